package import Network
package import Personas
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
  private let isPatient: Bool

  /// - Parameter isPatient: the servers wait for a day, and answer mistakes without end.
  package init(
    world: PracticeWorld = .standard, clock: WorldClock = WorldClock(), store: MailStore,
    isPatient: Bool = false
  ) {
    self.world = world
    self.clock = clock
    self.store = store
    self.isPatient = isPatient
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
    let persona = isPatient ? state.persona(of: host).patient : state.persona(of: host)
    let new = Task { [state, store, clock, isPatient] in
      func start(_ address: String) async throws -> PracticeServer {
        let server = try await PracticeServer.start(
          host: address, clock: clock.wallClock, persona: persona, store: store, outgoing: state,
          deadlines: isPatient ? .patient : .unhurried)
        server.scenarios = state.scenarios(of: host)
        return server
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

  /// What goes wrong at a host, from the next connection on.
  package func set(_ scenarios: ScenarioSet, at host: WorldHost) async {
    state.set(scenarios, at: host)
    await obeyScenarios(at: host)
  }

  private func obeyScenarios(at host: WorldHost) async {
    guard let server = try? await servers[host.name]?.value else { return }
    server.scenarios = state.scenarios(of: host)
  }

  // MARK: Another moment

  package var snapshot: WorldSnapshot { WorldSnapshot(state: state.snapshot, mail: store.snapshot) }

  /// Makes the world what it was in the beginning; connections stay as they are.
  package func reset() async {
    await settle()
    state.reset()
    store.removeAll()
    for host in world.hosts { await obeyScenarios(at: host) }
  }

  /// Puts everything back to what it was at another moment. Connections stay as they are.
  package func restore(_ snapshot: WorldSnapshot) async {
    await settle()
    state.restore(snapshot.state)
    store.restore(snapshot.mail)
    for host in world.hosts { await obeyScenarios(at: host) }
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
    for (host, messages) in state.due(at: now) {
      for message in messages { await attempt(message, at: host) }
    }
    return true
  }

  private func attempt(_ message: QueuedMessage, at host: WorldHost) async {
    var attempt = DeliveryAttempt(message, at: host, in: state.dns)
    while let next = attempt.next {
      guard let server = world.host(reachedAs: next.server), let endpoint = try? await endpoint(of: server) else {
        attempt.note(.broken("no connection"))
        continue
      }
      let client = RelayClient(name: host.name, source: hasOwnAddresses ? "\(host.address)" : nil, server: server.name)
      attempt.note(await client.deliver(message, to: next.recipients, at: endpoint))
    }
    state.record(attempt, of: message, at: host)
  }
}

/// All that changes in the practice world, at one moment: rules, queues, the clock and the mailboxes.
package struct WorldSnapshot: Sendable {
  let state: WorldState.Snapshot
  let mail: MailStore.Snapshot
}
