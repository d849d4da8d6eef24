import Lessons
import SMTP

/// Holds a well-formed lesson to what only the practice server can tell: that each Answer gets its Expect, each Wrong and
/// If is reached, each session replays, each Task can be done.
struct LessonCheck {
  private let lesson: Lesson
  private var session: InMemorySession
  private(set) var faults: [LessonFault] = []

  static func faults(of lesson: Lesson) -> [LessonFault] {
    var check = LessonCheck(lesson)
    check.run()
    return check.faults
  }

  private init(_ lesson: Lesson) {
    self.lesson = lesson
    session = InMemorySession(isInWorld: lesson.isInWorld)
  }

  private mutating func fault(_ line: Int, _ words: String) {
    faults.append(LessonFault(line, words))
  }

  private mutating func run() {
    let asks = asks
    faults = SceneCheck.faults(of: lesson) + FeedbackCheck.faults(of: lesson)
    for prose in lesson.introduction { check(prose) }
    for (index, step) in lesson.steps.enumerated() {
      session.begin(step, after: index > 0 ? lesson.steps[index - 1] : nil)
      for prose in step.prose { check(prose) }
      if session.dialogue.stage == .message, !step.needsConnection {
        fault(
          step.line,
          "The server expects the message here, and would take this line for a part of it: the message has to "
            + "come first.")
      }
      switch step.exercise {
      case .reading, .quiz, .question: break
      case .ask(let ask): faults += AskCheck.faults(of: ask, &session)
      case .task(let task): faults += TaskCheck.faults(of: task, asks: asks, &session)
      }
    }
  }

  private var asks: [Lesson.Ask] {
    lesson.steps.compactMap { if case .ask(let ask) = $0.exercise, !ask.isMessage { ask } else { nil } }
  }

  private mutating func check(_ prose: Prose) {
    if let fault = SessionCheck.fault(in: prose, after: session) { faults.append(fault) }
  }
}
