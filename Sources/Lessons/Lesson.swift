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
  /// What somebody can do who has done it, as it follows "you can".
  package internal(set) var goal: String?
  /// Whether it is played in the practice world.
  package internal(set) var isInWorld = false
  /// Whether the course counts as finished without it.
  package internal(set) var isOptional = false
  /// Whether it is a case to solve.
  package internal(set) var isCase = false

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
    /// What an expert would have typed; shown after the right answer to a quiz or Question.
    package var expertLines: [String] = []
    package internal(set) var environment = Environment()
    /// What is turned on or off at servers of the practice world when the step begins.
    package internal(set) var policies: [PolicyChange] = []

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
    case quiz(Quiz)
    case question(Question)
  }

  /// Words of the lesson, and where they are.
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
    package var prohibitions: [Prohibition] = []

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
    package var mailboxes: [MailboxCondition] = []
    package var exchanges: [ExchangeCondition] = []
    package var typed: [TypedCondition] = []
    package var prohibitions: [Prohibition] = []
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
    /// A message is judged by its form alone.
    case anyText = "any text"
    /// AUTH with or without the initial response.
    case anyLoginForm = "any login form"
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
}

extension Lesson.Step {
  /// What must not happen while it goes on.
  package var prohibitions: [Prohibition] {
    switch exercise {
    case .ask(let ask): ask.prohibitions
    case .task(let task): task.prohibitions
    case .reading, .quiz, .question: []
    }
  }
}
