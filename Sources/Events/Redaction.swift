import Octets
package import SMTP

/// The secrets that went out on a connection, to be made stars where the server says them back: `501 cannot decode AUTH
/// parameter hunter2`.
package struct Redaction: Sendable {
  /// What is shorter stands in too many words by accident.
  private static let shortest = 5
  private static let limit = 32

  private var secrets: [Concealed] = []

  package init() {}

  /// A line went out, and from an index on it is a secret: as it stands, and as what base64 makes of it.
  package mutating func add(_ secret: some Collection<UInt8>) {
    for word in secret.split(whereSeparator: \.isBlank) {
      let word = Array(word)
      keep(word)
      guard let octets = Base64.decode(word) else { continue }
      keep(octets)
      for part in octets.split(separator: ASCII.nul) { keep(Array(part)) }
    }
  }

  private mutating func keep(_ secret: [UInt8]) {
    let concealed = Concealed(secret)
    guard secret.count >= Self.shortest, !secrets.contains(concealed), secrets.count < Self.limit else { return }
    secrets.append(concealed)
    // The longest first: what stands inside another is gone with it.
    secrets.sort { $0.revealed.count > $1.revealed.count }
  }

  /// The text as it may be shown.
  package func masked(_ text: [UInt8]) -> [UInt8] {
    guard !secrets.isEmpty else { return text }
    var masked = text
    for secret in secrets.map(\.revealed) {
      while let start = Self.index(of: secret, in: masked) {
        masked.replaceSubrange(start..<(start + secret.count), with: Concealed.stars)
      }
    }
    return masked
  }

  package func masked(_ line: ReplyParser.ServerLine) -> ReplyParser.ServerLine {
    let bytes = masked(line.wire.bytes)
    guard bytes != line.wire.bytes else { return line }
    var wire = line.wire
    wire.bytes = bytes
    return ReplyParser.ServerLine(wire: wire, reply: line.reply == nil ? nil : ReplyLine(bytes))
  }

  package func masked(_ answer: Answer) -> Answer {
    let lines = answer.reply.lines.map { line -> ReplyLine in
      let whole = Array("\(line.code)\(line.isLast ? " " : "-")".utf8)
      let text = masked(line.text)
      return text == line.text ? line : ReplyLine(whole + text) ?? line
    }
    guard lines != answer.reply.lines else { return answer }
    let reply = Reply(lines: lines, bytes: masked(answer.reply.bytes), violations: answer.reply.violations)
    return Answer(
      reply: reply, request: answer.request, stageBefore: answer.stageBefore, stageAfter: answer.stageAfter,
      before: answer.before)
  }

  private static func index(of secret: [UInt8], in text: [UInt8]) -> Int? {
    guard text.count >= secret.count else { return nil }
    return (0...(text.count - secret.count)).first { text[$0..<($0 + secret.count)].elementsEqual(secret) }
  }
}
