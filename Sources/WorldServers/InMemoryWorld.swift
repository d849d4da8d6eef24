import Personas
package import PracticeServer
import SMTP
package import World

/// The practice world without sockets, for rehearsals: the same state, policies and queues, and mail goes from host to host
/// at once. What would come of a line is tried in a copy.
package final class InMemoryWorld {
  package let state: WorldState
  package let store: MailStore
  private let stamps = QueueStampSource(processID: 2_508)

  package convenience init(world: PracticeWorld = .standard, clock: WorldClock = WorldClock(), store: MailStore) {
    self.init(state: WorldState(world: world, clock: clock), store: store)
  }

  private init(state: WorldState, store: MailStore) {
    self.state = state
    self.store = store
  }

  package var world: PracticeWorld { state.world }

  /// A connection, greeted; nil where the host is switched off.
  package func connect(to host: WorldHost, from address: IPv4Address) -> InMemoryServer? {
    guard !state.rules(of: host).contains(.down) else { return nil }
    return InMemoryServer(
      store: store, persona: persona(of: host), outgoing: state, clientAddress: "\(address)",
      serverAddress: "\(host.address)", clock: state.clock.wallClock, stamps: stamps)
  }

  private func persona(of host: WorldHost) -> Persona {
    state.persona(of: host).patient.having(state.scenarios(of: host))
  }

  /// A world that goes on beside this one.
  package func copy() -> InMemoryWorld {
    InMemoryWorld(state: state.copy(), store: MailStore(store.snapshot))
  }

  /// A conversation of another world, which this one is a copy of, as it goes on here.
  /// - Parameter host: where it is; nil: at the plain practice server.
  package func adopt(_ server: InMemoryServer, of host: WorldHost?) -> InMemoryServer {
    guard let host else { return server.copy(store: store) }
    return server.copy(store: store, persona: persona(of: host), outgoing: state, clock: state.clock.wallClock)
  }

  // MARK: The queues

  /// Does everything that is due now, and what follows from it.
  package func settle() {
    while let next = state.nextDue, next <= state.clock.now.seconds {
      state.probe()
      for (host, messages) in state.due(at: state.clock.now.seconds) {
        for message in messages { attempt(message, at: host) }
      }
    }
  }

  /// Moves the clock, and lets happen meanwhile what has its time.
  package func move(by span: TimeSpan) {
    settle()
    let target = state.clock.now.seconds + span.seconds
    while let next = state.nextDue, next <= target {
      state.clock.advance(to: next)
      settle()
    }
    state.clock.advance(to: target)
    settle()
  }

  private func attempt(_ message: QueuedMessage, at host: WorldHost) {
    var attempt = DeliveryAttempt(message, at: host, in: state.dns)
    while let next = attempt.next {
      guard let other = world.host(reachedAs: next.server), let server = connect(to: other, from: host.address) else {
        attempt.note(.broken("no connection"))
        continue
      }
      attempt.note(Self.deliver(message, next.recipients, from: host, to: server))
    }
    state.record(attempt, of: message, at: host)
  }

  private static func deliver(
    _ message: QueuedMessage, _ recipients: [Mailbox], from host: WorldHost, to server: InMemoryServer
  ) -> RelayDialogue.Result {
    var (server, dialogue) = (server, RelayDialogue(name: host.name, message: message, recipients: recipients))
    var step = dialogue.step(after: server.greeting)
    while true {
      switch step {
      case .send(let octets):
        guard let reply = server.send(octets).last else {
          return dialogue.result(whenBroken: "the server closed the connection")
        }
        step = dialogue.step(after: reply)
      case .encrypt: step = dialogue.encrypted()
      case .end(let result): return result
      }
    }
  }
}
