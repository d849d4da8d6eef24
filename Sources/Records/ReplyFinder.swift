import Octets
package import SMTP

/// Finds what servers said in texts that people keep: sessions in the `C:`/`S:` notation, by swaks, curl, telnet or
/// openssl, log lines of mail servers, and bounces. It reads a line at a time, remembers the
/// command before a reply, and takes nothing for a reply that does not look like one.
///
///     <** 550 5.1.1 <bob@example.org>: Recipient address rejected
///     ... status=bounced (host mx.example.org[192.0.2.1] said: 550 5.1.1 No such user (in reply to RCPT TO command))
package struct ReplyFinder: Sendable {
  package enum Found: Equatable, Sendable {
    /// A reply, and what it answers where the text tells.
    case reply(Reply, Request?)
    /// An enhanced code alone: `dsn=4.7.1`, `Status: 5.1.1`.
    case status(EnhancedStatusCode)
  }

  /// Octets of one line that are looked at.
  private static let lineLimit = 4_096
  /// Lines of one reply that are kept.
  private static let replyLimit = 200

  private var request: Request?
  private var isInMessage = false
  private var lines: [ReplyLine] = []

  package init() {}

  /// What a line brought to its end: a reply of several lines comes with its last one.
  package mutating func find(in line: [UInt8]) -> [Found] {
    let line = line.prefix(Self.lineLimit)
    let text = line.withoutCarriageReturn.trimmingBlanks
    if let (side, rest) = Self.marked(text) {
      if side == .server { return serverLine(rest.trimmingBlanks) }
      let ended = finish()
      sent(rest.trimmingBlanks)
      return ended
    }
    if isInMessage {
      sent(text)
      return []
    }
    if let reply = Self.reply(text) { return add(reply) }
    let ended = finish()
    if let found = LogLine.find(in: Array(text)) { return ended + [found] }
    if Verb.known.contains(Verb(of: text)) { sent(text) }
    return ended
  }

  /// A reply whose last line never came.
  package mutating func finish() -> [Found] {
    guard !lines.isEmpty else { return [] }
    defer { lines = [] }
    return [.reply(Reply(lines: lines, bytes: [], violations: []), request)]
  }

  private mutating func serverLine(_ text: ArraySlice<UInt8>) -> [Found] {
    isInMessage = false
    guard let reply = Self.reply(text) else { return [] }
    return add(reply)
  }

  private mutating func add(_ reply: ReplyLine) -> [Found] {
    if lines.count < Self.replyLimit { lines.append(reply) } else { lines[lines.count - 1] = reply }
    guard reply.isLast else { return [] }
    if request?.verb == .data, reply.code == .startMailInput { isInMessage = true }
    let found = finish()
    // What comes next answers something else; a server that speaks twice speaks unasked.
    request = nil
    return found
  }

  private mutating func sent(_ line: ArraySlice<UInt8>) {
    let line = Array(line)
    if isInMessage {
      guard line == [ASCII.dot] else { return }
      isInMessage = false
      request = Request(kind: .endOfMessage, line: line)
    } else {
      request = Request(kind: .command(Verb(of: line)), line: line)
    }
  }

  // MARK: Marks

  private static let marks: [(mark: StaticString, side: Transcript.Side)] = [
    ("C: ", .client), ("S: ", .server), ("<** ", .server), ("<~* ", .server), ("<- ", .server), ("-> ", .client),
    ("<~ ", .server), ("~> ", .client), ("<<< ", .server), (">>> ", .client), ("< ", .server), ("> ", .client),
  ]

  private static func marked(_ line: ArraySlice<UInt8>) -> (Transcript.Side, ArraySlice<UInt8>)? {
    for (mark, side) in marks where line.starts(withKeyword: mark) {
      return (side, line.dropFirst(mark.utf8CodeUnitCount))
    }
    return nil
  }

  /// A line of a reply whose code SMTP can have.
  static func reply(_ text: some Collection<UInt8>) -> ReplyLine? {
    guard let line = ReplyLine(text), (200...559).contains(line.code.rawValue), line.code.rawValue / 10 % 10 <= 5
    else { return nil }
    return line
  }
}

extension ReplyFinder.Found {
  /// What was found, in one line.
  package var octets: [UInt8] {
    switch self {
    case .status(let status): return Array("\(status)".utf8)
    case .reply(let reply, _):
      let last = reply.lines[reply.lines.count - 1].text
      return Array("\(reply.code)".utf8) + (last.isEmpty ? [] : [ASCII.space]) + last
    }
  }
}
