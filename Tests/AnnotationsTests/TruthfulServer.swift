import Octets
import SMTP

/// A server that answers truthfully, by rules drawn at random: what it lists, what it demands first, what it does not have.
/// Its words are of the kind that says little, so that the session has to explain the rest.
struct TruthfulServer {
  /// Why it refused, as it knows itself.
  enum Reason: Hashable, Sendable {
    case greeting, closing
    case unknown(Verb)
    case helloFirst, helloAgain, lhlo
    case nested, noSender, noRecipient, midMessage, notListed, insideTLS, loggedIn, afterLogin
    case needsTLS, needsLogin, mechanism, form, parameter, tooLarge, address, login, mailbox
  }

  struct Rules {
    var greetsBadly = false
    var knowsEHLO = true
    var insistsOnHello = true
    var takesSecondHello = true
    var isLMTP = false
    var hasTLS = true
    var needsTLS = false
    var mechanisms: [String] = []
    var loginNeedsTLS = false
    var needsLogin = false
    var sizeLimit: Int?
    var hasUTF8 = false
    var hasVRFY = false
    var hasChunking = false
    var style = 0
  }

  let rules: Rules
  private(set) var hello: Verb?
  private(set) var isEncrypted = false
  private(set) var isLoggedIn = false
  private(set) var hasSender = false
  private(set) var accepted = 0
  private(set) var asksUTF8 = false
  private(set) var awaitsText = false
  private(set) var awaitsTLS = false
  private(set) var login: (mechanism: String, left: Int)?
  private(set) var sentSecret = false
  private(set) var isClosing = false

  init(_ rules: Rules) { self.rules = rules }

  var greeting: String {
    rules.greetsBadly ? "554 no service" : rules.isLMTP ? "220 mx.example.org ready" : "220 mx.example.org ESMTP"
  }

  var list: [String] {
    var list: [String] = ["8BITMIME"]
    if rules.hasTLS, !isEncrypted { list.append("STARTTLS") }
    if !rules.mechanisms.isEmpty, isEncrypted || !rules.loginNeedsTLS {
      list.append("AUTH " + rules.mechanisms.joined(separator: " "))
    }
    if let limit = rules.sizeLimit { list.append("SIZE \(limit)") }
    if rules.hasUTF8 { list.append("SMTPUTF8") }
    if rules.hasChunking { list.append("CHUNKING") }
    return list
  }

  func lists(_ keyword: String) -> Bool { list.contains { $0 == keyword || $0.hasPrefix(keyword + " ") } }

  mutating func handshake() {
    awaitsTLS = false
    isEncrypted = true
    hello = nil
    isLoggedIn = false
    endMessage()
  }

  private mutating func endMessage() {
    hasSender = false
    accepted = 0
    asksUTF8 = false
  }

  /// The lines of a reply, and why it is a no; no reply to a line of text.
  mutating func answer(_ line: String) -> (lines: [String], reason: Reason?) {
    if awaitsText {
      guard line == "." else { return ([], nil) }
      awaitsText = false
      return (queued(), nil)
    }
    if let login { return answer(line, to: login) }
    let verb = Verb(of: Array(line.utf8))
    if verb == .quit {
      isClosing = true
      return (["221 bye"], nil)
    }
    if rules.greetsBadly { return no(503, .greeting) }
    let command = try? Command(parsing: Array(line.utf8))
    switch verb {
    case .noop: return (["250 ok"], nil)
    case .helo, .ehlo, .lhlo: return hello(verb, line)
    case .startTLS: return startTLS()
    case .auth: return auth(line)
    case .mail: return mail(command)
    case .rcpt: return rcpt(command)
    case .data: return data()
    case .rset:
      if hello == nil, rules.insistsOnHello { return no(503, .helloFirst) }
      endMessage()
      return (["250 ok"], nil)
    case .vrfy where rules.hasVRFY: return (["252 cannot tell"], nil)
    case .bdat where rules.hasChunking && line.hasSuffix(" 0 LAST"):
      if accepted == 0 { return no(503, hasSender ? .noRecipient : .noSender) }
      return (queued(), nil)
    default: return no(rules.style == 1 ? 502 : 500, .unknown(verb))
    }
  }

  /// LMTP answers once for each recipient.
  private mutating func queued() -> [String] {
    defer { endMessage() }
    return [String](repeating: "250 queued", count: rules.isLMTP ? accepted : 1)
  }

  private func no(_ code: Int, _ reason: Reason) -> (lines: [String], reason: Reason?) {
    let words: String
    switch (rules.style, code) {
    case (0, _): words = "no"
    case (1, 500), (1, 502): words = "5.5.2 Error: command not recognized"
    case (1, 503): words = "5.5.1 Bad sequence of commands"
    case (1, 530):
      words = reason == .needsTLS ? "5.7.0 Must issue a STARTTLS command first" : "5.7.0 Authentication required"
    case (_, 500), (_, 502): words = "unrecognized command"
    case (_, 535): words = "authentication failed"
    default: words = "Error"
    }
    return (["\(code) \(words)"], reason)
  }

  // MARK: Commands

