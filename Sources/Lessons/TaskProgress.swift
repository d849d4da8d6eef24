package import SMTP

/// How far a Task has come.
package struct TaskProgress: Sendable {
  private let task: Lesson.Task
  /// How many of the Task's exchanges have been seen on this connection, in their order.
  private var seen = 0

  package init(_ task: Lesson.Task) {
    self.task = task
  }

  /// Another connection: what was said on the one before does not count there.
  package mutating func reconnect() { seen = 0 }

  package mutating func note(_ request: Request?, _ code: ReplyCode) {
    if seen < task.exchanges.count, task.exchanges[seen].holds(for: request, code) { seen += 1 }
  }

  /// The first thing that is still missing; nil when the Task is done.
  /// - Parameter mail: what arrived in a mailbox since the Task began, oldest first.
  package func missing(mail: (Mailbox) -> [Mail]) -> Mismatch? {
    for condition in task.mailboxes {
      if let failure = condition.failure(in: mail(condition.mailbox)) { return .mailbox(condition, failure) }
    }
    return seen < task.exchanges.count ? .exchange(task.exchanges[seen]) : nil
  }
}
