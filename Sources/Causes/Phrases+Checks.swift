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
