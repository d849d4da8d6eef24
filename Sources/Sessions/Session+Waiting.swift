import Annotations
import Events
import Network
import Octets
import SMTP
import Terminal

extension Session {
  /// Asks the connection for its next piece.
  func arm() {
    guard let id = link?.id else { return }
    link?.connection.next { [events] piece in
      Task { @MainActor in events.post(.inbound(link: id, piece)) }
    }
  }

  /// Waits until everything sent has been answered, with one deadline for each reply. A server that hangs up instead
  /// has not answered.
  package func settle(within limit: Double? = nil) async -> Wait {
    await wait(within: limit) { $0.isConnected && $0.conversation.pending.isEmpty }
  }

  /// Waits until `isDone`. The deadline is that of the oldest request that is not answered, for its whole reply; that
  /// of the next one starts when it has become the oldest.
  package func wait(within limit: Double? = nil, until isDone: (Session) -> Bool) async -> Wait {
    let wasWaiting = presenter.isWaiting
    presenter.isWaiting = true
    defer { presenter.isWaiting = wasWaiting }
    presenter.flush()
    var timed: (Request.ID?, Bool)?
    var timer: EventQueue.Timer?
    var seconds = 0.0
    var request: Request?
    let notice = WaitNotice(events, presenter)
    defer {
      timer?.cancel()
      notice.end()
    }
    return await pump.run {
      guard isConnected, !metForeignProtocol else {
        return metForeignProtocol ? .notSMTP : isDone(self) ? .settled : .closed
      }
      let isHandshake = link?.handshake != nil
      if !isHandshake, isDone(self) { return .settled }
      request = isHandshake ? nil : conversation.pending.first
      guard timed.map({ $0 == (request?.id, isHandshake) }) != true else { return nil }
      seconds =
        goodbyeLimit ?? limit ?? (isHandshake ? settings.deadlines.handshake : request.map(settings.deadlines.limit))
        ?? settings.deadlines.command
      timer?.cancel()
      timer = events.timer(after: seconds)
      timed = (request?.id, isHandshake)
      if let awaited = isHandshake ? "the TLS handshake" : request.map(Phrases.awaited) {
        notice.begin(for: awaited, atMost: seconds)
      }
      return nil
    } _: { event in
      switch event {
      case .timer(timer?.number):
        if meetsForeignProtocol() { return .done(.notSMTP) }
        if link?.handshake != nil { handshakeTimedOut(seconds) }
        if let request { timeOut(request, seconds) }
        return .done(.timedOut(request))
      case .timer(notice.number):
        notice.tell()
        if let request { tellLikely(request, after: notice.soFar) }
        return meetsForeignProtocol() ? .done(.notSMTP) : .goOn
      case .editor(.interrupt):
        if link?.handshake != nil { giveUpHandshake() }
        notice.end()
        // Whoever has waited long enough to stop wants to know what it may have been.
        if let request, notice.soFar >= 1 { tellLikely(request, after: .infinity) }
        link?.conversation.stopWaiting()
        return .done(.interrupted)
      case .editor(.terminate): return .done(.terminated)
      default: return .notMine
      }
    }
  }

  private func tellLikely(_ request: Request, after seconds: Double) {
    let note = annotator.stillSilent(waitingFor: request, for: seconds, lines: lines(of: request), in: context)
    if let note { presenter.noteOnce(note) }
  }

  /// How many lines of its reply have come. Replies come in order, so only the first request can have any.
  private func lines(of request: Request) -> Int {
    conversation.pending.first?.id == request.id ? conversation.linesOfReply : 0
  }

  private var metForeignProtocol: Bool { link?.metForeignProtocol == true }

  /// After a goodbye the close follows at once: a prompt between the two would be there for a moment only.
  package func awaitClose() async {
    if conversation.stage == .closing { _ = await wait(within: 1) { !$0.isConnected } }
  }

  /// Octets that may wait for the system before more input is read.
  private static var unsentLimit: Int { 1 << 20 }

  package var unsentOctets: Int { link?.unsentOctets ?? 0 }

  static let moreTaken = "the server to accept more of the message"

  /// Waits while more is queued than the system takes, so that a message of any length goes out in flat memory; a
  /// server that takes nothing for too long has ended the session.
  package func drain() async -> Wait {
    guard isConnected, unsentOctets > Self.unsentLimit else { return .settled }
    let limit = settings.deadlines.block
    var stall = StallTimer(events, presenter, for: Self.moreTaken, atMost: limit)
    defer { stall.end() }
    var before = unsentOctets
    return await pump.run {
      guard isConnected else { return .closed }
      if unsentOctets < before { stall.step() }
      before = unsentOctets
      return unsentOctets > Self.unsentLimit ? nil : .settled
    } _: { event in
      switch event {
      case .timer(let number) where stall.isOver(at: number):
        presenter.fail("The server accepted no data for \(Phrases.seconds(limit)); the connection was closed.")
        presenter.incident(.tryLater, at: "sending", "no progress within \(Phrases.seconds(limit))")
        closeByUser()
        return .goOn
      case .editor(.interrupt): return .done(.interrupted)
      case .editor(.terminate): return .done(.terminated)
      default: return .notMine
      }
    }
  }

  /// A greeting that stopped in the middle of a line which no reply begins with: whoever speaks so, and then waits,
  /// does not speak SMTP, and the end of that line would change nothing.
  private func meetsForeignProtocol() -> Bool {
    guard case .stray(let line, let isForeign)? = link?.conversation.giveUpGreeting() else { return false }
    stray(line, isForeign: isForeign)
    return true
  }

  /// Seconds for the answer to a goodbye where nothing came for so long before: it will not come either.
  private var goodbyeLimit: Double? {
    link?.isSilent == true && conversation.pending.last?.verb == .quit ? 2 : nil
  }

  private func timeOut(_ request: Request, _ seconds: Double) {
    link?.isSilent = true
    let lines = lines(of: request)
    link?.conversation.stopWaiting()
    let pending = conversation.pending
    let unfinished = conversation.unfinishedLine
    if !unfinished.isEmpty {
      presenter.say("\(Phrases.count(unfinished.count, "octet")) came without a line ending:")
      presenter.server(ReplyParser.ServerLine(wire: WireLine(bytes: unfinished, ending: .none)))
    }
    presenter.note(
      annotator.silence(
        waitingFor: request, seconds: Int(seconds), lines: lines, unfinished: unfinished.count, in: context))
    if pending.count > 1 {
      let more = Phrases.count(pending.count - 1, "command")
      presenter.say("\(more) after it: not answered either; :state lists them.")
    }
    // Nothing hangs on the goodbye: trying again because of it would send the mail twice.
    guard request.verb != .quit else { return }
    let status: ExitStatus = request.endsMessage ? .outcomeUnknown : .tryLater
    presenter.incident(status, at: SessionOutcome.name(request), "no answer within \(Phrases.seconds(seconds))")
  }

  /// Takes whatever has to do with a connection, this one or a former one, and what has lost its meaning: a timer that
  /// was cancelled as it rang. False for what a person or a pipe has given.
  func takes(_ event: EventQueue.Event) -> Bool {
    switch event {
    case .inbound(link?.id, let inbound): receive(inbound)
    case .sent(link?.id, let octets, let failure):
      link?.unsentOctets -= octets
      if let failure { broken(failure) }
    case .inbound(places.aside?.link.id, _), .sent(places.aside?.link.id, _, _): places.aside?.events.append(event)
    case .connected(_, .success(let late)): late.close()
    case .inbound, .sent, .connected, .connectStep, .transfer, .timer, .checked: break
    case .editor, .input: return false
    }
    return true
  }
}
