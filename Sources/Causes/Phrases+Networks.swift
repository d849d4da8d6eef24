extension Phrases {
  /// The same of access providers, hosts, filters and lists.
  static let networks = [
    Phrases(
      .format, as: .names, by: "GMX, WEB.DE, IONOS",
      """
      &c=hi / &c=hd / c=r0701 / restrictions (header based)
      """),
    Phrases(
      .ipBlocklist, as: .names, by: "GMX, WEB.DE, IONOS",
      """
      &c=bl
      """),
    Phrases(
      .ipReputation, as: .names, by: "GMX, WEB.DE, IONOS",
      """
      restrictions (ip based)
      """),
    Phrases(
      .domainReputation, as: .names, by: "GMX, WEB.DE, IONOS",
      """
      restrictions (domain based)
      """),
    Phrases(
      .contentSpam, as: .names, by: "iCloud",
      """
      [cs01] / [cs02] / [hm08] / [hm0
      """),
    Phrases(
      .ipReputation, as: .names, by: "iCloud",
      """
      [hcm1]
      """),
    Phrases(
      .serverFault, as: .names, by: "iCloud",
      """
      [bs02]
      """),
    Phrases(
      .ipBlocklist, as: .names, by: "Comcast; Cox; Charter",
      """
      bl000 / bl001 / es000 / ipbl / cxbl / in-1240 / i-1010
      """),
    Phrases(
      .rateLimit, as: .names, by: "Comcast; Cox; Charter",
      """
      rl000 / aup#i-13 / cxmxrt / i-1310 / i-1320 / i-1330
      """),
    Phrases(
      .dmarc, as: .names, by: "Comcast",
      """
      dm000001
      """),
    Phrases(
      .tooManyConnections, as: .names, by: "Charter; Cox; NetEase; Orange",
      """
      in-1340 / cxcnct / hl:icc / ib007 / ofr_104 / ofr005_104 / elnknnnn_110
      """),
    Phrases(
      .ipReputation, as: .names, by: "Charter; Cox; Orange",
      """
      in-1370 / in-1020 / cdrbl / hl:rep / elnknnnn_130 / lpn027 / ofr_105
      """),
    Phrases(
      .accountBlocked, as: .names, by: "Cox",
      """
      cxthrt / cxmj
      """),
    Phrases(
      .spf, as: .names, by: "Cox; Orange",
      """
      cxsndr / ofr_397
      """),
    Phrases(
      .ptr, as: .names, by: "Cox; Orange; GMX",
      """
      cxdns / ofr_107 / c=rdns / elnknnnn_105 / elnknnnn_108
      """),
    Phrases(
      .recipientPolicy, as: .names, by: "Charter",
      """
      aup#1260
      """),
    Phrases(
      .ipBlocklist, as: .names, by: "Vade Secure",
      """
      elnknnnn_101 / elnknnnn_102 / elnknnnn_11 / oxsus0001_101
      """),
    Phrases(
      .serverBusy, as: .names, by: "Vade Secure; GoDaddy",
      """
      oxsus0001_102 / elnknnnn_103 / ib101
      """),
    Phrases(
      .rateLimit, as: .names, by: "Vade Secure; Orange; GoDaddy",
      """
      oxsus0001_140 / ofr_109 / ofr_98 / ofr_99
      """),
    Phrases(
      .contentSpam, as: .names, by: "Orange; GoDaddy; NetEase; STRATO",
      """
      ofr_506 / lpn007_510 / ib212 / dt:spm / (b-text)
      """),
    Phrases(
      .dmarc, as: .names, by: "Orange; La Poste",
      """
      ofr_515 / lpn007_517
      """),
    Phrases(
      .dkim, as: .names, by: "Orange",
      """
      ofr_535
      """),
    Phrases(
      .noSuchUser, as: .names, by: "Orange; Trellix",
      """
      ofr_416 / lpn007_416 / etp102
      """),
    Phrases(
      .mailboxFull, as: .names, by: "Orange",
      """
      ofr_417
      """),
    Phrases(
      .dnsSender, as: .names, by: "Orange; GoDaddy",
      """
      lpn007_405 / ib506
      """),
    Phrases(
      .ipBlocklist, as: .names, by: "GoDaddy",
      """
      ib105
      """),
    Phrases(
      .wrongPort, as: .names, by: "GoDaddy",
      """
      ib401
      """),
    Phrases(
      .format, as: .names, by: "GoDaddy",
      """
      ib501
      """),
    Phrases(
      .attachment, as: .names, by: "STRATO",
      """
      (b-attach)
      """),
    Phrases(
      .urlBlocklist, as: .names, by: "STRATO",
      """
      (b-url)
      """),
    Phrases(
      .rateLimit, as: .names, by: "NetEase",
      """
      mi:dmc / mi:sfq / mi:stc / rp:trc / rp:rcl / hl:ifc / hl:itc
      """),
    Phrases(
      .tooManyRecipients, as: .names, by: "NetEase",
      """
      rp:drc
      """),
    Phrases(
      .tooManyErrors, as: .names, by: "NetEase",
      """
      mi:cel / mi:ccl
      """),
    Phrases(
      .ipBlocklist, as: .names, by: "NetEase",
      """
      hl:ihu / dt:rbl / wm:bli
      """),
    Phrases(
      .senderPolicy, as: .names, by: "NetEase",
      """
      wm:blu / dt:sum / hl:mep
      """),
    Phrases(
      .relayDenied, as: .names, by: "Trellix",
      """
      etp100
      """),
    Phrases(
      .serverFault, as: .names, by: "Trellix",
      """
      etp103 / etp106
      """),
    Phrases(
      .loop, as: .names, by: "Trellix",
      """
      etp104
      """),
    Phrases(
      .serverFault, as: .names, by: "Spamhaus; URIBL",
      """
      returnc/ / refused.shtml
      """),
    Phrases(
      .contentSpam, as: .names, by: "Spamhaus",
      """
      hbl.dq.
      """),
    Phrases(
      .domainBlocklist, as: .names, by: "Spamhaus; RHSBLs",
      """
      dbl.spamhaus / zrd.spamhaus / rhsbl
      """),
    Phrases(
      .domainBlocklist, as: .names, by: "Exchange Online",
      """
      helo domain is listed / mailfrom domain is listed
      """),
    Phrases(
      .urlBlocklist, as: .names, by: "iCloud; URIBL, SURBL",
      """
      present in the spamhaus dbl
      """),
    Phrases(
      .contentSpam, as: .names, by: "SpamAssassin",
      """
      spamassassin score
      """),
    Phrases(
      .urlBlocklist, as: .names, by: "URIBL, SURBL",
      """
      uribl / surbl / ivmuri
      """),
    Phrases(
      .greylist, as: .names, by: "Greylisting tools",
      """
      grey.rbl / greylist. / postgrey. / isg.ee.ethz.ch / bsdly.net
      """),
    Phrases(
      .ipBlocklist, as: .names, by: "DNS block lists",
      """
      spamhaus / spamcop / barracudacentral / sorbs.net / uceprotect / mailspike / abusix / invaluement
      ivmsip / csi.cloudmark / cm-csi / ipcheck.proofpoint / proofpoint.com/dnsbl / manitu / hostkarma
      spamrl / mail-abuse.org / rbl-plus / ers-dul / junkemailfilter / dnsbl. / bl.spam / cbl.abuseat
      abuseat / backscatterer / njabl / wpbl / dronebl / 0spam / lashback / truncate.gbudb / spamrats
      s5h.net / nixspam / blagr / blackholes / senderbase / security.rr.com / antispam.fasthosts
      rbl.
      """),
    Phrases(
      .ipReputation, as: .names, by: "Cisco; LinuxMagic; T-Online",
      """
      cloud-security.net / power_of_ip_reputation / talosintelligence / senderscore / (nowl)
      """),
    Phrases(
      .bareLF, as: .names, by: "Postfix; qmail; Haraka",
      """
      barelf / smtplf / bare <lf>
      """),
    Phrases(
      .attachment, as: .names, by: "Amavis",
      """
      - banned / banned:
      """),
    Phrases(
      .spf, as: .names, by: "RFC 7208",
      """
      openspf / open-spf / spf.pobox / /why.html?sender / /why?s=
      """),
  ]
}
