import Octets
import SMTP

/// Who says a line of a transcript, by the mark that a program puts before it. It remembers which program wrote the last
/// marked line, for some mark only the first line of a reply, and some marks mean the opposite elsewhere.
struct SpeakerMarks: Sendable {
  /// A line and the session it belongs to, where the program numbers them.
  struct Line: Equatable {
    var spoken: Spoken
    var session: [UInt8] = []
  }

  /// Whether the notation is the tutor's own: every octet is there, and a reply without a request was unasked.
  private(set) var isOwn = false
  private var isCurl = false
  private var isSwaks = false
  /// Whether smtplib has shown the reply at hand line by line.
  private var hasShownReply = false
  private var exchange = ExchangeLog()

  /// Nil for a line without a mark.
  mutating func read(_ line: [UInt8]) -> Line? {
    if let (spoken, session) = exchange.read(line) { return Line(spoken: spoken, session: session) }
    let text = Array(line.trimmingBlanks)
    guard let first = text.first else { return nil }
    switch first {
    case UInt8(ascii: "C"), UInt8(ascii: "S"):
      if let own = own(text) { return own }
    case UInt8(ascii: "#"):
      if text.has("# smtp-tutor ", at: 0) { isOwn = true }
      return isOwn ? Line(spoken: .comment) : nil
    case UInt8(ascii: "<"), UInt8(ascii: "-"), UInt8(ascii: "~"), UInt8(ascii: "*"), UInt8(ascii: ">"),
      UInt8(ascii: "="),
      UInt8(ascii: "{"), UInt8(ascii: "}"):
      if let arrow = arrow(text) { return arrow }
    default: break
    }
    return named(text) ?? connection(text)
  }

  // MARK: Marks that begin a line

  private mutating func own(_ text: [UInt8]) -> Line? {
    guard text.count > 1 else { return nil }
    let mark = text[1]
    guard mark == ASCII.colon || mark == UInt8(ascii: "|") || mark == UInt8(ascii: "!"),
      text.count == 2 || text[2] == ASCII.space
    else { return nil }
    isOwn = true
    let isClient = text[0] == UInt8(ascii: "C")
    guard let entry = try? Transcript(parsing: text).entries.first else {
      let rest = Array(text.dropFirst(3))
      return Line(spoken: isClient ? .client(rest) : .server(rest))
    }
    switch entry {
    case .client(let line): return Line(spoken: .client(Elision.filled(line)))
    case .server(let line): return Line(spoken: .server(Elision.filled(line)))
    case .clientRaw(let octets): return Line(spoken: .clientRaw(Elision.filled(octets)))
    case .serverRaw(let octets): return Line(spoken: .serverRaw(Elision.filled(octets)))
    case .close, .reset: return Line(spoken: .closed)
    case .note, .wait, .blank: return Line(spoken: .comment)
    }
  }

  private static let arrows: [(mark: StaticString, side: Transcript.Side)] = [
    ("<** ", .server), ("<~* ", .server), ("<-* ", .server), ("<-- ", .server), ("<- ", .server), ("<~ ", .server),
    ("--> ", .client), ("-> ", .client), ("~> ", .client), ("**> ", .client), ("*~> ", .client), ("*> ", .client),
  ]

  private mutating func arrow(_ text: [UInt8]) -> Line? {
    for (mark, side) in Self.arrows where text.has(mark, at: 0) {
      let rest = text.dropFirst(mark.utf8CodeUnitCount).trimmingBlanks
      // Ruby quotes what travelled, and its arrows point from the server to the client.
      if rest.first == UInt8(ascii: "\""), let octets = QuotedText.octets(rest) {
        return side == .server ? Line(spoken: .clientRaw(octets)) : Line(spoken: .serverRaw(octets))
      }
      isSwaks = true
      return Line(spoken: side == .server ? .server(Array(rest)) : .client(Array(rest)))
    }
    if text.has("<<< ", at: 0) || text.has(">>> ", at: 0) { return triple(text, at: 0) }
    if text.has("=== ", at: 0) {
      isSwaks = true
      if let start = text.index(after: "=== Connected to ") {
        return Line(spoken: .connected(host: Array(text[start...])))
      }
      if text.has("=== TLS started", at: 0) { return Line(spoken: .secured) }
      return Line(spoken: text.has("=== Connection closed", at: 0) ? .closed : .comment)
    }
    if text.has("*** ", at: 0), isSwaks { return Line(spoken: .comment) }
    return curl(text)
  }

