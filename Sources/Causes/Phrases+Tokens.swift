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
