import Octets

/// One line of a reply: three digits, then a blank (the last line), a hyphen (more follow) or nothing.
///
///     250-SIZE 52428800
///     250 HELP
///
/// RFC 5321, section 4.2.
package struct ReplyLine: Equatable, Sendable {
  package let code: ReplyCode
  /// False after a hyphen: more lines of the same reply follow.
  package let isLast: Bool
  /// What follows the blank or hyphen.
  package let text: [UInt8]
  /// Whether anything followed the digits. A bare `250` is taken, though it should not be sent.
  package let hasSeparator: Bool

  /// A line that was put together, such as one of a text in which replies are joined.
  package init(code: ReplyCode, isLast: Bool, text: [UInt8]) {
    self.code = code
    self.isLast = isLast
    self.text = text
    hasSeparator = true
  }

  /// Nil for a line that has not the form of a reply.
  @inlinable package init?(_ bytes: some Collection<UInt8>) {
    guard let code = ReplyCode(digits: bytes.prefix(3)) else { return nil }
    let rest = bytes.dropFirst(3)
    switch rest.first {
    case nil, ASCII.space: isLast = true
    case ASCII.hyphen: isLast = false
    default: return nil
    }
    self.code = code
    hasSeparator = !rest.isEmpty
    text = Array(rest.dropFirst())
  }
}

/// What a server said to one command: every line, the exact octets, and what was wrong with them.
///
/// A 4yz or 5yz is a reply like any other, never a thrown error. Where the codes of the lines differ the last
/// line's decides (RFC 5321, section 4.2.1), and `violations` says so.
package struct Reply: Equatable, Sendable {
  /// At least one.
  package let lines: [ReplyLine]
  /// The octets as they came, line endings included, up to the parser's bounds.
  package let bytes: [UInt8]
  package let violations: [ReplyViolation]

  package init(lines: [ReplyLine], bytes: [UInt8], violations: [ReplyViolation]) {
    precondition(!lines.isEmpty, "the parser makes a reply only when its last line has come")
    self.lines = lines
    self.bytes = bytes
    self.violations = violations
  }

  /// A well-formed reply made from a code and its lines of text; no line holds CR or LF.
  package init(_ code: ReplyCode, _ text: [String]) {
    let texts = text.isEmpty ? [""] : text
    var bytes: [UInt8] = []
    bytes.reserveCapacity(texts.reduce(0) { $0 + $1.utf8.count + 6 })
    var lines: [ReplyLine] = []
    lines.reserveCapacity(texts.count)
    for (index, text) in texts.enumerated() {
      let isLast = index == texts.count - 1
      bytes += code.digits
      bytes.append(isLast ? ASCII.space : ASCII.hyphen)
      bytes += text.utf8
      bytes += ASCII.crlf
      lines.append(ReplyLine(code: code, isLast: isLast, text: Array(text.utf8)))
    }
    self.init(lines: lines, bytes: bytes, violations: [])
  }

  package var code: ReplyCode { lines[lines.count - 1].code }

  /// The enhanced status code of the last line, if it begins with one that fits the code's first digit.
  package var enhancedStatus: EnhancedStatusCode? {
    guard let status = EnhancedStatusCode(startOf: lines[lines.count - 1].text),
      status.statusClass == code.rawValue / 100
    else { return nil }
    return status
  }

  /// The text of the first line as a string; octets that are no UTF-8 become U+FFFD.
  package var firstText: String { String(decoding: lines[0].text, as: UTF8.self) }

  /// The text of each line as a string; octets that are no UTF-8 become U+FFFD.
  package var texts: [String] { lines.map { String(decoding: $0.text, as: UTF8.self) } }

  /// All lines of text, joined by newlines; octets that are no UTF-8 become U+FFFD.
  package var text: String { texts.joined(separator: "\n") }
}
