/// Text that somebody else wrote: a server, a certificate. As a part of a sentence it stays on its line, so that nothing in
/// it can begin a line of the tutor's own; what else a terminal would obey, the screen spells out.
package struct ForeignText: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringInterpolation {
  /// Octet by octet as it came: to compare, or for a program.
  package let raw: String

  package init(_ text: some StringProtocol) { raw = String(text) }

  package init(stringLiteral text: String) { raw = text }

  package var isEmpty: Bool { raw.isEmpty }

  /// Line ends of every kind as `\n` and `\r`.
  package var description: String { line(limit: .max) }

  /// The same, and of the text at most so many characters; what is cut off is shown as `...`.
  package func line(limit: Int) -> String {
    var line = ""
    var count = 0
    for scalar in raw.unicodeScalars {
      guard count < limit else { return line + "..." }
      count += 1
      switch scalar {
      case "\n", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}": line += "\\n"
      case "\r": line += "\\r"
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line
  }
}
