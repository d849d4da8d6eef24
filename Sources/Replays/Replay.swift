import Annotations
package import Events
package import Network
import Octets
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
          sentence: "replay of \(name): \(words); status \(ending.status.rawValue)", difference: ending.difference,
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
    do throws(ScriptFile.Failure) { script = try ScriptFile.load(name) } catch {
      session.presenter.fail(error.words)
      return Ending(status: error.status, words: error.status.words)
    }
    let origin: LineSource.Origin = editor.map { .editor($0) } ?? .input(LineInput())
    let lines = LineSource(origin: origin, session: session)
    // Whoever is asked may as well leave; where nobody can be asked the command line lacks something.
    guard await setAddress(for: script, lines) else {
      return editor != nil
        ? Ending(status: .ok, words: nil) : Ending(status: .usage, words: ExitStatus.usage.words)
    }
    let values = PlaceholderValues(session: session, editor: editor, given: options.values)
    let runner = ReplayRunner(
      session: session, lines: lines, values: values, script: script, pauses: !options.noPause)
    let status = await runner.run(on: options.host.map { .host($0) } ?? .practice)
    if session.practice?.store.mailboxes.isEmpty == false {
      session.presenter.blank()
      _ = session.inbox([])
    }
    let words = status != .ok ? status.words : runner.leftAt.map { "left at step \($0)" } ?? "as in the script"
    return Ending(
      status: status, words: words, stage: session.outcomes.outcome().stage, difference: runner.firstDifference)
  }

  /// Mail in a forged name must reach nobody but the one who sends it: a real host gets the person's own address.
  private func setAddress(for script: Transcript, _ lines: LineSource) async -> Bool {
    if let address = options.address {
      session.fixedAddress = address
      return true
    }
    let asks = script.steps.contains { step in
      ReplayRunner.lines(of: step.send).contains {
        $0.placeholders.contains { $0.name == PlaceholderValues.address }
      }
    }
    guard asks, let host = options.host else { return true }
    session.presenter.explain(session.annotator.forging(in: session.context(of: .host(host))))
    guard editor != nil else {
      session.presenter.fail("Give your own address with --address YOU@YOUR.DOMAIN; nothing was sent.")
      return false
    }
    while case .line(let line) = await lines.next(prompt: "your own address: ", kind: .message) {
      let text = String(decoding: line.trimmingBlanks, as: UTF8.self)
      if let mailbox = try? Mailbox(text), mailbox.isQualified {
        session.fixedAddress = mailbox.description
        return true
      }
      session.presenter.warn("That is not an address of the form you@your.domain.")
    }
    session.presenter.say("Without an address nothing is sent.")
    return false
  }
}
