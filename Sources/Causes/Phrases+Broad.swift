extension Phrases {
  /// Words so broad that they count only where nothing before them is in the reply.
  static let broad = [
    Phrases(
      .tooManyConnections, by: "QQ Mail; Postfix",
      """
      connection / connections / session / sessions > frequency / frequent / rate / limited
      too many new
      """),
    Phrases(
      .contentSpam, at: [.endOfMessage], by: "many",
      """
      mass mailer / mass mailers / bulk mailer / mass mailing / ratware / bulk / advertising / advertisement / advertisements / marketing / phishing / scam / fraud
      """),
    Phrases(
      .authMethod, at: [.auth], by: "many",
      """
      mode / mechanism / method / type / auth$ > unsupported / not supported / unknown / unavailable / not \
        available
      """),
    Phrases(
      .contentSpam, at: [.endOfMessage], by: "many",
      """
      html tag / html tags / phone number filter / body filter / subject filter / keyword filter / banned word / \
        bad words / forbidden word
      """),
    Phrases(
      .ipBlocklist, at: [.connect, .helo, .ehlo, .mail, .rcpt], by: "Coremail; many",
      except: """
        helo / recipient
        """,
      """
      ip$ / your ip / client ip > hangup / invalid / prison / jail / banned / denied / no access / not welcome / \
        forbidden / refused / rejected
      invalid ip / bad ip / open relay check / openrelay check / open proxy / openrelay / no access for this ip / \
        access for this ip
      """),
    Phrases(
      .mailboxDisabled, at: [.rcpt, .data, .endOfMessage], by: "Coremail; many",
      """
      user / mailbox / account / recipient > hangup / suspend / stopped / paused / on hold / not active / not in \
        use
      """),
    Phrases(
      .noSuchUser, at: [.rcpt, .data, .endOfMessage, .vrfy], by: "many",
      """
      user / mailbox / account / recipient / address > not exist / isnt / not found / no longer / is gone / nobody
      rcpt user + not ok
      addressee unknown / addressee not
      not found in > ldap / directory / database / aliases / list
      not used / not in use / not assigned / no one by / ya no hay / no hay nadie / niemand / personne
      """),
    Phrases(
      .rateLimit, by: "many",
      """
      too many / to many / so many / max / maximum > mails / emails / messages / message > per connection / same / \
        minutes / hour / day / session / sent
      sending quota / not enough sending
      too many / to many > same size / identical / similar / duplicate
      """),
    Phrases(
      .tooManyRecipients, by: "eYou; Aliyun",
      """
      number of / numbers of / allow / allowed > rcpt / rcpts / recipients
      rcpt / rcpts > numbers / over size / count / limit
      """),
    Phrases(
      .recipientPolicy, by: "many",
      """
      approved list / approved sender / not on the list of / permitted senders / allowed senders / accepted \
        senders
      held for / held by > verification / moderation / moderator / human / approval / review
      receiver / recipient / user / customer / empfänger > denied your / refuse to receive / refused to receive / \
        refuses to receive / gesperrt / has restricted / does not want / has blocked / blocks / blocked you
      by this user / by the user / by the recipient / by the addressee > rejected / refused / not delivered
      rejected by this user / rejected by the user / refused by user
      """),
    Phrases(
      .senderPolicy, at: [.mail, .rcpt, .endOfMessage], by: "many",
      """
      domain > banned / blacklisted / denied / not welcome / blocked / different
      denies / black mail address / blacklisted address / bogus mail from / bogus sender / bad mail from / address \
        is not liked / cannot send mail from / cannot send mails from
      """),
    Phrases(
      .relayDenied, at: [.rcpt], by: "Coremail",
      """
      mx only / no smtp mx
      """),
    Phrases(
      .noSuchUser, at: [.rcpt], by: "many",
      except: """
        domain / host / file / command / parameter / option / mx$ / server / sender / pfsender / dns / mechanism / route / \
          network / list / page / record / service / permission
        """,
      """
      no such / unable to find / cannot find / could not find / cant find
      does not exist / doesnt exist / do not exist / not existing / non existing / nonexistent
      """),
    Phrases(
      .nullMX, at: [.connect, .helo, .ehlo, .mail, .rcpt], by: "RFC 7504",
      """
      machine / system / server / host / domain + does not accept mail / does not accept any mail / accepts no mail / never accepts \
        mail / doesnt accept mail
      """),
    Phrases(
      .serverFault, by: "Postfix, reject_unverified_recipient",
      """
      unverified address
      """),
  ]
}
