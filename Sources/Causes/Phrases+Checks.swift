extension Phrases {
  /// A check that could not be made, which says nothing of the message: its name is that of what it looks for.
  static let checks = [
    Phrases(
      .serverFault, digit: 4, by: "Amavis; ClamAV; Haraka; Rspamd",
      except: """
        overload / overloaded / busy / found / detected / rejected
        """,
      """
      virus / viruses / antivirus / anti virus / av$ / malware / clamav / clamd / spamassassin / spamd / rspamd / \
        milter / dlp$ / data loss prevention > failed / failure / fail$ / error / errors / unavailable / not \
        available / not running / not responding / not respond / unreachable / out of service / is down / timed \
        out / timeout / could not / cannot / unable
      error / errors / failed / failure / unable / cannot / could not / problem / trouble > running / to run / to \
        scan / to start / to reach / to contact / scanning / contacting / connecting > virus / antivirus / scanner \
        / clamav / clamd / spamd / rspamd / spamassassin / milter / filter
      error in processing > failed
      """),
    Phrases(
      .recipientPolicy, at: [.rcpt, .data, .endOfMessage, .other], by: "GMX, WEB.DE, IONOS; Zoho; Rackspace",
      """
      policy restrictions except ip based / domain based / header based
      mailpolicy violation
      recipients server refused to accept
      """),
    Phrases(
      .senderPolicy, by: "Exchange Online",
      """
      does not allow external forwarding
      """),
    Phrases(
      .relayDenied, by: "gateways",
      """
      not local host > not a gateway
      """),
    Phrases(
      .domainReputation, by: "Rackspace",
      """
      senders mx record not allowed
      """),
    Phrases(
      .format, by: "Rackspace",
      """
      multi part mime messages are rejected
      """),
    // What may be wrong with the sender, all of it in one text.
    Phrases(
      .senderUnverified, by: "cPanel",
      """
      verification failed / sender verify failed + may be blacklisted
      """),
    Phrases(
      .senderUnverified, by: "sending services",
      """
      domain is not associated with your account
      """),
    Phrases(
      .serverFault, digit: 4, by: "policy servers; gateways",
      except: """
        recipient / user / mailbox / account / greylist / grey / spf / dkim / dmarc / dns / reverse / sender / tls
        """,
      """
      limiting / limiter / policy / check / checks / verification / prevention / scanner / validation / \
        authorization > temporarily unavailable / is unavailable / currently unavailable / not available / \
        unavailable / not responding / unreachable
      upstream / downstream / back end / next hop / smart host > authentication / connection / delivery / server / \
        relay / error > error / failure / failed / unavailable / refused / timed out / timeout / unreachable
      upstream / downstream / backend / back end / next hop / smart host / gateway > error / failure / failed / \
        unavailable / timed out / timeout / unreachable
      """),
  ]
}
