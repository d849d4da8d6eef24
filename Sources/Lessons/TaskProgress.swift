package import SMTP

/// How far a Task has come.
package struct TaskProgress: Sendable {
  private let task: Lesson.Task
  /// For each of the Task's exchanges, whether it has been seen.
  private var seen: [Bool]

  package init(_ task: Lesson.Task) {
    self.task = task
    seen = task.exchanges.map { _ in false }
  }

  package mutating func note(_ request: Request?, _ code: ReplyCode) {
    for (index, exchange) in task.exchanges.enumerated() where exchange.holds(for: request, code) {
      seen[index] = true
    }
  }

  /// The first thing that is still missing; nil when the Task is done.
  /// - Parameter mail: what arrived in a mailbox since the Task began, oldest first.
  package func missing(mail: (Mailbox) -> [Mail]) -> Mismatch? {
    for condition in task.mailboxes {
      if let failure = condition.failure(in: mail(condition.mailbox)) { return .mailbox(condition, failure) }
    }
    return zip(task.exchanges, seen).first { !$0.1 }.map { .exchange($0.0) }
  }
}
