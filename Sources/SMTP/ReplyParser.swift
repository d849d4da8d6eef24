package import Octets

/// Turns what a server sends into lines and replies: octets go in with `receive`, and `next` takes one event out at a
/// time, so that the caller never misses what was read. However the octets are split, the events are the same;
/// however many come, memory stays bounded by what was given at once: a line keeps its first `lineLimit` octets, a reply
/// its first `replyLimit` lines.
package struct ReplyParser: Sendable {
  package enum Event: Equatable, Sendable {
    /// A line came in, to be shown at once: a slow reply is seen growing.
    case line(ServerLine)
    /// The last line of a reply came in.
    case reply(Reply)
  }

  /// A line the server sent, and what it is.
  package struct ServerLine: Equatable, Sendable {
    package var wire: WireLine
    /// Nil: not the form of a reply, so nothing the protocol knows.
    package var reply: ReplyLine?

    package init(wire: WireLine, reply: ReplyLine? = nil) {
      self.wire = wire
      self.reply = reply
    }
  }

  /// Octets of one line that are kept.
  package static let lineLimit = 8_192
  /// Lines of one reply that are kept.
  package static let replyLimit = 1_000

  private var assembler = LineAssembler(limit: lineLimit)
  /// What was given, and how much of it has been read.
  private var input: [UInt8] = []
  private var read = 0
  /// A reply whose last line was told, to be told next.
  private var complete: Reply?
  private var lines: [ReplyLine] = []
  private var bytes: [UInt8] = []
  private var violations: [ReplyViolation] = []
  private var count = 0

  package init() {}

  /// Whether a reply has begun and not ended.
  package var isInsideReply: Bool { !lines.isEmpty }

  /// How many lines of the reply at hand have come.
  package var linesOfReply: Int { lines.isEmpty ? 0 : count }

  /// What has come of a line that has not ended.
  package var unfinished: [UInt8] { assembler.unfinished }

  /// Whether the line that has not ended can no longer become a line of a reply.
  package var cannotBecomeReply: Bool {
    let line = unfinished
    return line.count > 3 ? ReplyLine(line) == nil : !line.allSatisfy(\.isASCIIDigit)
  }

  /// How many octets were given and not looked at yet.
  package var unread: Int { input.count - read }

  package mutating func receive(_ octets: [UInt8]) { input += octets }

  /// The next event; nil until more octets have come.
  package mutating func next() -> Event? {
    if let reply = complete {
      complete = nil
      return .reply(reply)
    }
    while read < input.count {
      read += 1
      if let line = assembler.feed(input[read - 1]) { return .line(add(line)) }
    }
    input = []
    read = 0
    return nil
  }

  /// The stream has ended: the unfinished line, if there is one. A reply without its last line never becomes one.
  package mutating func finish() -> ServerLine? {
    defer { self = ReplyParser() }
    return assembler.finish().map { ServerLine(wire: $0) }
  }

  private mutating func add(_ wire: WireLine) -> ServerLine {
    let line = ServerLine(wire: wire, reply: ReplyLine(wire.bytes))
    guard line.reply != nil || isInsideReply else { return line }
    count += 1
    // The last line closes the reply even when the bound was passed long ago.
    guard count <= Self.replyLimit || line.reply?.isLast == true else { return line }
    bytes += wire.wire
    note(wire)
    guard let reply = line.reply else {
      violations.append(.strayLine(line: count))
      return line
    }
    if !reply.hasSeparator { violations.append(.bareCode(line: count)) }
    lines.append(reply)
    if reply.isLast { complete = finishReply(code: reply.code) }
    return line
  }

  private mutating func note(_ wire: WireLine) {
    let line = count
    if wire.ending == .lineFeed { violations.append(.bareLineFeed(line: line)) }
    if wire.bytes.contains(ASCII.carriageReturn) { violations.append(.bareCarriageReturn(line: line)) }
    if wire.bytes.contains(ASCII.nul) { violations.append(.nul(line: line)) }
    if wire.bytes.contains(where: { $0 >= 0x80 }) { violations.append(.nonASCII(line: line)) }
    let octets = wire.bytes.count + wire.omitted + wire.ending.octets
    if octets > 512 { violations.append(.lineTooLong(line: line, octets: octets)) }
  }

  private mutating func finishReply(code: ReplyCode) -> Reply {
    if count > lines.count + Self.strayCount(violations) {
      violations.append(.tooManyLines(omitted: count - lines.count - Self.strayCount(violations)))
    }
    if lines.contains(where: { $0.code != code }) {
      violations.append(.codesDiffer(lines.map(\.code)))
    }
    if code.kind == .undefined || (code.rawValue / 10) % 10 > 5 {
      violations.append(.codeOutOfRange(code))
    }
    let reply = Reply(lines: lines, bytes: bytes, violations: violations)
    lines = []
    bytes = []
    violations = []
    count = 0
    return reply
  }

  private static func strayCount(_ violations: [ReplyViolation]) -> Int {
    violations.reduce(0) { count, violation in
      if case .strayLine = violation { count + 1 } else { count }
    }
  }
}
