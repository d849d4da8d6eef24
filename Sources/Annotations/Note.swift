package import Causes
package import SMTP

/// What is said about something that happened: short enough to be shown beside it, long enough to act on.
///
/// A note unfolds: the first time its `id` occurs, headline, summary and next; later the headline alone; on demand
/// the explanation. So the headline must be understood without the rest.
package struct Note: Equatable, Sendable {
  package enum Severity: Sendable, CaseIterable { case done, goOn, tryLater, refused, notSMTP, information }

  /// Names a situation, `mail.250`. It never changes with the server's words: "the first time" is counted by it.
  package struct ID: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package var description: String { rawValue }
  }

  package let id: ID
  package let severity: Severity
  /// One line, at most `headlineLimit` characters.
  package let headline: String
  /// At most `summaryLines` lines when wrapped at `width` columns.
  package let summary: String
  /// A line that can be typed as it stands where one exists, else a short piece of advice; at most `nextLimit`.
  package let next: String?
  /// Paragraphs: everything there is to say, the summary included.
  package let explanation: [String]
  package let reference: String
  /// Which of the tutorial's 18 teachings the note carries.
  package let teaches: Set<Int>
  /// Why it was refused; nil where nobody knows, and for what is no refusal.
  package let cause: Cause?
  /// Who has to act; nil where nobody knows.
  package let who: Who?

  package static let headlineLimit = 70
  package static let nextLimit = 68
  package static let width = 70
  package static let summaryLines = 4

  /// - Parameters:
  ///   - more: the paragraphs of the explanation that follow the summary.
  ///   - who: by whom it can be cured; where nothing is said, nobody knows.
  package init(
    _ id: String, _ severity: Severity, _ headline: String, _ summary: String, next: String? = nil,
    more: [String] = [], reference: String, teaches: Set<Int> = [], cause: Cause? = nil, who: Who? = nil
  ) {
    self.id = ID(rawValue: id)
    self.severity = severity
    self.headline = headline
    self.summary = summary
    self.next = next
    explanation = [summary] + more
    self.reference = reference
    self.teaches = teaches
    self.cause = cause
    self.who = who
  }

  /// The same note with something else to do next.
  package func proposing(_ next: String?) -> Note {
    Note(
      id.rawValue, severity, headline, summary, next: next, more: Array(explanation.dropFirst()), reference: reference,
      teaches: teaches, cause: cause, who: who)
  }

  /// The same note for words that came without a number: none is told that nobody said.
  package func withoutCode(_ code: ReplyCode) -> Note {
    let number = "\(code): "
    let words = headline.hasPrefix(number) ? String(headline.dropFirst(number.count)) : headline
    return Note(
      id.rawValue, severity, words.prefix(1).uppercased() + words.dropFirst(), summary, next: next,
      more: Array(explanation.dropFirst()), reference: reference, teaches: teaches, cause: cause, who: who)
  }

  /// The same note with more paragraphs at the end of its explanation.
  func adding(_ paragraphs: [String]) -> Note {
    Note(
      id.rawValue, severity, headline, summary, next: next, more: explanation.dropFirst() + paragraphs,
      reference: reference, teaches: teaches, cause: cause, who: who)
  }
}
