internal import Annotations
internal import Network
internal import SMTP

extension Session {
  /// What came from the server.
  func receive(_ inbound: Inbound) {
    switch inbound {
    case .bytes(let bytes):
      if handshake != nil { return injected(octets: bytes.count) }
      read(bytes)
      arm()
    case .secured(let facts):
      secured(facts)
      arm()
    case .end: ended(nil)
    case .truncated: truncated()
    case .insecure(let failure): insecure(failure)
    case .failed(let failure): ended(failure)
    }
  }

  private func read(_ bytes: [UInt8]) {
    let events = parser.feed(bytes)
    for (index, event) in events.enumerated() where isConnected {
      switch event {
      case .line(let line): show(line)
      case .reply(let reply):
        take(reply)
        guard dialogue.stage == .tls else { continue }
        guard secured == nil else { return nested() }
        // The last octet of a reply is the last that a server may send in clear text.
        let rest = events[(index + 1)...].reduce(bytes.last == ASCII.lineFeed ? 0 : max(1, parser.unfinished.count)) {
          if case .line(let line) = $1 { $0 + line.wire.wire.count } else { $0 }
        }
        return rest == 0 ? secure(.startTLS) : injected(octets: rest)
      }
    }
  }

  func show(_ line: ReplyParser.ServerLine) {
    announce(line)
    presenter.server(line)
    presenter.wire(line.wire.wire, from: .server)
    journal.add(
      line.wire.ending == .crlf
        ? .server(Template(line.wire.bytes)) : .serverRaw(Template(line.wire.wire)),
      omitted: line.wire.omitted)
    guard line.reply == nil else { return }
    let isFirst = dialogue.stage == .greeting && parser.linesOfReply == 0
    presenter.note(annotator.note(for: line.wire.bytes, isFirst: isFirst))
    if isFirst {
      metForeignProtocol = true
      ledger.note(.notSMTP, at: "the greeting", "not the form of a reply")
    }
  }

  private func take(_ reply: Reply) {
    let before = context
    let answer = dialogue.receive(reply)
    countReleased()
    let isLate = answer.request != nil && lateReplies > 0
    if isLate { lateReplies -= 1 }
    if answer.request != nil { answered += 1 }
    let isGreeting = answer.request?.kind == .connection
    // What a 334 asks for, :auth answers.
    let proposes = presenter.proposesNext
    if isLoggingIn, reply.code == .authChallenge { presenter.proposesNext = false }
    defer { presenter.proposesNext = proposes }
    presenter.reply(
      answer,
      Presenter.Answered(
        note: annotator.note(for: answer, in: isGreeting ? context : before),
        violations: reply.violations.map { annotator.note(for: $0) },
        milliseconds: answer.request == nil ? nil : elapsed(), isLate: isLate))
    read(challenge: answer)
    ledger.note(answer)
    answers?.append(answer)
    compareLists(answer)
    endIfRefused(answer)
  }

  /// Milliseconds since the oldest request that waited went out.
  private func elapsed() -> Double? {
    guard !sentAt.isEmpty else { return nil }
    let elapsed = (ContinuousClock.now - sentAt.removeFirst()).components
    // What was sent behind a DATA that got its 354 has become message text, and is answered no more.
    sentAt.removeLast(max(0, sentAt.count - dialogue.pending.count))
    return Double(elapsed.attoseconds) / 1e15 + Double(elapsed.seconds) * 1e3
  }

  /// The server has closed, or the connection broke.
  func ended(_ failure: TransportFailure?) {
    if let rest = parser.finish() { show(rest) }
    let pending = dialogue.pending.first
    let stage = dialogue.stage
    journal.add(failure == .reset ? .reset(by: .server) : .close(by: .server))
    if let failure { presenter.fail("The connection broke: \(Words.failure(failure)).") }
    // Behind a goodbye only a prompt needs an explanation; a pipe may be gone before the server has closed.
    if presenter.isInteractive || stage != .closing || pending != nil {
      presenter.note(
        failure == .reset
          ? annotator.reset(after: pending, stage: stage, in: context)
          : annotator.closed(after: pending, stage: stage, in: context))
    }
    close(by: .server)
    account(for: pending, stage, failure)
  }

  /// The server took no more octets.
  func broken(_ failure: TransportFailure) {
    // What it said before it went is still on its way; the end will follow it.
    guard failure != .reset, failure != .closedHere else { return }
    ended(failure)
  }

  func account(for pending: Request?, _ stage: Stage, _ failure: TransportFailure?) {
    let how = failure.map(Words.failure) ?? "the server closed the connection"
    switch pending?.kind {
    case .endOfMessage: ledger.note(.outcomeUnknown, at: "the message", how)
    case .command(.quit): break
    case .connection where metForeignProtocol: break
    case .some: ledger.note(.tryLater, at: pending.map(Ledger.name) ?? "", how)
    case nil where stage == .closing: break
    case nil: ledger.note(.tryLater, at: "stage \(stage.rawValue)", how)
    }
  }
}
