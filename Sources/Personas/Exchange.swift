import Octets
package import SMTP

extension Persona {
  /// An Exchange Server 2016 at the edge of a company: the default Receive connector, which takes mail from strangers and
  /// logins (LOGIN) after STARTTLS. Extensions that the practice server has not are left out: DSN, BINARYMIME, CHUNKING, and
  /// those of its own (X-ANONYMOUSTLS, X-EXPS, XRDST).
  static let exchange: Persona = {
    var persona = Persona(
      name: "exchange", hostName: "mx1.toontown.example", localDomains: ["toontown.example"],
      accounts: accounts(at: "toontown.example"), manner: ExchangeManner())
    persona.offeredMechanisms = ["LOGIN"]
    persona.offersLoginInClear = false
    persona.limits.messageOctets = 37_748_736
    persona.limits.recipients = 200
    // `MaxProtocolErrors`
    persona.limits.unknownCommands = 5
    persona.limits.protocolErrors = 5
    persona.limits.junkCommands = nil
    persona.rules.tellsOtherProtocols = false
    persona.rules.extensions = [.size, .pipelining, .enhancedStatusCodes, .startTLS, .auth, .eightBitMIME]
    persona.rules.verbsAfterHello = [.mail, .rcpt, .data, .auth]
    persona.rules.helloArgument = .word
    persona.rules.takesBareAddresses = true
    persona.rules.unknownVerbs = [.etrn, .bdat]
    return persona
  }()
}

