package import Events
import Network
package import Personas
import PracticeServer
import TLS
import Terminal

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

  /// How long clients are waited for that were told 421.
  private static let patience = Duration.seconds(2)

  /// - Returns: the signal that ended it, where that is to end the program too.
  package func run() async -> (ExitStatus, signal: Int32?) {
    let feed = EventFeed(isComplete: options.isForProgram)
    let destination = MailDestination(options.maildir.map { .maildir($0) } ?? .nowhere)
    var observer: (@Sendable (ServerEvent) -> Void)?
    if !options.isQuiet { observer = { event in feed.send(event) } }
    let bound = await start(options.port) { [options, observer] port in
      try await PracticeServer.start(
        host: options.host, port: port, persona: options.persona, deadlines: ServerDeadlines(),
        destination: destination, observer: observer)
    }
    guard let server = bound else { return (.tryLater, nil) }
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
    let signals = SignalPipe.ofEndings { signal in
      // Who asks twice does not want to wait.
      if ending != nil { return feed.finish() }
      ending = signal
      Task {
        await server.stop(patience: Self.patience)
        feed.finish()
      }
    }
    defer { signals?.cancel() }
    ServeIntroduction(presenter: presenter, options: options, scenarios: scenarios).show(server, tlsPort: tlsPort)
    if !presenter.medium.isBroken { await show(feed) }
    feed.finish()
    if ending == nil { await server.stop() }
    presenter.stopped(accepted: server.accepted, in: options.maildir?.path)
    presenter.flush()
    return (.ok, ending)
  }

  private func show(_ feed: EventFeed) async {
    var conversation = ServedConversation(presenter: presenter, isKept: options.maildir != nil)
    for await event in feed.events {
      let missing = feed.shown()
      if missing > 0 { presenter.warn("(\(missing) events were left out: they came faster than they can be shown)") }
      conversation.show(event)
      presenter.flush()
      // Nobody looks any more.
      if presenter.medium.isBroken { break }
    }
  }

  /// Binds a port, or says why not.
  private func start<Result>(_ port: Int, _ bind: (Int) async throws -> Result) async -> Result? {
    do { return try await bind(port) } catch {
      let failure = TransportFailure(error)
      presenter.fail("Cannot listen on \(options.host), port \(port): \(Phrases.failure(failure)).")
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
}
