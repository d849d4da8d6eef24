import Octets
package import SMTP

extension Persona {
  /// An OpenSMTPD 6.8 as it is unless told otherwise, with STARTTLS, and logins after it. DSN, which the practice server has
  /// not, is switched off (`no-dsn`).
  static let openSMTPD: Persona = {
    var persona = Persona(
      name: "opensmtpd", hostName: "hermit.example", localDomains: ["hermit.example"],
      accounts: accounts(at: "hermit.example"), manner: OpenSMTPDManner())
    persona.offeredMechanisms = ["PLAIN", "LOGIN"]
    persona.offersLoginInClear = false
    persona.limits.messageOctets = 36_700_160
    persona.limits.recipients = 1_000
    persona.limits.commandOctets = 2_049
    persona.limits.unknownCommands = .max
    persona.limits.protocolErrors = .max
    persona.limits.loginFailures = nil
    persona.limits.junkCommands = nil
    persona.rules.tellsOtherProtocols = false
    persona.rules.extensions = [.eightBitMIME, .enhancedStatusCodes, .size, .startTLS, .auth, .help]
    persona.rules.verbsAfterHello = [.mail, .rcpt, .data, .startTLS, .auth]
    persona.rules.greetsOnce = true
    persona.rules.helloArgument = .word
    persona.rules.takesUnqualifiedAddresses = [.mail, .rcpt]
    persona.rules.takesMalformedSize = true
    persona.rules.startsTLSInTransaction = false
    persona.rules.unknownVerbs = [.vrfy, .expn, .etrn, .bdat]
    persona.rules.hangsUpOnLongLine = true
    persona.rules.answersLostInput = false
    return persona
  }()
}

