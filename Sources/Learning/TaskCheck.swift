import Lessons
import SMTP

/// Tries what people do in a Task: its Solution, what a Not forbids, the Solution with a wrong line in it, and after all of it was
/// said in plaintext.
struct TaskCheck {
  private let task: Lesson.Task
  /// Where the step begins.
  private let start: InMemorySession
  /// The steps of the lesson that ask for one line.
  private let asks: [Lesson.Ask]
  private var faults: [LessonFault] = []

  /// - Parameters:
  ///   - asks: the steps of the lesson that ask for one line.
  ///   - session: where the step begins, and where its Solution leads.
  static func faults(of task: Lesson.Task, asks: [Lesson.Ask], _ session: inout InMemorySession) -> [LessonFault] {
    var check = TaskCheck(task, session.copy(), asks)
    check.run(&session)
    return check.faults
  }

  private init(_ task: Lesson.Task, _ start: InMemorySession, _ asks: [Lesson.Ask]) {
    self.task = task
    self.start = start
    self.asks = asks
  }

  private mutating func fault(_ line: Int, _ words: String) {
    faults.append(LessonFault(line, words))
  }

  // MARK: The Solution

  private mutating func run(_ session: inout InMemorySession) {
    var run = StepRun(task, session)
    defer {
      session = run.session
      session.hangUp()
    }
    var places = [start]
    for line in task.solution {
      if Lesson.Task.isLocal(line, at: run.session.dialogue.stage) {
        var copy = run.session.copy()
        if let fault = LocalLineCheck.fault(line, at: task.solutionLine, &copy) {
          faults.append(fault)
          continue
        }
      } else if !run.session.isOpen, !run.session.isInWorld {
        return fault(task.solutionLine, "The Solution goes on when the connection is over, at `\(line)`.")
      }
      run.type(line)
      places.append(run.session.copy())
    }
    if run.session.dialogue.stage == .message {
      return fault(task.solutionLine, "The Solution ends inside a message: its dot is missing.")
    }
    if let broken = run.broken {
      fault(task.solutionLine, "The Solution does what a Not forbids: \(broken.reproof)")
    } else if let missing = run.missing {
      let refused = run.refused.map { " The server answers `\($0.line)` with \($0.code)." } ?? ""
      fault(task.solutionLine, "The Solution does not do the Task. \(missing.words)\(refused)")
    } else {
      checkPlaintext()
      faults += ProhibitionCheck(start: start, places: places, lines: task.solution).faults(of: task.prohibitions)
      faults += CorrectionCheck(task: task, start: start, asks: asks).faults
    }
    faults += BranchCheck.faults(of: task, at: places)
  }

  // MARK: Other ways

  private func verbs(_ lines: some Sequence<String>) -> [Verb] { lines.map { Verb(of: $0.utf8) } }

  /// What the Solution says only through TLS: whoever says it in plaintext first has not done the Task.
  private mutating func checkPlaintext() {
    guard let start = task.solution.firstIndex(where: { Verb(of: $0.utf8) == .startTLS }) else { return }
    let before = verbs(task.solution[..<start])
    for verb in [Verb.mail, .auth] where !before.contains(verb) && verbs(task.solution[start...]).contains(verb) {
      var run = StepRun(task, self.start.copy())
      let others: [Verb] = verb == .auth ? [.startTLS, .mail, .rcpt, .data] : [.startTLS, .auth]
      var wasSaid = false
      for line in verb == .auth ? task.solution.loginAlone : task.solution.leavingOut(others + [.quit]) {
        let answers = run.type(line)
        wasSaid = wasSaid || answers.contains { $0.request?.verb == verb && !$0.reply.code.isFailure }
      }
      guard wasSaid else { continue }
      for line in task.solution { run.type(line) }
      if run.broken == nil, run.missing == nil {
        fault(
          task.words.line,
          "Whoever says \(verb) in plaintext first, and then does all as the Solution does, has done this Task as well. "
            + "Forbid it: - Not: `\(verb)` in plaintext")
      }
    }
  }
}
