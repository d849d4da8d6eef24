package import SMTP

extension Persona {
  /// A qmail, as netqmail and notqmail have left it: neither SIZE nor STARTTLS nor logins, no HELO wanted, and any recipient
  /// at its domains is accepted, whether there is a mailbox or not (the bounce comes later). No such server could be
  /// recorded; words and order are those of qmail-smtpd.c (notqmail). It reads almost anything as an address, where
  /// the referee has RFC 5321; and a bare line feed in a message, which ends the connection there, does not here.
  static let qmail: Persona = {
    var persona = Persona(
      name: "qmail", hostName: "gate.oz.example", localDomains: ["oz.example"], accounts: [], manner: QmailManner())
    persona.unknownUsers = []
    persona.offersTLS = false
    persona.offeredMechanisms = []
    // It has no bounds; these are ours.
    persona.limits.recipients = 50_000
    persona.limits.commandOctets = nil
    persona.limits.unknownCommands = .max
    persona.limits.protocolErrors = .max
    persona.limits.junkCommands = nil
    persona.rules.tellsOtherProtocols = false
    persona.rules.extensions = [.pipelining, .eightBitMIME]
    persona.rules.helloArgument = .anything
    persona.rules.takesBareAddresses = true
    persona.rules.takesUnqualifiedAddresses = [.mail, .rcpt]
    persona.rules.takesSenderAgain = true
    persona.rules.readsParameters = false
    persona.rules.ignoresArguments = [.data, .rset, .quit]
    persona.rules.unknownVerbs = [.expn, .etrn, .bdat]
    persona.rules.answersLostInput = false
    return persona
  }()
}

