extension Transcript {
  /// One move of a session: what is sent, and what comes back.
  ///
  /// A step whose `expect` is empty is not waited for: the next one was sent after it at once (pipelining), and its
  /// reply is in a later step. A step without `send` only listens: the greeting, or one more reply.
  package struct Step: Equatable, Sendable {
    package enum Send: Equatable, Sendable {
      /// One line, CRLF to be added.
      case line(Template)
      /// The lines between a 354 and the lone dot, dot included, or those that a BDAT line announced, as they are on
      /// the wire. Without the end where the script leaves the message before it.
      case message([Template])
      /// Octets as they are.
      case raw(Template)
      /// The client closes the connection.
      case close
    }

    /// The `#` lines before it.
    package var notes: [String] = []
    /// How long the client does nothing first, in milliseconds.
    package var waitBefore = 0
    package var send: Send?
    /// The lines of one reply, or of less than one where the script breaks off; the last one's code is what counts.
    package var expect: [Template] = []
    /// Whether the reply answers nothing that was sent: another time the server may well say something else, or nothing.
    package var isUnasked = false
    /// Who ends the connection after it, and how: `S! close`, `S! reset`.
    package var expectedEnd: End?

    package enum End: Equatable, Sendable {
      case close
      case reset
    }

    package init() {}

    /// The verb of the line it sends; nil for anything else. A placeholder may stand in the line.
    package var verb: Verb? {
      guard case .line(let line) = send, let text = line.resolved({ _ in [UInt8(ascii: "?")] }) else { return nil }
      return Verb(of: text)
    }

    /// The code of the last line expected; nil when none is, or the line has no code.
    package var expectedCode: ReplyCode? { expect.last?.replyLine?.code }

    /// What the last line expected wants: a code, or only its first digit; nil when none is.
    package var expectedReply: ExpectedReply? { expect.last.flatMap { ExpectedReply(line: $0) } }

    /// Whether a whole reply is expected: its last line has come.
    var hasReply: Bool { expect.last.map(ExpectedReply.withCode)?.replyLine?.isLast == true }

    var isEmpty: Bool { self == Step() }
  }
}

extension Template {
  /// Read as a line of a reply; what a placeholder stands for does not matter to its form.
  package var replyLine: ReplyLine? { resolved { _ in [UInt8(ascii: "?")] }.flatMap { ReplyLine($0) } }
}
