package import Events
package import Network
import PracticeServer
import SMTP
package import Sessions
package import Terminal

/// What a person chose for a replay.
package struct ReplayOptions: Sendable {
  /// Nil: the practice server.
  package var host: Endpoint?
  /// Stands for YOUR_ADDRESS.
  package var address: String?
  /// Plays on without waiting for anybody, and stops at the first difference.
  package var noPause = false
  /// Values for other placeholders, by name.
  package var values: [String: String] = [:]

  package init() {}
}

/// A replay from its script's name to its exit status: who is asked for what, and what is shown at the end.
@MainActor package struct Replay {
  let session: Session
  let options: ReplayOptions
  /// Nil where nobody sits at a terminal.
  let editor: (any LinePrompt)?

  package init(session: Session, options: ReplayOptions, editor: (any LinePrompt)?) {
    self.session = session
    self.options = options
    self.editor = editor
  }

  package func run(_ name: String) async -> ExitStatus {
    let ending = await play(name)
    if let words = ending.words {
      session.presenter.outcome(
        Outcome(
          status: ending.status, stage: ending.stage,
          sentence:
            "replay of \(name == ScriptFile.standardInput ? "standard input" : name): \(words); status \(ending.status.rawValue)",
          difference: ending.difference,
          fates: session.outcomes.fates))
    }
    return ending.status
  }

  private struct Ending {
    let status: ExitStatus
    /// Nil when a person left before it began.
    let words: String?
    var stage = "the script"
    var difference: Difference?
  }

  private func play(_ name: String) async -> Ending {
    let script: Transcript
    do throws(ScriptFile.Failure) {
      script = try name == ScriptFile.standardInput ? ScriptFile.loadStandardInput() : ScriptFile.load(name)
    } catch {
      session.presenter.fail(error.words)
      return Ending(status: error.status, words: error.status.words)
    }
    let origin: LineSource.Origin = editor.map { .editor($0) } ?? .input(LineInput())
    let lines = LineSource(origin: origin, session: session)
    // Whoever is asked may as well leave; where nobody can be asked the command line lacks something.
    let address = OwnAddress(session: session, lines: lines, canAsk: editor != nil)
    let place = options.host.map { session.context(of: .host($0)) }
    guard await address.settle(given: options.address, for: script.steps, at: place) else {
      return editor != nil
        ? Ending(status: .ok, words: nil) : Ending(status: .usage, words: ExitStatus.usage.words)
    }
    let values = PlaceholderValues(session: session, editor: editor, given: options.values)
    let runner = ReplayRunner(
      session: session, lines: lines, values: values, steps: script.steps, pauses: !options.noPause)
    var status = await runner.run(on: options.host.map { .host($0) } ?? .practice)
    // A person may leave when they like. Where nobody sits, the input has ended too early, and the rest was not tried.
    if status == .ok, runner.leftAt != nil, editor == nil { status = .differs }
    if session.practice?.store.mailboxes.isEmpty == false {
      session.presenter.blank()
      _ = session.inbox([])
    }
    let words = Self.words(status, runner, isPiped: editor == nil)
    return Ending(
      status: status, words: words, stage: session.outcomes.outcome().stage, difference: runner.firstDifference)
  }

  private static func words(_ status: ExitStatus, _ runner: ReplayRunner, isPiped: Bool) -> String {
    switch (status, runner.leftAt) {
    case (.ok, nil): "as in the script"
    case (.ok, let step?): "left at step \(step)"
    case (.differs, let step?) where isPiped && runner.firstDifference == nil:
      "left at step \(step); --no-pause plays to the end"
    default: status.words
    }
  }
}
