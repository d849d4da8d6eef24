extension Phrases {
  /// What a provider calls a refusal, a list, or a page about one: the most exact part of a reply.
  static let tokens = [
    Phrases(
      .ipReputation, as: .names, by: "Yahoo",
      """
      [ts0 / [tss04 / [tss05 / [ipts0 / [tss09 / [tss11 / 4.16.50 / 4.16.55
      """),
    Phrases(
      .ipBlocklist, as: .names, by: "Yahoo; AOL; AT&T",
      """
      [bl2 / [tss07 / (rtr:bl) / (rtr:du) / _is_blocked / dnsbl:attrbl
      """),
    Phrases(
      .ipReputation, as: .names, by: "AOL",
      """
      (rly:b / (con:b / vs1-ip
      """),
    Phrases(
      .contentSpam, as: .names, by: "Yahoo; AOL",
      """
      (rly:ch / 4.16.51 / [ph01
      """),
    Phrases(
      .rateLimit, as: .names, by: "AOL",
      """
      (dyn:t
      """),
    Phrases(
      .ptr, as: .names, by: "AOL",
      """
      (rtr:rd) / (dns:nr)
      """),
    Phrases(
      .urlBlocklist, as: .names, by: "AOL",
      """
      (hvu:b / (hvu:
      """),
    Phrases(
      .dkim, as: .names, by: "Yahoo",
      """
      (au01)
      """),
    Phrases(
      .greylist, as: .names, by: "Yahoo",
      """
      [gl01]
      """),
    Phrases(
      .serverBusy, as: .names, by: "Yahoo",
      """
      [#4.16.1]
      """),
    Phrases(
      .mailboxDisabled, as: .names, by: "Yahoo; AT&T",
      """
      (554.30) / [suspend]
      """),
    Phrases(
      .ipBlocklist, as: .names, by: "Outlook.com",
      """
      (s3140) / (s3150) / ou-001 / dy-001 / as(1450)
      """),
    Phrases(
      .ipReputation, as: .names, by: "Outlook.com",
      """
      sc-00 / dy-002 / (s775) / (s3114)
      """),
    Phrases(
      .rateLimit, as: .names, by: "Outlook.com",
      """
      rp-001 / rp-002
      """),
    Phrases(
      .tooManyConnections, as: .names, by: "Outlook.com",
      """
      rp-003
      """),
    Phrases(
      .contentSpam, as: .names, by: "Outlook.com",
      """
      ou-002
      """),
    Phrases(
      .dnsRecipient, as: .names, by: "Exchange Online",
      """
      attr35
      """),
    Phrases(
      .format, as: .names, by: "Exchange",
      """
      corrupt message content / cat.invalidcontent / multiple from addresses
      """),
    Phrases(
      .noSuchUser, as: .names, by: "Barracuda",
      """
      cuda_nsu
      """),
    Phrases(
      .contentSpam, as: .names, by: "Barracuda",
      """
      :blocked)
      """),
    Phrases(
      .relayDenied, as: .names, by: "Trend Micro",
      """
      rejected: no-domain
      """),
    Phrases(
      .recipientPolicy, as: .names, by: "Trend Micro",
      """
      rejected: block-
      """),
    Phrases(
      .timeout, as: .names, by: "mail shields; Winsock",
      """
      connect error 10060
      """),
    Phrases(
      .recipientPolicy, as: .names, by: "Exchange",
      """
      as16012607 / resolver.rst.auth / resolver.rst.notauth / rules.rejectmessage
      """),
    Phrases(
      .relayDenied, as: .names, by: "Exchange Online",
      """
      tenantattribution
      """),
    Phrases(
      .accountBlocked, as: .names, by: "Exchange Online",
      """
      as(42003)
      """),
    Phrases(
      .attachment, as: .names, by: "Exchange Online",
      """
      (as345)
      """),
    Phrases(
      .tooLarge, as: .names, by: "Exchange",
      """
      recipsizelimit
      """),
    Phrases(
      .rateLimit, as: .names, by: "Exchange Online",
      """
      submissionquota
      """),
    Phrases(
      .accountBlocked, as: .names, by: "Exchange Online",
      """
      outboundspamexception
      """),
    Phrases(
      .mailboxFull, as: .names, by: "Exchange; Gmail",
      """
      exception:quotaexceeded / overquotaperm / p=overquota
      """),
    Phrases(
      .noSuchUser, as: .names, by: "Exchange; Gmail",
      """
      recipientnotfound / recipnotfound / exrecipnotfound / p=nosuchuser / nosuchuser
      """),
    Phrases(
      .dnsRecipient, as: .names, by: "Exchange",
      """
      nonexistentdomain / dnssec-invalid
      """),
    Phrases(
      .senderPolicy, as: .names, by: "Exchange",
      """
      sendasdenied / tenant allow block
      """),
    Phrases(
      .tlsFailed, as: .names, by: "RFC 8460; Exchange Online",
      """
      starttls-not-supported / certificate-expired / tlsa-invalid / certificate-host-mismatch
      """),
    Phrases(
      .authMethod, as: .names, by: "Exchange Online",
      """
      smtpclientauthentication is disabled
      """),
    Phrases(
      .loop, as: .names, by: "Exchange",
      """
      detail/122
      """),
    Phrases(
      .authFailed, as: .names, by: "Gmail",
      """
      p=badcredentials
      """),
    Phrases(
      .appPassword, as: .names, by: "Gmail",
      """
      p=invalidsecondfactor
      """),
    Phrases(
      .accountBlocked, as: .names, by: "Gmail",
      """
      p=weblogin
      """),
    Phrases(
      .rateLimit, as: .names, by: "Gmail",
      """
      p=receivingrate
      """),
    Phrases(
      .mailboxDisabled, as: .names, by: "Gmail",
      """
      p=disableduser / p=inactiveuser
      """),
  ]
}
