import Octets
import SMTP

/// A server of few words: the code alone tells the verdicts apart. `here.test` is local, all but `nobody`.
struct PlainPersona: ServerPersona {
  var hostName = "mx.here.test"
  var limits = ServerLimits()
  var rules = ServerRules()
  var tlsOffer = TLSOffer.notOffered
  var mechanismsInClear: [String] = []
  var mechanismsInTLS: [String] = []

  func mechanisms(isSecured: Bool) -> [String] { isSecured ? mechanismsInTLS : mechanismsInClear }

  func login(with mechanism: String) -> any LoginExchange { ToyLogin() }

  func recipientPolicy(for recipient: ForwardPath, in transaction: MailTransaction) -> RecipientPolicy {
    let mailbox = recipient.mailbox
    guard mailbox.domain.isEmpty || mailbox.foldedDomain == "here.test" else {
      return transaction.user == nil ? .relayDenied : .relayed(mailbox)
    }
    return mailbox.localPart == "nobody" ? .unknownUser : .local(mailbox)
  }

  func forbids(_ line: [UInt8]) -> Bool { line.starts(with: "GET ".utf8) }

  func reply(to verdict: ServerVerdict) -> Reply {
    switch verdict {
    case .greeting: reply(220, hostName)
    case .helloAccepted(let name, let address, let extensions):
      Reply(.ok, ["hello \(name) \(address)"] + (extensions ?? []).map(\.description))
    case .senderAccepted(let path): reply(250, "from \(path)")
    case .recipientAccepted(let path): reply(250, "to \(path)")
    case .messageWanted: reply(354, "go ahead")
    case .messageAccepted(let id), .chunksAccepted(let id, _): reply(250, "taken \(id)")
    case .transactionReset: reply(250, "reset")
    case .nothingDone: reply(250, "nothing done")
    case .help: reply(214, "help")
    case .goodbye: reply(221, "bye")
    case .handshakeWanted: reply(220, "begin")
    case .loginChallenge(let text): reply(334, text)
    case .loginAccepted(let user, _): reply(235, "welcome \(user)")
    case .alreadyLoggedIn: reply(503, "logged in")
    case .loginInTransaction: reply(503, "no login now")
    case .unknownMechanism(let name): reply(504, "no \(name)")
    case .tlsUnavailable: reply(454, "no TLS now")
    case .loginRefused: reply(535, "wrong")
    case .loginCancelled: reply(501, "given up")
    case .loginNotBase64: reply(501, "no base64")
    case .loginMalformed(_, let reason): reply(501, reason)
    case .loginResponseUnexpected: reply(501, "too early")
    case .notSynchronized: reply(554, "too early")
    case .helloRequired: reply(503, "hello first")
    case .helloRepeated: reply(503, "hello again")
    case .senderNotGiven: reply(503, "no sender")
    case .senderAlreadyGiven: reply(503, "second sender")
    case .recipientsMissing(nil, _): reply(503, "no recipient")
    case .recipientsMissing(let rejection?, _): reply(503, "no recipient: \(rejection.firstText)")
    case .verified(let argument): reply(252, argument)
    case .forbidden: reply(221, "not here")
    case .alreadySecured: reply(503, "encrypted already")
    case .handshakeInTransaction: reply(503, "no TLS in mid-mail")
    case .unknownCommand(let verb, _): reply(500, "unknown \(verb)")
    case .notOffered(let verb): reply(503, "not offered \(verb)")
    case .malformed(let verb, _, let argument): reply(501, "malformed \(verb) [\(argument)]")
    case .unqualified(let verb, let path): reply(501, "unqualified \(verb) \(path)")
    case .unknownParameter(_, let parameter, _): reply(555, "unknown \(parameter)")
    case .malformedParameter(_, let parameter): reply(501, "malformed \(parameter)")
    case .nulInCommand: reply(501, "nul")
    case .commandTooLong(let octets): reply(500, "too long \(octets)")
    case .prohibited(let verb, _): reply(verb == .vrfy ? 252 : 550, "prohibited \(verb)")
    case .objected: reply(550, "not wanted")
    case .relayDenied: reply(550, "no relay")
    case .unknownUser: reply(550, "no such user")
    case .messageBegun(let verb): reply(503, "no \(verb) now")
    case .chunksNeeded: reply(503, "chunks only")
    case .chunkWanted(let octets, _), .chunkAccepted(let octets): reply(250, "\(octets) octets")
    case .tooManyTransactions: reply(452, "too many messages")
    case .tooManyDomains: reply(452, "too many domains")
    case .otherProtocol(let other): reply(500, "\(other)")
    case .tooManyRecipients: reply(452, "too many recipients")
    case .messageTooBig: reply(552, "too big")
    case .storageFull: reply(452, "full")
    case .localError: reply(451, "not written")
    case .tooManyErrors: reply(503, "too many errors")
    case .tooManyUnknownCommands: reply(500, "too many unknown")
    case .tooManyFailedLogins: reply(421, "too many logins")
    case .tooManyJunkCommands: reply(421, "too much junk")
    case .timedOut, .inputLost, .tooManyConnections, .closingDown: reply(421, "closing")
    }
  }

  /// Says what it heard, and takes `right`.
  private struct ToyLogin: LoginExchange {
    func start(initialResponse: [UInt8]?) -> LoginStep {
      initialResponse.map { step($0) } ?? .challenge("")
    }

    func respond(_ line: [UInt8]) -> LoginStep { step(line) }

    private func step(_ line: [UInt8]) -> LoginStep {
      switch String(decoding: line, as: UTF8.self) {
      case "right": .accepted(user: "ann")
      case "wrong": .refused
      case "early": .unexpectedResponse
      case "form": .malformed("no such form")
      case "?": .notBase64
      case let text: .challenge("heard \(text)")
      }
    }
  }

  private func reply(_ code: Int, _ text: String) -> Reply {
    Reply(ReplyCode(rawValue: code) ?? ReplyCode(rawValue: 554)!, [text])
  }
}