  private mutating func hello(_ verb: Verb, _ line: String) -> (lines: [String], reason: Reason?) {
    if rules.isLMTP != (verb == .lhlo) { return no(500, .unknown(verb)) }
    if verb == .ehlo, !rules.knowsEHLO { return no(500, .unknown(verb)) }
    if line.split(separator: " ").count < 2 { return no(501, .form) }
    if hello != nil, !rules.takesSecondHello { return no(503, .helloAgain) }
    hello = verb
    endMessage()
    if verb == .helo { return (["250 mx.example.org"], nil) }
    let lines = ["mx.example.org"] + list
    return (lines.enumerated().map { "250\($0.offset == lines.count - 1 ? " " : "-")\($0.element)" }, nil)
  }

  private mutating func startTLS() -> (lines: [String], reason: Reason?) {
    if isEncrypted { return no(503, .insideTLS) }
    if hello != .ehlo, hello != .lhlo { return no(503, .helloFirst) }
    if !rules.hasTLS { return no(502, .notListed) }
    if hasSender { return no(503, .midMessage) }
    if isLoggedIn { return no(503, .afterLogin) }
    awaitsTLS = true
    return (["220 go"], nil)
  }

  private mutating func auth(_ line: String) -> (lines: [String], reason: Reason?) {
    let words = line.split(separator: " ").map(String.init)
    if isLoggedIn { return no(503, .loggedIn) }
    if hello != .ehlo, hello != .lhlo { return no(503, .helloFirst) }
    if !lists("AUTH") { return rules.needsTLS && !isEncrypted ? no(530, .needsTLS) : no(503, .notListed) }
    if hasSender { return no(503, .midMessage) }
    guard words.count > 1 else { return no(501, .form) }
    let mechanism = words[1].uppercased()
    guard rules.mechanisms.contains(mechanism) else { return no(rules.style == 0 ? 504 : 535, .mechanism) }
    sentSecret = false
    login = (mechanism, mechanism == "LOGIN" ? 2 : 1)
    if words.count > 2 { return answer(words[2], to: (mechanism, mechanism == "LOGIN" ? 2 : 1)) }
    return (["334 "], nil)
  }

  private mutating func answer(_ line: String, to exchange: (mechanism: String, left: Int)) -> (
    lines: [String], reason: Reason?
  ) {
    if line == "*" {
      login = nil
      return no(501, .login)
    }
    // A server that knows base64 by its alphabet and length alone.
    guard line.utf8.count % 4 == 0, line.utf8.allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit || $0 == 0x3D }) else {
      login = nil
      return no(rules.style == 0 ? 501 : 535, .login)
    }
    if exchange.left == 1 { sentSecret = true }
    if exchange.left > 1 {
      login = (exchange.mechanism, exchange.left - 1)
      return (["334 "], nil)
    }
    login = nil
    if line == "c2VjcmV0" || line == "AGJvYgBzZWNyZXQ=" {
      isLoggedIn = true
      return (["235 ok"], nil)
    }
    return no(535, .login)
  }

  private mutating func mail(_ command: Command?) -> (lines: [String], reason: Reason?) {
    if hello == nil, rules.insistsOnHello || rules.isLMTP { return no(503, .helloFirst) }
    if rules.needsTLS, !isEncrypted { return no(530, .needsTLS) }
    if rules.needsLogin, !isLoggedIn { return no(530, .needsLogin) }
    if hasSender { return no(503, .nested) }
    guard case .mail(_, let parameters)? = command else { return no(501, .form) }
    for parameter in parameters {
      let isOffered: Bool
      switch parameter.keyword {
      case "SIZE": isOffered = lists("SIZE")
      case "BODY": isOffered = lists("8BITMIME")
      case "SMTPUTF8": isOffered = lists("SMTPUTF8")
      default: isOffered = false
      }
      if hello != .ehlo && hello != .lhlo || !isOffered { return no(555, .parameter) }
      if parameter.keyword == "SIZE", let size = parameter.value.flatMap({ Int($0) }), let limit = rules.sizeLimit,
        size > limit
      {
        return no(552, .tooLarge)
      }
    }
    hasSender = true
    asksUTF8 = parameters.contains { $0.keyword == "SMTPUTF8" }
    return (["250 ok"], nil)
  }

  private mutating func rcpt(_ command: Command?) -> (lines: [String], reason: Reason?) {
    if !hasSender { return no(503, .noSender) }
    guard case .rcpt(let path, let parameters)? = command else { return no(501, .form) }
    if !parameters.isEmpty { return no(555, .parameter) }
    let address = "\(path.mailbox)"
    if address.utf8.contains(where: { $0 >= 0x80 }), !asksUTF8 { return no(553, .address) }
    if address.hasPrefix("nobody") { return no(550, .mailbox) }
    accepted += 1
    return (["250 ok"], nil)
  }

  private mutating func data() -> (lines: [String], reason: Reason?) {
    if !hasSender { return no(503, .noSender) }
    if accepted == 0 { return no(rules.style == 2 ? 554 : 503, .noRecipient) }
    awaitsText = true
    return (["354 go"], nil)
  }
}
