import Events
import Lessons
import Octets
import PracticeServer
import SMTP
import Sessions
import Typing

/// What came of that which was typed.
extension LessonRunner {
  /// Looks at all that was answered since it looked last.
  package func judgeAnswers() async {
    var answers = collector.answers[...]
    collector.answers = []
    guard !isOnOtherServer else { return tellToReturn() }
    await session.settleWorld()
    while let answer = answers.popFirst() {
      guard let request = answer.request, request.kind != .connection, phase == .playing else { continue }
      // Several lines at once may be the answers to several steps.
      hasMoreAnswers = !answers.isEmpty
      defer { hasMoreAnswers = false }
      attempt.replies += 1
      attempt.prohibitions.note(request, answer.reply.code, isEncrypted: answer.before.isEncrypted)
      if let broken = attempt.prohibitions.firstBroken(mail: newMail) { return await beginAgain(broken) }
      if isGoodbye(request) {
        hasStrayed = true
        return await checkConnection(saidGoodbye: true)
      }
      let before = restorations
      await judge(request, answer.reply.code)
      // What else was answered was said on a connection that is gone.
      if restorations != before { break }
    }
    await checkConnection()
  }

  private func tellToReturn() {
    guard !wasToldToReturn else { return }
    wasToldToReturn = true
    presenter.say("(The lesson waits while you are connected to another server. :reset goes back to it.)")
  }

  /// Something happened that must not: whatever else was done, the step begins again.
  private func beginAgain(_ broken: Prohibition) async {
    presenter.say("Not yet. \(broken.reproof)")
    missed()
    await takeBack()
    beginTask()
    showGreeting()
    presenter.say("You have a new connection, back at the start of this step.")
  }

  private func judge(_ request: Request, _ code: ReplyCode) async {
    let endsMessage = request.kind == .endOfMessage
    if endsMessage {
      attempt.isInMessage = false
      if !code.isFailure { attempt.messages += 1 }
    }
    switch step.exercise {
    case .reading, .quiz, .question: if Self.changes(request, code) { hasStrayed = true }
    case .task(let task): await judge(task, request, code)
    case .ask(let ask):
      if endsMessage {
        guard ask.isMessage else { return }
        let message = code.isFailure ? nil : newestMessage
        await apply(ask.judge(message: message, code: code), nil, changes: true)
      } else if request.command?.verb == .data, code == .startMailInput, ask.isMessage {
        break  // the way into the message that is asked for
      } else {
        await apply(
          ask.judge(request, code: code), request.line, isSecret: request.isSecret, changes: Self.changes(request, code)
        )
      }
    }
  }

  /// Whether it is only the goodbye of the Task before, and no answer to what is asked next.
  private func isGoodbye(_ request: Request) -> Bool {
    guard request.verb == .quit, attempt.replies == 1, comesFromTask else { return false }
    if case .ask(let ask) = step.exercise { return !ask.means(Array("QUIT".utf8)) }
    return true
  }

  /// Whether the conversation is not what it was before a line.
  private static func changes(_ request: Request, _ code: ReplyCode) -> Bool {
    let changesNothing: [Verb] = [.noop, .vrfy, .expn, .help]
    return !code.isFailure && request.verb.map(changesNothing.contains) != true
  }

  private var newestMessage: MessageText? {
    session.lastSubmitted.map { MessageText(octets: $0) }
  }

  // MARK: An Ask

  /// A command of the tutor was carried out.
  package func performed(_ line: [UInt8]) async {
    if phase == .playing, lesson.isInWorld, !lesson.isCase, changesWorld(line) { attempt.hasChangedWorld = true }
    guard phase == .playing, pages.isEmpty, line.first == ASCII.colon, !LocalCommand.same(":quit", line) else { return }
    attempt.prohibitions.note { LocalCommand.same($0, line) }
    attempt.task?.note { LocalCommand.same($0, line) }
    // A new connection has shown its greeting.
    if lesson.isInWorld, session.conversation.stage == .start { greetingIsNew = false }
    await session.settleWorld()
    if lesson.isInWorld, let broken = attempt.prohibitions.firstBroken(mail: newMail) {
      return await beginAgain(broken)
    }
    switch step.exercise {
    case .ask(let ask) where ask.isLocal: await judge(local: line, ask)
    // What is left to do may be this very command, or follow from it: time has passed, and mail has arrived.
    case .task(let task) where (!task.typed.isEmpty || lesson.isInWorld) && missingOfTask == nil: await done(task)
    default: break
    }
  }

  func judge(local line: [UInt8], _ ask: Lesson.Ask) async {
    await apply(ask.judge(local: line) { LocalCommand.same($0, line) }, line)
  }

  /// - Parameters:
  ///   - isSecret: the line must not be shown.
  ///   - changes: the server accepted it, and the conversation is not what it was.
  private func apply(_ verdict: Verdict, _ line: [UInt8]?, isSecret: Bool = false, changes: Bool = false) async {
    guard case .ask(let ask) = step.exercise else { return }
    switch verdict {
    case .right:
      if let line, !ask.isLocal, !isSecret { keepForLater(line) }
      if let (condition, failure) = ask.unmet(mail: { messages(in: $0).map(Mail.init) }) {
        presenter.say("Not yet. \(Mismatch.mailbox(condition, failure).words)")
        return missed()
      }
      if ask.isHello { hasStrayed = false }
      presenter.succeed("Right.")
      await done()
    case .goesOn: break
    case .wrong(let mismatch, let own, let mark):
      say(mismatch, own, isSecret ? nil : line, mark)
      missed()
      await goBack(ask, mismatch, changes)
    }
  }

