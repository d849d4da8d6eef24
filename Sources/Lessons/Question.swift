extension Lesson {
  /// Something to find out: the answer is typed, and never sent.
  package struct Question: Equatable, Sendable {
    package var words: Words
    /// At least one; each of them is right, and the first is the one that is shown.
    package var answers: [Words] = []
    package var wrongs: [Wrong] = []

    package init(words: Words) {
      self.words = words
    }
  }
}

extension Lesson.Question {
  /// False for a keyword that has no meaning in a Question.
  mutating func read(_ bullet: Bullet) throws(LessonFault) -> Bool {
    switch bullet.keyword {
    case "Answer":
      guard let (code, rest) = bullet.inline.leadingCode, rest.plain.isEmpty, !code.trimmingSpaces.isEmpty else {
        throw LessonFault(bullet.line, "Put the answer in backticks, alone: - Answer: `192.0.2.1`")
      }
      answers.append(Lesson.Words(code, line: bullet.line))
    case "Wrong": wrongs.append(try Lesson.Wrong(bullet))
    default: return false
    }
    return true
  }
}
