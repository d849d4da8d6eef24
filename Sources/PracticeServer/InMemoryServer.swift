import Glibc
package import Personas
package import SMTP

/// A conversation with the practice server without a connection: octets in, replies out. A copy in a world of its own
/// goes on by itself, so that one can try what would come of a line.
package struct InMemoryServer {
  package let store: MailStore
  /// Whether the server still listens.
  package private(set) var isOpen = true

  private var session: ServerSession
  private let persona: Persona
  /// A handshake is done as soon as it is asked for, and comes to this.
  private static let protection = MailTransaction.Protection(version: "TLS1.3", cipher: "TLS_AES_256_GCM_SHA384")
  private static let client = "127.0.0.1"

  package init(
    store: MailStore = MailStore(), persona: Persona = .standard,
    destination: MailDestination = MailDestination(.mailboxes)
  ) {
    self.store = store
    self.persona = persona.receiving(
      ServerVisit(
        clientAddress: Self.client, clientName: persona.clientName(of: Self.client), clientPort: 0,
        serverAddress: Self.client, clock: .system))
    var agent = Self.agent(store, self.persona)
    agent.destination = destination
    session = ServerSession(agent: agent, clientAddress: Self.client, clientPort: 0)
    greeting = session.greeting
    if let said = perform(session.greet()).first { greeting = said }
  }

  private static func agent(_ store: MailStore, _ persona: Persona) -> DeliveryAgent {
    DeliveryAgent(
      persona: persona, store: store, clock: .system, stamps: QueueStampSource(processID: Int(getpid())))
  }

  package private(set) var greeting: Reply

  /// The same conversation, going on beside this one; what is delivered there does not arrive here.
  package func copy() -> InMemoryServer {
    var copy = InMemoryServer(persona: persona)
    copy.isOpen = isOpen
    copy.session = session.moved(to: Self.agent(copy.store, persona))
    return copy
  }

  /// The replies to octets, in order; none once the server has closed the connection.
  package mutating func send(_ octets: [UInt8]) -> [Reply] {
    var replies: [Reply] = []
    var rest = octets[...]
    while isOpen, !rest.isEmpty {
      var step = rest.withUnsafeBufferPointer { session.step($0) }
      rest = rest.dropFirst(step.consumed)
      if let message = step.writing { step = session.wrote(message, message.run()) }
      if step.startsTLS, let reply = step.reply {
        replies.append(reply)
        session.secured(by: Self.protection)
      }
      replies += perform(step.acts)
    }
    return replies
  }

  /// What is said of it. Nobody waits here; a server that says nothing any more might as well be gone.
  private mutating func perform(_ acts: [Interference.Act]) -> [Reply] {
    var said: [Reply] = []
    for act in acts where isOpen {
      switch act {
      case .say(let reply): said.append(reply)
      case .write, .pause: break
      case .fallSilent, .hangUp, .drop:
        isOpen = false
        session.end()
      }
    }
    return said
  }
}
