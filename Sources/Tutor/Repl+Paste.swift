import Events
import Learning
import Octets
import SMTP
import Sessions
import Terminal
import Typing

/// Several lines that were pasted. Inside a message they are its text and leave at once; anywhere else they are shown
/// first, and leave when Enter says so.
extension Repl {
  func handle(_ paste: Paste) async -> Bool {
    if runner?.takesOneLine == true {
      session.presenter.warn("Only one line is expected here; the pasted lines were dropped.")
      return true
    }
    guard session.conversation.stage.isText else { return await confirm(paste.allLines[...]) }
    editor.typeAhead(paste.rest, paste.after)
    var lines = paste.lines[...]
    var feed = LineFeed(session: session)
    while session.conversation.stage.isText, let line = lines.popFirst() {
      let outcome = await feed.send(line)
      if !session.conversation.stage.isText { stopReminder() }
      guard case .goesOn = outcome else { return await stop(outcome, unsent: lines.count) }
    }
    guard !lines.isEmpty else { return true }
    // After the server's goodbye nothing is asked any more; after the dot come commands nobody has looked at.
    let isOver = !session.isConnected || session.conversation.stage == .closing
    return isOver ? await stop(.notConnected, unsent: lines.count) : await confirm(lines)
  }

  private func confirm(_ lines: ArraySlice<[UInt8]>) async -> Bool {
    let count = Phrases.count(lines.count, "line")
    let isSecret = Self.secrets(in: lines)
    session.presenter.say("Pasted, and not sent yet:")
    for (line, isSecret) in zip(lines, isSecret) { session.presenter.preview(Self.masked(line, isSecret: isSecret)) }
    session.presenter.say(
      "Enter sends \(lines.count == 1 ? "it" : "them, each after the reply to the one before"). "
        + "Ctrl-C drops \(lines.count == 1 ? "it" : "them").")
    let asked = LineSource(origin: .editor(editor), session: session)
    while true {
      switch await asked.next(prompt: "send \(count)? (Enter, Ctrl-C) ", kind: .message) {
      case .line(let line) where line.trimmingBlanks.isEmpty: return await send(lines, isSecret)
      case .line: session.presenter.say("Press Enter or Ctrl-C.")
      case .interrupt, .end, .pointless:
        session.presenter.say("Dropped; nothing was sent.")
        return true
      case .terminated: return false
      }
    }
  }

  private func send(_ lines: ArraySlice<[UInt8]>, _ isSecret: [Bool]) async -> Bool {
    var feed = LineFeed(session: session)
    for (number, line) in lines.enumerated() {
      if feed.takesCommand, !isSecret[number] { keepForLater(line, session.conversation.stage) }
      let outcome = await feed.send(line)
      switch outcome {
      case .goesOn, .failed: continue
      case .notConnected: return await stop(outcome, unsent: lines.count - number)
      case .stopped, .quit: return await stop(outcome, unsent: lines.count - number - 1)
      }
    }
    feed.finish()
    return true
  }

  /// The rest of a paste is not sent; false when the program is to end.
  private func stop(_ outcome: LineFeed.Outcome, unsent: Int) async -> Bool {
    if unsent > 0 { session.presenter.warn("\(Phrases.count(unsent, "pasted line")) not sent.") }
    switch outcome {
    case .notConnected:
      _ = session.notConnected()
      return true
    case .stopped(let wait): return !endedProgram(wait)
    case .quit:
      await session.quit()
      return false
    case .goesOn, .failed: return true
    }
  }

  // MARK: Secrets

  /// Which of the lines may be secrets. What follows AUTH answers the server's challenges, if it is not a command.
  static func secrets(in lines: ArraySlice<[UInt8]>) -> [Bool] {
    var answersChallenge = false
    return lines.map { line in
      let verb = Verb(of: line)
      if Verb.known.contains(verb) || line.first == ASCII.colon {
        answersChallenge = verb == .auth
        return Secrets.start(in: line, stage: .start) != nil
      }
      return answersChallenge
    }
  }

  private static func masked(_ line: [UInt8], isSecret: Bool) -> [UInt8] {
    guard isSecret else { return Secrets.masked(local: line, stage: .start) }
    return Array(line[..<(Secrets.start(in: line, stage: .start) ?? 0)]) + Array("****".utf8)
  }
}
