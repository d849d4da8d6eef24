import Octets
package import SMTP

extension Persona {
  /// A sendmail 8.17 with the privacy options that most have (`novrfy`, `noexpn`), and without those extensions that the
  /// practice server has not: DSN and DELIVERBY are switched off, and ETRN.
  static let sendmail: Persona = {
    var persona = Persona(
      name: "sendmail", hostName: "relay.roadrunner.example",
      localDomains: ["roadrunner.example", "relay.roadrunner.example"], accounts: accounts(at: "roadrunner.example"),
      manner: SendmailManner())
    persona.offeredMechanisms = ["PLAIN", "LOGIN", "CRAM-MD5"]
    persona.limits.messageOctets = SendmailManner.messageOctets
    // It has no bound; this one is ours.
    persona.limits.recipients = 50_000
    persona.limits.unknownCommands = 25
    persona.limits.protocolErrors = .max
    persona.limits.loginFailures = nil
    persona.limits.junkCommands = nil
    persona.rules.tellsOtherProtocols = false
    persona.rules.extensions = [
      .enhancedStatusCodes, .pipelining, .eightBitMIME, .size, .auth, .startTLS, .help,
    ]
    persona.rules.verbsAfterHello = [.mail]
    persona.rules.requiresListing = false
    persona.rules.listsUsedLogin = true
    persona.rules.helloArgument = .word
    persona.rules.takesBareAddresses = true
    persona.rules.takesUnqualifiedAddresses = [.rcpt]
    persona.rules.takesMalformedSize = true
    persona.rules.startsTLSInTransaction = false
    persona.rules.ignoresArguments = [.data, .rset, .quit]
    persona.rules.unknownVerbs = [.bdat]
    persona.rules.dropsWhatFollowsSTARTTLS = true
    return persona
  }()
}

