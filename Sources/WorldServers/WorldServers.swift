package import Network
import Personas
package import PracticeServer
import SMTP
package import World

/// The practice world at work: a server for each host, started when it is first contacted, and the queues of all of them.
///
/// Its servers listen on the loopback, each on the address that the table gives it, and pass mail on to each other over
/// TCP. Where the system has 127.0.0.1 alone, as on macOS, all of them are there, on ports of their own; then every client
/// has the same address, too.
@MainActor package final class WorldServers {
  /// Why nobody is reached.
  package enum Unreachable: Error, Equatable {
    /// The host is switched off (the rule `down`).
    case down
    /// The host listens on port 25 alone.
    case port(Int)
    case cannotStart(String)
  }

  package let world: PracticeWorld
  package let clock: WorldClock
  package let state: WorldState
  package let store: MailStore
  /// Whether each host has an address of its own; until a server has been started that is not known, and hoped for.
  package private(set) var hasOwnAddresses = true

  private var servers: [String: Task<PracticeServer, any Error>] = [:]
  private var running: Task<Void, Never>?
  private let stamps = QueueStampSource(processID: 2_507)

  package init(world: PracticeWorld = .standard, clock: WorldClock = WorldClock(), store: MailStore) {
    self.world = world
    self.clock = clock
    self.store = store
    state = WorldState(world: world, clock: clock)
    state.onArrival { [weak self] in
      Task { @MainActor in await self?.settle() }
    }
  }

  /// Where a host is reached.
  /// - Parameter port: as somebody who knows nothing of the practice world names it.
  package func endpoint(of host: WorldHost, port: Int = Endpoint.defaultPort) async throws(Unreachable) -> Endpoint {
    guard !state.rules(of: host).contains(.down) else { throw .down }
    guard port == Endpoint.defaultPort else { throw .port(port) }
    do {
      let server = try await server(of: host)
      return Endpoint(host: server.host, port: server.port)
    } catch {
      servers[host.name] = nil
      throw .cannotStart("\(TransportFailure(error))")
    }
  }

  /// The address to connect from to a host; nil lets the system choose.
  package func source(_ place: WorldPlace) -> String? { hasOwnAddresses ? "\(place.address)" : nil }

  package func set(_ rule: PolicyRule, _ isOn: Bool, at host: WorldHost) async {
    state.set(rule, isOn, at: host)
    guard rule == .down, isOn, let server = servers.removeValue(forKey: host.name) else { return }
    await (try? server.value)?.stop(patience: .seconds(1))
  }

  private func server(of host: WorldHost) async throws -> PracticeServer {
    if let known = servers[host.name] { return try await known.value }
    let persona = persona(of: host)
    let new = Task { [state, store, clock] in
      func start(_ address: String) async throws -> PracticeServer {
        try await PracticeServer.start(
          host: address, clock: clock.wallClock, persona: persona, store: store, outgoing: state)
      }
      do { return try await start("\(host.address)") } catch {
        let server = try await start("127.0.0.1")
        self.hasOwnAddresses = false
        return server
      }
    }
    servers[host.name] = new
    return try await new.value
  }

  /// Logins are those of the persona, where it is at home.
  private func persona(of host: WorldHost) -> Persona {
    var persona = Persona.named(host.persona) ?? .standard
    if persona.hostName != host.name {
      persona.accounts = []
      persona.offeredMechanisms = []
    }
    persona.hostName = host.name
    persona.limits.messageOctets = host.messageOctets ?? persona.limits.messageOctets
    persona.limits.recipients = host.recipientLimit ?? persona.limits.recipients
    persona.localDomains = host.domains + host.relayDomains
    persona.policy = RunningPolicy(host: host, state: state)
    return persona
  }

  // MARK: The queues

  /// Does everything that is due now, and what follows from it.
  package func settle() async {
    while let running { await running.value }
    let work = Task {
      while await runOnce() {}
      running = nil
    }
    running = work
    await work.value
  }

  /// Moves the clock, and lets happen meanwhile what has its time.
  /// - Returns: what happened.
  package func move(by span: TimeSpan) async -> [WorldEvent] {
    await settle()
    let before = state.events.count
    let last = state.events.last
    let target = clock.now.seconds + span.seconds
    while let next = state.nextDue, next <= target {
      clock.advance(to: next)
      await settle()
    }
    clock.advance(to: target)
    await settle()
    let events = state.events
    // The oldest may have been dropped meanwhile.
    let start = events.count > before ? before : (last.flatMap { events.lastIndex(of: $0) } ?? -1) + 1
    return Array(events[min(start, events.count)...])
  }

  /// Whether anything was to be done.
  private func runOnce() async -> Bool {
    let now = clock.now.seconds
    guard let next = state.nextDue, next <= now else { return false }
    state.probe()
    for (host, notice) in state.takeNotices() { report(notice, from: host) }
    for (host, messages) in state.due(at: now) {
      for message in messages { await attempt(message, at: host) }
    }
    return true
  }

  private func attempt(_ message: QueuedMessage, at host: WorldHost) async {
    var failures: [Mailbox: DeliveryFailure] = [:]
    var reached: [Mailbox: String] = [:]
    var silent: [Mailbox] = []
    let groups = Dictionary(grouping: message.recipients) { $0.foldedDomain }
    for (domain, recipients) in groups.sorted(by: { $0.key < $1.key }) {
      if await attempt(message, recipients, domain, host, &failures, &reached) { continue }
      silent += recipients.filter { reached[$0] != nil && message.request.wants(.success, for: $0) }
    }
    for notice in state.record(failures, reached: reached, of: message, at: host) { report(notice, from: host) }
    if !silent.isEmpty { report(.done(message, silent, isRelayed: true), from: host) }
  }

  /// Tries the servers of one domain in turn, until one has said yes or no.
  /// - Returns: whether the server that has it tells the sender what was asked for.
  private func attempt(
    _ message: QueuedMessage, _ recipients: [Mailbox], _ domain: String, _ host: WorldHost,
    _ failures: inout [Mailbox: DeliveryFailure], _ reached: inout [Mailbox: String]
  ) async -> Bool {
    func fail(_ reason: DeliveryFailure.Reason, at other: String?) {
      for recipient in recipients { failures[recipient] = DeliveryFailure(reason, host: other) }
    }
    // A domain whose mailboxes are here is one it reaches itself: the report to its own user.
    let own =
      host.domains.contains(domain)
      ? host.name : host.nextHost.flatMap { host.relayDomains.contains(domain) ? $0 : nil }
    let route = MailRoute(to: domain, in: state.dns, seed: message.tries, askedBy: host.name)
    let names = own.map { [$0] } ?? route.hosts.map(\.host)
    if names.isEmpty { fail(.noRoute(route), at: nil) }
    for name in names {
      guard let next = world.host(reachedAs: name), let endpoint = try? await endpoint(of: next) else {
        fail(.unreachable("no connection"), at: name)
        continue
      }
      let client = RelayClient(name: host.name, source: hasOwnAddresses ? "\(host.address)" : nil, server: next.name)
      switch await client.deliver(message, to: recipients, at: endpoint) {
      case .broken(let words): fail(.unreachable(words), at: name)
      case .refused(let reply):
        fail(.refused(reply), at: name)
        if reply.code.kind == .permanentFailure { return false }
      case .done(let refused, let reports):
        for recipient in recipients {
          failures[recipient] = refused[recipient].map { DeliveryFailure(.refused($0), host: name) }
          if refused[recipient] == nil { reached[recipient] = name }
        }
        return reports
      }
    }
    return false
  }

  private func report(_ notice: MailQueue.Notice, from host: WorldHost) {
    let now = clock.now
    let manner = (Persona.named(host.persona) ?? .standard).manner
    let id = manner.queueID(stamps.next(at: now))
    guard
      let report = DeliveryReport(
        notice, from: host.name, id: id, date: clock.date(at: now.seconds),
        arrived: clock.date(at: notice.message.arrived))
    else { return }
    state.add(
      QueuedMessage(
        id: id, sender: .null, recipients: [report.recipient], text: report.text, arrived: now.seconds,
        nextTry: now.seconds), at: host)
  }
}
