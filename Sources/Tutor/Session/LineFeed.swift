internal import SMTP

/// Sends lines that were all there before the first reply: from a pipe, or from a paste. Each command waits for the
/// reply to the one before it, and message text leaves only after a 354 that answers DATA: a server that refused it
/// would obey the text as commands. Such text is withheld up to its dot, and counted.
@MainActor struct LineFeed {
  enum Outcome {
    case goesOn
    /// There is no connection to send the line on.
    case notConnected
    /// A wait for a reply ended in another way than by one.
    case stopped(Session.Wait)
    /// A local command could not be carried out.
    case failed(ExitStatus)
    /// `:quit` was among the lines.
    case quit
  }

  let session: Session
  /// Lines of a message whose DATA was refused; nil outside such text.
  private var withheld: Int?

  init(session: Session) {
    self.session = session
  }

  /// Whether the next line is a command, and not text of any kind.
  var takesCommand: Bool { withheld == nil && session.dialogue.stage != .message }

  /// Whether the next line is not withheld.
  var isFree: Bool { withheld == nil }

  mutating func take(_ line: [UInt8]) async -> Outcome {
    if let withheld {
      self.withheld = withheld + 1
      if line == [ASCII.dot] { finish() }
      return .goesOn
    }
    if session.dialogue.stage != .message, line.first == ASCII.colon {
      let outcome = await perform(line)
      // What follows a released DATA is its text, asked for or not.
      if session.refusedData { withheld = 0 }
      session.refusedData = false
      return outcome
    }
    if session.isHolding {
      session.hold(line)
      return .goesOn
    }
    guard session.isConnected, session.dialogue.stage != .closing else { return .notConnected }
    let isData = session.dialogue.stage != .message && Verb(of: line.trimmingBlanks[...]) == .data
    session.send(line: line, wasTyped: false)
    if session.dialogue.stage == .message {
      return outcome(of: await session.drain())
    }
    let outcome = outcome(of: await session.settle())
    if case .goesOn = outcome, isData, session.dialogue.stage != .message { withheld = 0 }
    return outcome
  }

  /// Tells what was withheld, now that there is no more of it.
  mutating func finish() {
    if let withheld, withheld > 0 { session.presenter.withheld(lines: withheld) }
    withheld = nil
  }

  private func perform(_ line: [UInt8]) async -> Outcome {
    let shown = Secrets.masked(local: line, stage: session.dialogue.stage)
    session.presenter.say(String(decoding: shown, as: UTF8.self))
    return switch await session.perform(local: line) {
    case .none: .goesOn
    case .quit: .quit
    case .failed(let status): .failed(status)
    case .waited(let wait): outcome(of: wait)
    }
  }

  private func outcome(of wait: Session.Wait) -> Outcome {
    switch wait {
    case .settled, .closed: .goesOn
    case .notSMTP, .timedOut, .interrupted, .terminated: .stopped(wait)
    }
  }
}
