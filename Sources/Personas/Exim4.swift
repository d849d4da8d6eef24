package import SMTP

extension Persona {
  /// An Exim 4.96 as it is unless told otherwise, with the access control lists of the configuration that comes with it.
  /// Extensions that the practice server has not are switched off: CHUNKING, PIPECONNECT, PRDR, SMTPUTF8.
  static let exim4: Persona = {
    var persona = Persona(
      name: "exim-4", hostName: "mx.neverland.example", localDomains: ["neverland.example"],
      accounts: accounts(at: "neverland.example"), manner: Exim4Manner())
    persona.offeredMechanisms = ["PLAIN", "LOGIN", "CRAM-MD5"]
    persona.limits.commandOctets = 16_385
    persona.limits.recipients = 50_000
    persona.limits.unknownCommands = 3
    persona.limits.protocolErrors = 3
    // A login that fails is a command that moves no mail, like others; the first of them is free.
    persona.limits.loginFailures = 11
    persona.limits.junkCommands = 10
    persona.rules.tellsOtherProtocols = false
    persona.rules.extensions = [.size, .eightBitMIME, .pipelining, .auth, .startTLS, .help]
    persona.rules.verbsAfterHello = [.mail]
    persona.rules.listsUsedLogin = true
    persona.rules.takesBareAddresses = true
    persona.rules.takesMalformedSize = true
    return persona
  }()
}

/// The sentences of Exim 4.96 where they are not those of the tutorial's server, as a list of commands recorded from a real
/// one has them.
package struct Exim4Manner: VisitedManner {
  private let older = EximManner()
  var visit: ServerVisit?

  package init() {}

  package func reply(to verdict: ServerVerdict, hostName: String) -> Reply {
    switch verdict {
    case .greeting: reply(220, "\(hostName) ESMTP Exim 4.96\(visit.map { " \($0.date.internet)" } ?? "")")
    case .senderAccepted: reply(250, "OK")
    case .recipientAccepted: reply(250, "Accepted")
    case .recipientsMissing(nil, _): reply(503, "valid RCPT command must precede DATA")
    case .recipientsMissing(let rejection?, _):
      reply(
        503,
        ["All RCPT commands were rejected with this error:"]
          + rejection.texts + ["Valid RCPT command must precede DATA"])
    case .prohibited(.vrfy, let argument) where !argument.contains("@"):
      reply(501, "\(argument): recipient address must contain a domain")
    case .malformed(.vrfy, .missingArgument, _): reply(501, "empty address")
    case .malformed(.expn, .missingArgument, _): reply(550, "Administrative prohibition")
    case .malformed(.auth, .missingArgument, _): reply(504, " authentication mechanism not supported")
    case .malformed(_, .path(.nullRecipient), let argument):
      reply(501, "\(argument): missing or malformed local part")
    case .malformed(_, .path(.invalidCharacter("@")), let argument):
      reply(501, "\(argument): domain missing or malformed")
    case .unknownParameter(_, let parameter, _) where parameter.keyword == "SMTPUTF8":
      reply(501, "SMTPUTF8 used when not advertised")
    case .unknownParameter(_, let parameter, let path):
      reply(
        501, "\(path) \(parameter.written): malformed address: \(parameter.written) may not follow \(path) ")
    case .malformedParameter(_, let parameter): reply(501, "invalid data for \(parameter.keyword)")
    case .commandTooLong: reply(500, "unrecognized command")
    case .tooManyErrors(let last): EximManner.oneTooMany(reply(to: last, hostName: hostName))
    case .tooManyJunkCommands, .tooManyFailedLogins: reply(554, "Too many nonmail commands")
    default: older.reply(to: verdict, hostName: hostName)
    }
  }

  package func queueID(_ stamp: QueueStamp) -> String { older.queueID(stamp) }

  package func deliveryLines(_ delivery: Delivery, for mailbox: Mailbox) -> [TraceLine] {
    older.deliveryLines(delivery, for: mailbox)
  }

  package func received(_ delivery: Delivery, for mailbox: Mailbox?) -> [TraceLine] {
    older.received(delivery, for: mailbox)
  }
}