/// The sentences of Exchange. No such server could be recorded. The session in which all goes well is the one that
/// Microsoft shows ("Use Telnet to test SMTP communication on Exchange servers"), which has the 500 and the 501 of EHLO, too;
/// the other refusals are those of its class SmtpResponse (Microsoft.Exchange.Data.Transport.Smtp) and of "NDRs and bounce
/// messages in Exchange Server".
package struct ExchangeManner: VisitedManner {
  private static let build = "15.1.2507.6"
  var visit: ServerVisit?

  package init() {}

  package func reply(to verdict: ServerVerdict, hostName: String) -> Reply {
    switch verdict {
    case .greeting:
      reply(220, "\(hostName) Microsoft ESMTP MAIL Service ready at \(visit?.date.unpadded() ?? "")")
    case .helloAccepted(_, let address, let extensions):
      reply(250, ["\(hostName) Hello [\(address)]"] + (extensions ?? []).map(\.description))
    case .senderAccepted: reply(250, "2.1.0 Sender OK")
    case .recipientAccepted: reply(250, "2.1.5 Recipient OK")
    case .messageWanted: reply(354, "Start mail input; end with <CRLF>.<CRLF>")
    case .messageAccepted(let id), .chunksAccepted(let id, _):
      reply(
        250,
        "2.6.0 <\(Self.messageID(id))@\(hostName)> [InternalId=\(id), Hostname=\(hostName)] Queued mail for delivery")
    case .transactionReset: reply(250, "2.0.0 Resetting")
    case .nothingDone, .chunkWanted, .chunkAccepted: reply(250, "2.0.0 OK")
    case .verified, .prohibited(.vrfy, _), .malformed(.vrfy, _, _): reply(252, "2.1.5 Cannot VRFY user")
    case .help:
      reply(
        214,
        ["This server supports the following commands:", "HELO EHLO STARTTLS RCPT DATA RSET MAIL QUIT HELP AUTH BDAT"])
    case .goodbye: reply(221, "2.0.0 Service closing transmission channel")

    case .handshakeWanted: reply(220, "2.0.0 SMTP server ready")
    case .loginChallenge(let text): reply(334, text)
    case .loginAccepted: reply(235, "2.7.0 Authentication successful")

    case .helloRequired: reply(503, "5.5.2 Send hello first")
    case .senderNotGiven, .recipientsMissing(_, hasSender: false): reply(503, "5.5.2 Need mail command")
    case .senderAlreadyGiven: reply(503, "5.5.2 Sender already specified")
    case .recipientsMissing(_, hasSender: true): reply(503, "5.5.2 Need rcpt command")
    case .alreadyLoggedIn: reply(503, "5.5.2 Auth command already specified")
    case .alreadySecured: reply(503, "5.5.2 Only one STARTTLS command can be issued per session")
    case .loginInTransaction, .handshakeInTransaction, .helloRepeated, .messageBegun, .chunksNeeded:
      reply(503, "5.5.1 Bad sequence of commands")
    case .notOffered(.startTLS) where visit != nil: reply(503, "5.5.2 Send EHLO first")

    case .unknownCommand, .otherProtocol, .forbidden, .notOffered, .nulInCommand, .malformed(_, .emptyLine, _):
      reply(500, "5.3.3 Unrecognized command")
    case .prohibited, .malformed(.expn, _, _): reply(502, "5.3.3 Command not implemented")
    case .malformed(let verb, let error, _): malformed(verb, error)
    case .unqualified(let verb, _): invalidAddress(verb)
    case .unknownParameter: reply(501, "5.5.4 Unrecognized parameter")
    case .malformedParameter(_, let parameter) where parameter.keyword == "BODY":
      reply(501, "5.5.4 Unsupported BODY type")
    case .malformedParameter: reply(501, "5.5.4 Invalid arguments")
    case .commandTooLong: reply(500, "5.5.2 Command too long")
    case .unknownMechanism: reply(504, "5.7.4 Unrecognized authentication type")

    case .relayDenied: reply(550, "5.7.54 SMTP; Unable to relay recipient in non-accepted domain")
    case .objected(let refusal): objection(refusal)
    case .unknownUser: reply(550, "5.1.1 User unknown")
    case .tooManyRecipients, .tooManyTransactions, .tooManyDomains: reply(452, "4.5.3 Too many recipients")
    case .messageTooBig: reply(552, "5.3.4 Message size exceeds fixed maximum message size")
    case .storageFull, .localError: reply(452, "4.3.1 Insufficient system resources")
    case .tlsUnavailable: reply(454, "4.7.0 Cannot accept TLS as maximum TLS rate exceeded for server")
    case .loginRefused, .loginMalformed, .loginNotBase64: reply(535, "5.7.3 Authentication unsuccessful")
    case .loginCancelled: reply(501, "5.5.4 Authentication cancelled")
    case .loginResponseUnexpected: reply(501, "5.5.4 Invalid arguments")

    case .tooManyErrors, .tooManyUnknownCommands, .tooManyFailedLogins, .tooManyJunkCommands:
      reply(421, "4.7.0 Too many errors on this connection, closing transmission channel")
    case .timedOut: reply(451, "4.7.0 Timeout waiting for client input")
    case .inputLost: reply(421, "4.4.2 Connection dropped")
    case .closingDown: reply(421, "4.3.2 Service not available")
    case .notSynchronized: reply(554, "5.7.3 Unable to initialize security subsystem")
    case .tooManyConnections:
      reply(
        421,
        "4.3.2 The maximum number of concurrent server connections has exceeded a limit, closing transmission channel")
    }
  }

  private func invalidAddress(_ verb: Verb) -> Reply {
    reply(501, "\(verb == .mail ? "5.1.7" : "5.1.3") Invalid address")
  }

  private func malformed(_ verb: Verb, _ error: CommandError) -> Reply {
    switch (error, verb) {
    case (.missingArgument, .helo), (.missingArgument, .ehlo): reply(501, "5.0.0 \(verb) requires domain address")
    case (_, .helo), (_, .ehlo): reply(501, "5.5.4 Invalid domain name")
    case (.path(.empty), _): reply(501, "5.5.4 Invalid arguments")
    case (.path, _): invalidAddress(verb)
    default: reply(501, "5.5.4 Invalid arguments")
    }
  }

  /// As its own agents word a block list, Sender ID and the rate of a client, and Exchange Online an address without a name;
  /// what neither looks at is told in plain words.
  private func objection(_ refusal: PolicyRefusal) -> Reply {
    switch refusal {
    case .listed: reply(550, "5.7.1 Recipient not authorized, your IP has been found on a block list")
    case .helloForged(let name, _): reply(550, "5.7.1 HELO name \(name) does not match your address")
    case .nameless(let address):
      reply(550, "5.7.25 Access denied, the sending IP address [\(address)] must have a reverse DNS record")
    case .senderDomainUnknown(let domain): reply(550, "5.1.8 Sender domain \(domain) does not exist")
    case .senderRefusesMail(let domain): reply(550, "5.7.27 Sender domain \(domain) does not accept mail (null MX)")
    case .spfFailed: reply(550, "5.7.1 Sender ID (PRA) Not Permitted")
    case .dmarcFailed(let domain): reply(550, "5.7.1 Message refused by the DMARC policy of \(domain)")
    case .greylisted(let seconds): reply(451, "4.7.1 Greylisted, please try again in \(seconds) seconds")
    case .tooManyMessages:
      reply(421, "4.4.2 Message submission rate for this client has exceeded the configured limit")
    case .mailboxFull: reply(452, "4.2.2 The recipient's mailbox is full")
    case .contentRefused: reply(550, "5.7.1 Message rejected as spam by Content Filtering.")
    }
  }

  // MARK: Writing

  /// What the reply to the final dot calls `InternalId`: a number of thirteen digits that grows.
  package func queueID(_ stamp: QueueStamp) -> String { "\(stamp.seconds * 2_000 + stamp.fraction)" }

  /// A name for a message that has none, in the form of a GUID.
  private static func messageID(_ internalID: String) -> String {
    let number = UInt64(internalID) ?? 0
    let digits = [number &* 0x9E37_79B9_7F4A_7C15, number &* 0xC2B2_AE3D_27D4_EB4F].map { number in
      let text = String(number, radix: 16)
      return String(repeating: "0", count: 16 - text.count) + text
    }.joined()
    var parts: [Substring] = []
    var rest = digits[...]
    for length in [8, 4, 4, 4, 12] {
      parts.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return parts.joined(separator: "-")
  }

  package func deliveryLines(_ delivery: Delivery, for mailbox: Mailbox) -> [TraceLine] {
    let sender = delivery.transaction.envelope.sender?.mailbox?.description
    return [TraceLine([("Return-Path: ", .server), (sender ?? "<>", .mail)])]
  }

  package func received(_ delivery: Delivery, for mailbox: Mailbox?) -> [TraceLine] {
    let transaction = delivery.transaction
    let negotiated: [TraceLine] =
      if let protection = transaction.protection {
        [
          TraceLine([
            (" (version=\(protection.version.replacing(phrase: ".", with: "_")), cipher=\(protection.cipher))", .tls),
            (" id", .server),
          ])
        ]
      } else {
        []
      }
    let with = " (\(visit?.serverAddress ?? transaction.clientAddress)) with Microsoft SMTP Server"
    return [
      TraceLine([
        ("Received: from ", .server), (transaction.hello?.name ?? "unknown", .hello), (" (", .server),
        (transaction.clientAddress, .connection), (") by \(delivery.hostName)", .server),
      ]),
      TraceLine([(with + (negotiated.isEmpty ? " id" : ""), .server)]),
    ] + negotiated + [
      TraceLine([(" \(Self.build) via Frontend Transport; ", .server), (delivery.date.unpadded(), .clock)])
    ]
  }
}
