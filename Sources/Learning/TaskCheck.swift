import Lessons
import SMTP

/// Tries what people do in a Task: its Solution, what a Not forbids, and the Solution after all of it was said in plaintext.
struct TaskCheck {
  private let task: Lesson.Task
  /// Where the step begins.
  private let start: InMemorySession
  private var faults: [LessonFault] = []

  /// - Parameter session: where the step begins, and where its Solution leads.
  static func faults(of task: Lesson.Task, _ session: inout InMemorySession) -> [LessonFault] {
    var check = TaskCheck(task, session.copy())
    check.run(&session)
    return check.faults
  }

  private init(_ task: Lesson.Task, _ start: InMemorySession) {
    self.task = task
    self.start = start
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
      for prohibition in task.prohibitions { check(prohibition, places) }
    }
    faults += BranchCheck.faults(of: task, at: places)
  }

  // MARK: Other ways

  private func verbs(_ lines: some Sequence<String>) -> [Verb] { lines.map { Verb(of: $0.utf8) } }

  /// The Solution without lines that have one of these verbs, QUIT left out so that it can go on.
  private func solution(without left: [Verb]) -> [String] {
    var isMessage = false
    return task.solution.filter { line in
      if isMessage {
        isMessage = line != "."
        return true
      }
      let verb = Verb(of: line.utf8)
      if left.contains(verb) || verb == .quit { return false }
      isMessage = verb == .data
      return true
    }
  }

  /// What the Solution says only through TLS: whoever says it in plaintext first has not done the Task.
  private mutating func checkPlaintext() {
    guard let start = task.solution.firstIndex(where: { Verb(of: $0.utf8) == .startTLS }) else { return }
    let before = verbs(task.solution[..<start])
    for verb in [Verb.mail, .auth] where !before.contains(verb) && verbs(task.solution[start...]).contains(verb) {
      var run = StepRun(task, self.start.copy())
      let others: [Verb] = verb == .auth ? [.startTLS, .mail, .rcpt, .data] : [.startTLS, .auth]
      var wasSaid = false
      for line in verb == .auth ? loginAlone : solution(without: others) {
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

  /// The Solution's hello and its login.
  private var loginAlone: [String] {
    let login = task.solution.first { Verb(of: $0.utf8) == .auth } ?? ""
    return [task.solution.first { Verb(of: $0.utf8).isHello } ?? "EHLO client.test", login]
  }

  /// A Not that nobody can break says nothing. What a mailbox must not have is not tried: there is no end of ways.
  private mutating func check(_ prohibition: Prohibition, _ places: [InMemorySession]) {
    var ways = (BranchCheck.probes + task.solution + BranchCheck.nearMisses(task.solution)).map { [$0] }
    var starts = [start]
    switch prohibition.event {
    case .mail: return
    case .plaintext: ways += [solution(without: [.startTLS]), loginAlone]
    case .before(_, .command(let verb)): ways += [solution(without: [verb])]
    case .before(_, .local): ways += [task.solution.filter { !$0.hasPrefix(":") }]
    case .reply:
      ways += [task.solution]
      starts = places.filter { $0.isOpen && $0.dialogue.stage != .message }
    }
    for start in starts {
      for way in ways {
        var run = StepRun([prohibition], start.copy())
        for line in way { run.type(line) }
        if run.broken != nil { return }
      }
    }
    fault(prohibition.words.line, "Nothing that was tried does what this Not forbids.")
  }
}
