import Octets
import SMTP

/// One session of a transcript, replayed: lines of either side go in, and the answers come out as the conversation binds
/// them. It does not know by what marks the sides were told apart.
struct Dialogue: Sendable {
  private static let lineLimit = 4_096

  private var conversation = Conversation(isConnected: false)
  /// Whether the text has the session from its greeting on. Otherwise nothing follows from what is missing.
  private(set) var isWhole = false
  /// Whether the next thing that the server says is a greeting.
  private var isNew = true
  /// Whether the text says that a connection was made.
  private var isConnected = false
  /// Whether TLS came before anything was said.
  private var isSecured = false
  private var reply: [[UInt8]] = []
  private var replyStart = 0
  private(set) var host: String?
  /// The last reply, by which a program's own words about it are known.
  private(set) var last: Reply?

  var stage: Stage { conversation.stage }
  var isInsideReply: Bool { !reply.isEmpty }
  /// Whether something was sent that has no answer yet.
  var isWaiting: Bool { !conversation.pending.isEmpty }
  /// Whether a connection was made of which nothing has been heard.
  var isAwaitingGreeting: Bool { isConnected && !hasSpoken }
  /// Whether anything was said at all.
  private(set) var hasSpoken = false

  // MARK: The connection

  mutating func connect(host: String?) {
    self = Dialogue()
    isConnected = true
    self.host = host
  }

  /// TLS is on: after STARTTLS the session starts over, before the greeting it does not.
  mutating func secure() {
    isSecured = isNew
    conversation.tlsEstablished()
  }

  mutating func close() {
    let (host, last, replyStart) = (host, last, replyStart)
    self = Dialogue()
    (self.host, self.last, self.replyStart) = (host, last, replyStart)
  }

  // MARK: What was said

  mutating func hear(_ spoken: Spoken, at number: Int, isExact: Bool) -> [Record] {
    switch spoken {
    case .client(let line): return client(line)
    case .clientRaw(let octets): return client(octets, isRaw: true)
    case .server(let line): return server(line, at: number, isExact: isExact)
    case .serverRaw(let octets):
      var lines = octets.split(separator: ASCII.lineFeed, omittingEmptySubsequences: false)
      if lines.last?.isEmpty == true { lines.removeLast() }
      return lines.flatMap { server(Array($0.withoutCarriageReturn), at: number, isExact: isExact) }
    case .connected(let host):
      let records = breakOff()
      connect(host: host.flatMap { LogPlace.name(at: $0[...]) })
      return records
    case .secured:
      secure()
      return []
    case .closed:
      let records = breakOff()
      close()
      return records
    case .comment: return []
    }
  }

  mutating func client(_ line: [UInt8], isRaw: Bool = false) -> [Record] {
    let records = breakOff()
    begin(isGreeting: false)
    if conversation.stage == .tls { conversation.tlsEstablished() }
    var octets = isRaw ? line : line + ASCII.crlf
    if !conversation.stage.isText { octets = Self.unmasked(octets, in: conversation) }
    conversation.track(octets)
    return records
  }

  /// A line of the server's, without its line end.
  /// - Parameter isExact: whether the transcript has every octet, so that what is not in it was not said.
  mutating func server(_ line: [UInt8], at number: Int, isExact: Bool) -> [Record] {
    guard let parsed = ReplyText.line(line) ?? (isExact ? ReplyLine(line) : nil) else { return [] }
    if reply.isEmpty { replyStart = number }
    if reply.count < ReplyText.lineLimit {
      reply.append(Array(line.prefix(Self.lineLimit)))
    } else {
      reply[reply.count - 1] = Array(line.prefix(Self.lineLimit))
    }
    return parsed.isLast ? finish(isExact: isExact) : []
  }

  /// A reply whose last line the text does not have.
  mutating func breakOff() -> [Record] {
    guard let last = reply.last else { return [] }
    let lines = Self.unglued(reply)
    reply =
      lines.count > reply.count ? lines : reply.dropLast() + [Array(last.prefix(3)) + [ASCII.space] + last.dropFirst(4)]
    return finish(isExact: false)
  }

  // MARK: Replies

