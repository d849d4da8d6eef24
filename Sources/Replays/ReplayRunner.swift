import Annotations
import Events
import Network
import Octets
import SMTP
import Sessions
import Terminal
import Typing

/// Plays a script step by step: shows what comes next and why, sends it when told to, and compares the reply with
/// the script's by its code.
@MainActor final class ReplayRunner {
  /// What to do with a step.
  private enum Choice {
    case send
    /// The person typed the command in their own way.
    case sendTyped([UInt8])
    case skip
    case leave
  }

  let session: Session
  let lines: LineSource
  let values: PlaceholderValues
  let steps: [Transcript.Step]
  /// False once the rest is to be played without a pause.
  var pauses: Bool
  let stopsAtDifference: Bool
  /// Whether somebody types on where the script ends, be it early.
  let leavesSession: Bool
  var firstDifference: Difference?
  /// What the last step showed, for `b`.
  var lastStep: [(line: [UInt8], isClient: Bool)] = []
  /// The numbers of requests whose replies answer no step: what was typed freely, and what nobody waits for any more.
  var ignored: Set<Int> = []
  /// Replies that no step has looked at yet.
  let collector = AnswerCollector()
  /// Set when the script can go no further.
  var broken: ExitStatus?
  /// The step at which the person left.
  private(set) var leftAt: Int?
  /// Whether Ctrl-C ended a wait.
  var wasInterrupted = false
  private var wasAdvised = false
  /// Whether the person left a step out.
  private var hasSkipped = false
  /// Counts the steps that send something: those a person sees.
  private(set) var number = 0

  private let before: (guidance: Session.Guidance, proposesNext: Bool)

  init(
    session: Session, lines: LineSource, values: PlaceholderValues, steps: [Transcript.Step], pauses: Bool,
    leavesSession: Bool = false
  ) {
    self.session = session
    self.lines = lines
    self.values = values
    self.steps = steps
    self.pauses = pauses
    self.leavesSession = leavesSession
    stopsAtDifference = !pauses
    before = (session.guidance, session.presenter.proposesNext)
    session.presenter.subscribe(collector)
    session.guidance = .script
    // The script knows what comes next.
    session.presenter.proposesNext = false
  }

  /// - Returns: how the replay went, as an exit status.
  func run(on target: Session.Target) async -> ExitStatus {
    for (index, step) in steps.enumerated() {
      guard session.isConnected || index == 0 || step.isGreeting else {
        if step.send != nil { noteHangUp() }
        continue
      }
      if step.send == nil { explain(step) }
      if !session.isConnected {
        guard await open(target) else { break }
        ignored = []
        // A script that leaves the greeting out does not want to see it compared.
        if step.send != nil { collector.answers = [] }
      }
      if step.send != nil { number += 1 }
      guard await play(step), broken == nil else {
        leftAt = number
        break
      }
      if firstDifference != nil, stopsAtDifference { break }
    }
    await leave()
    return outcome
  }

  /// Plays on the connection at hand, and leaves it as it is then.
  func playOn() async {
    for step in steps {
      guard session.isConnected else {
        noteHangUp()
        leftAt = number
        break
      }
      if step.send == nil { explain(step) } else { number += 1 }
      guard await play(step), broken == nil, firstDifference == nil, !wasInterrupted else {
        leftAt = number
        break
      }
    }
    // Of commands that left together the script may have wanted only some.
    if leftAt == nil, !session.conversation.pending.isEmpty { _ = await session.settle() }
    await session.awaitClose()
  }

  /// Gives the session back to whoever had it before.
  func detach() {
    session.presenter.unsubscribe(collector)
    (session.guidance, session.presenter.proposesNext) = before
  }

  private var outcome: ExitStatus {
    if let broken, broken != .ok { return broken }
    return firstDifference == nil ? .ok : .differs
  }

  /// The first step opens a connection, and so does a greeting further down. Nothing else does: after a hang-up the
  /// rest of a session would make no sense on another connection.
  private func open(_ target: Session.Target) async -> Bool {
    switch await session.open(target) {
    case .settled: return true
    case .notSMTP: broken = .notSMTP
    case .timedOut: broken = .tryLater
    case .closed: broken = broken ?? session.outcomes.outcome(onlyTheEnd: true).status
    case .interrupted, .terminated: broken = .ok
    }
    return false
  }

  /// False when the replay is to end.
  func play(_ step: Transcript.Step) async -> Bool {
    if step.send == nil { return await listen(step) }
    var situation = session.situation
    if case .message = step.send { situation.isWithholding = !situation.stage.isText }
    switch LineRouter.route([], from: .script, in: situation) {
    case .nowhere: return true
    case .withheld where session.isConnected:
      session.presenter.warn("The message is left out: the server did not ask for it with 354.")
      return true
    case .withheld: return true
    case .command, .text, .answer, .local, .held, .lateAnswer: break
    }
    show(step)
    switch await choose(step) {
    case .leave: return false
    case .skip:
      hasSkipped = true
      session.presenter.say("Skipped.")
      return true
    case .send: return await send(step, typed: nil)
    case .sendTyped(let line): return await send(step, typed: line)
    }
  }

