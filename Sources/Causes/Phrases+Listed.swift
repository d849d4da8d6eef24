extension Phrases {
  /// What is listed or found in a message.
  static let listed = [
    Phrases(
      .ipBlocklist, by: "GoDaddy; many",
      """
      this ip has been / your ip has been / ip has been / ip address has been > blocked / banned / blacklisted / \
        listed
      """),
    Phrases(
      .dnsSender, by: "GMX",
      """
      invalid dns mx
      """),
    Phrases(
      .dnsSender, by: "BarricadeMX",
      """
      sender / mail from / from address > unknown tld / invalid tld / reserved domain / top level domain
      """),
    Phrases(
      .ptr, by: "BarricadeMX",
      """
      host / client > unknown tld / invalid tld / reserved domain / top level domain except helo
      """),
    Phrases(
      .senderPolicy, by: "relays for their customers",
      """
      header from / from header / envelope from / mail from > domain + authorised for / authorized for / \
        permitted for
      """),
    Phrases(
      .urlBlocklist, by: "URIBL, SURBL; Gmail; Spamhaus DBL",
      """
      url domains / suspicious url / suspicious link / spam link / spam url / malicious url / malicious link / uri \
        blacklist / url blacklist / surbl / uribl
      url / urls / uri / uris / link / links / website + listed / blacklist / blacklisted / blocklist / block list \
        / blocked / black list / banned / spam / malicious / bad / forbidden / prohibited except see / visit / for \
        more / click
      message / body / content / mail / email > contains / contained / mentions / includes > domain / domains / host / \
        hostname > listed / blacklisted / blocklisted / blocked / banned
      body + listed / blacklist / blocklist + domain
      """),
    Phrases(
      .attachment, by: "Gmail; Amavis; STRATO; many",
      """
      attachment / attachments / attached / anhang / dateianhang / pièce jointe / piece jointe / adjunto / archivo \
        adjunto / allegato / anexo / załącznik / вложени / 附件 / 添付 except size / too large / large
      potential security issue / vba macro / macro / macros
      executable / banned / forbidden / dangerous / prohibited / blocked / disallowed / restricted / illegal / \
        unsafe + file / files / filename / extension / file type / content type / zip / archive / name except \
        system
      file type / file extension / file name / filename extension + not / blocked / banned / denied / reject
      password protected / encrypted zip / encrypted archive
      mime type / content type / file types / file extensions > not accepted / not allowed / not permitted / blocked / \
        banned / denied / rejected / refused / forbidden / prohibited / disallowed
      """),
    Phrases(
      .contentSpam, by: "T-Online; GoDaddy",
      """
      spam or virus / virus or spam / spam and virus / spam virus
      """),
    Phrases(
      .contentVirus, by: "Amavis; ClamAV; many",
      """
      virus / viruses / infected / infection / malware / trojan / eicar / ransomware / clamav / malicious content \
        / malicious code / malicious file / вирус / 病毒 / ウイルス / virenbefall / viren$ / wirus
      """),
  ]
}
