internal import Lessons
internal import PracticeServer
internal import SMTP

/// Where the conversation stands when each step of a lesson begins, and how to bring one there.
struct LessonPlan {
  struct Place: Equatable {
    /// What a new connection has to be sent for it.
    var lines: [String] = []
    var stage = Stage.start
    var hasHello = false
    var recipients = 0
    var isEncrypted = false
    var isLoggedIn = false

    /// Whether a conversation stands there.
    func isPlace(of dialogue: Conversation, isEncrypted: Bool) -> Bool {
      dialogue.stage == stage && (dialogue.helloName != nil) == hasHello
        && dialogue.envelope.recipients.count == recipients && isEncrypted == self.isEncrypted
        && dialogue.isLoggedIn == isLoggedIn
    }
  }

  /// One for each step; nil where a step needs no connection.
  private(set) var places: [Place?] = []
  /// What each step sends when it is done as the lesson has it.
  private(set) var lines: [[String]] = []

  /// - Parameter own: what was typed for some of the steps, by their index, in place of what the lesson has.
  init(_ lesson: Lesson, own: [Int: [String]] = [:]) {
    var session = RehearsedSession()
    var trail = LessonTrail()
    for (index, step) in lesson.steps.enumerated() {
      if step.needsNewConnection || (step.needsConnection && !session.isOpen) {
        session = RehearsedSession(scenarios: step.scenarios)
        trail = LessonTrail()
      }
      places.append(step.needsConnection ? Place(trail, session) : nil)
      let lines = own[index] ?? step.solution
      self.lines.append(lines)
      for line in lines { trail.take(line, session.send(line), session.dialogue.stage) }
      // Whoever did the Task in another way stands somewhere else now.
      if step.needsNewConnection { session.hangUp() }
    }
  }
}

extension LessonPlan.Place {
  fileprivate init(_ trail: LessonTrail, _ session: RehearsedSession) {
    let dialogue = session.dialogue
    self.init(
      lines: trail.lines, stage: dialogue.stage, hasHello: dialogue.helloName != nil,
      recipients: dialogue.envelope.recipients.count, isEncrypted: session.isEncrypted, isLoggedIn: dialogue.isLoggedIn)
  }
}

extension Lesson.Step {
  /// What is sent when the step is done as the lesson has it; commands of the tutor are not.
  var solution: [String] {
    switch exercise {
    case .ask(let ask): ask.answers.first.map { $0.isLocal ? [] : $0.lines } ?? []
    case .task(let task): task.sorted.sent
    case .reading, .quiz: []
    }
  }

  var needsConnection: Bool {
    switch exercise {
    case .ask(let ask): !ask.isLocal
    case .task: true
    case .reading, .quiz: false
    }
  }

  /// What goes wrong at the practice server in this step. A name that means nothing is a fault of the lesson, and told as one.
  var scenarios: ScenarioSet {
    guard case .task(let task) = exercise, let names = task.scenario else { return .none }
    return (try? ScenarioSet(names.text)) ?? .none
  }

  var needsNewConnection: Bool { if case .task = exercise { true } else { false } }
}

extension Lesson.Task {
  /// The lines of the solution that go to the server, and those that are commands of the tutor.
  var sorted: (sent: [String], local: [String]) {
    var session = RehearsedSession(scenarios: scenario.flatMap { try? ScenarioSet($0.text) } ?? .none)
    var lines: (sent: [String], local: [String]) = ([], [])
    for line in solution {
      if line.hasPrefix(":"), session.dialogue.stage != .message {
        lines.local.append(line)
      } else {
        lines.sent.append(line)
        _ = session.send(line)
      }
    }
    return lines
  }
}