  /// The words of the script before the step, and the line that is about to go.
  private func show(_ step: Transcript.Step) {
    if pauses {
      session.presenter.blank()
      session.presenter.heading("Step \(number) of \(steps.count { $0.send != nil })")
    }
    explain(step)
    guard pauses else { return }
    session.presenter.say("Next to be sent:")
    for line in Self.lines(of: step.send) { session.presenter.preview(values.shown(line)) }
    if !wasAdvised {
      wasAdvised = true
      session.presenter.say(
        "Enter sends it, or type it yourself. b shows the last step again, s skips this one, c plays the rest, q quits."
      )
    }
  }

  private func explain(_ step: Transcript.Step) {
    if hasSkipped || firstDifference != nil, !step.notes.isEmpty {
      session.presenter.say("As the script has it; your session has gone differently:")
    }
    for paragraph in Self.paragraphs(step.notes) { session.presenter.say(paragraph) }
  }

  // MARK: Asking

  private func choose(_ step: Transcript.Step) async -> Choice {
    guard pauses else { return .send }
    let isMessage = if case .message = step.send { true } else { false }
    while session.isConnected {
      let prompt = isMessage ? "message: Enter b s c q> " : "replay: Enter b s c q> "
      switch await lines.next(prompt: prompt, kind: isMessage ? .message : .command) {
      case .end: return .leave
      case .terminated, .pointless: return .leave
      case .interrupt: continue
      case .line(let line):
        if let choice = await choice(for: line, step, isMessage: isMessage) { return choice }
      }
    }
    noteHangUp()
    return .leave
  }

  /// A server that closed the connection unasked has cut the script short: nobody may take that for a success.
  private func noteHangUp() {
    let status = session.outcomes.outcome(onlyTheEnd: true).status
    if broken == nil, firstDifference == nil, status != .ok { broken = status }
  }

  private func choice(for line: [UInt8], _ step: Transcript.Step, isMessage: Bool) async -> Choice? {
    let text = String(decoding: line.trimmingBlanks, as: UTF8.self)
    switch text {
    case "": return .send
    case "b": showAgain()
    case "s" where isMessage:
      session.presenter.say(
        "A message cannot be skipped once the server has asked for it: the commands that follow would become its "
          + "text. Enter sends it; q closes without a dot, and it is not delivered.")
    case "s": return .skip
    case "c":
      pauses = false
      return .send
    case "q": return .leave
    case _ where isMessage:
      session.presenter.say("A message is one step. Only these keys work here: Enter, b, s, c, q.")
    default:
      switch LineRouter.route(line, from: .terminal, in: session.situation) {
      case .local: if case .quit = await session.perform(local: line) { return .leave }
      case .answer: return .sendTyped(line)
      default:
        if isSameCommand(line, step) { return .sendTyped(line) }
        await playFreely(line)
      }
    }
    return nil
  }

  /// Whether what was typed does what the step does.
  private func isSameCommand(_ line: [UInt8], _ step: Transcript.Step) -> Bool {
    guard case .line(let template) = step.send else { return false }
    let typed = Verb(of: line)
    let scripted = Verb(of: values.shown(template))
    return typed == scripted || (typed.isHello && scripted.isHello)
  }

  /// Something else than the step: sent as it is; the step still waits.
  private func playFreely(_ line: [UInt8]) async {
    let newest = session.conversation.newestRequest.number
    defer { ignored.formUnion(newest + 1..<session.conversation.newestRequest.number + 1) }
    session.send(line: line)
    _ = await session.settle()
    while session.conversation.stage.isText {
      guard case .line(let text) = await lines.next(prompt: "message> ", kind: .message, takesPaste: true)
      else {
        session.presenter.say("The message is unfinished: the connection is closed, and it is not delivered.")
        return session.closeByUser()
      }
      session.send(line: text)
      if !session.conversation.stage.isText { _ = await session.settle() }
    }
    guard session.isConnected else { return }
    session.presenter.say("That was not the script's line; the step still waits.")
  }

  private func showAgain() {
    if lastStep.isEmpty { session.presenter.say("There is no step before this one.") }
    for (line, isClient) in lastStep { session.presenter.again(line, isClient: isClient) }
    if let note = session.presenter.lastNote, !lastStep.isEmpty { session.presenter.say(note.headline) }
  }

  // MARK: Leaving

  private func leave() async {
    // Nobody waits for a QUIT to be answered.
    if session.pump.endingSignal != nil { return }
    if session.conversation.stage.isText {
      session.presenter.say("Closing inside the message, without a dot: it is not delivered.")
      session.closeByUser()
    } else {
      await session.quit()
    }
  }

  static func lines(of send: Transcript.Step.Send?) -> [Template] {
    switch send {
    case .line(let line), .raw(let line): [line]
    case .message(let lines): lines
    case .close, nil: []
    }
  }

  /// Comment lines that follow each other are one paragraph.
  private static func paragraphs(_ notes: [String]) -> [String] {
    notes.split(separator: "").map { $0.joined(separator: " ") }
  }
}

extension Transcript.Step {
  /// Whether a connection begins with it.
  fileprivate var isGreeting: Bool { send == nil && expectedCode == .serviceReady }
}