  private mutating func finish(isExact: Bool) -> [Record] {
    let lines = reply
    reply = []
    guard let code = lines.last.flatMap({ ReplyCode(digits: $0.prefix(3)) }) else { return [] }
    let isGreeting = code == .serviceReady || (isConnected && !hasSpoken) || (isExact && !hasSpoken)
    if hasSpoken, code == .serviceReady, !isWaiting, stage != .tls, stage != .greeting { close() }
    if stage == .closing, !isWaiting { close() }
    begin(isGreeting: isGreeting)
    if conversation.stage == .tls { conversation.tlsEstablished() }
    // The text of a message was left out.
    if conversation.stage == .message, !isExact, code != .serviceNotAvailable {
      conversation.trackStuffedText()
      conversation.track(".\r\n".utf8)
    }
    if conversation.stage == .chunk, !isExact { skipChunk() }
    for line in lines { conversation.receive(line + ASCII.crlf) }
    var records: [Record] = []
    while let event = conversation.next() {
      guard case .reply(let answer) = event else { continue }
      last = answer.reply
      records.append(record(answer, isExact: isExact))
    }
    return records
  }

  private func record(_ answer: Answer, isExact: Bool) -> Record {
    var answer = answer
    let isUnasked = answer.request == nil && isExact && isWhole
    if answer.request == nil, !isUnasked, !(isWhole && Self.isFarewell(answer.reply.code)) {
      answer = Answer(
        reply: answer.reply, request: LikelyRequest.of(answer.reply), stageBefore: answer.stageBefore,
        stageAfter: answer.stageAfter)
    } else if !isWhole, let verb = answer.request?.verb, !Verb.known.contains(verb), Self.isLogin(answer.reply.code) {
      // A line of a login whose AUTH the text does not have.
      answer = Answer(
        reply: answer.reply, request: LikelyRequest.of(answer.reply), stageBefore: answer.stageBefore,
        stageAfter: answer.stageAfter)
    }
    return Record(
      answer: answer, line: replyStart, source: .session(SessionFacts(conversation, isWhole: isWhole)), host: host)
  }

  private static func isLogin(_ code: ReplyCode) -> Bool { [235, 334, 535, 534].contains(code.rawValue) }

  private static func isFarewell(_ code: ReplyCode) -> Bool { code == .serviceNotAvailable || code == .closing }

  private mutating func begin(isGreeting: Bool) {
    guard isNew else { return }
    isNew = false
    hasSpoken = true
    if isGreeting {
      conversation = Conversation()
      isWhole = true
      if isSecured { conversation.tlsEstablished() }
    }
  }

  /// The octets of a chunk are in no transcript of most programs.
  private mutating func skipChunk() {
    if let rest = conversation.chunkRemaining, rest > 0 {
      conversation.track(repeatElement(ASCII.space, count: min(rest, 1 << 20)))
    }
  }

  /// Something that can be read in the place of a secret that was masked.
  private static func unmasked(_ octets: [UInt8], in conversation: Conversation) -> [UInt8] {
    if conversation.stage == .auth, Elision.isMasked(octets[...]) {
      return Elision.secret(of: conversation.login?.mechanism ?? "") + ASCII.crlf
    }
    guard Verb(of: octets.prefix { $0 != ASCII.carriageReturn }) == .auth else { return octets }
    let words = octets.split { $0.isBlank || $0 == ASCII.carriageReturn || $0 == ASCII.lineFeed }
    guard words.count >= 3, Elision.isMasked(words[2]) else { return octets }
    let secret = Elision.secret(of: String(decoding: words[1], as: UTF8.self).asciiUppercased)
    return Array([Array(words[0]), Array(words[1]), secret].joined(separator: [ASCII.space])) + ASCII.crlf
  }

  /// `250-one250-two250 three`, whose line ends a web page has swallowed.
  private static func unglued(_ lines: [[UInt8]]) -> [[UInt8]] {
    guard lines.count == 1, let line = lines.first, let reply = ReplyText.reply(line[...]), reply.lines.count > 1 else {
      return lines
    }
    return reply.lines.map { Array("\(reply.code)\($0.isLast ? " " : "-")".utf8) + $0.text }
  }
}
