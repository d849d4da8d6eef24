import Personas
import PracticeServer
import SMTP

/// A session with the practice server that nobody sees: what would come of a line. A copy goes on by itself.
struct InMemorySession {
  private(set) var dialogue = Conversation()
  private(set) var server: InMemoryServer

  /// A new connection, greeted.
  init(store: MailStore = MailStore(), scenarios: ScenarioSet = .none) {
    let persona = Persona.standard.having(scenarios)
    server = InMemoryServer(store: store, persona: persona)
    _ = dialogue.receive(server.greeting)
  }

  var isOpen: Bool { server.isOpen && dialogue.stage != .closing && dialogue.stage != .unconnected }

  /// Ends the connection from this side, whatever was going on.
  mutating func hangUp() { dialogue = Conversation(isConnected: false) }

  var isEncrypted: Bool { dialogue.isEncrypted }

  func copy() -> InMemorySession {
    var copy = self
    copy.server = server.copy()
    return copy
  }

  /// Sends a line, command or message text, as it would be sent.
  mutating func send(_ line: String) -> [Answer] {
    exchange(dialogue.send(line: Array(line.utf8)).bytes)
  }

  /// Sends octets as they are.
  mutating func send(raw octets: [UInt8]) -> [Answer] {
    dialogue.track(octets)
    return exchange(octets)
  }

  private mutating func exchange(_ octets: [UInt8]) -> [Answer] {
    server.send(octets).map { reply in
      let answer = dialogue.receive(reply)
      if answer.stageAfter == .tls { dialogue.tlsEstablished() }
      return answer
    }
  }
}
