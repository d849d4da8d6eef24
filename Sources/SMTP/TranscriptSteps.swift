import Octets

extension Transcript {
  /// The entries, grouped as a replay takes them: send, then wait for what is expected.
  ///
  /// What is message text follows from the script's own replies, as it does in a session: a message begins after a
  /// 354 that answers DATA, and nowhere else.
  package var steps: [Step] {
    var grouping = StepGrouping(isGreeted: isGreeted)
    for entry in entries { grouping.add(entry) }
    return grouping.finish()
  }

  /// Whether the server's first words are a greeting, even if the client spoke before it. A 220 to STARTTLS, in a
  /// script that goes on with a session, is not one.
  private var isGreeted: Bool {
    var first: Verb?
    for entry in entries {
      switch entry {
      case .client(let line) where first == nil: first = Verb(of: line.sample)
      case .server(let line): return line.replyLine?.code == .serviceReady && first != .startTLS
      default: break
      }
    }
    return false
  }
}

private struct StepGrouping {
  private var steps: [Transcript.Step] = []
  private var current = Transcript.Step()
  /// What is before the next step, whichever entry begins it.
  private var notes: [String] = []
  private var waitBefore = 0
  private var message: [Template] = []
  /// Knows which reply answers what, and with it where a message begins and ends.
  private var conversation: Conversation
  /// Octets of the server's line that is not complete yet.
  private var unfinished = Template()

  init(isGreeted: Bool) { conversation = Conversation(isConnected: isGreeted) }

  mutating func add(_ entry: Transcript.Entry) {
    switch entry {
    case .blank: break
    case .note(let words): notes.append(words)
    case .wait(let milliseconds):
      endMessage()
      waitBefore = Self.sum(waitBefore, max(0, milliseconds))
    case .client(let line): send(line)
    case .clientRaw(let octets):
      endMessage()
      begin(.raw(octets))
      conversation.track(octets.sample)
    case .close(by: .client), .reset(by: .client):
      endMessage()
      begin(.close)
      hangUp()
    case .server(let line): receive(line)
    case .serverRaw(let octets): receiveRaw(octets)
    case .close(by: .server): end(.close)
    case .reset(by: .server): end(.reset)
    }
  }

  mutating func finish() -> [Transcript.Step] {
    endMessage()
    flushServer()
    if !notes.isEmpty || waitBefore > 0 { begin(nil) }
    close()
    return steps
  }

  // MARK: The client's side

  private mutating func send(_ line: Template) {
    guard conversation.stage.isText else {
      begin(.line(line))
      conversation.track(line.sample + ASCII.crlf)
      return
    }
    if message.isEmpty { begin(nil) }
    message.append(line)
    conversation.track(line.sample + ASCII.crlf)
    if !conversation.stage.isText { endMessage() }
  }

  /// The lines gathered become what their step sends, be the message complete or not.
  private mutating func endMessage() {
    guard !message.isEmpty else { return }
    current.send = .message(message)
    message = []
    // Notes between the lines of a message: shown before it, since it leaves as one.
    takeNotes()
  }

  // MARK: The server's side

  private mutating func receive(_ line: Template) {
    endMessage()
    var whole = unfinished
    for segment in line.segments { whole.append(segment) }
    unfinished = Template()
    if current.hasReply || current.expectedEnd != nil || current.send == .close {
      begin(nil)
    } else {
      // What is between a line and its answer belongs to that step.
      takeNotes()
      if current.send == nil { takeWait() }
    }
    current.expect.append(whole)
    // Whoever has not been spoken to, and speaks, greets.
    if conversation.stage == .unconnected, conversation.pending.isEmpty { conversation = Conversation() }
    conversation.receive(ExpectedReply.withCode(whole).sample + ASCII.crlf)
    while let event = conversation.next() {
      switch event {
      case .reply(let answer): current.isUnasked = answer.request == nil
      case .startTLS: conversation.tlsEstablished()
      case .line, .stray: break
      }
    }
  }

  /// Raw octets are expected by the lines they hold, with LF as the end of a line.
  private mutating func receiveRaw(_ octets: Template) {
    endMessage()
    for segment in octets.segments {
      guard case .octets(let run) = segment else {
        unfinished.append(segment)
        continue
      }
      var lines = run.split(separator: ASCII.lineFeed, omittingEmptySubsequences: false)
      let rest = lines.removeLast()
      for line in lines {
        receive(Template(Array(line.withoutCarriageReturn)))
      }
      unfinished.append(.octets(Array(rest)))
    }
  }

  /// The server's line that no line end closed.
  private mutating func flushServer() {
    if !unfinished.isEmpty { receive(Template()) }
  }

  private mutating func end(_ end: Transcript.Step.End) {
    endMessage()
    flushServer()
    if current.expectedEnd != nil { begin(nil) }
    takeNotes()
    if current.send == nil { takeWait() }
    current.expectedEnd = end
    hangUp()
  }

  // MARK: Steps

  private mutating func begin(_ send: Transcript.Step.Send?) {
    close()
    current.send = send
    takeNotes()
    takeWait()
  }

  private mutating func takeWait() {
    current.waitBefore = Self.sum(current.waitBefore, waitBefore)
    waitBefore = 0
  }

  private mutating func takeNotes() {
    current.notes += notes
    notes = []
  }

  /// A wait without end is the longest there is.
  private static func sum(_ first: Int, _ second: Int) -> Int {
    let (sum, overflow) = first.addingReportingOverflow(second)
    return overflow ? .max : sum
  }

  private mutating func close() {
    if !current.isEmpty { steps.append(current) }
    current = Transcript.Step()
  }

  /// Another connection may follow; nothing of this one holds for it.
  private mutating func hangUp() {
    conversation = Conversation(isConnected: false)
    unfinished = Template()
  }
}

extension Template {
  /// Its octets with a letter for each placeholder: enough to see which command, or which line of text, it is.
  fileprivate var sample: [UInt8] { resolved { _ in [UInt8(ascii: "?")] } ?? [] }
}
