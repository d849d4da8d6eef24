package import Network
package import SMTP

/// Keeps what went wrong in a session, and says in the end how the whole of it went. Of each status only the first
/// incident is kept: a server that never stops refusing must not fill the memory.
package struct SessionOutcome {
  /// The first of each status, in the order in which they happened.
  private(set) var incidents: [Incident] = []
  /// What ended the connection at hand.
  private(set) var end: Incident?
  /// The last thing that was answered, for an end without any trouble.
  private var last = "nothing sent"
  private var lastStage = ""

  mutating func receive(_ event: SessionEvent) {
    switch event {
    // How the connection before it ended does not end the session.
    case .connected: end = nil
    case .answered(let answer, _): count(answer)
    case .incident(let incident): add(incident)
    default: break
    }
  }

  private mutating func count(_ answer: Answer) {
    let stage = answer.request.map(Self.name) ?? "the server, unasked"
    let code = answer.reply.code
    last = "\(stage) answered \(code)"
    lastStage = stage
    let status: ExitStatus
    switch code.kind {
    case .completion, .intermediate: return
    case .undefined: status = .notSMTP
    case .transientFailure: status = .tryLater
    case .permanentFailure:
      let isLogin = answer.request?.isAuthentication == true
      let demands = code == .authenticationRequired || code == .encryptionRequired
      status = isLogin || demands ? .security : .refused
    }
    let isFinal = answer.stageAfter == .closing || answer.request?.kind == .connection
    add(Incident(status: status, stage: stage, what: "\(code)", isFinal: isFinal))
  }

  private mutating func add(_ incident: Incident) {
    if !incidents.contains(where: { $0.status == incident.status }) { incidents.append(incident) }
    // A 554 for a greeting, and then the server hangs up: the 554 is how it ended.
    if incident.isFinal, end == nil { end = incident }
  }

  /// 74, then 77, then an input that ended too early, then what came first.
  /// - Parameter onlyTheEnd: count only what ended the session.
  package func outcome(onlyTheEnd: Bool = false) -> Outcome {
    let counted = onlyTheEnd ? [end].compactMap(\.self) : incidents
    let decisive =
      [ExitStatus.outcomeUnknown, .security, .malformedInput]
      .lazy.compactMap { status in counted.first { $0.status == status } }.first ?? counted.first
    guard let decisive else {
      return Outcome(status: .ok, stage: lastStage, sentence: "\(ExitStatus.ok.words); \(last); status 0")
    }
    let status = decisive.status
    return Outcome(
      status: status, stage: decisive.stage,
      sentence: "\(status.words); \(decisive.stage): \(decisive.what); status \(status.rawValue)")
  }

  package static func name(_ request: Request) -> String {
    switch request.kind {
    case .connection: "the greeting"
    case .endOfMessage: "the message\(Phrases.recipient(of: request))"
    case .authResponse: "AUTH"
    case .command(let verb):
      verb.rawValue.isEmpty ? "an empty line" : String(verb.rawValue.prefix(20)) + Phrases.recipient(of: request)
    }
  }

  package static func status(of failure: TransportFailure) -> ExitStatus {
    switch failure {
    case .nameNotFound: .unknownHost
    case .sourceUnusable: .usage
    default: .tryLater
    }
  }
}

/// Learns how a session goes, for its exit status.
@MainActor package final class OutcomeSubscriber: SessionSubscriber {
  package private(set) var outcome = SessionOutcome()

  package init() {}

  package func receive(_ event: SessionEvent) { outcome.receive(event) }

  package func flush() {}
}