/// The sentences of qmail-smtpd.
package struct QmailManner: PersonaManner {
  package init() {}

  package func reply(to verdict: ServerVerdict, hostName: String) -> Reply {
    switch verdict {
    case .greeting: reply(220, "\(hostName) ESMTP")
    case .helloAccepted(_, _, let extensions): reply(250, [hostName] + (extensions ?? []).map(\.description))
    case .senderAccepted, .recipientAccepted, .nothingDone, .chunkWanted, .chunkAccepted: reply(250, "ok")
    case .messageWanted: reply(354, "go ahead")
    case .messageAccepted(let id), .chunksAccepted(let id, _):
      reply(250, "ok \(id.split(separator: ".").joined(separator: " qp "))")
    case .transactionReset: reply(250, "flushed")
    case .verified, .prohibited(.vrfy, _), .malformed(.vrfy, _, _): reply(252, "send some mail, i'll try my best")
    case .help: reply(214, "notqmail home page: https://notqmail.org")
    case .goodbye: reply(221, hostName)

    case .senderNotGiven, .recipientsMissing(_, hasSender: false): reply(503, "MAIL first (#5.5.1)")
    case .recipientsMissing(_, hasSender: true): reply(503, "RCPT first (#5.5.1)")
    case .malformed(_, .emptyLine, _), .unknownCommand, .otherProtocol, .messageBegun, .chunksNeeded, .forbidden,
      .notOffered, .prohibited, .nulInCommand,
      .handshakeWanted, .loginChallenge, .loginAccepted, .alreadyLoggedIn, .loginInTransaction, .alreadySecured,
      .handshakeInTransaction, .unknownMechanism, .tlsUnavailable, .loginRefused, .loginCancelled, .loginNotBase64,
      .loginMalformed, .loginResponseUnexpected, .helloRequired, .helloRepeated, .senderAlreadyGiven:
      reply(502, "unimplemented (#5.5.1)")
    case .malformed, .unqualified, .unknownParameter, .malformedParameter, .commandTooLong:
      reply(555, "syntax error (#5.5.4)")

    case .relayDenied: reply(553, "sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)")
    case .unknownUser: reply(550, "sorry, no mailbox here by that name. (#5.1.1)")
    case .objected(let refusal): objection(refusal)
    case .tooManyRecipients, .tooManyTransactions, .tooManyDomains: reply(421, "out of memory (#4.3.0)")
    case .messageTooBig: reply(552, "sorry, that message size exceeds my databytes limit (#5.3.4)")
    case .storageFull, .localError: reply(451, "qq write error or disk full (#4.3.0)")
    case .timedOut: reply(451, "timeout (#4.4.2)")
    // It says nothing more, and counts nothing.
    case .inputLost, .closingDown, .tooManyConnections, .tooManyErrors, .tooManyUnknownCommands, .tooManyFailedLogins,
      .tooManyJunkCommands, .notSynchronized:
      reply(421, "unable to read controls (#4.3.0)")
    }
  }

  /// It checks none of these itself: in the manner of the patches that do.
  private func objection(_ refusal: PolicyRefusal) -> Reply {
    switch refusal {
    case .listed(let address, let zone): reply(553, "\(address) is listed at \(zone)")
    case .helloForged(let name, _): reply(553, "sorry, your HELO name \(name) is not yours (#5.7.1)")
    case .nameless: reply(553, "sorry, your host has no reverse DNS (#5.7.1)")
    case .senderDomainUnknown(let domain): reply(553, "sorry, sender domain \(domain) does not exist (#5.1.8)")
    case .senderRefusesMail(let domain):
      reply(553, "sorry, sender domain \(domain) does not accept mail, null MX (#5.7.27)")
    case .spfFailed(let domain, _): reply(550, "sorry, SPF of \(domain) does not name your host (#5.7.1)")
    case .dmarcFailed(let domain): reply(554, "sorry, DMARC policy of \(domain) (#5.7.1)")
    case .greylisted(let seconds): reply(451, "greylisted, try again in \(seconds) seconds (#4.3.0)")
    case .tooManyMessages: reply(421, "too many messages from your host (#4.3.0)")
    case .mailboxFull: reply(452, "mailbox is over quota (#4.2.2)")
    case .contentRefused: reply(554, "message rejected as spam (#5.7.1)")
    }
  }

  // MARK: Writing

  /// The second, and the number of the process that puts the message into the queue: a new one for each.
  package func queueID(_ stamp: QueueStamp) -> String {
    "\(stamp.seconds).\((stamp.processID + stamp.ordinal) % 4_194_304)"
  }

  /// As qmail-local(8) writes them.
  package func deliveryLines(_ delivery: Delivery, for mailbox: Mailbox) -> [TraceLine] {
    [.returnPath(delivery), .deliveredTo(mailbox)]
  }

  /// qmail-queue and qmail-smtpd write a line each; neither has a zone but its own, nor a recipient.
  package func received(_ delivery: Delivery, for mailbox: Mailbox?) -> [TraceLine] {
    let transaction = delivery.transaction
    let process = delivery.queueID.split(separator: ".").last.map(String.init) ?? ""
    let date: (String, Origin) = ("\(delivery.date.utc.moment) -0000", .clock)
    let name = transaction.clientName ?? "unknown"
    let hello = transaction.hello.flatMap { $0.name.lowercased() == name.lowercased() ? nil : $0.name }
    return [
      TraceLine([
        ("Received: (qmail ", .server), (process, .endOfData), (" invoked from network); ", .server), date,
      ]),
      TraceLine(
        [("Received: from ", .server), (name, transaction.clientName == nil ? .server : .connection)]
          + (hello.map { [(" (HELO ", .server), (Self.safe($0), .hello), (")", .server)] } ?? [])
          + [(" (", .server), (transaction.clientAddress, .connection), (")", .server)]),
      TraceLine([("  by \(delivery.hostName) with SMTP; ", .server), date]),
    ]
  }

  /// What it does not trust in a name becomes a question mark.
  private static func safe(_ name: String) -> String {
    String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber || ".@%+/=:-[]".contains($0)) ? $0 : "?" })
  }
}
