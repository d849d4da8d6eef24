import NIOCore
import Personas
import SMTP
import Synchronization
import TLS

/// What is done for every connection that comes in, on whichever port, and what all of them share.
final class ConnectionAcceptor: Sendable {
  let store: MailStore
  private let outgoing: (any OutgoingMail)?
  let connections: Connections
  let destination: MailDestination
  private let clock: WallClock
  private let stamps: QueueStampSource
  private let deadlines: ServerDeadlines
  private let turns: TurnQueue
  private let observer: (@Sendable (ServerEvent) -> Void)?
  /// For the scenario of that name, as long as the server runs.
  private let greylist: SharedGreylist
  private let state: Mutex<(persona: Persona, scenarios: ScenarioSet, count: Int)>

  /// - Parameter eventLoop: the one that all connections are on.
  init(
    persona: Persona, store: MailStore = MailStore(), outgoing: (any OutgoingMail)? = nil, clock: WallClock,
    processID: Int, deadlines: ServerDeadlines, connectionLimit: Int, eventLoop: any EventLoop,
    destination: MailDestination = MailDestination(.mailboxes),
    observer: (@Sendable (ServerEvent) -> Void)?
  ) {
    self.destination = destination
    self.store = store
    self.outgoing = outgoing
    self.clock = clock
    greylist = SharedGreylist(clock: clock)
    self.deadlines = deadlines
    self.observer = observer
    turns = TurnQueue(eventLoop: eventLoop)
    connections = Connections(limit: connectionLimit, deadlines: deadlines)
    stamps = QueueStampSource(processID: processID)
    state = Mutex((persona, persona.scenarios, 0))
  }

  /// Whose server it is, from the next connection on.
  var persona: Persona {
    get { state.withLock(\.persona) }
    set { state.withLock { $0.persona = newValue } }
  }

  /// What goes wrong, from the next connection on.
  var scenarios: ScenarioSet {
    get { state.withLock(\.scenarios) }
    set { state.withLock { $0.scenarios = newValue } }
  }

  /// - Parameter isTLS: TLS is spoken from the first octet on.
  func accept(_ channel: any Channel, isTLS: Bool) throws {
    // Here, and not as options of the bootstrap, which makes a future for each of them at every connection.
    try channel.syncOptions?.setOption(.autoRead, value: false)
    try channel.syncOptions?.setOption(.allowRemoteHalfClosure, value: true)
    try channel.syncOptions?.setOption(.tcpOption(.tcp_nodelay), value: 1)
    let isWelcome = connections.add(channel, at: channel.eventLoop.now)
    channel.closeFuture.whenComplete { [connections] _ in connections.remove(channel) }
    let (known, scenarios, number) = state.withLock { state in
      state.count += 1
      return (state.persona, state.scenarios, state.count)
    }
    let address = channel.remoteAddress
    let persona = known.having(scenarios, greylist: greylist).receiving(
      ServerVisit(
        clientAddress: address?.ipAddress ?? "unknown", clientName: address?.ipAddress.flatMap(known.clientName),
        clientPort: address?.port ?? 0, serverAddress: channel.localAddress?.ipAddress ?? "unknown", clock: clock))
    let agent = DeliveryAgent(
      persona: persona, store: store, clock: clock, stamps: stamps, destination: destination, outgoing: outgoing)
    let fault = scenarios[.certificate]
    let hostName = persona.hostName
    let context = { try Certificates.shared.context(for: hostName, fault: fault) }
    let handler = ConnectionHandler(
      agent: agent, client: (address?.ipAddress ?? "unknown", address?.port ?? 0), isTLS: isTLS,
      refusal: isWelcome ? nil : .tooManyConnections, deadlines: deadlines, turns: turns,
      secure: { try TLSHandler(context()) },
      report: observer.map { observer in { observer(ServerEvent(connection: number, kind: $0)) } },
      onAnswered: { [connections] in connections.keepPlace(of: channel, at: $0) })
    if isTLS { try channel.pipeline.syncOperations.addHandler(TLSHandler(context())) }
    try channel.pipeline.syncOperations.addHandler(handler)
  }
}