/// The sentences of OpenSMTPD 6.8, as a list of commands recorded from a real one has them; what the record has not (a
/// login, since Debian's cannot finish a handshake) is read off the program's own text.
package struct OpenSMTPDManner: PersonaManner {
  package init() {}

  package func reply(to verdict: ServerVerdict, hostName: String) -> Reply {
    switch verdict {
    case .greeting: reply(220, "\(hostName) ESMTP OpenSMTPD")
    case .helloAccepted(let name, let address, let extensions):
      reply(
        250, ["\(hostName) Hello \(name) [\(address)], pleased to meet you"] + (extensions ?? []).map(\.description))
    case .senderAccepted: reply(250, "2.0.0 Ok")
    case .recipientAccepted: reply(250, "2.1.5 Destination address valid: Recipient ok")
    case .messageWanted: reply(354, #"Enter mail, end with "." on a line by itself"#)
    case .messageAccepted(let id), .chunksAccepted(let id, _): reply(250, "2.0.0 \(id) Message accepted for delivery")
    case .transactionReset: reply(250, "2.0.0 Reset state")
    case .nothingDone, .verified, .chunkWanted, .chunkAccepted: reply(250, "2.0.0 Ok")
    case .help: reply(214, Self.help)
    case .goodbye: reply(221, "2.0.0 Bye")

    case .handshakeWanted: reply(220, "2.0.0 Ready to start TLS")
    case .loginChallenge(let text): reply(334, text)
    case .loginAccepted: reply(235, "2.0.0 Authentication succeeded")

    case .helloRequired, .senderNotGiven, .senderAlreadyGiven, .recipientsMissing(_, hasSender: false),
      .loginInTransaction, .handshakeInTransaction, .messageBegun, .chunksNeeded:
      invalid(503, "Command not allowed at this point.")
    case .helloRepeated: invalid(503, "Already identified")
    case .recipientsMissing(_, hasSender: true): arguments(503, "No recipient specified")
    case .alreadyLoggedIn: invalid(503, "Already authenticated")
    case .alreadySecured: invalid(503, "Channel already secured")

    case .unknownCommand, .otherProtocol, .forbidden, .prohibited, .nulInCommand: invalid(500, "Command unrecognized")
    case .notOffered: invalid(503, "Command not supported")
    case .malformed(let verb, let error, _): malformed(verb, error)
    case .unqualified(let verb, _): badAddress(verb)
    case .unknownParameter(let verb, let parameter, _), .malformedParameter(let verb, let parameter):
      unsupported(verb, parameter.written)
    case .commandTooLong: reply(500, "5.0.0 Command line too long")
    case .unknownMechanism(let name):
      reply(504, "5.7.3 Security features not supported: AUTH method \"\(name)\" not supported")

    case .relayDenied(let path), .unknownUser(let path): reply(550, "Invalid recipient: \(path)")
    case .objected(let refusal): objection(refusal)
    case .tooManyRecipients, .tooManyTransactions, .tooManyDomains:
      reply(451, "4.5.3 Too many recipients: Too many recipients")
    case .messageTooBig: reply(554, "5.3.4 Message too big for system: Transaction failed, message too big")
    case .storageFull, .localError: reply(421, "4.3.0 Temporary Error")
    case .tlsUnavailable: reply(454, "4.7.0 TLS not available due to temporary reason")
    case .loginRefused: reply(535, "Authentication failed")
    case .loginCancelled, .loginNotBase64, .loginMalformed, .loginResponseUnexpected:
      reply(501, "5.5.2 Syntax error: Syntax error")

    case .notSynchronized: invalid(500, "Pipelining not supported")
    // It has no words for these: it closes the connection, or counts nothing.
    case .tooManyErrors, .tooManyUnknownCommands, .tooManyFailedLogins, .tooManyJunkCommands, .timedOut, .inputLost,
      .closingDown, .tooManyConnections:
      reply(421, "4.3.0 Temporary Error")
    }
  }

  private func invalid(_ code: Int, _ text: String) -> Reply { reply(code, "5.5.1 Invalid command: \(text)") }

  private func arguments(_ code: Int, _ text: String) -> Reply {
    reply(code, "5.5.4 Invalid command arguments: \(text)")
  }

  private func unsupported(_ verb: Verb, _ option: String) -> Reply {
    verb == .mail ? arguments(503, "Unsupported option \(option)") : reply(503, "Unsupported option \(option)")
  }

  private func badAddress(_ verb: Verb) -> Reply {
    verb == .mail ? reply(553, "5.1.0 Sender address syntax error") : reply(501, "5.1.3 Recipient address syntax error")
  }

  private func malformed(_ verb: Verb, _ error: CommandError) -> Reply {
    switch (error, verb) {
    case (.missingArgument, .helo), (.missingArgument, .ehlo): invalid(501, "\(verb) requires domain name")
    case (_, .helo), (_, .ehlo): arguments(501, "Invalid domain name")
    case (.unexpectedArgument, .startTLS): arguments(501, "No parameters allowed")
    case (.unexpectedArgument, _): arguments(500, "command does not accept arguments.")
    case (_, .auth): arguments(501, "No parameters given")
    case (.path, _): badAddress(verb)
    case (.malformedParameter(let text), _): unsupported(verb, text)
    default: invalid(500, "Command unrecognized")
    }
  }

  /// It has none of these itself; its filters say what their configuration says, which the manual has examples of.
  private func objection(_ refusal: PolicyRefusal) -> Reply {
    switch refusal {
    case .listed(let address, let zone): reply(550, "your address [\(address)] is listed at \(zone)")
    case .helloForged(let name, _): reply(550, "HELO name \(name) does not match your address")
    case .nameless: reply(550, "no rDNS is so 80s")
    case .senderDomainUnknown(let domain): reply(550, "5.1.8 no mail server for sender domain \(domain)")
    case .senderRefusesMail(let domain): reply(550, "5.7.27 sender domain \(domain) does not accept mail (null MX)")
    case .spfFailed(let domain, let address): reply(550, "5.7.23 SPF: \(address) may not send for \(domain)")
    case .dmarcFailed(let domain): reply(550, "5.7.1 rejected by DMARC policy of \(domain)")
    case .greylisted(let seconds): reply(451, "4.7.1 greylisted, try again in \(seconds) seconds")
    case .tooManyMessages(let address): reply(451, "4.7.1 too many messages from [\(address)]")
    case .mailboxFull(let path): reply(452, "4.2.2 \(path): mailbox full")
    case .contentRefused: reply(550, "5.7.1 message rejected as spam")
    }
  }

  private static let help = [
    "This is OpenSMTPD", "To report bugs in the implementation, please contact bugs@openbsd.org", "with full details",
    "End of HELP info",
  ].map { "2.0.0 \($0)" }

  // MARK: Writing

  /// Eight hexadecimal digits, which look like chance: the time in 1/2000 s, by a factor that has an inverse.
  package func queueID(_ stamp: QueueStamp) -> String {
    let tick = UInt32(truncatingIfNeeded: stamp.seconds * 2_000 + stamp.fraction)
    return Int(tick &* 2_654_435_761).digits(8, radix: 16).lowercased()
  }

  package func deliveryLines(_ delivery: Delivery, for mailbox: Mailbox) -> [TraceLine] {
    [.mailboxLine(delivery), .returnPath(delivery), .deliveredTo(mailbox)]
  }

  package func received(_ delivery: Delivery, for mailbox: Mailbox?) -> [TraceLine] {
    let (transaction, date) = (delivery.transaction, delivery.date)
    let from = TraceLine([
      ("Received: from ", .server), (transaction.hello?.name ?? "", .hello), (" (", .server),
      (transaction.clientName ?? "<unknown>", transaction.clientName == nil ? .server : .connection), (" ", .server),
      ("[\(transaction.clientAddress)]", .connection), (")", .server),
    ])
    let negotiated = transaction.protection.map { protection in
      (" (\(protection.versionName):\(protection.cipher):\(protection.bits):NO)", Origin.tls)
    }
    let by = TraceLine(
      [
        ("\tby \(delivery.hostName) (OpenSMTPD) with ", .server), (transaction.protocolName(), .hello),
        (" id ", .server),
        (delivery.queueID, .endOfData),
      ] + [negotiated].compactMap(\.self))
    let last = TraceLine([("\t", .server), ("\(date.unpadded())\(date.isUTC ? " (UTC)" : "")", .clock)])
    guard let mailbox else { return [from, by.followed(by: ";"), last] }
    return [from, by, TraceLine([("\tfor <", .server), (mailbox.description, .rcpt), (">;", .server)]), last]
  }
}
