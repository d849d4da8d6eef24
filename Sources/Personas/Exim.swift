import Octets
package import SMTP

extension Persona {
  /// The server of the tutorial, mail.christian.net. It takes MAIL without HELO, as the tutorial says many servers do (a
  /// current Exim answers 503), and more mistakes than Exim's three: learners make them.
  static let exim: Persona = {
    var persona = Persona(
      name: "exim", hostName: "mail.christian.net", localDomains: ["christian.net"],
      accounts: accounts(at: "christian.net"), manner: EximManner())
    persona.rules.hangsUpOnHTTP = false
    return persona
  }()
}

/// The sentences of the tutorial's server: the facts of a verdict in Exim's words. Where the tutorial shows a reply
/// it is that reply; the others are those of Exim 4.96, or in its manner.
package struct EximManner: PersonaManner {
  package init() {}

  package func reply(to verdict: ServerVerdict, hostName: String) -> Reply {
    switch verdict {
    case .greeting: reply(220, "ESMTP server ready")
    case .helloAccepted(let name, let address, let extensions):
      reply(250, ["\(hostName) Hello \(name) [\(address)]"] + (extensions ?? []).map(\.description))
    case .senderAccepted(let path): reply(250, "\(path) is syntactically correct")
    case .recipientAccepted(let path): reply(250, "\(path) verified")
    case .messageWanted: reply(354, #"Enter message, ending with "." on a line by itself"#)
    case .messageAccepted(let id), .chunksAccepted(let id, _): reply(250, "OK id=\(id)")
    case .transactionReset: reply(250, "Reset OK")
    case .nothingDone: reply(250, "OK")
    case .verified(let argument): reply(252, argument)
    case .help(let verbs): reply(214, ["Commands supported:", verbs.map(\.rawValue).joined(separator: " ")])
    case .goodbye: reply(221, "\(hostName) closing connection")

    case .handshakeWanted: reply(220, "TLS go ahead")
    case .loginChallenge(let text): reply(334, text)
    case .loginAccepted: reply(235, "Authentication succeeded")

    case .helloRequired, .helloRepeated: reply(503, "HELO or EHLO required")
    case .senderNotGiven: reply(503, "sender not yet given")
    case .senderAlreadyGiven: reply(503, "sender already given")
    case .recipientsMissing(let rejection, _): recipientsMissing(rejection)

    case .alreadyLoggedIn: reply(503, "already authenticated")
    case .loginInTransaction, .handshakeInTransaction: reply(503, "not permitted in mail transaction")

    case .unknownCommand: reply(500, "unrecognized command")
    case .forbidden: reply(500, "unrecognized command")
    case .alreadySecured: reply(503, "STARTTLS command used when not advertised")
    case .notOffered(.bdat): reply(503, "BDAT command used when CHUNKING not advertised")
    case .notOffered(let verb): reply(503, "\(verb) command used when not advertised")
    case .malformed(let verb, let error, let argument): malformed(verb, error, argument)
    case .unqualified(let verb, let path):
      reply(501, "\(path): \(verb == .mail ? "sender" : "recipient") address must contain a domain")
    case .unknownParameter(_, let parameter, _): reply(555, "\(parameter): parameter not recognized")
    case .malformedParameter(_, let parameter): reply(501, "\(parameter): invalid value of parameter")
    case .nulInCommand: reply(501, "NUL characters are not allowed in SMTP commands")
    case .commandTooLong: reply(500, "line too long")
    case .unknownMechanism(let name): reply(504, "\(name) authentication mechanism not supported")

    case .prohibited(.vrfy, _): reply(252, "Administrative prohibition")
    case .prohibited(.etrn, _): reply(458, "Administrative prohibition")
    case .prohibited: reply(550, "Administrative prohibition")
    case .relayDenied: reply(550, "relay not permitted")
    case .objected(let refusal): objection(refusal)
    case .unknownUser: reply(550, "Unknown user")
    case .messageBegun(let verb): reply(503, "\(verb) not allowed between BDAT commands")
    case .chunksNeeded: reply(503, "BODY=BINARYMIME needs BDAT")
    case .chunkWanted(let octets, _), .chunkAccepted(let octets): reply(250, "\(octets) byte chunk received")
    case .tooManyTransactions: reply(421, "\(hostName): too many messages in one connection")
    case .tooManyDomains: reply(452, "too many recipient domains")
    case .otherProtocol(.lmtp): reply(500, "LHLO is for LMTP; this is an SMTP server: EHLO")
    case .otherProtocol(.http): reply(500, "This is a mail server (SMTP), not a web server")
    case .tooManyRecipients: reply(452, "too many recipients")
    case .messageTooBig: reply(552, "Message size exceeds maximum permitted")
    case .storageFull: reply(452, "Space shortage, please try later")
    case .localError: reply(451, "Local problem, please try later")
    case .tlsUnavailable: reply(454, "TLS currently unavailable")
    // Exim tells a login that has not the form of its mechanism no other reason than a wrong password.
    case .loginRefused, .loginMalformed: reply(535, "Incorrect authentication data")
    case .loginCancelled: reply(501, "Authentication cancelled")
    case .loginNotBase64: reply(501, "Invalid base64 data")
    case .loginResponseUnexpected: reply(553, "Initial data not expected")

    case .tooManyErrors(let last): Self.oneTooMany(reply(to: last, hostName: hostName))
    case .tooManyUnknownCommands: reply(500, "Too many unrecognized commands")
    case .tooManyFailedLogins: reply(421, "\(hostName): Too many failed logins - closing connection")
    case .tooManyJunkCommands: reply(421, "\(hostName): Too many nonmail commands - closing connection")
    case .closingDown: reply(421, "\(hostName): Service not available - closing connection")
    case .notSynchronized: reply(554, "SMTP synchronization error")
    case .timedOut(let insideMessage):
      reply(
        421, "\(hostName): SMTP \(insideMessage ? "incoming data" : "command") timeout - closing connection")
    case .inputLost(insideMessage: false): reply(421, "\(hostName) lost input connection")
    case .inputLost(insideMessage: true): reply(421, "Lost incoming connection")
    case .tooManyConnections:
      reply(421, "\(hostName): Too many concurrent SMTP connections; please try again later")
    }
  }

  /// In the words of common access control lists; Exim itself has none for these.
  private func objection(_ refusal: PolicyRefusal) -> Reply {
    switch refusal {
    case .listed(let address, let zone):
      reply(550, "rejected because \(address) is in a black list at \(zone)")
    case .helloForged(let name, let address): reply(550, "HELO name \(name) does not match \(address)")
    case .nameless(let address): reply(550, "no reverse DNS for your host: [\(address)]")
    case .senderDomainUnknown(let domain):
      reply(550, ["Unrouteable address: no mail server for \(domain)", "Sender verify failed"])
    case .senderRefusesMail(let domain):
      reply(550, ["\(domain) does not accept mail (null MX)", "Sender verify failed"])
    case .spfFailed(let domain, let address):
      reply(550, "SPF check failed: \(address) is not allowed to send mail from \(domain)")
    case .dmarcFailed(let domain): reply(550, "Rejected by the DMARC policy of \(domain)")
    case .greylisted(let seconds): reply(451, "Greylisted, please try again in \(seconds) seconds")
    case .tooManyMessages(let address):
      reply(450, "too many messages from \(address); please try again later")
    case .mailboxFull: reply(452, "mailbox is full / quota exceeded")
    case .contentRefused: reply(550, "This message was classified as SPAM")
    }
  }

  private func recipientsMissing(_ rejection: Reply?) -> Reply {
    let needed = "Valid RCPT command must precede DATA"
    guard let rejection else { return reply(503, needed) }
    let quoted = rejection.lines.map { "\($0.code) \(String(decoding: $0.text, as: UTF8.self))" }
    return reply(503, ["All RCPT commands were rejected with this error:"] + quoted + [needed])
  }

  /// Exim says what was wrong as ever, and that it was one too many in a further line with the same code.
  static func oneTooMany(_ said: Reply) -> Reply {
    let text = said.texts
    return Reply(said.code, text + ["Too many syntax or protocol errors"])
  }

  private func malformed(_ verb: Verb, _ error: CommandError, _ argument: String) -> Reply {
    switch (error, verb) {
    case (.emptyLine, _), (.missingKeyword, _): reply(500, "unrecognized command")
    case (_, .helo), (_, .ehlo): reply(501, "Syntactically invalid \(verb) argument(s)")
    case (.path(.empty), _): reply(501, "\(verb) must have an address operand")
    case (.path(let error), _): reply(501, "\(argument): \(Self.fault(error))")
    case (.malformedParameter, _): reply(501, "\(argument): malformed parameter")
    case (.unexpectedArgument, _): reply(501, "unexpected argument data")
    default: reply(501, "\(verb) must have an argument")
    }
  }

  /// What is wrong with an address, as Exim puts it after the address it quotes.
  private static func fault(_ error: PathError) -> String {
    switch error {
    case .empty: "empty address"
    case .missingBrackets: #""<" expected before address"#
    case .unclosedBracket: "'>' missing at end of address"
    case .unclosedQuote: "unmatched doublequote in local part"
    case .missingLocalPart: #"missing or malformed local part (expected word or "<")"#
    case .missingDomain: "domain missing or malformed"
    case .misplacedDot: "misplaced dot in address"
    case .invalidCharacter: "invalid character in address"
    case .nullRecipient: "empty recipient address"
    case .notText: "invalid UTF-8 in address"
    case .textAfterPath: "malformed address: text may not follow '>'"
    }
  }
}
