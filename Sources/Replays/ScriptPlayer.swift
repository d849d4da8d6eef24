import Events
package import SMTP
package import Sessions
import Terminal

/// `:play`: a script on the connection at hand, without a pause, up to a stage, its end or the first difference. What comes
/// after it is typed.
@MainActor package struct ScriptPlayer {
  let session: Session

  package init(session: Session) { self.session = session }

  /// - Parameters:
  ///   - name: a built-in script, or a file.
  ///   - stage: the command after which it stops; nil: its end.
  package func play(_ name: String, upTo stage: Verb?) async -> Session.Effect {
    let script: Transcript
    do throws(ScriptFile.Failure) { script = try ScriptFile.load(name) } catch {
      session.presenter.fail(error.words)
      return .failed(error.status)
    }
    guard let steps = Self.steps(of: script, upTo: stage) else {
      session.presenter.warn("\(name) has no \(stage?.rawValue ?? "line") to send. Nothing was sent.")
      return .failed(.usage)
    }
    let lines = LineSource(
      origin: session.editor.map { .editor($0) } ?? .input(LineInput()), session: session)
    let address = OwnAddress(session: session, lines: lines, canAsk: session.editor != nil)
    let place = session.isPractice ? nil : session.context
    guard await address.settle(given: session.fixedAddress, for: steps, at: place) else { return .failed(.usage) }
    let values = PlaceholderValues(session: session, editor: session.editor, given: [:])
    let runner = ReplayRunner(
      session: session, lines: lines, values: values, steps: steps, pauses: false, leavesSession: true)
    defer { runner.detach() }
    await runner.playOn()
    return tell(runner, name)
  }

  /// The steps to play; nil where there is nothing to send. The greeting of the connection at hand has been heard.
  static func steps(of script: Transcript, upTo stage: Verb?) -> [Transcript.Step]? {
    let steps = script.steps.drop { $0.send == nil }
    guard let stage else { return steps.isEmpty ? nil : Array(steps) }
    func belongs(_ step: Transcript.Step) -> Bool {
      guard let verb = step.verb else { return false }
      return verb == stage || (verb.isHello && stage.isHello)
    }
    guard var end = steps.firstIndex(where: belongs) else { return nil }
    // All recipients are one stage, and a reply that came late belongs to its command.
    while end < steps.endIndex, steps[end].send == nil || belongs(steps[end]) { end += 1 }
    return Array(steps[..<end])
  }

  private func tell(_ runner: ReplayRunner, _ name: String) -> Session.Effect {
    if session.pump.endingSignal != nil { return .waited(.terminated) }
    let count = Phrases.count(runner.steps.count { $0.send != nil }, "step")
    let isWhole = runner.broken == nil && runner.firstDifference == nil && runner.leftAt == nil
    session.presenter.say(
      isWhole
        ? "Played \(count) of \(name)." : "Stopped \(name) at step \(runner.number) of \(count).")
    if let broken = runner.broken, broken != .ok { return .failed(broken) }
    return runner.firstDifference == nil ? .waited(.settled) : .failed(.differs)
  }
}
