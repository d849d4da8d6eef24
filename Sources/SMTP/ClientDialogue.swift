/// Follows a conversation from the client's side: what was sent, what it waits for, how far things have come.
///
/// It gives advice and never forbids: whatever is typed goes out. Nothing here knows of sockets, clocks or screens:
/// lines go in and octets come out, replies go in and answers come out.
///
/// What is message text and what is a command follows from the replies alone: text begins behind a 354 that answers
/// DATA, and ends with the lone dot that was sent, however it was sent.
package struct ClientDialogue: Sendable {
  package private(set) var stage = Stage.unconnected
  /// What has been sent and not been answered, oldest first.
  package private(set) var pending: [Request] = []
  package private(set) var envelope = Envelope()
  /// What the last EHLO brought; nil before, and after a HELO.
  package private(set) var extensions: ExtensionList?
  /// The name a HELO or EHLO gave that the server accepted.
  package private(set) var helloName: String?
  /// The first line of the server's greeting, `220` left out.
  package private(set) var banner: String?
  /// The login that is under way; nil outside one.
  package private(set) var login: Login?
  /// Whether a login was accepted in this session.
  package private(set) var isLoggedIn = false
  /// Whether dots at the start of message lines are doubled.
  package var stuffing = true

  private var outgoing = LineAssembler(limit: 65_536)
  private var scanner = DataScanner()
  private var shape = MessageShape()

  package init() {}

  // MARK: Sending

  /// What a line becomes on the wire, and what there is to say about it.
  package struct Outgoing: Equatable, Sendable {
    package let bytes: [UInt8]
    package let advice: [LineWarning]

    package init(bytes: [UInt8], advice: [LineWarning]) {
      self.bytes = bytes
      self.advice = advice
    }
  }

  /// The connection is there; the server speaks first.
  package mutating func connect() {
    let stuffing = stuffing
    self = ClientDialogue()
    self.stuffing = stuffing
    stage = .greeting
    pending = [Request(kind: .connection)]
  }

  /// The TLS handshake is done: the session begins anew, without a greeting, and nothing the server said before
  /// holds any longer (RFC 3207, section 4.2).
  package mutating func secure() {
    let (banner, stuffing) = (banner, stuffing)
    self = ClientDialogue()
    self.banner = banner
    self.stuffing = stuffing
    stage = .start
  }

  package mutating func disconnect() {
    stage = .unconnected
    login = nil
    pending = []
    envelope = Envelope()
  }

  /// Sends one line, command or message text as the stage will have it, with exactly one CRLF.
  /// - Parameter line: the octets typed, without a line ending.
  package mutating func send(line: [UInt8]) -> Outgoing {
    if stage == .message {
      let isEnd = line == [ASCII.dot]
      let ending = shape.ending
      if !isEnd { shape.note(line) }
      let doubled = stuffing && !isEnd && line.first == ASCII.dot
      let bytes = (doubled ? [ASCII.dot] : []) + line + ASCII.crlf
      track(bytes)
      return Outgoing(bytes: bytes, advice: isEnd ? ending : LineAdvice.insideMessage(line, doubled: doubled))
    }
    let advice = stage == .auth ? [] : LineAdvice.forCommand(line, in: self)
    let bytes = line + ASCII.crlf
    track(bytes)
    return Outgoing(bytes: bytes, advice: advice)
  }

  /// What there is to say about a command line that is not sent, because there is no connection.
  package static func advice(for line: [UInt8]) -> [LineWarning] {
    LineAdvice.forCommand(line, in: ClientDialogue())
  }

  /// Notes octets that are sent exactly as they are, line endings and dots included.
  package mutating func track(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      if stage == .message {
        var ignored: [UInt8] = []
        if scanner.scan(CollectionOfOne(byte), into: &ignored) != nil {
          pending.append(Request(kind: .endOfMessage, line: [ASCII.dot]))
          stage = envelopeStage
        }
      } else if let line = outgoing.feed(byte) {
        pending.append(request(for: line.bytes))
      }
    }
  }

  /// Whole lines of message text went out of a `DotStuffer` that doubles dots: the end of the message cannot be
  /// among them, so they need not be looked at.
  ///
  /// Text that is still on its way when the server breaks off changes nothing any more.
  package mutating func trackStuffedText() {
    if stage == .message {
      scanner = DataScanner()
      shape = .unknown
    }
  }

  private func request(for line: [UInt8]) -> Request {
    if stage == .auth {
      return Request(kind: .authResponse, line: line, isUserName: login?.asksForUserName == true && pending.isEmpty)
    }
    return Request(kind: .command(Verb(of: line)), line: line)
  }

  // MARK: Receiving

  /// Takes a reply: it answers the oldest request that waits.
  package mutating func receive(_ reply: Reply) -> Answer {
    let before = stage
    let request = pending.isEmpty ? nil : pending.removeFirst()
    if let request { advance(request, reply) }
    if reply.code == .serviceNotAvailable { stage = .closing }
    return Answer(reply: reply, request: request, stageBefore: before, stageAfter: stage)
  }

  private mutating func advance(_ request: Request, _ reply: Reply) {
    let accepted = reply.code.kind == .completion
    switch request.kind {
    case .connection:
      banner = reply.firstText
      stage = .start
    case .endOfMessage:
      envelope = Envelope()
      stage = envelopeStage
    case .authResponse:
      if reply.code == .authChallenge {
        login?.go(on: reply.lines[0].text)
        awaitAuthResponse()
      } else {
        endLogin(reply)
        stage = envelopeStage
      }
    case .command(let verb):
      advance(verb, request, reply, accepted)
    }
  }

  private mutating func advance(_ verb: Verb, _ request: Request, _ reply: Reply, _ accepted: Bool) {
    switch (verb, request.command) {
    case (.helo, _) where accepted, (.ehlo, _) where accepted:
      let name = request.line.drop { !$0.isBlank }.trimmingBlanks
      helloName = String(decoding: name, as: UTF8.self)
      extensions = verb == .ehlo ? ExtensionList(reply: reply) : nil
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
    case (.rset, _) where accepted:
      envelope = Envelope()
    case (.quit, _) where accepted:
      stage = .closing
      return
    case (.startTLS, _) where reply.code == .serviceReady:
      stage = .tls
      return
    case (.auth, _) where reply.code == .authChallenge:
      login = Login(command: request.line, challenge: reply.lines[0].text)
      awaitAuthResponse()
      return
    case (.auth, _): endLogin(reply)
    default: break
    }
    if stage != .closing && stage != .tls { stage = envelopeStage }
  }

  /// The server takes text now. What was sent behind DATA without waiting, it reads as that text.
  private mutating func beginMessage() {
    stage = .message
    scanner = DataScanner()
    shape = MessageShape()
    let early = pending
    let unfinished = outgoing.finish()
    pending = []
    for request in early { track(request.line + ASCII.crlf) }
    if let unfinished { track(unfinished.bytes) }
  }

  /// The server waits for the answer to its challenge. If a line was sent without waiting, it is that answer, and as
  /// secret as one.
  private mutating func awaitAuthResponse() {
    stage = .auth
    if !pending.isEmpty { pending[0] = Request(kind: .authResponse, line: pending[0].line) }
  }

  private mutating func endLogin(_ reply: Reply) {
    login = nil
    if reply.code.kind == .completion { isLoggedIn = true }
  }

  /// A sender the server took though it could not be read here.
  private static let unread = Envelope(sender: .mailbox(Mailbox(localPart: "?", domain: "")))

  private var envelopeStage: Stage {
    if !envelope.recipients.isEmpty { return .recipients }
    if envelope.sender != nil { return .mail }
    return helloName == nil ? .start : .ready
  }
}