  /// After a wrong answer the conversation, and the mail, are as they were before it.
  private func goBack(_ ask: Lesson.Ask, _ mismatch: Mismatch, _ changes: Bool) async {
    let isInMessage = session.conversation.stage == .message
    let isClosed = !session.isConnected || session.conversation.stage == .closing
    if ask.isMessage, !isInMessage {
      let wasDelivered = changes && attempt.messages > 0
      await takeBack()
      presenter.say(
        "\(wasDelivered ? "The server delivered that message as you typed it; it has been taken out of the mailbox. " : "")"
          + "MAIL, RCPT and DATA have been sent again for you: type the message once more, from its first line.")
    } else if !ask.isMessage, isInMessage {
      await restorePosition()
      showGreeting()
      presenter.say("Nothing was sent after that DATA: you are back at the start of this step.")
    } else if !step.needsConnection || (ask.isHello && session.conversation.stage == .ready) {
      // The next step, or the next hello, begins anew anyway.
      if changes { hasStrayed = true }
    } else if changes || !isInPlace {
      await restorePosition()
      showGreeting()
      presenter.say("You \(isClosed ? "have a new connection," : "are") back at the start of this step.")
    }
  }

  /// The way back to a later step is the learner's own.
  private func keepForLater(_ line: [UInt8]) {
    plan.replaceLines(of: index, by: [String(decoding: line, as: UTF8.self)])
  }

  private func say(_ mismatch: Mismatch, _ own: Lesson.Words?, _ line: [UInt8]?, _ mark: Int?) {
    var isOther = false
    if case .verb(_, let typed) = mismatch { isOther = Verb.known.contains(typed) }
    if let line, let mark, !isOther { presenter.marked(line, at: mark) }
    if let own {
      presenter.say("Not yet. \(own.text)")
    } else {
      presenter.say(isOther ? "\(mismatch.words) This step still waits." : "Not yet. \(mismatch.words)")
    }
  }

  /// Whether a command of the tutor makes another world of it than the step does.
  private func changesWorld(_ line: [UInt8]) -> Bool {
    guard line.first == ASCII.colon, let command = try? LocalCommand(parsing: line), command.changesWorld else {
      return false
    }
    let own = step.solution.compactMap { try? LocalCommand(parsing: Array($0.utf8)) }
    switch step.exercise {
    case .ask(let ask): return !ask.answers.contains { $0.lines.contains { LocalCommand.same($0, line) } }
    case .task: return !own.contains { $0.changesWorld }
    case .reading, .quiz, .question: return true
    }
  }

  // MARK: A Task

  private func judge(_ task: Lesson.Task, _ request: Request, _ code: ReplyCode) async {
    attempt.task?.note(request, code)
    if code.isFailure, let words = task.branches.words(for: request.verb, code) { presenter.say(words.text) }
    guard let missing = missingOfTask else { return await done(task) }
    guard request.kind == .endOfMessage else { return }
    switch missing {
    case .exchange, .notTyped: presenter.say(missing.words)
    // It may be on its way, or part of what is still to be done.
    case .mailbox(_, .tooFew) where lesson.isInWorld: presenter.say(missing.words)
    default:
      presenter.say("Not yet. \(missing.words)")
      missed()
    }
  }

  private func done(_ task: Lesson.Task) async {
    presenter.succeed("Done.")
    sayEffort(of: task)
    await done()
  }

  var missingOfTask: Mismatch? { attempt.task?.missing(mail: newMail) }

  /// What has arrived in a mailbox since the step began.
  private func newMail(_ mailbox: Mailbox) -> [Mail] {
    messages(in: mailbox).dropFirst(attempt.mailBefore[mailbox] ?? 0).map(Mail.init)
  }

  // MARK: The connection

  /// A step that needs a connection gets one.
  /// - Parameter saidGoodbye: the connection was that of the step before.
  private func checkConnection(saidGoodbye: Bool = false) async {
    guard phase == .playing, step.needsConnection, pages.isEmpty else { return }
    let lostMessage = attempt.isInMessage && session.conversation.stage != .message
    guard !session.isConnected || session.conversation.stage == .closing || lostMessage else { return }
    if lostMessage {
      presenter.say("Not yet. \(Mismatch.missingDot.words)")
    } else if isTaskInWorld {
      if let missing = missingOfTask { presenter.say(missing.words) }
      return await reopen()
    } else if let missing = missingOfTask, !saidGoodbye {
      let goesOnLater = attempt.task?.goesOnLater == true
      presenter.say("\(goesOnLater ? "" : "Not yet. ")\(missing.words)")
      if !goesOnLater { missed() }
    }
    await restorePosition()
    showGreeting()
    if !saidGoodbye { presenter.say("You have a new connection, back at the start of this step.") }
  }
}

extension Mail {
  init(_ message: DeliveredMessage) {
    self.init(
      envelope: message.envelope, message: MessageText(octets: message.text),
      isEncrypted: message.transaction.protection != nil, user: message.transaction.user,
      clientAddress: message.clientAddress)
  }
}

extension Lesson.Ask {
  /// Whether it asks for HELO or EHLO.
  var isHello: Bool { answers.contains { $0.lines.first.map { Verb(of: Array($0.utf8)).isHello } ?? false } }
}

extension LocalCommand {
  /// Whether two lines ask the tutor for the same.
  static func same(_ right: String, _ typed: [UInt8]) -> Bool {
    guard right.hasPrefix(":"), typed.first == ASCII.colon,
      let right = try? LocalCommand(parsing: Array(right.utf8)), let typed = try? LocalCommand(parsing: typed)
    else { return false }
    if case .inbox(let wanted) = right, case .inbox(let words) = typed {
      return wanted.map { Session.mailbox(named: $0).lowercased() }
        == words.map { Session.mailbox(named: $0).lowercased() }
    }
    return right == typed
  }
}
