import Events
import Learning
import Octets
import SMTP
import Sessions

/// Runs a session from an input that is no terminal, as `LineFeed` sends it; the end of input says QUIT.
@MainActor struct PipeRunner {
  let session: Session
  let lines: LineSource
  /// Leads through a lesson; nil in a session of one's own.
  var runner: LessonRunner?

  func run(_ target: Session.Target) async -> ExitStatus {
    switch await session.open(target, runner: runner) {
    case .settled, .closed: await converse()
    case .notSMTP, .timedOut, .interrupted, .terminated: break
    }
    session.close()
    let outcome = runner?.outcome ?? session.outcomes.outcome(onlyTheEnd: session.settings.keepGoing)
    session.presenter.outcome(outcome)
    session.presenter.flush()
    return outcome.status
  }

  private func converse() async {
    var feed = LineFeed(session: session)
    await runner?.begin()
    while case .line(let line) = await lines.next(prompt: "") {
      // A bare CR ends a line here too: what stands behind it waits for the reply, as any line does.
      let ended = line.withoutCarriageReturn
      for part in ended.split(separator: ASCII.carriageReturn, omittingEmptySubsequences: false) {
        guard await handle(Array(part), &feed) else { return }
      }
    }
    feed.finish()
    await finish()
  }

  /// False when the session is to end.
  private func handle(_ line: [UInt8], _ feed: inout LineFeed) async -> Bool {
    if let runner, feed.isFree {
      switch await runner.intercept(line) {
      case .no: break
      case .yes: return true
      case .leave:
        await session.quit()
        return false
      }
    }
    switch await feed.send(line) {
    case .goesOn:
      await runner?.performed(line)
      await runner?.judgeAnswers()
      return true
    case .notConnected:
      session.presenter.warn("Not connected; this and the rest of the input was not sent.")
      if Verb(of: line) != .quit { session.presenter.incident(.tryLater, at: "the input", "not all of it was sent") }
      return false
    case .stopped: return false
    case .failed(let status):
      await runner?.performed(line)
      let what = String(decoding: line.prefix(20), as: UTF8.self)
      session.presenter.incident(status, at: "a local command", what, isFinal: false)
      return true
    case .quit:
      await session.quit()
      return false
    }
  }

  private func finish() async {
    if let held = session.held, !held.lines.isEmpty {
      session.presenter.warn("Input ended before :release: \(Phrases.count(held.lines.count, "held line")) not sent.")
      session.presenter.incident(.malformedInput, at: "the held lines", "input ended before :release", isFinal: false)
    }
    guard session.isConnected else { return }
    if session.conversation.stage.isText {
      // What was read went out, as far as the server takes it; only the dot is ours to withhold.
      _ = await session.wait(within: 1) { $0.unsentOctets == 0 }
      let missing = session.conversation.chunkRemaining
      let what = missing.map { "\(Phrases.count($0, "octet")) of the chunk missing" } ?? "no dot was sent"
      session.presenter.fail("Input ended inside a message: \(what), the connection is closed, nothing is delivered.")
      session.presenter.incident(
        .malformedInput, at: "the message", "input ended before \(missing == nil ? "the dot" : "the end of the chunk")")
      return session.closeByUser()
    }
    if session.conversation.stage == .auth {
      session.presenter.fail(
        "Input ended while the server was waiting for the answer to its 334: the connection "
          + "is closed.")
      session.presenter.incident(.malformedInput, at: "AUTH", "input ended before the login did")
    }
    await session.quit()
  }
}
