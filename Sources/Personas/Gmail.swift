import Octets
package import SMTP

extension Persona {
  /// A mail exchanger of Gmail, which takes mail from strangers for its own users and knows no logins. CHUNKING and SMTPUTF8,
  /// which the practice server has not, are left out.
  static let gmail: Persona = {
    var persona = Persona(
      name: "gmail", hostName: "mx-a.bigmail.example", localDomains: ["bigmail.example"], accounts: [],
      manner: GmailManner())
    persona.offeredMechanisms = []
    persona.limits.messageOctets = 157_286_400
    persona.limits.recipients = 100
    persona.limits.unknownCommands = 10
    persona.limits.protocolErrors = 10
    persona.rules.tellsOtherProtocols = false
    persona.rules.extensions = [.size, .eightBitMIME, .startTLS, .enhancedStatusCodes, .pipelining]
    persona.rules.verbsAfterHello = [.mail, .rcpt, .data, .startTLS, .vrfy, .rset, .noop]
    persona.rules.helloArgument = .word
    return persona
  }()
}

/// The sentences of Gmail. No such server could be recorded. Refusals are those of Google's own list ("Gmail SMTP errors and
/// codes", support.google.com/a/answer/3726730); what is said where all goes well, and the form of it all, is from sessions
/// that people have published. Every sentence ends in the name of the session and `gsmtp`. What an exchanger says to a
/// recipient elsewhere is in neither: it is told what Google's relay tells (5.7.0).
package struct GmailManner: VisitedManner {
  var visit: ServerVisit?

  package init() {}

  package func reply(to verdict: ServerVerdict, hostName: String) -> Reply {
    switch verdict {
    case .greeting: said(220, "\(hostName) ESMTP")
    case .helloAccepted(_, let address, let extensions):
      reply(
        250,
        extensions.map { ["\(hostName) at your service, [\(address)]"] + $0.map(\.description) }
          ?? ["\(hostName) at your service"])
    case .senderAccepted: said(250, "2.1.0 OK")
    case .recipientAccepted: said(250, "2.1.5 OK")
    case .messageWanted: said(354, "Go ahead")
    case .messageAccepted(let id), .chunksAccepted(let id, _):
      reply(250, "2.0.0 OK  \(id.split(separator: ".", maxSplits: 1).joined(separator: " ")) - gsmtp")
    case .transactionReset: said(250, "2.1.5 Flushed")
    case .nothingDone, .chunkWanted, .chunkAccepted: said(250, "2.0.0 OK")
    case .verified, .prohibited(.vrfy, _), .malformed(.vrfy, _, _): said(252, "2.1.5 Send some mail, I'll try my best")
    case .help: said(214, "2.0.0 https://www.google.com/search?btnI&q=RFC+5321")
    case .goodbye: said(221, "2.0.0 closing connection")
    case .handshakeWanted: reply(220, "2.0.0 Ready to start TLS")
    case .loginChallenge(let text): reply(334, text)
    case .loginAccepted: reply(235, "2.7.0 Accepted")

    case .helloRequired: said(503, "5.5.1 EHLO/HELO first.")
    case .senderNotGiven, .recipientsMissing(_, hasSender: false): said(503, "5.5.1 MAIL first.")
    case .recipientsMissing(_, hasSender: true): said(503, "5.5.1 RCPT first.")
    case .senderAlreadyGiven, .loginInTransaction, .handshakeInTransaction, .helloRepeated, .messageBegun,
      .chunksNeeded:
      said(503, "5.5.1 Bad sequence of commands.")
    case .alreadyLoggedIn: said(503, "5.7.0 No identity changes permitted.")
    case .alreadySecured: said(454, "5.5.1 STARTTLS may not be repeated.")
    case .unknownCommand, .otherProtocol, .forbidden, .nulInCommand, .malformed(_, .emptyLine, _):
      said(502, "5.5.1 Unrecognized command.")
    case .notOffered, .prohibited, .malformed(.expn, _, _): said(502, "5.5.1 Unimplemented command.")
    case .malformed(.helo, .missingArgument, _), .malformed(.ehlo, .missingArgument, _):
      said(501, "5.5.4 Empty HELO/EHLO argument not allowed.")
    case .malformed(.helo, _, let argument), .malformed(.ehlo, _, let argument):
      said(501, "5.5.4 HELO/EHLO argument \(argument) invalid.")
    case .malformed(.startTLS, _, _): said(501, "5.7.11 Syntax error (no parameters allowed).")
    case .malformed(.mail, .path(.misplacedDot), let argument), .malformed(.mail, .path(.missingDomain), let argument):
      said(553, "5.1.7 The sender address \(argument) is not a valid RFC 5321 address.")
    case .malformed(.rcpt, .path(.misplacedDot), let argument), .malformed(.rcpt, .path(.missingDomain), let argument),
      .malformed(.rcpt, .path(.nullRecipient), let argument):
      said(553, "5.1.3 The recipient address \(argument) is not a valid RFC 5321 address.")
    case .unqualified(let verb, let path):
      verb == .mail
        ? said(553, "5.1.7 The sender address \(path) is not a valid RFC 5321 address.")
        : said(553, "5.1.3 The recipient address \(path) is not a valid RFC 5321 address.")
    case .malformed, .unknownParameter, .malformedParameter, .commandTooLong: said(555, "5.5.2 Syntax error.")
    case .unknownMechanism: said(504, "5.7.4 Unrecognized Authentication Type.")

    case .relayDenied: said(550, "5.7.0 Mail relay denied.")
    case .unknownUser:
      said(
        550, code: "5.1.1",
        [
          "The email account that you tried to reach does not exist. Please try",
          "double-checking the recipient's email address for typos or",
          "unnecessary spaces. For more information, go to",
          " https://support.google.com/mail/?p=NoSuchUser",
        ])
    case .objected(let refusal): objection(refusal)
    case .tooManyRecipients, .tooManyTransactions, .tooManyDomains:
      said(452, "4.5.3 Your message has too many recipients.")
    case .messageTooBig: said(552, "5.3.4 Your message exceeded Google's message size limits.")
    case .storageFull, .localError: said(452, "4.3.0 Temporary System Problem. Try again later.")
    case .tlsUnavailable: said(454, "4.7.0 TLS not available due to temporary reason.")
    case .loginRefused, .loginMalformed: said(535, "5.7.8 Username and Password not accepted.")
    case .loginCancelled: said(501, "5.7.0 Authentication canceled.")
    case .loginNotBase64, .loginResponseUnexpected: said(501, "5.5.2 Cannot Decode response.")

    case .tooManyErrors, .tooManyUnknownCommands, .tooManyJunkCommands:
      said(502, "5.5.1 Too many unrecognized commands, goodbye.")
    case .tooManyFailedLogins: said(421, "4.7.0 Try again later, closing connection.")
    case .timedOut: said(451, "4.4.2 Timeout - closing connection.")
    case .notSynchronized:
      said(454, "4.5.0 SMTP protocol violation, no commands allowed to pipeline after STARTTLS, see RFC 3207.")
    case .inputLost, .closingDown, .tooManyConnections: said(421, "4.4.5 Server busy, try again later.")
    }
  }

  /// By the same list; what it has no words for is told in plain ones.
  private func objection(_ refusal: PolicyRefusal) -> Reply {
    switch refusal {
    case .listed(let address, _):
      said(
        550, code: "5.7.1",
        [
          "[\(address)] The IP you're using to send mail is not authorized to", "send email directly to our servers.",
          "Please use the SMTP relay at your service provider instead.",
        ])
    case .helloForged(let name, _): said(501, "5.5.4 HELO/EHLO argument \(name) invalid.")
    case .nameless(let address):
      said(
        550, code: "5.7.25",
        [
          "[\(address)] The IP address sending this message does not have a PTR",
          "record setup, or the corresponding forward DNS entry does not point to", "the sending IP.",
        ])
    case .senderDomainUnknown(let domain): said(550, "5.1.8 Sender domain \(domain) does not exist.")
    case .senderRefusesMail(let domain): said(556, "5.1.10 Sender domain \(domain) does not accept mail (null MX).")
    case .spfFailed(let domain, let address):
      said(
        550, code: "5.7.27",
        [
          "Your email has been blocked because SPF authentication didn't pass for", "\(domain) with ip: [\(address)].",
        ])
    case .dmarcFailed(let domain):
      said(550, "5.7.26 Unauthenticated email from \(domain) is not accepted due to domain's DMARC policy.")
    case .greylisted(let seconds): said(451, "4.7.1 Greylisted, please try again in \(seconds) seconds.")
    case .tooManyMessages(let address):
      said(
        421, code: "4.7.28",
        [
          "[\(address)] Gmail has detected an unusual rate of email originating", "from your IP address.",
        ])
    case .mailboxFull: said(452, "4.2.2 The recipient's inbox is out of storage space.")
    case .contentRefused: said(550, "5.7.1 Gmail has detected that this message is likely unsolicited mail.")
    }
  }

  /// - Parameter code: the enhanced one, which begins every line.
  private func said(_ number: Int, code: String, _ lines: [String]) -> Reply {
    reply(number, lines.enumerated().map { "\(code) \($1)\($0 == lines.count - 1 ? session : "")" })
  }

  private func said(_ number: Int, _ text: String) -> Reply { reply(number, text + session) }

  private var session: String {
    guard let visit else { return " - gsmtp" }
    return " \(Self.name(visit.moment.seconds * 1_000_000 + visit.moment.microseconds, visit.clientPort)) - gsmtp"
  }

  /// `41be03b00d2f7-7fc9c37aa3dsi13433956a12.671`: what its parts mean, Google alone knows.
  private static func name(_ number: Int, _ part: Int) -> String {
    let mixed = UInt64(truncatingIfNeeded: number) &* 0x9E37_79B9_7F4A_7C15
    let digits = String(mixed, radix: 16)
    return
      "\(digits.prefix(8))-\(String(number, radix: 16))si\(1_000_000 + part)a\(10 + part % 90).\(100 + number % 900)"
  }

  // MARK: Writing

  package func queueID(_ stamp: QueueStamp) -> String {
    "\(stamp.seconds).\(Self.name(stamp.seconds * 2_000 + stamp.fraction, stamp.ordinal))"
  }

  package func deliveryLines(_ delivery: Delivery, for mailbox: Mailbox) -> [TraceLine] {
    [.deliveredTo(mailbox), .returnPath(delivery)]
  }

  package func received(_ delivery: Delivery, for mailbox: Mailbox?) -> [TraceLine] {
    let transaction = delivery.transaction
    let name = transaction.clientName.map { "\($0). " } ?? ""
    let id = delivery.queueID.split(separator: ".", maxSplits: 1).last.map(String.init) ?? ""
    let indent = String(repeating: " ", count: 8)
    var lines = [
      TraceLine([
        ("Received: from ", .server), (transaction.hello?.name ?? "", .hello), (" (", .server),
        ("\(name)[\(transaction.clientAddress)]", .connection), (")", .server),
      ]),
      TraceLine([
        ("\(indent)by \(delivery.hostName) with ", .server), (transaction.protocolName(), .hello), (" id ", .server),
        (id, .endOfData),
      ]),
    ]
    if let mailbox {
      lines.append(TraceLine([("\(indent)for <", .server), (mailbox.description, .rcpt), (">", .server)]))
    }
    if let protection = transaction.protection {
      let version = protection.version.replacing(phrase: ".", with: "_")
      lines.append(
        TraceLine([
          (indent, .server),
          ("(version=\(version) cipher=\(protection.cipher) bits=\(protection.bits)/\(protection.bits))", .tls),
        ]))
    }
    lines[lines.count - 1] = lines[lines.count - 1].followed(by: ";")
    return lines + [TraceLine([(indent, .server), (delivery.date.internet, .clock)])]
  }
}
