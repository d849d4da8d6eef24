import Octets

/// What leaves for the server.
extension Conversation {
  /// What a line becomes on the wire, and what there is to say about it.
  package struct Outgoing: Equatable, Sendable {
    package let bytes: [UInt8]
    package let advice: [LineWarning]

    package init(bytes: [UInt8], advice: [LineWarning]) {
      self.bytes = bytes
      self.advice = advice
    }
  }

  /// How many octets of the chunk at hand are still to be sent; nil outside one.
  package var chunkRemaining: Int? { chunk?.remaining }

  /// Sends one line, command or message text as the stage will have it, with exactly one CRLF.
  /// - Parameter line: the octets typed, without a line ending.
  package mutating func send(line: [UInt8], at time: ContinuousClock.Instant? = nil) -> Outgoing {
    let isEnd = stage == .message && line == [ASCII.dot]
    let doubled = stage == .message && stuffing && !isEnd && line.first == ASCII.dot
    let bytes = (doubled ? [ASCII.dot] : []) + line + ASCII.crlf
    let advice: [LineWarning]
    switch stage {
    case .message where isEnd: advice = shape.ending
    case .message:
      shape.note(line)
      advice = LineAdvice.insideMessage(line, doubled: doubled)
    case .chunk:
      let beyond = bytes.count - (chunk?.remaining ?? 0)
      advice = beyond > 0 ? [.beyondChunk(octets: beyond)] : []
    case .auth: advice = []
    default: advice = LineAdvice.forCommand(line, in: self)
    }
    track(bytes, at: time)
    return Outgoing(bytes: bytes, advice: advice)
  }

  /// What there is to say about a command line that is not sent, because there is no connection.
  package static func advice(for line: [UInt8]) -> [LineWarning] {
    LineAdvice.forCommand(line, in: Conversation(isConnected: false))
  }

  /// Notes octets that are sent exactly as they are, line endings and dots included.
  package mutating func track(_ bytes: some Sequence<UInt8>, at time: ContinuousClock.Instant? = nil) {
    for byte in bytes {
      if chunk != nil {
        history.text.feed(byte)
        trackChunk()
      } else if stage == .message {
        history.text.feed(byte)
        var ignored: [UInt8] = []
        if scanner.scan(CollectionOfOne(byte), into: &ignored) != nil {
          add(.endOfMessage, line: [ASCII.dot], at: time)
          stage = envelopeStage
        }
      } else if let line = outgoing.feed(byte) {
        track(line: line.bytes, at: time)
      }
    }
    spreadOverRecipients()
  }

  private mutating func trackChunk() {
    chunk?.remaining -= 1
    guard chunk?.remaining == 0 else { return }
    chunk = nil
    if stage == .chunk { stage = envelopeStage }
  }

  private mutating func track(line: [UInt8], at time: ContinuousClock.Instant?) {
    guard stage != .auth else {
      add(.authResponse, line: line, isUserName: login?.asksForUserName == true && pending.isEmpty, at: time)
      return
    }
    let isLate = refusedLogin && SecretSlip.mayBeAnswer(line)
    refusedLogin = isLate
    let id = add(.command(Verb(of: line)), line: line, isLateAnswer: isLate, at: time)
    guard let header = ChunkHeader(line), header.size > 0 else { return }
    chunk = Chunk(request: id, remaining: header.size)
    stage = .chunk
  }

  /// Whole lines of message text went out of a `DotStuffer` that doubles dots: the end of the message cannot be
  /// among them, so they need not be looked at.
  ///
  /// Text that is still on its way when the server breaks off changes nothing any more.
  package mutating func trackStuffedText() {
    if stage == .message {
      scanner = DataScanner()
      shape = .unknown
      history.text.isKnown = false
    }
  }
}
