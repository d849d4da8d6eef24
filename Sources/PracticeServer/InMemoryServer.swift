import CLibrary
package import Personas
package import SMTP

/// A conversation with the practice server without a connection: octets in, replies out. A copy in a world of its own
/// goes on by itself, so that one can try what would come of a line.
package struct InMemoryServer {
  /// Whether the server still listens.
  package private(set) var isOpen = true
  package private(set) var greeting: Reply

  private var session: ServerSession
  private var agent: DeliveryAgent
  private let visit: ServerVisit
  /// A handshake is done as soon as it is asked for, and comes to this.
  private static let protection = MailTransaction.Protection(version: "TLS1.3", cipher: "TLS_AES_256_GCM_SHA384")

  package var store: MailStore { agent.store }

  /// - Parameters:
  ///   - outgoing: takes what is for another host; nil: that is kept in the mailboxes, too.
  ///   - stamps: for the names of messages; servers that give each other mail share them.
  package init(
    store: MailStore = MailStore(), persona: Persona = .standard,
    destination: MailDestination = MailDestination(.mailboxes), outgoing: (any OutgoingMail)? = nil,
    clientAddress: String = "127.0.0.1", serverAddress: String = "127.0.0.1", clock: WallClock = .system,
    stamps: QueueStampSource = QueueStampSource(processID: Int(getpid()))
  ) {
    visit = ServerVisit(
      clientAddress: clientAddress, clientName: persona.clientName(of: clientAddress), clientPort: 0,
      serverAddress: serverAddress, clock: clock)
    agent = DeliveryAgent(
      persona: persona.receiving(visit), store: store, clock: clock, stamps: stamps, destination: destination,
      outgoing: outgoing)
    session = ServerSession(agent: agent, clientAddress: clientAddress, clientPort: 0)
    greeting = session.greeting
    if let said = perform(session.greet()).first { greeting = said }
  }

  /// The same conversation, going on beside this one; what is delivered there does not arrive here.
  /// - Parameters:
  ///   - persona: the same in another world; nil: it stays in this one.
  ///   - clock: of that other world.
  package func copy(
    store: MailStore = MailStore(), persona: Persona? = nil, outgoing: (any OutgoingMail)? = nil,
    clock: WallClock? = nil
  ) -> InMemoryServer {
    var copy = self
    copy.agent = DeliveryAgent(
      persona: persona?.receiving(visit) ?? agent.persona, store: store, clock: clock ?? agent.clock,
      stamps: agent.stamps, outgoing: outgoing)
    copy.session = session.moved(to: copy.agent)
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
