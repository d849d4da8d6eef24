import Octets
package import SMTP

/// That a command got such a reply since the step began.
package struct ExchangeCondition: Equatable, Sendable {
  package enum Subject: Equatable, Sendable {
    case verb(Verb)
    /// A line that means what this one means.
    case line(String)
    /// The lone dot.
    case endOfMessage
  }

  package let subject: Subject
  package let reply: ReplyPattern
  /// Whether what comes before it may have been on an earlier connection.
  package let isLater: Bool
  /// Its line in the file.
  package let line: Int

  package init(subject: Subject, reply: ReplyPattern, isLater: Bool = false, line: Int) {
    self.subject = subject
    self.reply = reply
    self.isLater = isLater
    self.line = line
  }

  /// Whether an exchange makes it true.
  package func holds(for request: Request?, _ code: ReplyCode) -> Bool {
    guard let request, reply.matches(code) else { return false }
    return subject.fits(request)
  }
}

extension ExchangeCondition.Subject {
  /// Whether a request is one of these.
  package func fits(_ request: Request) -> Bool {
    switch (self, request.kind) {
    case (.verb(let wanted), .command(let verb)): verb == wanted
    // A login of several lines is one AUTH, and its end answers the last of them.
    case (.verb(.auth), .authResponse): true
    case (.line(let wanted), .command):
      LineMatch(expected: wanted, accepts: []).mismatch(from: request.sent.revealed) == nil
    case (.line(let wanted), .authResponse):
      LineMatch(expected: wanted, accepts: []).mismatch(ofResponse: request.sent.revealed) == nil
    case (.endOfMessage, .endOfMessage): true
    default: false
    }
  }
}
