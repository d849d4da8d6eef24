internal import Annotations
internal import Network
internal import PracticeServer
internal import SMTP
internal import Terminal

/// A conversation with a server, as the program has it: what is sent, what comes back, what is said about it, and
/// what will be remembered of it. Who types, and where, it does not know: a REPL, a pipe and a replay all use it.
@MainActor final class Session {
  /// Where a session can be opened to.
  enum Target {
    case practice
    case host(Endpoint)
  }

  /// How a wait ended.
  enum Wait {
    /// Nothing is outstanding any more.
    case settled
    case closed
    /// What came is no SMTP.
    case notSMTP
    case timedOut(Request?)
    case interrupted
    /// The program is told to end.
    case terminated(signal: Int32)
  }

  let events: EventQueue
  let presenter: Presenter
  let journal: Journal
  let annotator = Annotator()
  let settings: Settings
  var ledger = Ledger()
  var dialogue = ClientDialogue()

  var connection: Connection?
  /// Counts connections, so that what a former one still had to say is not taken for news.
  var link = 0
  var parser = ReplyParser()
  var sentAt: [ContinuousClock.Instant] = []
  /// Octets the system has not taken yet.
  var unsentOctets = 0
  /// Requests that were answered on this connection; tells two requests of the same words apart.
  var answered = 0
  /// Replies that a replay has not compared yet; nil where nobody collects them.
  var answers: [Answer]?
  var target: Target?
  /// The practice server, once it was needed.
  var practice: PracticeServer?
  /// Replies still owed to requests whose wait was cut short: each is shown with what it answers.
  var lateReplies = 0
  /// The address this person gave as their own.
  var fixedAddress: String?
  /// A line came before the greeting that no mail server sends.
  var metForeignProtocol = false

  /// Octets that may wait for the system before more input is read.
  private static let unsentLimit = 1 << 20

  static let practiceAddress = "you@christian.net"
  static let practiceHost = "mail.christian.net"

  init(events: EventQueue, presenter: Presenter, settings: Settings) {
    self.events = events
    self.presenter = presenter
    self.settings = settings
    journal = Journal { [presenter] in presenter.fail($0) }
  }

  var isConnected: Bool { connection != nil }

  /// The address this person goes by, for what the notes propose to type and a replay sends.
  var address: String { fixedAddress ?? (isPractice ? Self.practiceAddress : "you@your.domain") }

  var isPractice: Bool {
    if case .practice = target { true } else { false }
  }

  /// The server as the prompt names it.
  var hostName: String {
    switch target {
    case .practice: Self.practiceHost
    case .host(let endpoint): endpoint.host
    case nil: ""
    }
  }

  var context: AnnotationContext {
    var port = Endpoint.defaultPort
    if case .host(let endpoint) = target { port = endpoint.port }
    return AnnotationContext(
      host: hostName, banner: dialogue.banner, isPracticeServer: isPractice, port: port,
      helloName: dialogue.helloName, extensions: dialogue.extensions, address: address)
  }

  // MARK: Opening and closing

  /// Connects and waits for the greeting.
  func open(_ target: Target) async -> Wait {
    closeByUser()
    self.target = target
    let endpoint: Endpoint
    switch target {
    case .host(let named): endpoint = named
    case .practice:
      do { endpoint = try await practiceEndpoint() } catch {
        presenter.fail("The practice server could not be started: \(error)")
        ledger.note(.tryLater, at: "the practice server", "\(error)")
        return .closed
      }
    }
    switch await connect(endpoint) {
    case .success(let connection): return await begin(connection)
    case .failure(let wait): return wait
    }
  }

  private func practiceEndpoint() async throws -> Endpoint {
    let server: PracticeServer
    if let practice { server = practice } else { server = try await PracticeServer.start() }
    practice = server
    return Endpoint(host: "127.0.0.1", port: server.port)
  }

  private enum Attempt {
    case success(Connection)
    case failure(Wait)
  }

  private func connect(_ endpoint: Endpoint) async -> Attempt {
    link += 1
    let attempt = link
    let options = settings.connect
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
    while true {
      switch await events.next() {
      case .connectStep(attempt, let step): show(step)
      case .connected(attempt, .success(let connection)): return .success(connection)
      case .connected(attempt, .failure(let failure)):
        fail(endpoint, failure)
        return .failure(.closed)
      case .connected(_, .success(let late)): late.close()
      case .editor(.interrupt):
        trying.cancel()
        link += 1
        presenter.say("Stopped trying to connect.")
        return .failure(.interrupted)
      case .editor(.terminate(signal: let signal)): return .failure(.terminated(signal: signal))
      default: continue
      }
    }
  }

  private func show(_ step: Connector.Step) {
    guard !isPractice else { return }
    switch step {
    case .trying(let address): presenter.say("Trying \(address) ...")
    case .failed(let address, let reason): presenter.warn("\(address): \(Words.failure(reason)).")
    }
    presenter.flush()
  }

