package import Events
import Octets
import SMTP
import Typing

/// Sends lines that were all there before the first reply: from a pipe, or from a paste. Each command waits for the
/// reply to the one before it, and message text leaves only where the server takes it for that: after a 354 that answers
/// DATA, or after a BDAT to a server that lists CHUNKING. One that refused would obey the text as commands. Such text is
/// withheld up to its end, and counted.
@MainActor package struct LineFeed {
  package enum Outcome {
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
  /// Lines of a message whose DATA or BDAT was refused; nil outside such text.
  private var withheld: Withheld?

  /// Whether `:auth` could ask nobody: what follows was meant for its questions, up to the next command.
  private var isAfterFailedLogin = false

  private struct Withheld {
    var lines = 0
    /// Octets of the refused chunk that are still to come; nil: it ends with the lone dot.
    var octets: Int?
  }

  package init(session: Session) {
    self.session = session
  }

  /// Whether the next line is a command, and not text of any kind.
  package var takesCommand: Bool { withheld == nil && !session.conversation.stage.isText }

  /// Whether the next line is not withheld.
  package var isFree: Bool { withheld == nil }

  package mutating func send(_ line: [UInt8]) async -> Outcome {
    var situation = session.situation
    situation.isWithholding = withheld != nil
    let route = LineRouter.route(line, from: .pipe, in: situation)
    if Verb.known.contains(Verb(of: line.trimmingBlanks)) { isAfterFailedLogin = false }
    switch route {
    case .withheld:
      withhold(line)
      return .goesOn
    case .lateAnswer:
      sayWithheldAnswer()
      return .goesOn
    case .command where isAfterFailedLogin:
      sayWithheldAnswer()
      return .goesOn
    case .local:
      let outcome = await perform(line)
      // What follows a released DATA is its text, asked for or not.
      if session.link?.refusedData == true { withheld = Withheld() }
      session.link?.refusedData = false
      return outcome
    case .held:
      session.hold(line)
      return .goesOn
    case .nowhere: return .notConnected
    case .command, .text, .answer: return await pass(line)
    }
  }

  private mutating func pass(_ line: [UInt8]) async -> Outcome {
    let isCommand = !session.conversation.stage.isText
    session.send(line: line, wasTyped: false)
    let chunk = isCommand ? session.conversation.chunkRemaining : nil
    let isUnlisted = chunk != nil && session.conversation.extensions?[.chunking] == nil
    if session.conversation.stage.isText, !isUnlisted { return outcome(of: await session.drain()) }
    let outcome = outcome(of: await session.settle())
    guard case .goesOn = outcome, !session.conversation.stage.isText else { return outcome }
    if let chunk {
      withheld = Withheld(octets: chunk)
    } else if isCommand, Verb(of: line.trimmingBlanks[...]) == .data {
      withheld = Withheld()
    }
    return outcome
  }

  private mutating func withhold(_ line: [UInt8]) {
    withheld?.lines += 1
    if let octets = withheld?.octets {
      withheld?.octets = octets - line.count - 2
      if octets <= line.count + 2 { finish() }
    } else if line == [ASCII.dot] {
      finish()
    }
  }

  /// Tells what was withheld, now that there is no more of it.
  package mutating func finish() {
    if let withheld, withheld.lines > 0 { session.presenter.withheld(lines: withheld.lines) }
    withheld = nil
  }

  private mutating func perform(_ line: [UInt8]) async -> Outcome {
    let shown = Secrets.masked(
      local: line, behind: session.conversation.unfinishedCommand, stage: session.conversation.stage)
    session.presenter.typedLines += 1
    session.presenter.say(String(decoding: shown, as: UTF8.self))
    switch await session.perform(local: line) {
    case .none: return .goesOn
    case .quit: return .quit
    case .failed(let status):
      if case .auth? = try? LocalCommand(parsing: line) { isAfterFailedLogin = true }
      return .failed(status)
    case .stayed: return .stopped(.closed)
    case .waited(let wait): return outcome(of: wait)
    }
  }

  /// Nothing of it is shown: it may be a password.
  private func sayWithheldAnswer() {
    session.presenter.warn(
      "A line was withheld: it looks like the answer to a login that was refused, and as a command it would be "
        + "sent for everybody to read.")
  }

  private func outcome(of wait: Session.Wait) -> Outcome {
    switch wait {
    case .settled, .closed: .goesOn
    case .notSMTP, .timedOut, .interrupted, .terminated: .stopped(wait)
    }
  }
}
