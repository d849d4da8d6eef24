import Octets
package import SMTP

extension Persona {
  /// A Postfix 3.7 as it is unless told otherwise.
  static let postfix: Persona = {
    var persona = Persona(
      name: "postfix", hostName: "mail.acme.example", localDomains: ["acme.example", "mail.acme.example"],
      accounts: accounts(at: "acme.example"), manner: PostfixManner())
    persona.offeredMechanisms = ["PLAIN", "LOGIN", "CRAM-MD5"]
    persona.limits.messageOctets = 10_240_000
    persona.limits.recipients = 1_000
    persona.limits.commandOctets = nil
    persona.limits.unknownCommands = .max
    persona.limits.protocolErrors = .max
    persona.limits.refusals = 20
    persona.limits.loginFailures = nil
    // It compares before it counts, so one more than `smtpd_junk_command_limit` is free.
    persona.limits.junkCommands = 101
    persona.rules.extensions = [
      .pipelining, .size, .vrfy, .etrn, .startTLS, .auth, .enhancedStatusCodes, .eightBitMIME, .dsn, .smtpUTF8,
      .chunking,
    ]
    persona.rules.requiresListing = false
    persona.rules.listsUsedLogin = true
    persona.rules.helloArgument = .words
    persona.rules.takesBareAddresses = true
    persona.rules.takesUnqualifiedAddresses = [.mail, .rcpt]
    persona.rules.verifiesAddresses = true
    persona.rules.ignoresArguments = [.quit]
    persona.rules.unknownVerbs = [.help, .expn]
    persona.rules.dropsWhatFollowsSTARTTLS = true
    persona.rules.answersLostInput = false
    return persona
  }()
}