  private mutating func curl(_ text: [UInt8]) -> Line? {
    if text.has("* ", at: 0) {
      isCurl = true
      if let start = text.index(after: "* Connected to ") {
        return Line(spoken: .connected(host: Array(text[start...])))
      }
      if text.has("* SSL connection using", at: 0) { return Line(spoken: .secured) }
      return Line(spoken: text.has("* Closing connection", at: 0) ? .closed : .comment)
    }
    if isCurl, text.has("{ [", at: 0) || text.has("} [", at: 0) { return Line(spoken: .comment) }
    let rest = Array(text.dropFirst(2))
    if text.has("< ", at: 0), ReplyText.line(rest) != nil {
      isCurl = true
      return Line(spoken: .server(rest))
    }
    // A reply after this mark is a bounce that somebody quotes.
    if text.has("> ", at: 0), ReplyText.code(of: rest) == nil, isCurl || Elision.isCommand(rest[...]) {
      return Line(spoken: .client(rest))
    }
    return nil
  }

  /// `<<< ` is what came in: the server's in the log of a client, the client's in the log of a server.
  private func triple(_ text: [UInt8], at start: Int, session: [UInt8] = []) -> Line {
    let isIncoming = text[start] == UInt8(ascii: "<")
    let rest = Array(text[(start + 4)...].trimmingBlanks)
    let isReply = ReplyText.line(rest) != nil
    let isServer = isReply || (isIncoming && !Elision.isCommand(rest[...]))
    return Line(spoken: isServer ? .server(rest) : .client(rest), session: session)
  }

  // MARK: Marks somewhere in a line

  private mutating func named(_ text: [UInt8]) -> Line? {
    let head = Array(text.prefix(200))
    for (mark, side) in [
      ("SERVER -> CLIENT: " as StaticString, Transcript.Side.server), ("CLIENT -> SERVER: ", .client),
    ] {
      guard let start = head.index(after: mark) else { continue }
      let rest = Elision.withoutBreak(text[start...])
      return Line(spoken: side == .server ? .server(rest) : .client(rest))
    }
    // PHPMailer before its version 5.2.
    if let start = head.index(after: "SMTP -> FROM SERVER:") {
      return Line(spoken: .server(Elision.withoutBreak(text[start...].trimmingBlanks)))
    }
    if let line = inLog(text, head) ?? bracketed(text, head) ?? python(text, head) ?? hMailServer(text, head) {
      return line
    }
    for mark: StaticString in ["<<< ", ">>> "] {
      guard let start = head.first(mark), start > 0, start < 120 else { continue }
      let isNet = head[start - 1] == UInt8(ascii: ")")
      guard isNet || head[start - 1] == ASCII.space else { continue }
      return triple(text, at: start, session: Array(head[..<start].split(separator: ASCII.space).last ?? []))
    }
    return nil
  }

  /// Exim's `SMTP<< 250 ok`, mutt's `4> EHLO x`, Postfix's `< mx.example.org[192.0.2.1]:25: 250 ok`.
  private func inLog(_ text: [UInt8], _ head: [UInt8]) -> Line? {
    for (mark, side) in [("SMTP<< " as StaticString, Transcript.Side.server), ("SMTP>> ", .client)]
    where head.has(mark, at: 0) {
      let rest = text.dropFirst(7)
      return Line(spoken: side == .server ? .server(Array(rest)) : .client(Array(rest)))
    }
    guard let arrow = head.first("< ") ?? head.first("> "), arrow > 0 else { return nil }
    let isServer = head[arrow] == UInt8(ascii: "<")
    let rest = Array(text[(arrow + 2)...])
    if head[arrow - 1].isASCIIDigit, arrow > 2, head.has("] ", at: arrow - 3) || head.has("] ", at: arrow - 4) {
      let session = Array(head[..<arrow].split(separator: ASCII.space).last ?? [])
      return Line(spoken: isServer ? .server(rest) : .client(rest), session: session)
    }
    guard head.has("]: ", at: arrow - 3), let end = rest.prefix(300).firstIndex(of: ASCII.space), end > 2,
      rest[end - 1] == ASCII.colon, rest[..<end].contains(UInt8(ascii: "["))
    else { return nil }
    let said = Array(rest[(end + 1)...])
    // Either side writes so; only a server's line begins with a code.
    let isReply =
      isServer ? ReplyText.code(of: said) != nil : ReplyText.code(of: said) != nil && !Elision.isCommand(said[...])
    return Line(spoken: isReply ? .server(said) : .client(said), session: Array(rest[..<end]))
  }

