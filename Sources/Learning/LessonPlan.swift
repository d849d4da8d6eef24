import Lessons
import Personas
import PracticeServer
import SMTP
import Typing

/// How far the conversation has come when each step of a lesson begins, and how to take one there. A step is rehearsed
/// when that is first asked for, and once more only if the learner did it, or an earlier one, with other lines.
struct LessonPlan {
  struct Place: Equatable {
    /// Where the connection goes.
    var scene = Scene()
    /// The place of the practice world that the one after it would come from.
    var origin: String?
    /// What a new connection has to be sent for it.
    var lines: [String] = []
    var stage = Stage.start
    var hasHello = false
    var recipients = 0
    var isEncrypted = false
    var isLoggedIn = false

    /// Whether a conversation has come that far.
    func isPlace(of dialogue: Conversation, isEncrypted: Bool) -> Bool {
      dialogue.stage == stage && (dialogue.helloName != nil) == hasHello
        && dialogue.envelope.recipients.count == recipients && isEncrypted == self.isEncrypted
        && dialogue.isLoggedIn == isLoggedIn
    }
  }

  /// A conversation, and the lines that lead there.
  private struct Point {
    var session: InMemorySession
    var prefix = ReplayPrefix()

    func copy() -> Point { Point(session: session.copy(), prefix: prefix) }

    /// - Returns: whether it has to be done again on the way to a later step.
    mutating func type(_ line: String) -> Bool {
      let connections = session.connections
      let isLocal = line.hasPrefix(":") && session.dialogue.stage != .message
      let answers = session.type(line)
      if session.connections != connections { prefix = ReplayPrefix() }
      guard !isLocal else { return (try? LocalCommand(parsing: Array(line.utf8)))?.leadsSomewhere == true }
      prefix.add(line, answers, session.dialogue.stage)
      return true
    }
  }

  private struct RehearsedStep {
    let start: Point
    let place: Place
    /// What was sent, and where it led; nil until somebody asks.
    var done: (lines: [String], end: Point)?
  }

  private let lesson: Lesson
  /// The steps that were rehearsed so far, from the first on.
  private var steps: [RehearsedStep] = []
  /// What the learner typed for some of the steps, by their index, where that is not what the lesson has.
  private var typed: [Int: [String]] = [:]

  init(_ lesson: Lesson) {
    self.lesson = lesson
  }

  /// Where a step begins; nil where it needs no connection.
  mutating func place(of index: Int) -> Place? {
    lesson.steps[index].needsConnection ? surroundings(of: index) : nil
  }

  /// Where a step begins, whether or not it needs a connection.
  mutating func surroundings(of index: Int) -> Place {
    rehearse(upTo: index)
    return steps[index].place
  }

  /// What a step sends when it is done: the learner's own lines, or else the lesson's.
  mutating func lines(of index: Int) -> [String] {
    rehearse(upTo: index)
    return perform(index).lines
  }

  /// The way to the later steps is the learner's own: the steps after this one will be rehearsed again if that leads
  /// elsewhere.
  mutating func replaceLines(of index: Int, by lines: [String]) {
    guard lines != typed[index] ?? lesson.steps[index].solution else { return }
    typed[index] = lines
    guard index < steps.count else { return }
    steps[index].done = nil
    steps.removeSubrange((index + 1)...)
  }

  private mutating func rehearse(upTo index: Int) {
    while steps.count <= index {
      let isFirst = steps.isEmpty
      var start =
        isFirst
        ? Point(session: InMemorySession(isInWorld: lesson.isInWorld)) : perform(steps.count - 1).end.copy()
      let connections = start.session.connections
      let step = lesson.steps[steps.count]
      start.session.begin(step, after: isFirst ? nil : lesson.steps[steps.count - 1])
      if start.session.connections != connections { start.prefix = ReplayPrefix() }
      steps.append(RehearsedStep(start: start, place: Place(start.prefix, start.session)))
    }
  }

  private mutating func perform(_ index: Int) -> (lines: [String], end: Point) {
    if let done = steps[index].done { return done }
    let step = lesson.steps[index]
    var end = steps[index].start.copy()
    var lines: [String] = []
    for line in typed[index] ?? step.solution where end.type(line) { lines.append(line) }
    // Whoever did the Task in another way has come to another place.
    if step.needsNewConnection { end.session.hangUp() }
    steps[index].done = (lines, end)
    return (lines, end)
  }
}

extension LessonPlan.Place {
  fileprivate init(_ prefix: ReplayPrefix, _ session: InMemorySession) {
    let dialogue = session.dialogue
    self.init(
      scene: session.connected, origin: session.scene.origin, lines: session.isOpen ? prefix.lines : [],
      stage: dialogue.stage, hasHello: dialogue.helloName != nil,
      recipients: dialogue.envelope.recipients.count, isEncrypted: session.isEncrypted, isLoggedIn: dialogue.isLoggedIn)
  }
}

extension Lesson.Step {
  /// What is typed when the step is done as the lesson has it.
  var solution: [String] {
    switch exercise {
    case .ask(let ask): ask.answers.first?.lines ?? []
    case .task(let task): task.solution
    case .reading, .quiz, .question: []
    }
  }

  var needsConnection: Bool {
    switch exercise {
    case .ask(let ask): !ask.isLocal
    case .task: true
    case .reading, .quiz, .question: false
    }
  }

  var needsNewConnection: Bool { if case .task = exercise { true } else { false } }
}

extension Lesson.Task {
  /// In a Solution a line with a colon is the tutor's; inside a message it is text.
  static func isLocal(_ line: String, at stage: Stage) -> Bool { line.hasPrefix(":") && stage != .message }
}
