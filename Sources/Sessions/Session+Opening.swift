import Annotations
import Events
import Network
import PracticeServer
package import SMTP
import Terminal
import World
import WorldServers

extension Session {
  /// Leaves the connection at hand, connects, and waits for the greeting.
  package func open(_ target: Target) async -> Wait {
    closeByUser()
    if case .exchanger(let domain, let port) = target { return await openExchanger(of: domain, port: port) }
    return await reach(Place(target: target, tls: settings.tls.mode))
  }

  /// Connects and waits for the greeting, and for TLS where it is begun here.
  func reach(_ place: Place) async -> Wait {
    places.server = place
    let wait = await connect(to: place)
    if link?.isGreeted == true { places.lastGood = places.server }
    return wait
  }

  private func connect(to place: Place) async -> Wait {
    let endpoint: Endpoint
    switch place.target {
    case .host(let named) where PracticeWorld.standardOwns(named.host):
      guard let found = await worldEndpoint(named) else { return .closed }
      endpoint = found
    case .host(let named): endpoint = named
    case .exchanger: return .closed
    case .practice:
      do { endpoint = try await practiceEndpoint() } catch {
        let reason = Phrases.failure(TransportFailure(error))
        presenter.fail("The practice server could not be started: \(reason).")
        presenter.incident(.tryLater, at: "the practice server", reason)
        return .closed
      }
    }
    switch await connect(endpoint) {
    case .success(let connection, let failed): return await begin(connection, after: failed)
    case .failure(let wait): return wait
    }
  }

  private func practiceEndpoint() async throws -> Endpoint {
    let server: PracticeServer
    if let practice {
      server = practice
    } else {
      server =
        try await guidance == .lesson
        ? PracticeServer.startPatient(store: mailStore) : PracticeServer.start(store: mailStore)
      server.scenarios = settings.scenario
      tellScenarios(of: server)
    }
    practice = server
    return Endpoint(host: "127.0.0.1", port: server.port)
  }

  private enum Attempt {
    /// - Parameter failed: how many other addresses had failed before.
    case success(Connection, failed: Int)
    case failure(Wait)
  }

  private func connect(_ endpoint: Endpoint) async -> Attempt {
    let attempt = events.newNumber()
    var options = settings.connect
    // It is at IPv4 addresses, whatever was asked for elsewhere.
    if isInWorld { (options.family, options.source) = (.any, worldServers?.source(worldPlace)) }
    let trying = Task { [events] in
      let result: Result<Connection, Connector.Failure>
      do throws(Connector.Failure) {
        result = .success(
          try await Connector.connect(to: endpoint, options: options) { step in
            await events.post(.connectStep(attempt: attempt, step))
          })
      } catch {
        result = .failure(error)
      }
      events.post(.connected(attempt: attempt, result))
    }
    let notice = WaitNotice(events, presenter)
    notice.begin(for: "the address of \(endpoint.host)", atMost: options.timeout)
    defer { notice.end() }
    var failed = 0
    var isLookup = true
    func tellLikely(after seconds: Double) {
      if let note = annotator.stillConnecting(for: seconds, isLookup: isLookup, in: context) {
        presenter.noteOnce(note)
      }
    }
    return await pump.run { event in
      switch event {
      case .connectStep(attempt, let step):
        switch step {
        case .trying(let address):
          isLookup = false
          places.server?.scope = AddressScope(address: address)
          notice.begin(for: "\(address) to answer", atMost: options.timeout)
        case .failed: failed += 1
        }
        show(step)
      case .timer(notice.number):
        notice.tell()
        tellLikely(after: notice.soFar)
      case .connected(attempt, .success(let connection)):
        return .done(.success(connection, failed: failed))
      case .connected(attempt, .failure(let failure)):
        fail(endpoint, failure)
        return .done(.failure(.closed))
      case .editor(.interrupt):
        trying.cancel()
        notice.end()
        presenter.say("Stopped trying to connect.")
        if notice.soFar >= 1 { tellLikely(after: .infinity) }
        return .done(.failure(.interrupted))
      case .editor(.terminate): return .done(.failure(.terminated))
      default: return .notMine
      }
      return .goOn
    }
  }

  private func show(_ step: Connector.Step) {
    guard !isPractice, !isInWorld else { return }
    switch step {
    case .trying(let address): presenter.say("Trying \(address) ...")
    case .failed(let address, let reason): presenter.warn("\(address): \(Phrases.failure(reason)).")
    }
    presenter.flush()
  }

  func fail(_ endpoint: Endpoint, _ failure: Connector.Failure) {
    presenter.fail(Phrases.cannotConnect(to: endpoint, failure))
    presenter.note(annotator.cannotConnect(ConnectFailure(failure.reason), in: context))
    presenter.incident(SessionOutcome.status(of: failure.reason), at: "connecting", Phrases.failure(failure.reason))
  }

  private func begin(_ connection: Connection, after failed: Int) async -> Wait {
    places.reached = places.server?.target
    link = Link(
      id: events.newNumber(), connection: connection,
      conversation: Conversation(stuffing: stuffing, at: events.clock.now()))
    presenter.connected(
      SessionEvent.Connected(
        server: hostName, remote: connection.remote, local: connection.local, isPractice: isPractice,
        isTLS: places.server?.tls == .atOnce))
    if failed > 0 { presenter.note(annotator.reachedLater(failed: failed)) }
    if places.server?.tls == .atOnce {
      startTLS(.connection)
    } else {
      presenter.note(annotator.opening(in: context))
    }
    arm()
    let wait = await settle()
    guard case .settled = wait, places.server?.tls == .upgrade else { return wait }
    return await upgrade()
  }

  /// Closes without a word to the server.
  package func close(by side: Transcript.Side = .client) {
    guard let link else { return }
    presenter.closed(by: side)
    link.connection.close()
    self.link = nil
  }

  /// Closes, and has that recorded.
  package func closeByUser() {
    guard isConnected else { return }
    presenter.record(.close(by: .client))
    close()
  }
}

extension ConnectFailure {
  /// What a failure of the network means to somebody who wanted to connect.
  init(_ failure: TransportFailure) {
    self =
      switch failure {
      case .nameNotFound: .noName
      case .nameServiceFailed, .nameServiceSilent: .nameService
      case .timedOut: .silence
      case .refused: .refused
      case .unreachable: .unreachable
      case .reset: .brokenOff
      case .sourceUnusable: .source
      case .closedHere, .system: .other
      }
  }
}
