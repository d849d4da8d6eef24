extension Lesson.Quiz {
  /// The choices in the order in which they are shown: drawn from a seed, the same each time, unless the file's own is kept.
  package func shown(lesson: String, step: String) -> [Lesson.Choice] {
    if keepsOrder { return choices }
    var source = SeededSource(seed: "\(lesson)/\(step)")
    return choices.shuffled(using: &source)
  }

  /// Judges what was typed as the answer.
  /// - Parameter shown: the choices in the order in which they were shown.
  package func judge(_ typed: String, shown: [Lesson.Choice]) -> QuizVerdict {
    guard let chosen = shown.selection(for: typed) else { return .unreadable }
    if let wrong = chosen.first(where: { !$0.isRight }) { return .wrong(wrong) }
    return chosen.count == rightCount ? .right(chosen) : .incomplete(found: chosen.count, of: rightCount)
  }
}

/// What becomes of an attempt at a quiz.
package enum QuizVerdict: Equatable, Sendable {
  case right([Lesson.Choice])
  /// The first wrong one of those that were named.
  case wrong(Lesson.Choice)
  /// What was named is right, and more is.
  case incomplete(found: Int, of: Int)
  /// It names no choice, or something besides.
  case unreadable
}

extension [Lesson.Choice] {
  /// The choices that were named, each once: `1 3`, `1,3`, `a c`, or one by its words.
  package func selection(for typed: String) -> [Lesson.Choice]? {
    if let one = choice(for: typed) { return [one] }
    let words = typed.split { $0 == " " || $0 == "\t" || $0 == "," || $0 == ";" || $0 == "+" }.map(String.init)
    var chosen: [Lesson.Choice] = []
    for word in words where word.lowercased() != "and" {
      guard let choice = choice(for: word) else { return nil }
      if !chosen.contains(choice) { chosen.append(choice) }
    }
    return chosen.isEmpty ? nil : chosen
  }
}
