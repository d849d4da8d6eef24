package import Events
import Network
package import Personas
import PracticeServer
import SASL
import Synchronization
import TLS
import Terminal

/// Where the practice server listens for other programs.
package struct ServeOptions: Sendable {
  /// 0: any that is free.
  package var port = 2525
  package var tlsPort = 2465
  package var persona = Persona.standard
  /// The file that gets the certificate of its authority.
  package var authorityPath: String?

  package init() {}
}

/// The practice server for other clients, from its first port to Ctrl-C: it shows what happens there.
@MainActor package struct Serve {
  let presenter: Reporter
  let options: ServeOptions
  let scenarios: ScenarioSet

  package init(presenter: Reporter, options: ServeOptions, scenarios: ScenarioSet) {
    self.presenter = presenter
    self.options = options
    self.scenarios = scenarios
  }

  /// What happens faster than it can be shown is left out and counted; the server waits for nobody who looks.
  private static let backlog = 4_096
  /// How long clients are waited for that were told 421.
  private static let patience = Duration.seconds(2)

  /// - Returns: the signal that ended it, where that is to end the program too.
  package func run() async -> (ExitStatus, signal: Int32?) {
    let (events, feed) = AsyncStream.makeStream(of: ServerEvent.self, bufferingPolicy: .bufferingOldest(Self.backlog))
    let leftOut = Mutex(0)
    let observer: @Sendable (ServerEvent) -> Void = { event in
      if case .dropped = feed.yield(event) { leftOut.withLock { $0 += 1 } }
    }
    guard
      let server = await start(
        options.port,
        {
          try await PracticeServer.start(
            port: $0, persona: options.persona, deadlines: ServerDeadlines(), observer: observer)
        })
    else { return (.tryLater, nil) }
    server.scenarios = scenarios
    guard let tlsPort = await start(options.tlsPort, { try await server.tlsPort($0) }) else {
      await server.stop()
      return (.tryLater, nil)
    }
    guard writeAuthority() else {
      await server.stop()
      return (.cannotCreate, nil)
    }
    var ending: Int32?
    let signals = await EndingSignals { signal in
      // Who asks twice does not want to wait.
      if ending != nil { return feed.finish() }
      ending = signal
      Task {
        await server.stop(patience: Self.patience)
        feed.finish()
      }
    }
    defer { withExtendedLifetime(signals) {} }
    introduce(server, tlsPort: tlsPort)
    var conversation = ServedConversation(presenter: presenter)
    for await event in events {
      let missing = leftOut.withLock { count in
        defer { count = 0 }
        return count
      }
      if missing > 0 { presenter.warn("(\(missing) events were left out: they came faster than they can be shown)") }
      conversation.show(event)
      presenter.flush()
      // Nobody looks any more.
      if presenter.medium.isBroken { break }
    }
    if ending == nil { await server.stop() }
    presenter.say("The practice server has stopped. Its mailboxes are gone.")
    presenter.flush()
    return (.ok, ending)
  }

  /// Binds a port, or says why not.
  private func start<Result>(_ port: Int, _ bind: (Int) async throws -> Result) async -> Result? {
    do { return try await bind(port) } catch {
      let failure = TransportFailure(error)
      presenter.fail("Cannot listen on 127.0.0.1, port \(port): \(Phrases.failure(failure)).")
      presenter.say(
        "Another program may use that port, perhaps another smtp-tutor serve; ports below 1024 need special "
          + "rights. Choose others with --port and --tls-port; 0 means any free port.")
      presenter.flush()
      return nil
    }
  }

  private func writeAuthority() -> Bool {
    guard let path = options.authorityPath else { return true }
    do {
      try AuthorityFile.write(PracticeServer.authorityPEM(), to: path)
      return true
    } catch let failure as AuthorityFile.Failure {
      presenter.fail(failure.words(path))
    } catch {
      presenter.fail("No certificate could be made: \(error).")
    }
    presenter.flush()
    return false
  }

  /// What to type in another terminal.
  private func introduce(_ server: PracticeServer, tlsPort: Int) {
    presenter.heading(
      "\(server.hostName), a practice server, listens on 127.0.0.1:\(server.port) (plaintext, STARTTLS) and on "
        + "127.0.0.1:\(tlsPort) (TLS at once).")
    let domain = server.persona.localDomain
    presenter.say(
      "Only this machine can reach it. It accepts mail for \(domain), and relays none. In another "
        + "terminal:")
    let trust = options.authorityPath.map { " --tls-ca-path \($0)" } ?? ""
    for command in [
      "smtp-tutor 127.0.0.1 \(server.port)",
      "swaks --server 127.0.0.1:\(server.port) --to bob@\(domain) --tls\(trust)",
    ] { presenter.preview(Array(command.utf8)) }
    let accounts = server.persona.accounts.map { "\($0.name), password \($0.password)" }.joined(separator: "; ")
    presenter.say("Who may log in: \(accounts).")
    presenter.say(
      options.authorityPath.map { "The authority to trust is in \($0)." }
        ?? "Its certificates are signed by its own authority; --write-ca FILE writes it for clients that check.")
    for scenario in scenarios.scenarios { presenter.say("Scenario \(scenario.rawValue): \(scenario.words).") }
    presenter.say("Ctrl-C stops it.")
    presenter.flush()
  }
}
