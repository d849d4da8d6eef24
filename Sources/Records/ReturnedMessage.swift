import Octets

/// Which lines of a bounce are the message that came back, and not what is said about it: a part of type message/rfc822 or
/// text/rfc822-headers of a report (RFC 6522), or what follows the sentence by which a mail system announces a copy. It
/// looks at lines one by one, and does not know what is in them besides.
struct ReturnedMessage: Sendable {
  /// Boundaries of reports that are kept.
  private static let limit = 8

  /// Between the lines that mark it, the message's own.
  private(set) var isInside = false
  private var boundaries: [[UInt8]] = []
  private var hasReport = false
  /// Whether the `Content-Type:` at hand may go on in this line.
  private var isInType = false
  /// Whether only the next message of a mailbox ends it.
  private var isLast = false

  /// - Returns: whether the line is part of the message that came back.
  mutating func read(_ line: [UInt8]) -> Bool {
    let unquoted = BounceText.unquoted(line[...])
    guard isInside || isInType || unquoted.first.map("cC-oO ".utf8.contains) == true else { return false }
    let text = Array(unquoted.prefix(512))
    if isInside {
      if isLast ? text.has("From ", at: 0) : endsPart(text) { (isInside, isLast) = (false, false) }
      return isInside
    }
    let folded = text.asciiLowercased
    if isInType, let first = text.first, first.isBlank {
      learn(folded, text)
    } else {
      isInType = folded.has("content-type:", at: 0)
      if isInType { learn(folded, text) }
    }
    if !isInside, Self.announcements.contains(where: { folded.has($0, at: 0) }) { (isInside, isLast) = (true, true) }
    // The head of the part is the report's own.
    return false
  }

  private mutating func learn(_ folded: [UInt8], _ text: [UInt8]) {
    if folded.has("multipart/report") { hasReport = true }
    if let start = folded.index(after: "boundary=") {
      let quoted = text[start...].first == UInt8(ascii: "\"")
      let value =
        quoted
        ? text[(start + 1)...].prefix { $0 != UInt8(ascii: "\"") }
        : text[start...].prefix { !$0.isBlank && $0 != UInt8(ascii: ";") }
      if !value.isEmpty, boundaries.count < Self.limit { boundaries.append(Array("--".utf8) + value) }
    }
    let isMessage =
      folded.has("message/rfc822") || folded.has("text/rfc822-headers") || folded.has("message/global")
    if hasReport, isMessage, !folded.has("delivery-status") { isInside = true }
  }

  private func endsPart(_ text: [UInt8]) -> Bool { boundaries.contains { text.starts(with: $0) } }

  private static let announcements: [StaticString] = [
    "------ this is a copy", "--- below this line is a copy of the message",
    "--- below the next line is a copy of the message", "   ----- original message follows",
    "   ----- message header follows", "   ----- unsent message follows", "--- the header of the original",
    "original message headers:",
  ]
}
