import Octets

/// One conversation with a server, from the client's side: what was sent, what it waits for, what came back, how far
/// things have come. A pure value that stays in step with itself: octets of either side go in, and `next` takes one
/// event out at a time. Nothing here knows of sockets, clocks or screens.
///
///     var conversation = Conversation()
///     conversation.receive("220 ready\r\n")   // off the wire, cut anywhere
///     conversation.next()                      // .line
///     conversation.next()                      // .reply, bound to the request it answers
///     conversation.send(line: "HELO x")        // the octets to send, and what there is to say about them
///
/// It warns and never forbids: whatever is typed goes out. What is message text and what is a command follows from the
/// replies alone: text begins after a 354 that answers DATA and ends with the lone dot that was sent, however it was
/// sent; it begins after a BDAT line and ends with its count.
package struct Conversation: Sendable {
  /// What comes out, one at a time. However the octets are cut, the events are the same.
  package enum Event: Equatable, Sendable {
    /// A line with the form of a reply, to be shown at once: a slow reply is seen growing.
    /// - Parameter isFirst: whether a reply begins with it.
    case line(ReplyParser.ServerLine, isFirst: Bool)
    /// A line without that form.
    /// - Parameter isForeign: it stands where a greeting has to begin, so the server speaks another protocol.
    case stray(ReplyParser.ServerLine, isForeign: Bool)
    /// The last line of a reply has come.
    case reply(Answer)
    /// The reply before it was the go-ahead for TLS. Nothing after it is read.
    /// - Parameter unread: octets that have come already, in plaintext, and that anybody may have put there.
    case startTLS(unread: Int)
  }

  package internal(set) var stage: Stage
  /// What has been sent and not been answered, oldest first.
  package internal(set) var pending: [Request] = []
  package internal(set) var envelope = Envelope()
  /// What the last EHLO or LHLO brought; nil before, and after a HELO.
  package var extensions: ExtensionList? { history.list }
  /// The name a HELO, EHLO or LHLO gave that the server accepted.
  package internal(set) var helloName: String?
  /// The first line of the server's greeting, `220` left out.
  package internal(set) var banner: String?
  /// The login that is under way; nil outside one.
  package internal(set) var login: AuthExchange?
  /// Whether the server has just refused a login: a bare word that comes now was meant for that.
  package internal(set) var refusedLogin = false
  /// Whether a login was accepted in this session.
  package var isLoggedIn: Bool { history.isLoggedIn }
  /// Whether everything goes through TLS.
  package var isEncrypted: Bool { history.isEncrypted }
  /// Whether LHLO was accepted: the end of a message is answered once for each recipient (RFC 2033).
  package var isLMTP: Bool { history.hello == .lhlo }
  /// What the connection has shown so far.
  package internal(set) var history = SessionHistory()
  /// Whether dots at the start of message lines are doubled.
  package var stuffing: Bool

  var parser = ReplyParser()
  /// The client's line that has no end yet.
  var outgoing = LineAssembler(limit: 65_536)
  var scanner = DataScanner()
  var shape = MessageShape()
  /// The chunk that is being sent.
  var chunk: Chunk?
  private var lastID = 0
  private var goAheadIsTold = true

  /// Octets of a chunk that are still to be sent, and the BDAT they follow.
  struct Chunk: Equatable, Sendable {
    let request: Request.ID
    var remaining: Int
  }

  /// - Parameters:
  ///   - isConnected: whether there is a connection, on which the server speaks first.
  ///   - stuffing: see the property.
  package init(isConnected: Bool = true, stuffing: Bool = true, at time: ContinuousClock.Instant? = nil) {
    self.stuffing = stuffing
    stage = isConnected ? .greeting : .unconnected
    history.isWhole = isConnected
    if isConnected { add(.connection, at: time) }
  }

  // MARK: What came from the server

  /// Takes octets as they came, cut anywhere.
  package mutating func receive(_ octets: [UInt8]) { parser.receive(octets) }

  /// Whether octets wait to be looked at; they need not make an event.
  package var hasUnread: Bool { parser.unread > 0 && stage != .tls }

  /// The next event; nil until more octets have come. After the go-ahead for TLS there is none until
  /// `tlsEstablished`.
  package mutating func next() -> Event? {
    if stage == .tls {
      guard !goAheadIsTold else { return nil }
      goAheadIsTold = true
      return .startTLS(unread: parser.unread)
    }
    let isForeign = isBeforeReply
    let isFirst = !parser.isInsideReply
    switch parser.next() {
    case nil: return nil
    case .line(let line) where line.reply == nil: return .stray(line, isForeign: isForeign)
    case .line(let line): return .line(line, isFirst: isFirst)
    case .reply(let reply):
      let answer = receive(reply)
      goAheadIsTold = stage != .tls
      return .reply(answer)
    }
  }

  /// The stream has ended: the line it broke off in, if there is one.
  package mutating func finish() -> ReplyParser.ServerLine? { parser.finish() }

  /// How many lines of a reply have come whose last line has not.
  package var linesOfReply: Int { parser.linesOfReply }

  /// Octets of a line that has not ended.
  package var unfinishedLine: [UInt8] { parser.unfinished }

  /// Octets that went out of a line that has not ended.
  package var unfinishedCommand: [UInt8] { outgoing.unfinished }

  /// Whether a reply, or a line, has begun and not ended.
  package var isInsideReply: Bool { parser.isInsideReply || !parser.unfinished.isEmpty }

  /// Gives up waiting for the end of a first line that no reply begins with: whoever speaks so, and then waits, does not
  /// speak SMTP. Nil when what came may still become a greeting.
  package mutating func giveUpGreeting() -> Event? {
    guard isBeforeReply, parser.cannotBecomeReply else { return nil }
    return parser.finish().map { .stray($0, isForeign: true) }
  }

  /// Whether the greeting is awaited and none of it has come.
  private var isBeforeReply: Bool { stage == .greeting && !parser.isInsideReply }

  // MARK: TLS and the end

  /// The handshake is done. After STARTTLS the session begins anew, without a greeting, and nothing the server said
  /// before holds any longer (RFC 3207, section 4.2); where TLS came first, the greeting comes now.
  package mutating func tlsEstablished(at time: ContinuousClock.Instant? = nil) {
    let old = self
    if old.stage == .tls {
      self = Conversation(isConnected: false, stuffing: old.stuffing)
      stage = .start
      banner = old.banner
      lastID = old.lastID
      history = SessionHistory(afterTLS: old.history)
    } else {
      for index in pending.indices { pending[index].sentAt = time }
    }
    history.isEncrypted = true
  }

  /// A login was given up before it began: what was meant for its questions may still come.
  package mutating func loginGivenUp() { refusedLogin = true }

  // MARK: What is known of requests

  /// That of the newest request; those that come have greater ones.
  package var newestRequest: Request.ID { Request.ID(lastID) }

  /// Nobody waits any more for what is outstanding: each reply that comes all the same is late.
  package mutating func stopWaiting() {
    for index in pending.indices { pending[index].isLate = true }
  }

  /// Everything outstanding left in one piece.
  package mutating func group() {
    guard pending.count > 1 else { return }
    for index in pending.indices { pending[index].isGrouped = true }
  }

  /// Another request waits; `at` is when its line left.
  @discardableResult
  mutating func add(
    _ kind: Request.Kind, line: [UInt8] = [], isUserName: Bool = false, isLateAnswer: Bool = false,
    at time: ContinuousClock.Instant?
  ) -> Request.ID {
    lastID += 1
    var request = Request(id: newestRequest, kind: kind, line: line, isUserName: isUserName, isLateAnswer: isLateAnswer)
    request.sentAt = time
    if let before = pending.last {
      history.sentAhead = true
      if before.kind == .connection { history.spokeFirst = true }
    }
    pending.append(request)
    return request.id
  }
}
