import Foundation

/// What a client may do next: a command line, or a message's text with its end.
struct Move: Sendable {
  enum Kind: Sendable {
    case hello(isExtended: Bool)
    case sender
    /// What MAIL is refused for where it is in order.
    case badSender(code: Int, isError: Bool)
    case recipient(String, isLocal: Bool)
    case unknownRecipient
    case data, reset, nothing, help, verify, expand, quit, startTLS
    case login(isRight: Bool)
    case loginByQuestions
    case unknownVerb
    /// Refused for its form alone.
    case malformed(code: Int)
  }

  let line: String
  let kind: Kind
}

/// A model of the practice server as RFC 5321 and the tutorial's persona have it, made from them and not from the
/// server: which code answers what, and what is delivered.
struct SequenceModel {
  private(set) var isOpen = true
  private(set) var isInMessage = false
  private(set) var delivered: [String: Int] = [:]
  private var hasSender = false
  private var recipients: Set<String> = []
  private var isExtended = false
  private var isSecured = false
  private var isLoggedIn = false
  /// Answers given to AUTH LOGIN; nil outside of it.
  private var answers: Int?
  private var isKnownUser = false
  private var errors = 0
  private var unknownVerbs = 0

  /// The code that answers a move.
  /// - Parameter isLast: nothing came with it in one go behind it.
  mutating func answer(_ move: Move, isLast: Bool) -> Int {
    if let answers { return answer(login: move.line, answers) }
    switch move.kind {
    case .hello(let isExtended):
      forgetTransaction()
      self.isExtended = isExtended
      return 250
    case .sender:
      guard !hasSender else { return error(503) }
      hasSender = true
      return 250
    case .badSender(let code, let isError):
      guard !hasSender else { return error(503) }
      return isError ? error(code) : code
    case .recipient(let name, let isLocal):
      guard hasSender else { return error(503) }
      guard isLocal || isLoggedIn else { return 550 }
      recipients.insert(name)
      return 250
    case .unknownRecipient: return hasSender ? 550 : error(503)
    case .data:
      guard !recipients.isEmpty else { return error(503) }
      isInMessage = true
      return 354
    case .reset:
      forgetTransaction()
      return 250
    case .nothing: return 250
    case .help: return 214
    case .verify: return 252
    case .expand: return 550
    case .quit:
      isOpen = false
      return 221
    case .startTLS: return startTLS(isLast: isLast)
    case .login(let isRight):
      guard mayLogIn else { return error(503) }
      isLoggedIn = isRight
      return isRight ? 235 : 535
    case .loginByQuestions:
      guard mayLogIn else { return error(503) }
      answers = 0
      return 334
    case .unknownVerb:
      unknownVerbs += 1
      isOpen = unknownVerbs <= 10
      return 500
    case .malformed(let code): return error(code)
    }
  }

  /// The text has ended.
  mutating func endMessage() -> Int {
    for recipient in recipients { delivered[recipient, default: 0] += 1 }
    isInMessage = false
    forgetTransaction()
    return 250
  }

  private var mayLogIn: Bool { !isLoggedIn && isExtended && !hasSender }

  private mutating func error(_ code: Int) -> Int {
    errors += 1
    isOpen = errors <= 10
    return code
  }

  private mutating func forgetTransaction() {
    hasSender = false
    recipients = []
  }

  private mutating func startTLS(isLast: Bool) -> Int {
    guard !isSecured, isExtended else { return error(503) }
    forgetTransaction()
    guard isLast else {
      isOpen = false
      return 554
    }
    (isSecured, isExtended, isLoggedIn) = (true, false, false)
    return 220
  }

  private mutating func answer(login line: String, _ answers: Int) -> Int {
    self.answers = nil
    guard line != "*", let octets = Data(base64Encoded: line) else { return 501 }
    guard answers == 1 else {
      guard let name = String(data: octets, encoding: .utf8), !name.isEmpty else { return 535 }
      isKnownUser = name == "bugs"
      self.answers = 1
      return 334
    }
    isLoggedIn = isKnownUser && octets == Data("whats-up-doc".utf8)
    return isLoggedIn ? 235 : 535
  }
}
