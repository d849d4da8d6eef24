/// Turns what a server sends into lines and replies. However the octets are split, the result is the same; however
/// many come, memory stays bounded: a line keeps its first `lineLimit` octets, a reply its first `replyLimit` lines.
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

  package mutating func feed(_ input: some Sequence<UInt8>) -> [Event] {
    var events: [Event] = []
    for byte in input {
      if let line = assembler.feed(byte) { take(line, into: &events) }
    }
    return events
  }

  /// The stream has ended: the unfinished line, if there is one. A reply without its last line never becomes one.
  package mutating func finish() -> ServerLine? {
    defer { self = ReplyParser() }
    return assembler.finish().map { ServerLine(wire: $0) }
  }

  private mutating func take(_ wire: WireLine, into events: inout [Event]) {
    let reply = ReplyLine(wire.bytes)
    events.append(.line(ServerLine(wire: wire, reply: reply)))
    guard reply != nil || isInsideReply else { return }
    count += 1
    // The last line closes the reply even when the bound was passed long ago.
    guard count <= Self.replyLimit || reply?.isLast == true else { return }
    bytes += wire.wire
    note(wire)
    guard let reply else {
      violations.append(.strayLine(line: count))
      return
    }
    if !reply.hasSeparator { violations.append(.bareCode(line: count)) }
    lines.append(reply)
    guard reply.isLast else { return }
    events.append(.reply(finishReply(code: reply.code)))
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
