import Annotations
import Events
import Files
import Learning
import Octets
import SMTP
import Sessions
import Terminal
import Typing

/// The read-eval-print loop: one person, one terminal, one loop over everything that happens.
@MainActor final class Repl {
  /// Seconds inside a message without a dot after which the tutor says how to end it.
  private static let reminderDelay = 20.0

  let session: Session
  let editor: any LinePrompt
  let history: History
  /// Leads through a lesson; nil in a session of one's own.
  let runner: LessonRunner?
  /// Those of MAIL and RCPT in this session, newest first, for Tab.
  private var addresses: [String] = []
  private var reminder = Reminder()
  /// Says what comes next in the message at hand; nil outside one, and where its first lines were not typed here.
  private var guide: MessageGuide?

  /// How to end a message is said once, to whoever seems not to know.
  private struct Reminder {
    var timer: EventQueue.Timer?
    var wasTold = false
    /// Its time came while something else was asked.
    var isDue = false
  }

  init(session: Session, editor: any LinePrompt, history: History, runner: LessonRunner? = nil) {
    self.session = session
    self.editor = editor
    self.history = history
    self.runner = runner
    editor.completes = { [weak self] line, cursor in self?.completer.completion(for: line, cursor: cursor) }
    editor.hints = { [weak self] line in self?.hints(behind: line) ?? [] }
  }

  private func hints(behind line: [UInt8]) -> [String] {
    guard session.presenter.showsHints else { return [] }
    let hint = SyntaxHint(
      stage: session.conversation.stage, extensions: session.conversation.extensions, verbs: session.annotator.syntax)
    return hint.pieces(behind: line)
  }

  private var completer: Completer {
    Completer(
      stage: session.conversation.stage, isConnected: session.isConnected, extensions: session.conversation.extensions,
      addresses: addresses, topics: session.annotator.topics,
      settings: Setting.table.map { ($0.name, $0.values, $0.isFile) },
      more: runner == nil ? [] : LessonCommand.allCases.map(\.rawValue),
      meanings: session.annotator.meaning, files: Paths.beginning)
  }

  func run(_ target: Session.Target) async -> ExitStatus {
    if let problem = history.problem { session.presenter.say(problem) }
    let standing = session.pump.stand { [weak self] event in
      guard case .timer(self?.reminder.timer?.number) = event else { return false }
      self?.reminder.timer = nil
      self?.reminder.isDue = true
      return true
    }
    var goesOn = !endedProgram(await session.open(target, runner: runner))
    if goesOn { await runner?.begin() }
    while goesOn {
      goesOn = await step()
      if goesOn { await runner?.judgeAnswers() }
    }
    runner?.end()
    stopReminder()
    session.pump.takeAway(standing)
    session.close()
    session.transcriptLog.close()
    editor.end()
    return .ok
  }

  /// What may happen at the prompt.
  private enum Happening {
    case line([UInt8])
    case paste(Paste)
    case endOfInput
    case interrupt(hadText: Bool)
    case terminate
    /// The server ended the message that was being typed.
    case messageEnded
  }

  /// Waits for one thing to happen at the prompt and deals with it; false when the program is to end.
  private func step() async -> Bool {
    switch await next() {
    case .line(let line): return await handle(line)
    case .paste(let paste): return await handle(paste)
    case .endOfInput: return await endOfInput()
    case .terminate: return false
    case .interrupt(let hadText):
      if session.conversation.stage.isText { return await unfinished(byEndOfInput: false) }
      if session.isHolding, !hadText { session.dropHeld() }
      return true
    case .messageEnded: return true
    }
  }

  private func next() async -> Happening {
    session.presenter.flush()
    var wasText = session.conversation.stage.isText
    editor.begin(prompt: promptText, kind: wasText ? .message : .command)
    if session.conversation.stage == .message, reminder.timer == nil, !reminder.wasTold, !reminder.isDue {
      reminder.timer = session.events.timer(after: Self.reminderDelay)
    }
    return await session.pump.run {
      if reminder.isDue { remind() }
      // The stage in the prompt follows what the server does, under the typed line.
      editor.prompt = promptText
      defer { wasText = session.conversation.stage.isText }
      return wasText && !session.conversation.stage.isText ? .messageEnded : nil
    } _: { event in
      switch event {
      case .editor(.line(let line)): return .done(.line(line))
      case .editor(.paste(let paste)): return .done(.paste(paste))
      case .editor(.pasteTooLong):
        Paste.tellTooLong(session.presenter)
        return .goOn
      case .editor(.endOfInput): return .done(.endOfInput)
      case .editor(.interrupt(let hadText)):
        let isOver = session.conversation.stage.isText || (session.isHolding && !hadText)
        return isOver ? .done(.interrupt(hadText: hadText)) : .goOn
      case .editor(.terminate): return .done(.terminate)
      default: return .notMine
      }
    }
  }

  private var promptText: String {
    if let prompt = runner?.prompt { return prompt }
    guard session.isConnected else { return "not connected> " }
    let security = "\(session.security.words) "
    if session.conversation.stage == .message { return "\(security)message> " }
    if let octets = session.conversation.chunkRemaining { return "\(security)chunk, \(octets) to go> " }
    let stage = "\(session.isHolding ? "hold" : session.conversation.stage.rawValue)> "
    if session.settings.prompt == .short { return security + stage }
    return security + session.presenter.shortened(session.hostName, besides: security.count + stage.count) + stage
  }

  private func remind() {
    reminder.isDue = false
    guard session.conversation.stage == .message, !reminder.wasTold else { return }
    reminder.wasTold = true
    session.presenter.noteOnce(session.annotator.messageTextReminder(in: session.context))
  }

