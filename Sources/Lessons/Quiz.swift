import Octets
import SMTP

extension Lesson {
  /// Choices, of which one or several are right.
  package struct Quiz: Equatable, Sendable {
    /// As the file has them.
    package let choices: [Choice]
    /// Whether they are shown in that order, and not in one that is drawn.
    package let keepsOrder: Bool

    package init(choices: [Choice], keepsOrder: Bool = false) {
      self.choices = choices
      self.keepsOrder = keepsOrder
    }

    package var rightCount: Int { choices.count(where: \.isRight) }
  }

  /// A choice of a quiz, and what is said to whoever takes it.
  package struct Choice: Equatable, Sendable {
    package let label: String
    package let isRight: Bool
    package let words: Words

    package init(label: String, isRight: Bool, words: Words) {
      self.label = label
      self.isRight = isRight
      self.words = words
    }
  }
}

extension [Lesson.Choice] {
  /// The choice that was typed: its number, counted from 1, a letter, or what it says; nil for anything else.
  package func choice(for typed: String) -> Lesson.Choice? {
    let words = Self.folded(typed)
    var bare = words
    while let last = bare.last, ".)".contains(last) { bare.removeLast() }
    while bare.first == "(" { bare.removeFirst() }
    if bare.utf8.count == 1, let sign = bare.utf8.first {
      if let number = Int(bare), indices.contains(number - 1) { return self[number - 1] }
      if sign >= 0x61, indices.contains(Int(sign) - 0x61) { return self[Int(sign) - 0x61] }
    }
    if let whole = first(where: { [words, bare].contains(Self.folded($0.label)) }) { return whole }
    // A verb alone is more likely a command to try than a part of an answer.
    guard words.count >= 4, !Verb.known.contains(Verb(of: words.utf8)) else { return nil }
    let parts = filter { Self.folded($0.label).contains(phrase: words) }
    return parts.count == 1 ? parts[0] : nil
  }

  /// Case, backticks and the number of spaces do not count.
  private static func folded(_ text: String) -> String {
    text.lowercased().filter { $0 != "`" }.split { $0 == " " || $0 == "\t" }.joined(separator: " ")
  }
}