/// The sentences of sendmail 8.17, as a list of commands recorded from a real one has them; those that need an hour or a
/// full disk are read off the program's own text.
package struct SendmailManner: VisitedManner {
  static let messageOctets = 52_428_800
  private static let version = "8.17.1.9"
  var visit: ServerVisit?

  package init() {}

  private var client: String { visit?.client ?? "the client" }

  package func reply(to verdict: ServerVerdict, hostName: String) -> Reply {
    switch verdict {
    case .greeting:
      reply(
        220, "\(hostName) ESMTP Sendmail \(Self.version)/\(Self.version); \(visit.map { Self.words($0.date) } ?? "")")
    case .helloAccepted(_, _, let extensions):
      reply(250, ["\(hostName) Hello \(client), pleased to meet you"] + (extensions ?? []).map(\.description))
    case .senderAccepted(let path): reply(250, "2.1.0 \(path)... Sender ok")
    case .recipientAccepted(let path): reply(250, "2.1.5 \(path)... Recipient ok")
    case .messageWanted: reply(354, "End data with <CR><LF>.<CR><LF>")
    case .messageAccepted(let id), .chunksAccepted(let id, _): reply(250, "2.0.0 \(id) Message accepted for delivery")
    case .transactionReset: reply(250, "2.0.0 Reset state")
    case .nothingDone, .chunkWanted, .chunkAccepted: reply(250, "2.0.0 OK")
    case .verified, .prohibited(.vrfy, _), .malformed(.vrfy, _, _):
      reply(252, "2.5.2 Cannot VRFY user; try RCPT to attempt delivery (or try finger)")
    case .help: reply(214, Self.help)
    case .goodbye: reply(221, "2.0.0 \(hostName) closing connection")

    case .handshakeWanted: reply(220, "2.0.0 Ready to start TLS")
    case .loginChallenge(let text): reply(334, text)
    case .loginAccepted: reply(235, "2.0.0 OK Authenticated")

    case .helloRequired, .helloRepeated: reply(503, "5.0.0 Polite people say HELO first")
    case .senderNotGiven: reply(503, "5.0.0 Need MAIL before RCPT")
    case .senderAlreadyGiven: reply(503, "5.5.0 Sender already specified")
    case .recipientsMissing(_, hasSender: false), .messageBegun, .chunksNeeded: reply(503, "5.0.0 Need MAIL command")
    case .recipientsMissing(_, hasSender: true): reply(503, "5.0.0 Need RCPT (recipient)")
    case .alreadyLoggedIn: reply(503, "5.5.0 Already Authenticated")
    case .loginInTransaction: reply(503, "5.5.0 AUTH not permitted during a mail transaction")
    case .alreadySecured: reply(503, "5.5.0 TLS not available")
    case .handshakeInTransaction: reply(503, "5.5.0 TLS not permitted during a mail transaction")

    case .forbidden, .otherProtocol: reply(421, "4.7.0 \(hostName) Rejecting open proxy \(client)")
    case .unknownCommand(let verb, let line) where ["TURN", "SEND", "SOML", "SAML"].contains(verb.rawValue):
      reply(502, "5.5.1 Command not implemented: \"\(line)\"")
    case .unknownCommand(_, let line): reply(500, "5.5.1 Command unrecognized: \"\(line)\"")
    case .notOffered(.auth): reply(503, "5.3.3 AUTH not available")
    case .notOffered: reply(503, "5.5.0 TLS not available")
    case .malformed(let verb, let error, let argument): malformed(verb, error, argument)
    case .unqualified(_, let path):
      reply(553, "5.5.4 \(path)... Domain name required for sender address \(path.dropFirst().dropLast())")
    case .unknownParameter(_, let parameter, _) where ["RET", "ENVID", "NOTIFY", "ORCPT"].contains(parameter.keyword):
      reply(504, "5.7.0 Sorry, \(parameter.keyword) not supported, we do not allow DSN")
    case .unknownParameter(_, let parameter, _): unrecognized(parameter.written)
    case .malformedParameter(_, let parameter) where parameter.value == nil:
      reply(501, "5.5.2 \(parameter.keyword) requires a value")
    case .malformedParameter(_, let parameter): reply(501, "5.5.4 Unknown BODY type \(parameter.value ?? "")")
    case .nulInCommand: reply(500, "5.5.1 Command unrecognized: \"\"")
    case .commandTooLong: reply(421, "4.7.0 \(hostName) Command too long, possible attack \(client)")
    case .unknownMechanism(let name): reply(504, "5.3.3 AUTH mechanism \(name.prefix(32)) not available")

    case .prohibited: reply(502, "5.7.0 Sorry, we do not allow this operation")
    case .relayDenied(let path):
      reply(
        550,
        "5.7.1 \(path)... Relaying denied. "
          + (visit?.clientName == nil ? "IP name lookup failed \(client)" : "Proper authentication required."))
    case .objected(let refusal): objection(refusal)
    case .unknownUser(let path): reply(550, "5.1.1 \(path)... User unknown")
    case .tooManyRecipients, .tooManyTransactions, .tooManyDomains: reply(452, "4.5.3 Too many recipients")
    case .messageTooBig(isAnnounced: true):
      reply(552, "5.2.3 Message size exceeds fixed maximum message size (\(Self.messageOctets))")
    case .messageTooBig(isAnnounced: false):
      reply(552, "5.2.3 Message is too large; \(Self.messageOctets) bytes max")
    case .storageFull: reply(452, "4.4.5 Insufficient disk space; try again later")
    case .localError: reply(451, "4.3.0 Can't create output")
    case .tlsUnavailable: reply(454, "4.3.3 TLS not available right now")
    case .loginRefused, .loginMalformed, .loginResponseUnexpected: reply(535, "5.7.0 authentication failed")
    case .loginCancelled: reply(501, "5.0.0 AUTH aborted")
    // The real one says back what it could not read, which may be a password.
    case .loginNotBase64: reply(501, "5.5.4 cannot decode AUTH parameter")

    case .tooManyErrors, .tooManyUnknownCommands, .tooManyFailedLogins, .tooManyJunkCommands:
      reply(421, "4.7.0 \(hostName) Too many bad commands; closing connection")
    case .timedOut, .inputLost: reply(421, "4.4.1 \(hostName) Lost input channel from \(client)")
    case .closingDown: reply(421, "4.3.0 closing connection")
    case .notSynchronized: reply(554, "5.5.0 SMTP protocol error")
    case .tooManyConnections: reply(421, "4.3.2 Too many open connections.")
    }
  }

  /// What a web browser or a proxy asks for.
  package func forbids(_ line: [UInt8]) -> Bool {
    ["CONNECT", "GET", "POST", "USER"].contains(Verb(of: line).rawValue)
  }

  private func malformed(_ verb: Verb, _ error: CommandError, _ argument: String) -> Reply {
    switch (error, verb) {
    case (.emptyLine, _): reply(500, "5.5.1 Command unrecognized: \"\"")
    case (.missingArgument, .helo), (.missingArgument, .ehlo): reply(501, "5.0.0 \(verb) requires domain address")
    case (_, .helo), (_, .ehlo): reply(501, "5.0.0 Invalid domain name")
    case (_, .expn): reply(502, "5.7.0 Sorry, we do not allow this operation")
    case (_, .auth): reply(501, "5.5.2 AUTH mechanism must be specified")
    case (.unexpectedArgument, _): reply(501, "5.5.2 Syntax error (no parameters allowed)")
    case (.path(.empty), _): scanning(verb == .mail ? "FROM" : "TO")
    case (.missingKeyword, _), (.missingArgument, _): scanning(String(argument.prefix { $0 != ":" }))
    case (.path(let error), _): reply(553, Self.fault(error, in: argument))
    case (.malformedParameter(let text), _): unrecognized(text)
    default: scanning(argument)
    }
  }

  private func scanning(_ text: String) -> Reply {
    reply(501, "5.5.2 Syntax error in parameters scanning \"\(text)\"")
  }

  private func unrecognized(_ parameter: String) -> Reply {
    reply(555, "5.5.4 \(parameter.prefix { $0 != "=" }) parameter unrecognized")
  }

  /// sendmail finds fewer faults in an address than RFC 5321: those it has no words for are told as a bad route.
  private static func fault(_ error: PathError, in argument: String) -> String {
    switch error {
    case .unclosedBracket: "5.0.0 \(argument)... Unbalanced '<'"
    case .unclosedQuote: "5.0.0 \(argument)... Unbalanced '\"'"
    case .textAfterPath: "5.0.0 \(argument)... Unbalanced '>'"
    case .nullRecipient, .missingLocalPart: "5.0.0 \(argument)... User address required"
    case .missingDomain: "5.1.3 \(argument)... Hostname required"
    case .empty, .missingBrackets, .misplacedDot, .invalidCharacter, .notText:
      "5.1.3 \(argument)... Invalid route address"
    }
  }

  /// As its rule sets and its usual filters word it.
  private func objection(_ refusal: PolicyRefusal) -> Reply {
    switch refusal {
    case .listed(let address, let zone): reply(550, "5.7.1 Rejected: \(address) listed at \(zone)")
    case .helloForged(let name, _): reply(550, "5.7.1 bogus HELO name used: \(name)")
    case .nameless(let address): reply(550, "5.7.1 Fix reverse DNS for \(address)")
    case .senderDomainUnknown(let domain): reply(553, "5.1.8 Domain of sender address \(domain) does not exist")
    case .senderRefusesMail(let domain): reply(550, "5.7.27 Sender domain \(domain) does not accept mail (null MX)")
    case .spfFailed(let domain, let address):
      reply(550, "5.7.23 SPF validation failed: \(address) may not send for \(domain)")
    case .dmarcFailed(let domain): reply(550, "5.7.1 rejected by DMARC policy for \(domain)")
    case .greylisted(let seconds): reply(451, "4.7.1 Greylisting in action, please come back in \(seconds) seconds")
    case .tooManyMessages(let address):
      reply(450, "4.7.1 Too many messages from [\(address)]: rate limit exceeded, try again later")
    case .mailboxFull(let path): reply(452, "4.2.2 \(path)... Mailbox full")
    case .contentRefused: reply(554, "5.7.1 Message rejected as spam by the content filter")
    }
  }

  private static let help = [
    "This is sendmail version \(version)", "Topics:", "\tHELO\tEHLO\tMAIL\tRCPT\tDATA",
    "\tRSET\tNOOP\tQUIT\tHELP\tVRFY",
    "\tEXPN\tVERB\tETRN\tDSN\tAUTH", "\tSTARTTLS", "For more info use \"HELP <topic>\".",
    "To report bugs in the implementation see", "\thttp://www.sendmail.org/email-addresses.html",
    "For local information send email to Postmaster at your site.", "End of HELP info",
  ].map { "2.0.0 \($0)" }

  private static func words(_ date: MailDate) -> String { date.unpadded(zone: date.isUTC ? "GMT" : nil) }

  // MARK: Writing

  /// Year, month, day, hour, minute and second, a digit in base 60 for each, a sequence of two, and the number of the process.
  package func queueID(_ stamp: QueueStamp) -> String {
    let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwx")
    let sequence = stamp.ordinal % 3_600
    let time = MailDate(seconds: stamp.seconds, offset: 0)
    let digits = [(time.year - 1_900) % 60, time.month - 1, time.day, time.hour, time.minute, time.second]
    return String((digits + [sequence / 60, sequence % 60]).map { alphabet[$0] })
      + (stamp.processID % 1_000_000).digits(6)
  }

  /// As mail.local(8) and sendmail itself write them.
  package func deliveryLines(_ delivery: Delivery, for mailbox: Mailbox) -> [TraceLine] {
    [.mailboxLine(delivery), .returnPath(delivery)]
  }

  package func received(_ delivery: Delivery, for mailbox: Mailbox?) -> [TraceLine] {
    let transaction = delivery.transaction
    let name = transaction.clientName.map { "\($0) " } ?? ""
    var lines = [
      TraceLine([
        ("Received: from ", .server), (transaction.hello?.name ?? "", .hello), (" (", .server),
        ("\(name)[\(transaction.clientAddress)]", .connection), (")", .server),
      ])
    ]
    if transaction.user != nil { lines.append(TraceLine([("\t(authenticated bits=0)", .server)])) }
    lines.append(
      TraceLine([
        ("\tby \(delivery.hostName) (\(Self.version)/\(Self.version)) with ", .server),
        (transaction.protocolName(), .hello), (" id ", .server), (delivery.queueID, .endOfData),
      ]))
    if let protection = transaction.protection {
      let version = "version=\(protection.versionName) cipher=\(protection.cipher) bits=\(protection.bits)"
      lines.append(TraceLine([("\t(\(version) verify=NO)", .tls)]))
    }
    let date: (String, Origin) = (Self.words(delivery.date), .clock)
    if let mailbox {
      lines.append(
        TraceLine([("\tfor <", .server), (mailbox.description, .rcpt), (">; ", .server), date]))
    } else {
      lines[lines.count - 1] = lines[lines.count - 1].followed(by: ";")
      lines.append(TraceLine([("\t", .server), date]))
    }
    return lines
  }
}
