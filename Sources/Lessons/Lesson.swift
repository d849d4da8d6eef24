package import SMTP

/// A lesson: one Markdown file, read and found to be well formed. What its words mean, lessons/README.md says.
package struct Lesson: Equatable, Sendable {
  /// A file larger than this is not a lesson: CommonMark's parser is quadratic on some input.
  package static let sizeLimit = 64 << 10
  package static let stepLimit = 500

  /// Names the lesson for ever: progress is kept under it.
  package let id: String
  package let title: String
  /// About how long it takes.
  package let minutes: Int
  package let introduction: [Prose]
  package let steps: [Step]

  package init(id: String, title: String, minutes: Int, introduction: [Prose], steps: [Step]) {
    self.id = id
    self.title = title
    self.minutes = minutes
    self.introduction = introduction
    self.steps = steps
  }

  /// One thing to read, and usually one to do.
  package struct Step: Equatable, Sendable {
    package let id: String
    package let title: String
    /// The line of its heading in the file, from 1.
    package let line: Int
    package var prose: [Prose] = []
    package var exercise = Exercise.reading
    package var hints: [Hint] = []
    /// What is said when it is done, a paragraph each.
    package var closing: [Words] = []

    package init(id: String, title: String, line: Int) {
      self.id = id
      self.title = title
      self.line = line
    }
  }

  package enum Exercise: Equatable, Sendable {
    /// Only prose.
    case reading
    case ask(Ask)
    case task(Task)
    case quiz([Choice])
  }

  /// Words of the lesson, and where they stand.
  package struct Words: Equatable, Sendable {
    package let text: String
    package let line: Int

    package init(_ text: String, line: Int) {
      self.text = text
      self.line = line
    }
  }

  package typealias Hint = Words

  /// One line, or one message, is to be typed.
  package struct Ask: Equatable, Sendable {
    package var words: Words
    /// At least one; each of them is right, and the first is the one that is shown.
    package var answers: [LessonAnswer] = []
    package var expect: ReplyPattern?
    package var accepts: Set<Acceptance> = []
    package var wrongs: [Wrong] = []
    package var branches: [Branch] = []
    package var mailboxes: [MailboxCondition] = []

    package init(words: Words) {
      self.words = words
    }
  }

  /// Something is to be brought about, by whatever lines.
  package struct Task: Equatable, Sendable {
    package var words: Words
    /// Lines that do it, one way of many.
    package var solution: [String] = []
    package var solutionLine = 0
    /// What is to go wrong at the practice server meanwhile, as it names that; nil: nothing.
    package var scenario: Words?
    package var mailboxes: [MailboxCondition] = []
    package var exchanges: [ExchangeCondition] = []
    package var branches: [Branch] = []

    package init(words: Words) {
      self.words = words
    }
  }

  /// What may differ from an Answer besides what never counts.
  package enum Acceptance: String, CaseIterable, Sendable {
    case anyName = "any name"
    case anyAddress = "any address"
    case helo = "HELO"
    case ehlo = "EHLO"
  }

  /// A wrong line that has a reply of its own.
  package struct Wrong: Equatable, Sendable {
    package let typed: String
    package let words: Words
  }

  /// What is said to a wrong line with such a verb, or such a reply.
  package struct Branch: Equatable, Sendable {
    package enum Condition: Equatable, Sendable {
      case verb(Verb)
      case reply(ReplyPattern)
    }

    package let condition: Condition
    package let words: Words
  }

  /// A choice of a quiz, and what is said to whoever takes it.
  package struct Choice: Equatable, Sendable {
    package let label: String
    package let isRight: Bool
    package let words: Words
  }
}