/// The sentences of Postfix 3.7, as a table of commands recorded from a real one has them.
package struct PostfixManner: PersonaManner {
  package init() {}

  package func reply(to verdict: ServerVerdict, hostName: String) -> Reply {
    switch verdict {
    case .greeting: reply(220, "\(hostName) ESMTP Postfix")
    case .helloAccepted(_, _, let extensions): reply(250, [hostName] + (extensions ?? []).map(\.description))
    case .senderAccepted: reply(250, "2.1.0 Ok")
    case .recipientAccepted: reply(250, "2.1.5 Ok")
    case .messageWanted: reply(354, "End data with <CR><LF>.<CR><LF>")
    case .messageAccepted(let id): reply(250, "2.0.0 Ok: queued as \(id)")
    case .chunksAccepted(let id, let octets): reply(250, "2.0.0 Ok: \(octets) bytes queued as \(id)")
    case .transactionReset, .nothingDone: reply(250, "2.0.0 Ok")
    case .verified(let argument): reply(252, "2.0.0 \(argument)")
    case .goodbye: reply(221, "2.0.0 Bye")

    case .handshakeWanted: reply(220, "2.0.0 Ready to start TLS")
    case .loginChallenge(let text): reply(334, text)
    case .loginAccepted: reply(235, "2.7.0 Authentication successful")

    case .helloRequired, .helloRepeated: reply(503, "5.5.1 Error: send HELO/EHLO first")
    case .senderNotGiven: reply(503, "5.5.1 Error: need MAIL command")
    case .senderAlreadyGiven: reply(503, "5.5.1 Error: nested MAIL command")
    case .recipientsMissing(_, hasSender: false): reply(503, "5.5.1 Error: need RCPT command")
    case .recipientsMissing(_, hasSender: true): reply(554, "5.5.1 Error: no valid recipients")
    case .alreadyLoggedIn: reply(503, "5.5.1 Error: already authenticated")
    case .loginInTransaction, .handshakeInTransaction: reply(503, "5.5.1 Error: MAIL transaction in progress")
    case .alreadySecured: reply(554, "5.5.1 Error: TLS already active")

    case .forbidden: reply(221, "2.7.0 Error: I can break rules, too. Goodbye.")
    case .unknownCommand, .help: reply(500, "5.5.2 Error: command not recognized")
    case .notOffered(.bdat): reply(521, "5.5.1 Error: command not implemented")
    case .notOffered(.auth): reply(503, "5.5.1 Error: authentication not enabled")
    case .notOffered: reply(502, "5.5.1 Error: command not implemented")
    case .malformed(let verb, let error, _): malformed(verb, error)
    case .unqualified(let verb, let path):
      reply(
        504, "5.5.2 \(path): \(verb == .mail ? "Sender" : "Recipient") address rejected: need fully-qualified address")
    case .unknownParameter(_, let parameter, _): unsupported(parameter.written)
    case .malformedParameter(_, let parameter) where parameter.keyword == "SIZE" && parameter.value != nil:
      reply(501, "5.5.4 Bad message size syntax")
    case .malformedParameter(_, let parameter): badValue(parameter)
    case .nulInCommand, .commandTooLong: reply(500, "5.5.2 Error: bad syntax")

    case .prohibited(.etrn, ""): reply(500, "Syntax: ETRN domain")
    case .prohibited(.etrn, let domain): reply(459, "<\(domain)>: service unavailable")
    case .prohibited: reply(502, "5.5.1 Error: command not implemented")
    case .relayDenied(let path): reply(554, "5.7.1 \(path): Relay access denied")
    case .objected(let refusal): objection(refusal)
    case .unknownUser(let path):
      reply(550, "5.1.1 \(path): Recipient address rejected: User unknown in local recipient table")
    case .messageBegun(let verb): reply(503, "5.5.1 Error: \(verb) after BDAT")
    case .chunksNeeded: reply(503, "5.5.1 Error: BODY=BINARYMIME needs BDAT")
    case .chunkWanted(let octets, _), .chunkAccepted(let octets): reply(250, "2.0.0 Ok: \(octets) bytes")
    case .tooManyTransactions: reply(452, "4.5.3 Error: too many transactions")
    case .tooManyDomains: reply(452, "4.5.3 Error: too many recipient domains")
    case .otherProtocol: reply(500, "5.5.2 Error: command not recognized")
    case .tooManyRecipients: reply(452, "4.5.3 Error: too many recipients")
    case .messageTooBig(isAnnounced: true): reply(552, "5.3.4 Message size exceeds fixed limit")
    case .messageTooBig(isAnnounced: false): reply(552, "5.3.4 Error: message file too big")
    case .storageFull: reply(452, "4.3.1 Insufficient system storage")
    case .localError: reply(451, "4.3.0 Error: queue file write error")
    case .tlsUnavailable: reply(454, "4.7.0 TLS not available due to local problem")
    case .unknownMechanism: loginFailed("no mechanism available")
    case .loginRefused: loginFailed("authentication failure")
    case .loginMalformed, .loginNotBase64, .loginResponseUnexpected: loginFailed("bad protocol / cancel")
    case .loginCancelled: reply(501, "5.7.0 Authentication aborted")

    case .tooManyErrors, .tooManyUnknownCommands, .tooManyFailedLogins, .tooManyJunkCommands:
      reply(421, "4.7.0 \(hostName) Error: too many errors")
    case .timedOut: reply(421, "4.4.2 \(hostName) Error: timeout exceeded")
    case .inputLost: reply(421, "4.4.2 \(hostName) Error: lost connection")
    case .closingDown: reply(421, "4.3.2 \(hostName) Error: service shutting down")
    case .notSynchronized: reply(503, "5.5.0 Error: improper use of SMTP command pipelining")
    case .tooManyConnections: reply(421, "4.7.0 \(hostName) Error: too many connections from client")
    }
  }

  /// As the rules of its configuration and its usual helpers word it (SPF and DMARC are none of its own).
  private func objection(_ refusal: PolicyRefusal) -> Reply {
    switch refusal {
    case .listed(let address, let zone):
      reply(554, "5.7.1 Service unavailable; Client host [\(address)] blocked using \(zone)")
    case .helloForged(let name, _): reply(550, "5.7.1 <\(name)>: Helo command rejected: Host not found")
    case .nameless(let address):
      reply(550, "5.7.25 Client host rejected: cannot find your hostname, [\(address)]")
    case .senderDomainUnknown(let domain):
      reply(550, "5.1.8 <\(domain)>: Sender address rejected: Domain not found")
    case .senderRefusesMail(let domain):
      reply(550, "5.7.27 Sender address rejected: Domain \(domain) does not accept mail (nullMX)")
    case .spfFailed(let domain, let address):
      reply(550, "5.7.23 Message rejected due to: SPF fail - not authorized; \(address) may not send for \(domain)")
    case .dmarcFailed(let domain): reply(550, "5.7.1 rejected by DMARC policy for \(domain)")
    case .greylisted(let seconds): reply(450, "4.2.0 Recipient address rejected: Greylisted for \(seconds) seconds")
    case .tooManyMessages(let address):
      reply(450, "4.7.1 Error: too many messages from [\(address)]; try again later")
    case .mailboxFull(let path): reply(452, "4.2.2 \(path): Recipient address rejected: Mailbox is full")
    case .contentRefused: reply(554, "5.7.1 Message rejected as spam by Content Filtering.")
    }
  }

  /// A request of a web browser, a line of a message, and everything else that does not begin with a letter: the
  /// default of `smtpd_forbidden_commands`.
  package func forbids(_ line: [UInt8]) -> Bool {
    let line = line.trimmingBlanks
    guard let first = line.first else { return false }
    if !first.isASCIILetter || ["CONNECT", "GET", "POST"].contains(Verb(of: line).rawValue) { return true }
    // `Subject:`; the colon of `MAIL FROM:` follows a second word.
    let word = line.prefix { $0 != ASCII.colon && !$0.isBlank }
    return word.endIndex < line.endIndex && line[word.endIndex] == ASCII.colon
  }

  private func loginFailed(_ reason: String) -> Reply { reply(535, "5.7.8 Error: authentication failed: \(reason)") }

  private func unsupported(_ parameter: String) -> Reply { reply(555, "5.5.4 Unsupported option: \(parameter)") }

  private func badValue(_ parameter: Parameter) -> Reply {
    guard parameter.value != nil else { return unsupported(parameter.written) }
    return switch parameter.keyword {
    case "RET", "ENVID": reply(501, "5.5.4 Bad \(parameter.keyword) parameter syntax")
    case "NOTIFY", "ORCPT": reply(501, "5.5.4 Error: Bad \(parameter.keyword) parameter syntax")
    default: unsupported(parameter.written)
    }
  }

  private func malformed(_ verb: Verb, _ error: CommandError) -> Reply {
    switch (error, verb) {
    case (_, .bdat): reply(521, "5.5.4 Syntax: BDAT count [LAST]")
    case (.malformedParameter(let text), _) where text.hasSuffix("=") && text.asciiUppercased != "SIZE=":
      badValue(Parameter(keyword: String(text.dropLast()), value: ""))
    case (.malformedParameter(let text), _) where text.asciiUppercased == "SIZE=":
      reply(501, "5.5.4 Bad message size syntax")
    case (.malformedParameter(let text), _): reply(555, "5.5.4 Unsupported option: \(text)")
    case (.path(.empty), .mail), (.missingKeyword, .mail), (.missingArgument, .mail):
      reply(501, "5.5.4 Syntax: MAIL FROM:<address>")
    case (.path(.empty), .rcpt), (.missingKeyword, .rcpt), (.missingArgument, .rcpt):
      reply(501, "5.5.4 Syntax: RCPT TO:<address>")
    case (.path, .mail): reply(501, "5.1.7 Bad sender address syntax")
    case (.path, _): reply(501, "5.1.3 Bad recipient address syntax")
    case (_, .helo), (_, .ehlo): reply(501, "Syntax: \(verb) hostname")
    case (_, .vrfy): reply(501, "5.5.4 Syntax: VRFY address [SMTPUTF8]")
    case (_, .auth): reply(501, "5.5.4 Syntax: AUTH mechanism")
    case (.unexpectedArgument, _): reply(501, "5.5.4 Syntax: \(verb)")
    default: reply(500, "5.5.2 Error: bad syntax")
    }
  }

  // MARK: Writing

  /// The microsecond and the number of the queue file, in hexadecimal: `95F21F7A36D`.
  package func queueID(_ stamp: QueueStamp) -> String {
    (stamp.fraction * 500).digits(5, radix: 16) + (0xF7_A000 + stamp.ordinal).digits(6, radix: 16)
  }

  /// As local(8) writes them.
  package func deliveryLines(_ delivery: Delivery, for mailbox: Mailbox) -> [TraceLine] {
    [
      .returnPath(delivery), .deliveredTo(mailbox, name: "X-Original-To"), .deliveredTo(mailbox),
    ]
  }

  /// As smtpd(8) writes it.
  package func received(_ delivery: Delivery, for mailbox: Mailbox?) -> [TraceLine] {
    let transaction = delivery.transaction
    var lines = [
      TraceLine([
        ("Received: from ", .server), (transaction.hello?.name ?? "unknown", .hello), (" (", .server),
        (transaction.clientName ?? "unknown", transaction.clientName == nil ? .server : .connection), (" ", .server),
        ("[\(transaction.clientAddress)]", .connection), (")", .server),
      ])
    ]
    let by: [(String, Origin)] = [
      ("\tby \(delivery.hostName) (Postfix) with ", .server), (Self.protocolName(transaction), .hello),
      (" id ", .server),
      (delivery.queueID, .endOfData),
    ]
    let date: [(String, Origin)] = [("\(delivery.date.internet)\(delivery.date.isUTC ? " (UTC)" : "")", .clock)]
    if let mailbox {
      lines.append(TraceLine(by))
      lines.append(TraceLine([("\tfor <", .server), (mailbox.description, .rcpt), (">; ", .server)] + date))
    } else {
      lines.append(TraceLine(by + [(";", .server)]))
      lines.append(TraceLine([("\t", .server)] + date))
    }
    return lines
  }

  /// Within TLS it is ESMTPS even where HELO came last, or nothing.
  private static func protocolName(_ transaction: MailTransaction) -> String {
    let isExtended = transaction.hello?.isExtended == true || transaction.protection != nil
    return transaction.protocolName(isExtended: isExtended)
  }
}
