import Events
import Octets
import SMTP
import Sessions
import Terminal

/// The end of the input, and a message that is not finished.
extension Repl {
  func endOfInput() async -> Bool {
    if session.conversation.stage.isText { return await unfinished(byEndOfInput: true) }
    await session.quit()
    return false
  }

  /// Ctrl-C or Ctrl-D inside a message: never a dot of our own.
  func unfinished(byEndOfInput: Bool) async -> Bool {
    session.presenter.warn(
      "The message is not finished, and is not delivered before \(session.conversation.stage == .chunk ? "the last octet of its last chunk" : "the lone dot"). "
        + "Enter goes on with the message; d drops the connection and with it the message.")
    let lines = LineSource(origin: .editor(editor), session: session)
    while session.isConnected {
      switch await lines.next(prompt: "go on (Enter) or drop (d)? ", kind: .message, asksOnlyConnected: true) {
      case .line(let line) where line.trimmingBlanks.isEmpty: return true
      case .line(let line) where Array(line.trimmingBlanks) == Array("d".utf8): return drop()
      case .line:
        session.presenter.say("Press Enter to go on with the message, or type d to drop the connection.")
      case .interrupt: return true
      case .end where byEndOfInput:
        // A second Ctrl-D: whoever sends ends of input wants to leave.
        session.closeByUser()
        session.presenter.say(Self.dropped)
        return false
      case .end: return drop()
      case .terminated: return false
      case .pointless: return true
      }
    }
    return true
  }

  private static let dropped = "Dropped the connection without a dot: nothing is delivered."

  private func drop() -> Bool {
    session.closeByUser()
    session.presenter.say("\(Self.dropped) :reconnect opens it again.")
    return true
  }
}
