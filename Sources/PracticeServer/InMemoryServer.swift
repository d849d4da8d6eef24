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

  package init(store: MailStore = MailStore(), persona: Persona = .standard) {
    self.store = store
    self.persona = persona.receiving(
      ServerVisit(
        clientAddress: Self.client, clientName: persona.clientName(of: Self.client), clientPort: 0,
        serverAddress: Self.client, clock: .system))
    session = ServerSession(
      agent: Self.agent(store, self.persona), clientAddress: Self.client, clientPort: 0)
  }

  private static func agent(_ store: MailStore, _ persona: Persona) -> DeliveryAgent {
    DeliveryAgent(
      persona: persona, store: store, clock: .system, stamps: QueueStampSource(processID: Int(getpid())))
  }

  package var greeting: Reply { session.greeting }

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
      let step = rest.withUnsafeBufferPointer { session.step($0) }
      rest = rest.dropFirst(step.consumed)
      replies += [step.reply, step.farewell].compactMap(\.self)
      if step.startsTLS { session.secured(by: Self.protection) }
      if step.hangsUp {
        isOpen = false
        session.end()
      }
    }
    return replies
  }
}