  // MARK: A typed line

  private func handle(_ line: [UInt8]) async -> Bool {
    session.presenter.typedLines += 1
    let stage = session.conversation.stage
    if let runner {
      switch await runner.intercept(line) {
      case .no: break
      case .yes: return true
      case .leave:
        await session.quit()
        return false
      }
    }
    let route = LineRouter.route(line, from: .terminal, in: session.situation)
    if route == .held { return hold(line, stage) }
    if route != .text, route != .lateAnswer { keepForLater(line, stage) }
    switch route {
    case .text, .withheld: return await sendText(line)
    case .local: return await perform(line)
    case .held: return true
    case .lateAnswer: return await confirmLateAnswer(line)
    case .nowhere:
      if !line.trimmingBlanks.isEmpty { sayNotConnected(line) }
      return true
    case .command, .answer: return await send(line)
    }
  }

  /// What is held after AUTH will answer its challenge, and is not a line to be had again.
  private func hold(_ line: [UInt8], _ stage: Stage) -> Bool {
    session.hold(line)
    if session.held?.lines.last?.isSecret != true { keepForLater(line, stage) }
    return true
  }

  /// Whoever types the password after the login was refused usually has not seen that it was.
  private func confirmLateAnswer(_ line: [UInt8]) async -> Bool {
    session.presenter.warn(
      "The login was refused, and this looks like an answer to it: as a command it would be sent for everybody "
        + "to read.")
    let asked = LineSource(origin: .editor(editor), session: session)
    switch await asked.next(prompt: "Send it all the same? y/N ", kind: .message, asksOnlyConnected: true) {
    case .line(let answer)
    where ["y", "yes"].contains(String(decoding: answer.trimmingBlanks, as: UTF8.self).lowercased()):
      return await send(line)
    case .terminated: return false
    case .line(let other) where Verb.known.contains(Verb(of: other.trimmingBlanks)) || other.first == ASCII.colon:
      // Whoever types on has not read the question.
      session.presenter.say("That line was not sent.")
      return await handle(other)
    case .line, .end, .interrupt, .pointless:
      session.presenter.say("That line was not sent.")
      return true
    }
  }

  private func send(_ line: [UInt8]) async -> Bool {
    session.send(line: line)
    // The octets of a chunk follow without waiting.
    if session.conversation.stage == .chunk { return true }
    let wait = await session.settle()
    if session.conversation.stage == .message, runner == nil { guide = MessageGuide() }
    await session.awaitClose()
    return !endedProgram(wait)
  }

  private func sendText(_ line: [UInt8]) async -> Bool {
    session.send(line: line)
    guard !session.conversation.stage.isText else {
      if let note = guide?.note(after: line), session.presenter.level == .full { session.presenter.noteOnce(note) }
      return true
    }
    guide = nil
    stopReminder()
    return !endedProgram(await session.settle())
  }

  func stopReminder() {
    reminder.timer?.cancel()
    reminder.timer = nil
    reminder.isDue = false
  }

  /// What may be a secret stays in this session's memory; an answer to a challenge not even there.
  func keepForLater(_ line: [UInt8], _ stage: Stage) {
    guard stage != .auth, !line.trimmingBlanks.isEmpty else { return }
    let isSecret =
      line.first == ASCII.colon
      ? Secrets.mayStand(inLocal: line, behind: session.conversation.unfinishedCommand, stage: stage)
      : Secrets.mayStand(in: line, stage: stage)
    history.add(line, keep: !isSecret)
    keepAddress(of: line)
  }

  private func keepAddress(of line: [UInt8]) {
    let address: String
    switch try? Command(parsing: line) {
    case .mail(.mailbox(let mailbox), _): address = "\(mailbox)"
    case .rcpt(let path, _): address = "\(path.mailbox)"
    default: return
    }
    addresses = [address] + addresses.filter { $0 != address }.prefix(99)
  }

  private func perform(_ line: [UInt8]) async -> Bool {
    let effect = await session.perform(local: line)
    await runner?.performed(line)
    switch effect {
    case .none, .failed, .stayed: return true
    case .quit:
      await session.quit()
      return false
    case .waited(let wait): return !endedProgram(wait)
    }
  }

  private func sayNotConnected(_ line: [UInt8]) {
    for advice in Conversation.advice(for: line) {
      switch advice {
      case .shellCommand(_, let host?, let port):
        session.presenter.say(
          "That is a shell command. Here, \":open \(host)\(port.map { " \($0)" } ?? "")\" connects to that server.")
      case .ownCommand(let name):
        return session.presenter.say("That is a command for your shell. \(session.annotator.hereInstead(of: name))")
      case .localWord(let word) where LineWarning.asksForHelp(word): session.presenter.say(":help helps.")
      case .localWord: return sayHowToLeave()
      default: break
      }
    }
    if Verb(of: line.trimmingBlanks) == .quit { return sayHowToLeave() }
    if Verb(of: line.trimmingBlanks) == .help { session.presenter.say(":help helps.") }
    _ = session.notConnected()
  }

  private func sayHowToLeave() {
    let again = session.hostName.isEmpty ? "" : " :reconnect opens \(session.hostName) again."
    session.presenter.say("The connection is closed already. :quit leaves this program.\(again)")
  }

  func endedProgram(_ wait: Session.Wait) -> Bool {
    switch wait {
    case .terminated: return true
    case .interrupted where session.isConnected:
      session.presenter.say(
        "Stopped waiting; the connection is still open. A late reply is shown with the command it answers.")
      return false
    case .settled, .closed, .notSMTP, .timedOut, .interrupted: return false
    }
  }
}
