import Lessons
import PracticeServer
import SMTP
import Typing

/// A step as somebody does it whom nobody sees: what is typed, and what comes of it.
struct StepRun {
  private(set) var session: InMemorySession
  private var progress: TaskProgress?
  private var watch: ProhibitionWatch
  /// How many messages were in a mailbox at the beginning.
  private var mailBefore: [Mailbox: Int] = [:]
  /// The first command that was refused, and its reply.
  private(set) var refused: (line: String, code: ReplyCode)?

  /// - Parameter session: where the step begins; it is used up.
  init(_ prohibitions: [Prohibition], _ session: InMemorySession) {
    self.session = session
    watch = ProhibitionWatch(prohibitions)
    for mailbox in watch.mailboxes { mailBefore[mailbox] = session.store.messages(in: mailbox).count }
  }

  init(_ task: Lesson.Task, _ session: InMemorySession) {
    self.init(task.prohibitions, session)
    progress = TaskProgress(task)
    for mailbox in task.mailboxes.map(\.mailbox) { mailBefore[mailbox] = session.store.messages(in: mailbox).count }
  }

  /// The same run, which goes on by itself.
  func copy() -> StepRun {
    var copy = self
    copy.session = session.copy()
    return copy
  }

  /// Types a line, for the server or for the tutor.
  @discardableResult
  mutating func type(_ line: String) -> [Answer] {
    let connections = session.connections
    if Lesson.Task.isLocal(line, at: session.dialogue.stage) {
      let octets = Array(line.utf8)
      watch.note { LocalCommand.same($0, octets) }
      progress?.note { LocalCommand.same($0, octets) }
    }
    let answers = session.type(line)
    if session.connections != connections {
      watch.reconnect()
      progress?.reconnect()
    }
    for answer in answers {
      let code = answer.reply.code
      watch.note(answer.request, code, isEncrypted: answer.before.isEncrypted)
      progress?.note(answer.request, code)
      if code.isFailure, refused == nil { refused = (line, code) }
    }
    return answers
  }

  /// The first Not that was broken.
  var broken: Prohibition? { watch.firstBroken(mail: newMail) }

  /// What is still to be done of the Task.
  var missing: Mismatch? { progress?.missing(mail: newMail) }

  private func newMail(_ mailbox: Mailbox) -> [Mail] {
    session.store.messages(in: mailbox).dropFirst(mailBefore[mailbox] ?? 0).map(Mail.init)
  }
}
