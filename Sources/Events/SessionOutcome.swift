package import Network
package import SMTP

/// Keeps what went wrong in a session, and says in the end how the whole of it went: by the fate of the message where one was
/// sent, else by the worst that happened. Of each status only the first incident is kept: a server that never stops refusing
/// must not fill the memory.
package struct SessionOutcome {
  /// The first of each status, in the order in which they happened.
  private struct Incidents {
    private(set) var list: [(number: Int, incident: Incident)] = []

    mutating func add(_ incident: Incident, number: Int) {
      if !list.contains(where: { $0.incident.status == incident.status }) { list.append((number, incident)) }
    }

    mutating func add(_ others: Incidents) {
      for (number, incident) in others.list { add(incident, number: number) }
    }
  }

  /// What cannot be made good by a message that was accepted: a handshake, a connection that was lost.
  private var lasting = Incidents()
  /// Refusals outside a message, such as that of VRFY: they count for nothing where a message was accepted.
  private var passing = Incidents()
  /// Of messages that nobody got.
  private var failed = Incidents()
  /// Of the message at hand.
  private var current = Incidents()
  private var number = 0
  /// What became of the messages.
  package private(set) var fates = MessageFates()
  /// Whether a message was accepted for somebody.
  private var wasAccepted = false
  /// What ended the connection at hand.
  private(set) var end: Incident?
  /// The last thing that was answered, for an end without any trouble.
  private var last = "nothing sent"
  private var lastStage = ""

  mutating func receive(_ event: SessionEvent) {
    switch event {
    // How the connection before it ended does not end the session.
    case .connected:
      end = nil
      finishMessage()
    case .answered(let answer, _): count(answer)
    case .incident(let incident):
      add(incident) { incident.yieldsToMessage ? $0.passing.add($1, number: $2) : $0.lasting.add($1, number: $2) }
    default: break
    }
  }

  // MARK: Replies

  private mutating func count(_ answer: Answer) {
    let stage = answer.request.map(Self.name) ?? "the server, unasked"
    let code = answer.reply.code
    last = "\(stage) answered \(code)"
    lastStage = stage
    let isOfMessage = follow(answer)
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
    let incident = Incident(status: status, stage: stage, what: "\(code)", isFinal: isFinal)
    add(incident) { isOfMessage ? $0.current.add($1, number: $2) : $0.passing.add($1, number: $2) }
  }

  /// Keeps up with the message at hand; whether a refusal is part of its fate.
  private mutating func follow(_ answer: Answer) -> Bool {
    guard let request = answer.request else { return false }
    let code = answer.reply.code
    if request.endsMessage {
      if code.kind == .completion { wasAccepted = true }
      // However its recipients were answered: this is what became of it.
      if request.recipient == nil, code.isFailure { current = Incidents() }
      fates.ended(code, for: request.recipient)
      return true
    }
    switch request.verb {
    case .mail:
      finishMessage()
      return !Self.isSlip(code)
    case .rcpt:
      guard case .rcpt(let path, _)? = request.command, !Self.isSlip(code) else { return false }
      fates.answered(path, code)
      return true
    case .data: return !Self.isSlip(code) || code == .badSequence
    case .bdat: return true
    case .rset, .helo, .ehlo, .lhlo:
      if code.kind == .completion { finishMessage() }
      return false
    default: return false
    }
  }

  /// A command out of order, malformed or before a login: it says nothing about a message.
  private static func isSlip(_ code: ReplyCode) -> Bool {
    (500...504).contains(code.rawValue) || code == .authenticationRequired || code == .encryptionRequired
  }

  private mutating func finishMessage() {
    if !fates.hasAccepted { failed.add(current) }
    current = Incidents()
    fates.finish()
  }

  private mutating func add(_ incident: Incident, _ keep: (inout SessionOutcome, Incident, Int) -> Void) {
    number += 1
    keep(&self, incident, number)
    // A 554 for a greeting, and then the server hangs up: the 554 is how it ended.
    if incident.isFinal, end == nil { end = incident }
  }

  // MARK: The end

  /// What counts, in the order in which it happened, the first of each status.
  var incidents: [Incident] {
    var sorted: [Incident] = []
    let all = [lasting, wasAccepted ? Incidents() : passing, failed, fates.hasAccepted ? Incidents() : current]
    for (_, incident) in all.flatMap(\.list).sorted(by: { $0.number < $1.number })
    where !sorted.contains(where: { $0.status == incident.status }) {
      sorted.append(incident)
    }
    return sorted
  }

  /// 74, then 77, then an input that ended too early, then what came first.
  /// - Parameter onlyTheEnd: count only what ended the session.
  package func outcome(onlyTheEnd: Bool = false) -> Outcome {
    let counted = onlyTheEnd ? [end].compactMap(\.self) : incidents
    let decisive =
      [ExitStatus.outcomeUnknown, .security, .malformedInput]
      .lazy.compactMap { status in counted.first { $0.status == status } }.first ?? counted.first
    let share = fates.share
    guard let decisive else {
      let part = fates.partial
      let sentence = part.map { "\(Outcome.partly); \($0)" } ?? "\(ExitStatus.ok.words); \(last)"
      return Outcome(
        status: .ok, stage: part == nil ? lastStage : "the message", sentence: "\(sentence); status 0", fates: fates,
        isPartial: part != nil)
    }
    let status = decisive.status
    let part =
      share.accepted > 0 ? "; \(fates.partial ?? "accepted before for \(share.accepted) of \(share.named)")" : ""
    return Outcome(
      status: status, stage: decisive.stage,
      sentence: "\(status.words); \(decisive.stage): \(decisive.what)\(part); status \(status.rawValue)", fates: fates)
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
