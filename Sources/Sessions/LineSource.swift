package import Events
import Octets
import Personas
import PracticeServer
package import Terminal

/// Where lines come from: a person at a terminal, or an input that is none.
@MainActor package struct LineSource {
  package enum Origin {
    case editor(any LinePrompt)
    case input(LineInput)
  }

  package enum Reading {
    case line([UInt8])
    case end
    case interrupt
    case terminated
    /// What was asked is not a question any more.
    case pointless
  }

  let origin: Origin
  let session: Session

  package init(origin: Origin, session: Session) {
    self.origin = origin
    self.session = session
  }

  /// The next line. What the server says meanwhile is shown; a prompt is shown only to a person.
  /// - Parameters:
  ///   - asksOnlyConnected: whether the question ends with the connection.
  ///   - takesPaste: whether the lines of a paste answer it and what is asked after it; otherwise they are no answer.
  package func next(
    prompt: String, kind: InputKind = .command, asksOnlyConnected: Bool = false, takesPaste: Bool = false
  ) async -> Reading {
    session.presenter.flush()
    // A signal that ends the program came in a wait before this question: the editor has ended, and brings no more.
    if session.pump.endingSignal != nil { return .terminated }
    switch origin {
    case .editor(let editor): editor.begin(prompt: prompt, kind: kind)
    case .input(let input):
      Task { [events = session.events] in events.post(.input(await input.next())) }
    }
    return await session.pump.run {
      asksOnlyConnected && !session.isConnected ? .pointless : nil
    } _: { event in
      switch event {
      case .editor(.line(let line)): return .done(.line(line))
      case .editor(.endOfInput), .input(nil): return .done(.end)
      case .editor(.interrupt): return .done(.interrupt)
      case .editor(.terminate): return .done(.terminated)
      case .editor(.paste(let paste)):
        answer(with: paste, takesPaste)
        if case .editor(let editor) = origin { editor.begin(prompt: prompt, kind: kind) }
      case .editor(.pasteTooLong): Paste.tellTooLong(session.presenter)
      case .input(let line?):
        if line.omitted > 0 {
          session.presenter.warn(
            "This line is longer than \(Phrases.count(line.bytes.count, "octet")): its last "
              + "\(Phrases.count(line.omitted, "octet")) were cut off.")
        }
        return .done(.line(line.bytes))
      default: return .notMine
      }
      return .goOn
    }
  }

  private func answer(with paste: Paste, _ takesPaste: Bool) {
    guard takesPaste, case .editor(let editor) = origin else {
      session.presenter.warn("Only one line is expected here; the pasted lines were dropped.")
      return session.presenter.flush()
    }
    editor.answer(with: paste.lines, unfinished: paste.rest, paste.after)
  }
}

extension Paste {
  @MainActor package static func tellTooLong(_ presenter: Reporter) {
    presenter.warn(
      "A paste of more than 1 MiB is not accepted; :data FILE sends a file of any size as the "
        + "message.")
    presenter.flush()
  }
}
