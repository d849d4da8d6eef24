package import SMTP

/// That a command got such a reply since the step began.
package struct ExchangeCondition: Equatable, Sendable {
  package enum Subject: Equatable, Sendable {
    case verb(Verb)
    /// The lone dot.
    case endOfMessage
  }

  package let subject: Subject
  package let reply: ReplyPattern
  /// Its line in the file.
  package let line: Int

  /// Whether an exchange makes it true.
  package func holds(for request: Request?, _ code: ReplyCode) -> Bool {
    guard let request, reply.matches(code) else { return false }
    return switch (subject, request.kind) {
    case (.verb(let wanted), .command(let verb)): verb == wanted
    // A login of several lines is one AUTH, and its end answers the last of them.
    case (.verb(.auth), .authResponse): true
    case (.endOfMessage, .endOfMessage): true
    default: false
    }
  }
}
