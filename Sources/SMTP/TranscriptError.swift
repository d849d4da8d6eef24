/// Why a text is not a transcript, and where.
package struct TranscriptError: Error, Equatable, Sendable {
  package enum Fact: Error, Equatable, Sendable {
    /// More octets than a transcript may have.
    case tooLarge(limit: Int)
    case tooManyLines(limit: Int)
    /// A line that starts with none of the marks.
    case unknownMark(String)
    /// `C:x`: no space after the mark.
    case missingBlank(String)
    /// `C! dance`.
    case unknownEvent(String)
    /// `C! wait soon`: not seconds with at most three decimals.
    case malformedWait(String)
    /// A backslash with neither `\` nor `xNN` after it (nor, in raw octets, `r`, `n` or `t`).
    case malformedEscape(String)
    /// `${` that no `}` closes, or with a name of other than letters, digits, `_` and `-`.
    case malformedPlaceholder(String)
  }

  /// Counted from 1; 1 where the file as a whole is too large to be looked at.
  package let line: Int
  package let fact: Fact

  package init(line: Int, fact: Fact) {
    self.line = line
    self.fact = fact
  }
}

extension TranscriptError: CustomStringConvertible {
  package var description: String {
    if case .tooLarge = fact { "\(fact)" } else { "line \(line): \(fact)" }
  }
}

extension TranscriptError.Fact: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tooLarge(let limit): "the file is larger than \(limit) octets"
    case .tooManyLines(let limit): "the file has more than \(limit) lines"
    case .unknownMark(let text): "a line starts with C:, S:, #, C|, S|, C! or S!, this one with `\(text)`"
    case .missingBlank(let text): "a space is missing after the mark in `\(text)`"
    case .unknownEvent(let text): "`\(text)` is not an event: C! knows close, reset and wait, S! close and reset"
    case .malformedWait(let text): "`\(text)` is not a number of seconds, such as 2 or 0.25"
    case .malformedEscape(let text): "`\(text)` is not an octet: write \\xNN, or \\\\ for a backslash"
    case .malformedPlaceholder(let text):
      "`\(text)` is not a placeholder such as ${NAME}: for the two characters themselves write \\x24{"
    }
  }
}
