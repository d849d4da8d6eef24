import Annotations
import Events
import Network
import Octets
import SMTP

extension Session {
  /// What came from the server.
  func receive(_ inbound: Inbound) {
    link?.isSilent = false
    switch inbound {
    case .bytes(let bytes):
      if link?.handshake != nil { return injected(octets: bytes.count) }
      link?.conversation.receive(bytes)
      readOn()
      arm()
    case .secured(let facts):
      tlsEstablished(facts)
      arm()
    case .end: ended(nil)
    case .truncated: truncated()
    case .insecure(let failure): tlsFailed(failure)
    case .failed(let failure): ended(failure)
    }
  }

  /// Takes out what the conversation holds, one event at a time; whether there was something. Whoever turns out to speak
  /// another protocol is not listened to any further before that was dealt with.
  @discardableResult
  func readOn() -> Bool {
    var before = context
    var wasRead = false
    while let event = link?.conversation.next() {
      handle(event, before)
      wasRead = true
      if case .stray(_, isForeign: true) = event { break }
      if case .reply = event { before = context }
    }
    return wasRead
  }

  /// - Parameter before: what was known before the event.
  private func handle(_ event: Conversation.Event, _ before: AnnotationContext) {
    switch event {
    case .line(let line, let isFirst):
      if isFirst { announce() }
      show(line)
    case .stray(let line, let isForeign): stray(line, isForeign: isForeign)
    case .reply(let answer): handle(answer, answer.request?.kind == .connection ? context : before)
    case .startTLS(let unread):
      guard link?.tls == nil else { return nestedTLS() }
      if unread > 0 { injected(octets: unread) } else { startTLS(.startTLS) }
    }
  }

  private func show(_ line: ReplyParser.ServerLine) {
    let line = link?.redaction.masked(line) ?? line
    presenter.server(line)
    presenter.wire(line.wire.wire, from: .server)
    presenter.record(
      line.wire.ending == .crlf
        ? .server(Template(line.wire.bytes)) : .serverRaw(Template(line.wire.wire)),
      omitted: line.wire.omitted)
  }

  func stray(_ line: ReplyParser.ServerLine, isForeign: Bool) {
    show(line)
    presenter.note(annotator.note(for: line.wire.bytes, isFirst: isForeign))
    guard isForeign else { return }
    link?.metForeignProtocol = true
    presenter.incident(.notSMTP, at: "the greeting", "not an SMTP reply")
  }

  /// Says, before the first line of a reply, what it answers, where there are several it could.
  private func announce() {
    guard let request = conversation.pending.first, !request.isLate, request.isGrouped || request.recipient != nil
    else {
      return
    }
    presenter.say("To \(Phrases.request(request)):")
  }

  private func handle(_ unmasked: Answer, _ context: AnnotationContext) {
    let answer = link?.redaction.masked(unmasked) ?? unmasked
    let reply = answer.reply
    if answer.request?.kind == .connection { link?.isGreeted = reply.code.kind == .completion }
    // What a 334 asks for, :auth answers.
    let proposes = presenter.proposesNext
    if link?.isDrivenByAuth == true, reply.code == .authChallenge { presenter.proposesNext = false }
    defer { presenter.proposesNext = proposes }
    presenter.reply(
      answer, note: annotator.note(for: answer, in: context),
      violations: reply.violations.map { annotator.note(for: $0) },
      milliseconds: answer.request?.sentAt.map { events.clock.seconds(since: $0) * 1_000 },
      isLate: answer.request?.isLate == true)
    // What a challenge is worth is in its octets.
    read(challenge: unmasked)
    reportExtensionChanges(answer)
    endIfRefused(answer)
  }

  /// The server has closed, or the connection broke.
  func ended(_ failure: TransportFailure?) {
    if let rest = link?.conversation.finish() { stray(rest, isForeign: conversation.stage == .greeting) }
    let pending = conversation.pending.first
    let stage = conversation.stage
    presenter.record(failure == .reset ? .reset(by: .server) : .close(by: .server))
    if let failure { presenter.fail("The connection broke: \(Phrases.failure(failure)).") }
    // After a goodbye only a prompt needs an explanation; a pipe may be gone before the server has closed.
    if presenter.isInteractive || stage != .closing || pending != nil {
      presenter.note(
        failure == .reset
          ? annotator.reset(after: pending, stage: stage, in: context)
          : annotator.closed(after: pending, stage: stage, in: context))
    }
    let metForeignProtocol = link?.metForeignProtocol == true
    close(by: .server)
    account(for: pending, stage, failure, metForeignProtocol: metForeignProtocol)
  }

  /// The server took no more octets.
  func broken(_ failure: TransportFailure) {
    // What it said before it went is still on its way; the end will follow it.
    guard failure != .reset, failure != .closedHere else { return }
    ended(failure)
  }

  /// Notes how a connection that ended leaves what was outstanding.
  func account(
    for pending: Request?, _ stage: Stage, _ failure: TransportFailure?, metForeignProtocol: Bool = false
  ) {
    let how = failure.map(Phrases.failure) ?? "the server closed the connection"
    guard let pending else {
      if stage != .closing {
        presenter.incident(
          .tryLater, at: "stage \(stage.rawValue)", how, yieldsToMessage: stage == .ready || stage == .start)
      }
      return
    }
    if pending.endsMessage, stage != .chunk {
      presenter.incident(.outcomeUnknown, at: SessionOutcome.name(pending), how)
    } else if pending.verb != .quit, !(pending.kind == .connection && metForeignProtocol) {
      presenter.incident(.tryLater, at: SessionOutcome.name(pending), how)
    }
  }
}
