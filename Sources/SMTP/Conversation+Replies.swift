import Octets

/// What a reply changes.
extension Conversation {
  /// Takes a whole reply, where there are no octets to read it from: it answers the oldest request that waits.
  package mutating func receive(_ reply: Reply) -> Answer {
    let before = stage
    let request = pending.isEmpty ? nil : pending.removeFirst()
    if let request { history.asked(request) }
    let shown = history
    history.answered(request, reply)
    if let request { advance(request, reply) }
    // Whatever ends a login without accepting it: what was to answer the challenge may still come.
    if request?.isAuthentication == true, !isLoggedIn || reply.code.isFailure, reply.code != .authChallenge {
      refusedLogin = true
    }
    // A goodbye, asked for or not (RFC 5321, section 3.8).
    if reply.code == .serviceNotAvailable || reply.code == .closing {
      stage = .closing
      chunk = nil
    }
    spreadOverRecipients()
    return Answer(reply: reply, request: request, stageBefore: before, stageAfter: stage, before: shown)
  }

  private mutating func advance(_ request: Request, _ reply: Reply) {
    let accepted = reply.code.kind == .completion
    switch request.kind {
    case .connection:
      banner = reply.firstText
      stage = .start
    case .endOfMessage:
      if reply.code.kind == .intermediate { awaitEachRecipient(request) } else { endMessage(request) }
    case .authResponse:
      if reply.code == .authChallenge {
        login?.go(on: reply.lines[0].text)
        awaitAuthResponse()
      } else {
        login = nil
        stage = envelopeStage
      }
    case .command(let verb):
      advance(verb, request, reply, accepted)
    }
  }

  private mutating func advance(_ verb: Verb, _ request: Request, _ reply: Reply, _ accepted: Bool) {
    switch (verb, request.command) {
    case (.helo, _) where accepted, (.ehlo, _) where accepted, (.lhlo, _) where accepted:
      let name = request.line.drop { !$0.isBlank }.trimmingBlanks
      helloName = String(decoding: name, as: UTF8.self)
      envelope = Envelope()
    case (.mail, let command) where accepted:
      if case .mail(let path, _) = command {
        envelope = Envelope(sender: path)
      } else {
        envelope = Self.unread
      }
    case (.rcpt, .rcpt(let path, _)) where accepted:
      envelope.recipients.append(path)
    case (.rcpt, _) where accepted:
      envelope.recipients.append(ForwardPath(Mailbox(localPart: "?", domain: "")))
    case (.data, _) where reply.code == .startMailInput:
      beginMessage()
      return
    case (.bdat, _): endChunk(request, reply)
    case (.rset, _) where accepted:
      envelope = Envelope()
    case (.quit, _) where accepted:
      stage = .closing
      return
    case (.startTLS, _) where reply.code == .serviceReady:
      stage = .tls
      return
    case (.auth, _) where reply.code == .authChallenge:
      login = AuthExchange(command: request.line, challenge: reply.lines[0].text)
      awaitAuthResponse()
      return
    case (.auth, _): login = nil
    // As another client, it is back after the greeting.
    case (.xclient, _) where reply.code == .serviceReady: (helloName, envelope) = (nil, Envelope())
    default: break
    }
    if stage != .closing && stage != .tls { stage = envelopeStage }
  }

  // MARK: A message

  /// The server takes text now. What was sent after DATA without waiting, it reads as that text.
  private mutating func beginMessage() {
    stage = .message
    scanner = DataScanner()
    shape = MessageShape()
    history.text = SessionHistory.SentText()
    let early = pending
    let unfinished = outgoing.finish()
    pending = []
    for request in early { track(request.sent.revealed + ASCII.crlf, at: request.sentAt) }
    if let unfinished { track(unfinished.bytes) }
    guard early.contains(where: \.isGrouped) else { return }
    for index in pending.indices { pending[index].isGrouped = true }
  }

  /// A message was taken over, or not; for LMTP there may be more to be said about it.
  private mutating func endMessage(_ request: Request) {
    guard pending.first?.id.number != request.id.number else { return }
    history.endTransaction()
    envelope = Envelope()
    stage = envelopeStage
  }

  /// A server that lists CHUNKING reads the octets whatever it answers; any other takes them for commands, once it has
  /// refused the BDAT itself (RFC 3030, section 2).
  private mutating func endChunk(_ request: Request, _ reply: Reply) {
    if chunk?.request == request.id, reply.code.isFailure, extensions?[.chunking] == nil { chunk = nil }
    if request.endsMessage, !reply.code.isFailure || request.recipient != nil { endMessage(request) }
  }

  /// The end of a message, once it is the oldest request, becomes a request for each recipient where the server answers
  /// so. Whom it accepted is known by then, for replies come in order.
  mutating func spreadOverRecipients() {
    guard isLMTP, let end = pending.first, end.endsMessage, end.recipient == nil, !envelope.recipients.isEmpty else {
      return
    }
    // A server without CHUNKING refuses the command itself, and that once.
    if end.verb == .bdat, extensions?[.chunking] == nil { return }
    var parts: [Request] = []
    for (index, recipient) in envelope.recipients.enumerated() {
      var part = end
      part.id = Request.ID(end.id.number, part: index)
      part.recipient = recipient
      parts.append(part)
    }
    pending.replaceSubrange(...0, with: parts)
  }

  /// PRDR: after 353 there is a reply for each accepted recipient, and then one for the whole message
  /// (draft-hall-prdr).
  private mutating func awaitEachRecipient(_ request: Request) {
    let recipients: [ForwardPath?] = envelope.recipients
    let parts = (recipients + [nil]).enumerated().map { index, recipient in
      var part = request
      part.id = Request.ID(request.id.number, part: index + 1)
      part.recipient = recipient
      return part
    }
    pending.insert(contentsOf: parts, at: 0)
  }

  // MARK: A login

  /// The server waits for the answer to its challenge. If a line was sent without waiting, it is that answer, and as
  /// secret as one.
  private mutating func awaitAuthResponse() {
    stage = .auth
    if !pending.isEmpty { pending[0].becomeAuthResponse() }
  }

  // MARK: The stage

  /// A sender the server took though it could not be read here.
  private static let unread = Envelope(sender: .mailbox(Mailbox(localPart: "?", domain: "")))

  var envelopeStage: Stage {
    if chunk != nil { return .chunk }
    if !envelope.recipients.isEmpty { return .recipients }
    if envelope.sender != nil { return .mail }
    return helloName == nil ? .start : .ready
  }
}
