import SMTP

/// What is said again: the last command, or the last message with its envelope, and all that led to it.
struct Repetition {
  /// What a new connection takes first.
  let lead: [SentParts.Part]
  /// What is repeated; empty: nothing was sent, and the greeting is what matters.
  let repeated: [SentParts.Part]

  private let greeting: Transcript.Step?

  init(_ sent: SentParts) {
    greeting = sent.greeting.last
    // The end of a session is no part of it.
    let parts = sent.parts.filter { $0.verb != .quit && $0.sent != .close }
    guard let last = parts.last else {
      (lead, repeated) = ([], [])
      return
    }
    var start = parts.count - 1
    if case .message = last.sent { start = parts.lastIndex { $0.verb == .mail } ?? start }
    (lead, repeated) = (Array(parts[..<start]), Array(parts[start...]))
  }

  /// As a line names it.
  var title: String {
    guard let last = repeated.last else { return "the connection" }
    if case .message = last.sent { return "the message" }
    return last.title
  }

  /// What is not said again by itself: a login, and octets that were not kept because they may contain one.
  var hasSecret: Bool { Self.hasSecret(repeated) }
  var leadHasSecret: Bool { Self.hasSecret(lead) }

  private static func hasSecret(_ parts: [SentParts.Part]) -> Bool {
    parts.contains { part in
      part.verb == .auth
        || part.steps.contains { step in
          if case .line(let line) = step.send, line.hasSecret { return true }
          return step.notes.contains(Session.secretLeftOut)
        }
    }
  }

  /// Whether the last command can be said twice where it was said: it changed nothing, or it begins anew.
  var staysInPlace: Bool {
    guard repeated.count == 1, let part = repeated.first, let verb = part.verb, verb != .startTLS else { return false }
    let changesNothing: [Verb] = [.noop, .vrfy, .expn, .help, .rset, .helo, .ehlo, .lhlo]
    return changesNothing.contains(verb) || part.steps.last?.expectedCode?.isFailure == true
  }

  /// What was answered before.
  var answer: Answered? { (repeated.last?.steps.last ?? greeting)?.expect.last.flatMap { Answered(line: $0) } }

  /// Of an answer, what has to change.
  struct Answered: Equatable {
    let code: ReplyCode
    let enhanced: EnhancedStatusCode?

    init(_ reply: Reply) { (code, enhanced) = (reply.code, reply.enhancedStatus) }

    /// Nil for a line that is not one of a reply.
    init?(line: Template) {
      guard let line = line.replyLine else { return nil }
      self.init(Reply(lines: [line], bytes: [], violations: []))
    }
  }
}