  private func fail(_ endpoint: Endpoint, _ failure: Connector.Failure) {
    presenter.fail(Words.cannotConnect(to: endpoint, failure.reason))
    ledger.note(Ledger.status(of: failure.reason), at: "connecting", Words.failure(failure.reason))
  }

  private func begin(_ connection: Connection) async -> Wait {
    self.connection = connection
    parser = ReplyParser()
    metForeignProtocol = false
    lateReplies = 0
    answered = 0
    sentAt = [.now]
    unsentOctets = 0
    answers?.removeAll()
    journal.begin()
    ledger.begin()
    dialogue.connect()
    if !isPractice { presenter.say("Connected to \(connection.remote) from \(connection.local), in clear text.") }
    presenter.note(annotator.opening(in: context))
    arm()
    return await settle()
  }

  /// Closes without a word to the server.
  func close() {
    connection?.close()
    connection = nil
    link += 1
    dialogue.disconnect()
  }

  /// Closes, and keeps that in the journal.
  func closeByUser() {
    guard isConnected else { return }
    journal.add(.close(by: .client))
    close()
  }

  // MARK: Waiting

  /// Asks the connection for its next piece.
  func arm() {
    guard let connection else { return }
    let link = link
    Task { [events] in events.post(.inbound(link: link, await connection.next())) }
  }

  /// Waits until everything sent has been answered, with one deadline for each reply. A server that hangs up instead
  /// has not answered.
  func settle(within limit: Double? = nil) async -> Wait {
    await wait(within: limit) { $0.isConnected && $0.dialogue.pending.isEmpty }
  }

  /// Waits until `isDone`. The deadline is that of the oldest request that is not answered, for its whole reply; that
  /// of the next one starts when it has become the oldest.
  func wait(within limit: Double? = nil, until isDone: (Session) -> Bool) async -> Wait {
    presenter.flush()
    var timedAfter = -1
    var timer: EventQueue.Timer?
    defer { timer?.cancel() }
    while isConnected, !metForeignProtocol {
      if isDone(self) { return .settled }
      let request = dialogue.pending.first
      let seconds = limit ?? request.map(settings.deadlines.limit) ?? settings.deadlines.command
      if timedAfter != answered {
        timer?.cancel()
        timer = events.timer(after: seconds)
        timedAfter = answered
      }
      switch await events.next() {
      case .timer(let number) where number == timer?.number:
        if let request { timeOut(request, seconds) }
        return .timedOut(request)
      case .editor(.interrupt):
        lateReplies = dialogue.pending.count
        return .interrupted
      case .editor(.terminate(signal: let signal)): return .terminated(signal: signal)
      case let event: take(event)
      }
      presenter.flush()
    }
    return metForeignProtocol ? .notSMTP : isDone(self) ? .settled : .closed
  }

  /// Waits while more is queued than the system takes, so that a message of any length goes out in flat memory; a
  /// server that takes nothing for too long has ended the session.
  func drain() async {
    let limit = settings.deadlines.block
    while isConnected, unsentOctets > Self.unsentLimit {
      let before = unsentOctets
      let timer = events.timer(after: limit)
      defer { timer.cancel() }
      while isConnected, unsentOctets == before {
        switch await events.next() {
        case .timer(timer.number):
          presenter.fail("The server took nothing for \(Words.seconds(limit)); the connection was closed.")
          ledger.note(.tryLater, at: "sending", "no progress within \(Words.seconds(limit))")
          closeByUser()
        case let event: take(event)
        }
        presenter.flush()
      }
    }
  }

  private func timeOut(_ request: Request, _ seconds: Double) {
    lateReplies = dialogue.pending.count
    let unfinished = parser.unfinished
    if !unfinished.isEmpty {
      presenter.say("\(Words.count(unfinished.count, "octet")) came without a line end:")
      presenter.server(ReplyParser.ServerLine(wire: WireLine(bytes: unfinished, ending: .none)))
    }
    presenter.note(annotator.silence(waitingFor: request, seconds: Int(seconds), in: context))
    // Nothing hangs on the goodbye: trying again because of it would send the mail twice.
    guard request.verb != .quit else { return }
    let status: ExitStatus = request.kind == .endOfMessage ? .outcomeUnknown : .tryLater
    ledger.note(status, at: Ledger.name(request), "no answer within \(Words.seconds(seconds))")
  }

  /// An event that belongs to the connection; any other is of no use here and is dropped.
  func take(_ event: EventQueue.Event) {
    switch event {
    case .inbound(link, let inbound): receive(inbound)
    case .sent(link, let octets, let failure):
      unsentOctets -= octets
      if let failure { broken(failure) }
    case .connected(_, .success(let late)): late.close()
    default: break
    }
  }
}
