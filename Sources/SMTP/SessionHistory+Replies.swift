import Octets

/// What a reply adds to it.
extension SessionHistory {
  /// What of it holds after a handshake that STARTTLS began: what was found out, and how the connection began.
  init(afterTLS old: SessionHistory) {
    isWhole = old.isWhole
    findings = old.findings
    greeting = old.greeting
    refusals = old.refusals
    refusesSecondHello = old.refusesSecondHello
    demand = old.demand == .login ? .login : nil
    isEncrypted = true
  }

  /// A reply answers this request: what the request itself has shown is known from now on.
  mutating func asked(_ request: Request) {
    switch request.kind {
    case .command(.auth): login = LoginAttempt(command: request.sent.revealed)
    case .authResponse: login?.respond(request.sent.revealed)
    case .command(.rcpt), .command(.mail):
      if request.line.contains(where: { $0 >= 0x80 }) { transaction.hasNonASCII = true }
    default: break
    }
  }

  /// As it is once the answer has been dealt with.
  package func after(_ answer: Answer) -> SessionHistory {
    var history = self
    history.answered(answer.request, answer.reply)
    return history
  }

  mutating func answered(_ request: Request?, _ reply: Reply) {
    let code = reply.code
    lastReply = code
    // 521 to a command is the end of the connection, too; as a greeting it leaves QUIT to the client (RFC 7504, section 3).
    if Self.announcesClose(reply) || (code.rawValue == 521 && request?.kind != .connection) { goodbye = code }
    guard let request else { return }
    let accepted = code.kind == .completion
    switch request.kind {
    case .connection: greeted(reply)
    case .endOfMessage: if request.recipient == nil, code.kind != .intermediate { endTransaction() }
    case .authResponse: if code != .authChallenge { loggedIn(code) }
    case .command(let verb): answered(verb, request, reply, accepted)
    }
    if let named = request.command?.named { lastNamed = named }
    if code.kind == .permanentFailure { refused(request, reply) }
  }

  private mutating func answered(_ verb: Verb, _ request: Request, _ reply: Reply, _ accepted: Bool) {
    switch verb {
    case .helo, .ehlo, .lhlo: greet(verb, reply, accepted)
    case .mail: mail(request, reply, accepted)
    case .rcpt where accepted: transaction.accepted += 1
    case .rcpt where reply.code.kind == .transientFailure: transaction.deferred += 1
    case .rcpt where reply.code.kind == .permanentFailure: transaction.refused += 1
    case .rset where accepted: endTransaction()
    case .bdat where accepted && request.endsMessage && request.recipient == nil: endTransaction()
    case .auth where reply.code != .authChallenge: loggedIn(reply.code)
    case .xclient where reply.code == .serviceReady:
      (hello, list, isLoggedIn, transaction) = (.none, nil, false, Transaction())
    default: break
    }
  }

  mutating func endTransaction() { transaction = Transaction() }

  private mutating func greeted(_ reply: Reply) {
    greeting = reply.code
    let words = reply.lines.flatMap { Array($0.text.prefix(512)) }.asciiLowercased
    if words.contains(phrase: "***") { findings.insert(.masked) }
    if words.contains(phrase: "ftp"), !words.contains(phrase: "smtp") { findings.insert(.ftp) }
    if words.contains(phrase: "lmtp"), !words.contains(phrase: "smtp") { findings.insert(.lmtp) }
  }

  private mutating func greet(_ verb: Verb, _ reply: Reply, _ accepted: Bool) {
    guard accepted else {
      if verb == .ehlo { refusedEHLO = reply.code }
      if verb == .helo { refusedHELO = reply.code }
      if hello != .none, reply.code == .badSequence { refusesSecondHello = true }
      return
    }
    lacks.remove(verb)
    if verb == .lhlo { findings.insert(.lmtp) }
    hello = verb == .helo ? .helo : verb == .ehlo ? .ehlo : .lhlo
    if verb == .ehlo { refusedEHLO = nil }
    if verb == .helo { refusedHELO = nil }
    list = verb == .helo ? nil : ExtensionList(reply: reply)
    if list?.isMasked == true { findings.insert(.masked) }
    let hadSender = transaction.hasSender
    transaction = Transaction()
    transaction.wasDropped = hadSender
  }

  private mutating func mail(_ request: Request, _ reply: Reply, _ accepted: Bool) {
    var parameters: [Parameter] = []
    if case .mail(_, let list)? = request.command { parameters = list }
    if accepted {
      let isNonASCII = request.line.contains { $0 >= 0x80 }
      transaction = Transaction()
      transaction.hasSender = true
      transaction.parameters = parameters
      transaction.hasNonASCII = isNonASCII
      text = SentText()
    } else if reply.code.isFailure {
      transaction.mailRefused = reply.code
      transaction.refusedSize = Self.size(in: parameters) ?? transaction.refusedSize
    }
  }

  private mutating func loggedIn(_ code: ReplyCode) {
    guard code.kind == .completion else { return }
    isLoggedIn = true
    if demand == .login { demand = nil }
  }

  private mutating func refused(_ request: Request, _ reply: Reply) {
    if case .command = request.kind { refusals += 1 }
    let words = reply.lines.flatMap { Array($0.text.prefix(512)) }.asciiLowercased
    // A server that quotes what was typed asks for nothing.
    if request.verb != .lhlo, words.contains(phrase: "lhlo") { findings.insert(.lmtp) }
    let code = reply.code
    if code == .encryptionRequired || (code == .authenticationRequired && (Self.speaksOfTLS(words) || isLoggedIn)) {
      if !isEncrypted { demand = .encryption }
    } else if code == .authenticationRequired, !isLoggedIn {
      demand = .login
    }
    guard let verb = request.verb, Verb.known.contains(verb) else { return }
    let isUnknown = [500, 502].contains(code.rawValue) && !words.contains(phrase: "pipelin")
    // A verb is refused so, too, where its form or its place is wrong.
    switch verb {
    case .startTLS where code.rawValue != 501 && hello == .ehlo && !isEncrypted && !transaction.hasSender:
      lacks.insert(verb)
    case .auth: refusedLogin(request, code)
    case .mail, .rcpt, .data, .startTLS: break
    default: if isUnknown { lacks.insert(verb) }
    }
  }

  /// AUTH, where a list had it: neither its place nor a missing list is the reason, and a long line may be one.
  private mutating func refusedLogin(_ request: Request, _ code: ReplyCode) {
    guard hello == .ehlo, !isLoggedIn, !transaction.hasSender, let login else { return }
    switch code.rawValue {
    case 504: refusedMechanisms.insert(login.mechanism)
    case 500 where request.sent.revealed.count <= Self.usualLine, 502: lacks.insert(.auth)
    default: break
    }
  }

  /// Octets of a command line without its CRLF (RFC 5321, section 4.5.3.1.4).
  package static let usualLine = 510

  static func speaksOfTLS(_ words: [UInt8]) -> Bool {
    ["starttls", "encrypt", "tls", "ssl"].contains(where: words.contains(phrase:))
  }

  /// Whether a reply says that the connection ends with it: by its number (RFC 5321, section 3.8), or in words.
  private static func announcesClose(_ reply: Reply) -> Bool {
    if reply.code == .serviceNotAvailable || reply.code == .closing { return true }
    guard reply.code.isFailure else { return false }
    let words = reply.lines.flatMap { Array($0.text.prefix(512)) }.asciiLowercased
    return ["closing", "disconnect", "goodbye", "hang up", "hanging up", " bye"].contains(
      where: words.contains(phrase:))
  }
}