  /// nodemailer's `DEBUG [lHr1v5x3A] S: 250 ok`, Haraka's `[PROTOCOL] [UUID] [core] C: EHLO x state=1`.
  private func bracketed(_ text: [UInt8], _ head: [UInt8]) -> Line? {
    guard
      let (mark, side) = head.first("] S: ").map({ ($0, Transcript.Side.server) })
        ?? head.first("] C: ").map({ ($0, .client) })
    else { return nil }
    var rest = text[(mark + 5)...]
    let names = head[..<mark].split(separator: UInt8(ascii: "[")).map { $0.prefix { $0 != UInt8(ascii: "]") } }
    let session = names.filter { !$0.contains(ASCII.space) && !$0.contains(ASCII.colon) }.max { $0.count < $1.count }
    if side == .client, let state = Array(rest).first(" state=") { rest = rest.prefix(state) }
    return Line(spoken: side == .server ? .server(Array(rest)) : .client(Array(rest)), session: Array(session ?? []))
  }

  /// smtplib's `send: 'ehlo x\r\n'`, `reply: b'250 ok\r\n'`; `retcode` repeats what was shown.
  private mutating func python(_ text: [UInt8], _ head: [UInt8]) -> Line? {
    if let start = head.index(after: "reply: retcode (") {
      guard !hasShownReply, let message = head.index(after: "Msg: "),
        let octets = QuotedText.octets(text[message...]), let code = ReplyText.code(of: Array(text[start...].prefix(3)))
      else { return Line(spoken: .comment) }
      let texts = octets.split(separator: ASCII.lineFeed, omittingEmptySubsequences: false)
      let lines = texts.enumerated().map { Array("\(code)\($0 == texts.count - 1 ? " " : "-")".utf8) + $1 + ASCII.crlf }
      return Line(spoken: .serverRaw(Array(lines.joined())))
    }
    for (mark, isServer) in [("reply: " as StaticString, true), ("send: ", false)] {
      guard let start = head.index(after: mark), let octets = QuotedText.octets(text[start...]) else { continue }
      hasShownReply = isServer
      return Line(spoken: isServer ? .serverRaw(octets) : .clientRaw(octets))
    }
    if head.has("connect: to (") {
      return Line(spoken: .connected(host: QuotedText.octets(text.drop { $0 != UInt8(ascii: "'") })))
    }
    if head.has("connect: b'") || head.has("data: (") { return Line(spoken: .comment) }
    return nil
  }

  /// hMailServer's `"SMTPC"  4732  1842  "..."  "192.0.2.31"  "SENT: QUIT"`; `SMTPD` where it is the server.
  private func hMailServer(_ text: [UInt8], _ head: [UInt8]) -> Line? {
    let sent = head.index(after: "\"SENT: ")
    guard let start = sent ?? head.index(after: "\"RECEIVED: ") else { return nil }
    var rest = text[start...]
    if rest.last == UInt8(ascii: "\"") { rest = rest.dropLast() }
    let isServers = head.has("\"SMTPD\"")
    let isServer = isServers == (sent != nil)
    let session = text.split(whereSeparator: \.isBlank).dropFirst(2).first ?? []
    guard isServer else { return Line(spoken: .client(Array(rest)), session: Array(session)) }
    let lines = ReplyText.reply(rest)?.wire ?? Array(rest) + ASCII.crlf
    return Line(spoken: .serverRaw(lines), session: Array(session))
  }

  // MARK: telnet, openssl

  private func connection(_ text: [UInt8]) -> Line? {
    if text.has("Connected to ", at: 0) { return Line(spoken: .connected(host: Array(text.dropFirst(13)))) }
    if text.has("CONNECTED(", at: 0) { return Line(spoken: .connected(host: nil)) }
    if text.has("Connection closed by foreign host", at: 0) { return Line(spoken: .closed) }
    return nil
  }
}

extension Reply {
  /// As it would travel, whatever form it was found in.
  var wire: [UInt8] {
    var octets: [UInt8] = []
    for line in lines { octets += Array("\(code)\(line.isLast ? " " : "-")".utf8) + line.text + ASCII.crlf }
    return octets
  }
}
