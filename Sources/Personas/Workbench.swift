import Octets
import SASL
package import SMTP

extension Persona {
  /// A server of nobody's make, for those who write clients: it lists every extension that the practice server does, with
  /// bounds that a test can reach, and its words say what is wrong.
  static let workbench: Persona = {
    var persona = Persona(
      name: "workbench", hostName: "mail.workbench.example", localDomains: ["workbench.example"],
      accounts: [
        SASLServer.Account(name: "bugs@workbench.example", password: "whats-up-doc"),
        SASLServer.Account(name: "daffy@workbench.example", password: "rabbit-season"),
      ], manner: WorkbenchManner())
    persona.offeredMechanisms = SASLServer.mechanisms + SASLServer.tokenMechanisms
    persona.limits.transactions = 1_000
    persona.limits.recipientDomains = 20
    persona.rules.extensions = [
      .size, .pipelining, .eightBitMIME, .smtpUTF8, .dsn, .chunking, .binaryMIME, .enhancedStatusCodes, .limits, .auth,
      .startTLS, .vrfy, .help,
    ]
    persona.rules.verbsAfterHello = [.mail]
    persona.rules.verifiesAddresses = true
    return persona
  }()
}

/// Plain sentences, each with an enhanced code (RFC 3463).
package struct WorkbenchManner: PersonaManner {
  package init() {}

  package func reply(to verdict: ServerVerdict, hostName: String) -> Reply {
    switch verdict {
    case .greeting: reply(220, "\(hostName) ESMTP workbench")
    case .helloAccepted(let name, let address, let extensions):
      reply(250, ["\(hostName) greets \(name) at [\(address)]"] + (extensions ?? []).map(\.description))
    case .senderAccepted(let path): reply(250, "2.1.0 sender \(path) noted")
    case .recipientAccepted(let path): reply(250, "2.1.5 recipient \(path) accepted")
    case .messageWanted: reply(354, "send the message; a line with a dot alone ends it")
    case .messageAccepted(let id), .chunksAccepted(let id, _): reply(250, "2.0.0 message accepted, id \(id)")
    case .chunkWanted(let octets, _), .chunkAccepted(let octets): reply(250, "2.0.0 \(octets) octets received")
    case .transactionReset: reply(250, "2.0.0 the transaction is reset")
    case .nothingDone: reply(250, "2.0.0 nothing done")
    case .verified(let argument): reply(252, "2.1.5 mail for \(argument) would be accepted")
    case .help(let verbs): reply(214, "2.0.0 commands: \(verbs.map(\.rawValue).joined(separator: " "))")
    case .goodbye: reply(221, "2.0.0 \(hostName) closes the connection")
    case .handshakeWanted: reply(220, "2.0.0 begin the TLS handshake")
    case .loginChallenge(let text): reply(334, text)
    case .loginAccepted(let user, _): reply(235, "2.7.0 logged in as \(user)")

    case .helloRequired, .helloRepeated: reply(503, "5.5.1 send EHLO first")
    case .senderNotGiven: reply(503, "5.5.1 send MAIL first")
    case .senderAlreadyGiven: reply(503, "5.5.1 MAIL was sent already; RSET starts again")
    case .recipientsMissing(_, hasSender: false): reply(503, "5.5.1 send MAIL and RCPT first")
    case .recipientsMissing(_, hasSender: true): reply(554, "5.5.1 no recipient was accepted")
    case .messageBegun(let verb): reply(503, "5.5.1 no \(verb) between the chunks of a message")
    case .chunksNeeded: reply(503, "5.5.1 a message with BODY=BINARYMIME is sent with BDAT")
    case .alreadyLoggedIn: reply(503, "5.5.1 logged in already")
    case .loginInTransaction: reply(503, "5.5.1 no AUTH within a transaction")
    case .handshakeInTransaction: reply(503, "5.5.1 no STARTTLS within a transaction")
    case .alreadySecured: reply(503, "5.5.1 the connection is encrypted already")

    case .forbidden, .unknownCommand: reply(500, "5.5.2 not a command of this server")
    case .otherProtocol(.lmtp): reply(500, "5.5.1 LHLO is for LMTP; this is an SMTP server: EHLO")
    case .otherProtocol(.http): reply(554, "5.5.1 this is a mail server (SMTP), not a web server")
    case .notOffered(let verb): reply(503, "5.5.1 \(verb) was not listed in an EHLO reply")
    case .malformed, .unqualified, .unknownParameter, .malformedParameter: malformed(verdict)
    case .nulInCommand: reply(500, "5.5.2 a command has no NUL")
    case .commandTooLong: reply(500, "5.5.2 the line is too long")
    case .unknownMechanism(let name): reply(504, "5.5.4 no such mechanism: \(name)")

    case .prohibited(let verb, _): reply(502, "5.5.1 \(verb) is not available here")
    case .relayDenied(let path): reply(550, "5.7.1 \(path): this server does not relay")
    case .objected(let refusal): objection(refusal)
    case .unknownUser(let path): reply(550, "5.1.1 \(path): no such mailbox")
    case .tooManyRecipients: reply(452, "4.5.3 too many recipients (RCPTMAX)")
    case .tooManyTransactions: reply(452, "4.5.3 too many messages on this connection (MAILMAX)")
    case .tooManyDomains: reply(452, "4.5.3 too many recipient domains on this connection (RCPTDOMAINMAX)")
    case .messageTooBig(isAnnounced: true): reply(552, "5.3.4 a message of that size is too large")
    case .messageTooBig(isAnnounced: false): reply(552, "5.3.4 the message is too large")
    case .storageFull: reply(452, "4.3.1 no room for the message now")
    case .localError: reply(451, "4.3.0 the message could not be written")
    case .tlsUnavailable: reply(454, "4.7.0 TLS is not available now")
    case .loginRefused: reply(535, "5.7.8 wrong user name, password or token")
    case .loginMalformed: reply(501, "5.5.2 the answer does not have the form of its mechanism")
    case .loginNotBase64: reply(501, "5.5.2 the answer is not base64")
    case .loginCancelled: reply(501, "5.7.0 login cancelled")
    case .loginResponseUnexpected: reply(501, "5.7.0 in this mechanism the server speaks first")

    case .tooManyErrors, .tooManyUnknownCommands, .tooManyFailedLogins, .tooManyJunkCommands, .timedOut, .inputLost,
      .closingDown, .notSynchronized, .tooManyConnections:
      ending(verdict, hostName)
    }
  }

  private func objection(_ refusal: PolicyRefusal) -> Reply {
    switch refusal {
    case .listed(let address, let zone): reply(550, "5.7.1 \(address) is on the block list \(zone)")
    case .helloForged(let name, let address): reply(550, "5.7.1 the name \(name) does not lead to \(address)")
    case .nameless(let address): reply(550, "5.7.25 no reverse DNS for \(address)")
    case .senderDomainUnknown(let domain): reply(550, "5.1.8 the sender's domain \(domain) has no mail server")
    case .senderRefusesMail(let domain): reply(550, "5.7.27 \(domain) accepts no mail (null MX)")
    case .spfFailed(let domain, let address): reply(550, "5.7.23 SPF: \(address) may not send for \(domain)")
    case .dmarcFailed(let domain): reply(550, "5.7.26 DMARC: the policy of \(domain) is to reject this")
    case .greylisted(let seconds): reply(451, "4.7.1 greylisted; try again in \(seconds) seconds")
    case .tooManyMessages(let address): reply(450, "4.7.1 too many messages from \(address); try again later")
    case .mailboxFull(let path): reply(452, "4.2.2 \(path): the mailbox is full")
    case .contentRefused: reply(550, "5.7.1 the message looks like spam")
    }
  }

  private func malformed(_ verdict: ServerVerdict) -> Reply {
    switch verdict {
    case .malformed(_, .emptyLine, _): reply(500, "5.5.2 an empty line is not a command")
    case .malformed(let verb, .missingKeyword, _):
      reply(501, "5.5.2 the form is \(verb) \(verb == .mail ? "FROM" : "TO"):<address>")
    case .malformed(let verb, .path, let argument):
      reply(501, "\(verb == .mail ? "5.1.7" : "5.1.3") \(argument): malformed address")
    case .malformed(let verb, _, _): reply(501, "5.5.4 the argument of \(verb) is malformed")
    case .unqualified(let verb, let path): reply(501, "\(verb == .mail ? "5.1.7" : "5.1.3") \(path) has no domain")
    case .unknownParameter(let verb, let parameter, _): reply(555, "5.5.4 \(verb) has no parameter \(parameter)")
    case .malformedParameter(let verb, let parameter): reply(501, "5.5.4 \(parameter): bad parameter of \(verb)")
    default: reply(501, "5.5.2 malformed")
    }
  }

  private func ending(_ verdict: ServerVerdict, _ hostName: String) -> Reply {
    switch verdict {
    case .tooManyFailedLogins: reply(421, "4.7.0 \(hostName): too many failed logins")
    case .timedOut: reply(421, "4.4.2 \(hostName): nothing came for too long")
    case .inputLost: reply(421, "4.4.2 \(hostName): the connection ended without QUIT")
    case .closingDown: reply(421, "4.3.2 \(hostName): the server stops")
    case .notSynchronized: reply(554, "5.5.1 octets came after STARTTLS before it was answered")
    case .tooManyConnections: reply(421, "4.7.0 \(hostName): too many connections")
    default: reply(421, "4.7.0 \(hostName): too many errors")
    }
  }

  /// Microseconds and a running number, in hexadecimal.
  package func queueID(_ stamp: QueueStamp) -> String {
    stamp.seconds.digits(8, radix: 16) + stamp.fraction.digits(3, radix: 16) + "-" + stamp.ordinal.digits(4, radix: 16)
  }

  package func deliveryLines(_ delivery: Delivery, for mailbox: Mailbox) -> [TraceLine] {
    [
      TraceLine([
        ("Return-Path: <", .server), (delivery.transaction.envelope.sender?.mailbox?.description ?? "", .mail),
        (">", .server),
      ]),
      TraceLine([("Delivered-To: ", .server), (mailbox.description, .rcpt)]),
    ]
  }

  package func received(_ delivery: Delivery, for mailbox: Mailbox?) -> [TraceLine] {
    let transaction = delivery.transaction
    let by: [(String, Origin)] = [
      ("\tby \(delivery.hostName) with ", .server), (transaction.protocolName(), .hello), (" id ", .server),
      (delivery.queueID, .endOfData),
    ]
    var lines = [
      TraceLine([
        ("Received: from ", .server), (transaction.hello?.name ?? "unknown", .hello), (" (", .server),
        ("[\(transaction.clientAddress)]", .connection), (")", .server),
      ]),
      TraceLine(mailbox == nil ? by + [(";", .server)] : by),
    ]
    if let mailbox {
      lines.append(TraceLine([("\tfor <", .server), (mailbox.description, .rcpt), (">;", .server)]))
    }
    lines.append(TraceLine([("\t", .server), (delivery.date.internet, .clock)]))
    return lines
  }
}
