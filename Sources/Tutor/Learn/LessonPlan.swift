internal import Lessons
internal import SMTP

/// Where the conversation stands when each step of a lesson begins, and how to bring one there.
struct LessonPlan {
  struct Place: Equatable {
    /// What a new connection has to be sent for it.
    var lines: [String] = []
    var stage = Stage.start
    var hasHello = false
    var recipients = 0

    /// Whether a conversation stands there.
    func isPlace(of dialogue: ClientDialogue) -> Bool {
      dialogue.stage == stage && (dialogue.helloName != nil) == hasHello
        && dialogue.envelope.recipients.count == recipients
    }
  }

  /// One for each step; nil where a step needs no connection.
  private(set) var places: [Place?] = []
  /// What each step sends when it is done as the lesson has it.
  private(set) var lines: [[String]] = []

  /// - Parameter own: what was typed for some of the steps, by their index, in place of what the lesson has.
  init(_ lesson: Lesson, own: [Int: [String]] = [:]) {
    var session = RehearsedSession()
    var place = Place()
    for (index, step) in lesson.steps.enumerated() {
      if step.needsNewConnection || (step.needsConnection && !session.isOpen) {
        session = RehearsedSession()
        place = Place()
      }
      place.note(session.dialogue)
      places.append(step.needsConnection ? place : nil)
      let lines = own[index] ?? step.solution
      self.lines.append(lines)
      for line in lines { place.take(line, session.send(line), session.dialogue) }
      // Whoever did the Task in another way stands somewhere else now.
      if step.needsNewConnection { session.hangUp() }
    }
  }
}

extension LessonPlan.Place {
  fileprivate mutating func note(_ dialogue: ClientDialogue) {
    stage = dialogue.stage
    hasHello = dialogue.helloName != nil
    recipients = dialogue.envelope.recipients.count
  }

  /// Keeps a line that was sent, if it is needed to come to where it has led.
  fileprivate mutating func take(_ line: String, _ answers: [Answer], _ dialogue: ClientDialogue) {
    if answers.last?.reply.code.isFailure == true { return }
    if dialogue.stage == .start || dialogue.stage == .ready {
      // Whatever transaction there was is over.
      lines = Verb(of: line.utf8).isHello ? [line] : Array(lines.prefix { Verb(of: $0.utf8).isHello })
    } else {
      lines.append(line)
    }
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

  var needsNewConnection: Bool { if case .task = exercise { true } else { false } }
}

extension Lesson.Task {
  /// The lines of the solution that go to the server, and those that are commands of the tutor.
  var sorted: (sent: [String], local: [String]) {
    var session = RehearsedSession()
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
