import Lessons
import Octets
import SMTP
import Typing

/// Does a Task by its Solution with one line wrong: one that another step of the lesson corrects. Where the Task needs that line,
/// it must not count as done.
struct CorrectionCheck {
  let task: Lesson.Task
  /// Where the step begins.
  let start: InMemorySession
  /// The lesson's other steps.
  let asks: [Lesson.Ask]

  var faults: [LessonFault] {
    var run = StepRun(task, start.copy())
    return task.solution.indices.flatMap { index -> [LessonFault] in
      let before = run
      defer { run.type(task.solution[index]) }
      guard run.session.dialogue.stage != .message, isNamed(task.solution[index]) else { return [] }
      let wrongs = corrections(of: task.solution[index])
      guard !wrongs.isEmpty, matters(index, before) else { return [] }
      return wrongs.filter { isDone(with: $0, at: index, before) }.map { wrong in
        LessonFault(
          task.words.line,
          "With `\(wrong)` in place of `\(task.solution[index])` this Task is done as well, and another step calls that wrong."
        )
      }
    }
  }

  /// The lines that a step of the lesson calls wrong where this one is right.
  private func corrections(of line: String) -> Set<String> {
    let octets = Array(line.utf8)
    let fitting = asks.filter { ask in
      ask.means(octets) || ask.answers.contains { $0.isLocal && LocalCommand.same($0.lines[0], octets) }
    }
    return Set(fitting.flatMap { $0.wrongs.map(\.typed) })
  }

  /// Whether what a line names is in the Task's own words; true where it names nothing.
  private func isNamed(_ line: String) -> Bool {
    let name: String? =
      switch try? Command(parsing: Array(line.utf8)) {
      case _ where line.hasPrefix(":"): String(line.drop { $0 != " " }.dropFirst())
      case .helo(let name), .ehlo(let name): name
      case .mail(let path, _): path.mailbox.map { "\($0)" } ?? "<>"
      case .rcpt(let path, _): "\(path.mailbox)"
      default: nil
      }
    return name.map { $0.isEmpty || task.words.text.lowercased().contains(phrase: $0.lowercased()) } ?? true
  }

  /// Whether the server accepts a line, and the Task is not done without it.
  private func matters(_ index: Int, _ before: StepRun) -> Bool {
    var run = before.copy()
    if run.type(task.solution[index]).last?.reply.code.isFailure == true { return false }
    return !isDone(with: nil, at: index, before)
  }

  /// - Parameter other: what is typed in place of a line; nil: nothing.
  private func isDone(with other: String?, at index: Int, _ before: StepRun) -> Bool {
    var run = before.copy()
    if let other { run.type(other) }
    for line in task.solution[(index + 1)...] { run.type(line) }
    return run.broken == nil && run.missing == nil
  }
}
