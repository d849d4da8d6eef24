internal import SMTP

/// Runs a session from an input that is no terminal: each command waits for the reply to the one before it, message
/// text leaves only after a 354 that answers DATA, and the end of input says QUIT.
@MainActor struct PipeRunner {
  let session: Session
  let lines: LineSource

  /// Lines of a message whose DATA was refused: a server would obey them as commands.
  private enum Text {
    case command
    case withheld(lines: Int)
  }

  func run(_ target: Session.Target) async -> ExitStatus {
    let wait = await session.open(target)
    if goesOn(after: wait) { await converse() }
    session.close()
    let outcome = session.ledger.outcome(onlyTheEnd: session.settings.keepGoing)
    session.presenter.outcome(outcome)
    session.presenter.flush()
    return outcome.status
  }

  private func converse() async {
    var text = Text.command
    while case .line(let line) = await lines.next(prompt: "") {
      // A bare CR ends a line here too: what stands behind it waits for the reply, as any line does.
      let ended = line.last == ASCII.carriageReturn ? line.dropLast() : line[...]
      for part in ended.split(separator: ASCII.carriageReturn, omittingEmptySubsequences: false) {
        guard await take(Array(part), &text) else { return }
      }
    }
    if case .withheld(let lines) = text, lines > 0 { session.presenter.withheld(lines: lines) }
    await finish()
  }

  /// False when the session is to end.
  private func take(_ line: [UInt8], _ text: inout Text) async -> Bool {
    if case .withheld(let lines) = text {
      text = line == [ASCII.dot] ? .command : .withheld(lines: lines + 1)
      if case .command = text { session.presenter.withheld(lines: lines + 1) }
      return true
    }
    if session.dialogue.stage != .message, line.first == ASCII.colon { return await perform(line) }
    guard session.isConnected, session.dialogue.stage != .closing else {
      session.presenter.warn("Not connected; this and the rest of the input was not sent.")
      return false
    }
    let isData = session.dialogue.stage != .message && Verb(of: line.trimmingBlanks[...]) == .data
    session.send(line: line, wasTyped: false)
    if session.dialogue.stage == .message {
      await session.drain()
      return true
    }
    guard goesOn(after: await session.settle()) else { return false }
    if isData, session.dialogue.stage != .message { text = .withheld(lines: 0) }
    return true
  }

  private func perform(_ line: [UInt8]) async -> Bool {
    let shown = Secrets.masked(local: line, stage: session.dialogue.stage)
    session.presenter.say(String(decoding: shown, as: UTF8.self))
    switch await session.perform(local: line) {
    case .none: return true
    case .quit:
      await session.quit()
      return false
    case .failed(let status):
      let what = String(decoding: line.prefix(20), as: UTF8.self)
      session.ledger.note(status, at: "a local command", what, isFinal: false)
      return true
    case .waited(let wait): return goesOn(after: wait)
    }
  }

  private func goesOn(after wait: Session.Wait) -> Bool {
    switch wait {
    case .settled, .closed: true
    case .notSMTP, .timedOut, .interrupted, .terminated: false
    }
  }

  private func finish() async {
    guard session.isConnected else { return }
    if session.dialogue.stage == .message {
      session.presenter.fail(
        "Input ended inside a message: no dot was sent, the connection is closed, nothing is delivered.")
      session.ledger.note(.malformedInput, at: "the message", "input ended before the dot")
      return session.closeByUser()
    }
    await session.quit()
  }
}
