package import SMTP

/// How far a Task has come.
package struct TaskProgress: Sendable {
  private let task: Lesson.Task
  /// How many of the Task's exchanges have been seen, in their order.
  private var seen = 0
  /// Which of the tutor's commands were used in time, by their place in the Task.
  private var typed: Set<Int> = []
  /// Those for which it is too late on this connection.
  private var late: Set<Int> = []

  package init(_ task: Lesson.Task) {
    self.task = task
  }

  /// Another connection: what was said on the one before does not count there, except before an exchange that may be
  /// later.
  package mutating func reconnect() {
    while seen > 0, !(seen < task.exchanges.count && task.exchanges[seen].isLater) { seen -= 1 }
    late = []
    typed = typed.filter { task.typed[$0].before == nil }
  }

  package mutating func note(_ request: Request?, _ code: ReplyCode) {
    if seen < task.exchanges.count, task.exchanges[seen].holds(for: request, code) { seen += 1 }
    guard let request else { return }
    for (index, condition) in task.typed.enumerated()
    where !typed.contains(index) && condition.before?.fits(request) == true {
      late.insert(index)
    }
  }

  /// A command of the tutor was used.
  /// - Parameter isSame: whether it does the same as another line.
  package mutating func note(local isSame: (String) -> Bool) {
    for (index, condition) in task.typed.enumerated() where !late.contains(index) && isSame(condition.command) {
      typed.insert(index)
    }
  }

  /// Whether another connection is where the Task goes on, so that the end of this one is nobody's mistake.
  package var goesOnLater: Bool { seen > 0 && seen < task.exchanges.count && task.exchanges[seen].isLater }

  /// The first thing that is still missing; nil when the Task is done.
  /// - Parameter mail: what arrived in a mailbox since the Task began, oldest first.
  package func missing(mail: (Mailbox) -> [Mail]) -> Mismatch? {
    for condition in task.mailboxes {
      if let failure = condition.failure(in: mail(condition.mailbox)) { return .mailbox(condition, failure) }
    }
    if seen < task.exchanges.count { return .exchange(task.exchanges[seen]) }
    return task.typed.indices.first { !typed.contains($0) }.map { index in
      .notTyped(task.typed[index], isLate: late.contains(index))
    }
  }
}
