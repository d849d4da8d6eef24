import SMTP

/// The server hung up. What that means depends on what was under way.
enum ClosedNotes {
  static func note(_ request: Request?, _ stage: Stage, _ context: AnnotationContext) -> Note {
    let place = request.map { Place($0) }
    if place == .endOfMessage { return afterDot }
    if place == .quit || stage == .closing && place == nil { return afterGoodbye }
    if place == .connect || stage == .greeting { return beforeGreeting(context) }
    switch stage {
    case .message: return inMessage
    case .tls: return inTLS
    default: return place == nil ? unasked : afterCommand(request)
    }
  }

  private static let afterDot = Note(
    "closed.end-of-message", .tryLater, "The server hung up after the dot without an answer: unknown",
    "It may have taken the message or not, and nobody can tell from here. Sending it again may deliver it twice; not "
      + "sending it may lose it.",
    next: "Look whether it arrived before you send it again",
    more: ["A mail server would send it again: a message twice is better than none."],
    reference: "RFC 5321, sections 4.2.5 and 6.1")

  private static let afterGoodbye = Note(
    "closed.quit", .done, "The server has closed the connection: the session is over",
    "Nothing is left to do here. Whatever was answered with 250 after its dot is safe.", next: nil,
    reference: "RFC 5321, section 4.1.1.10")

  private static func beforeGreeting(_ context: AnnotationContext) -> Note {
    Note(
      "closed.greeting", .tryLater, "The server hung up without a greeting",
      context.port == 465
        ? "Port 465 speaks TLS from the first octet and gives up on anything else. Port 587 or 25 begins in the clear."
        : "Perhaps a firewall, a block list that does not say so, a limit on connections, or a port that expects TLS at "
          + "once.", next: "Try again later, or another port: 25 or 587", reference: "RFC 5321, section 3.1")
  }

  private static let inMessage = Note(
    "closed.message", .tryLater, "The server hung up in the middle of the message: it was not sent",
    "Without the lone dot at its end a message counts for nothing, and the server throws away what it had.",
    next: "Connect again and send it from the start", reference: "RFC 5321, section 4.1.1.4")

  private static let inTLS = Note(
    "closed.tls", .tryLater, "The connection is closed; it waited for TLS",
    "After STARTTLS only encryption can follow. To go on without it, connect again.", next: "Connect again",
    reference: "RFC 3207, section 4")

  private static let unasked = Note(
    "closed", .tryLater, "The server hung up, unasked and without a word",
    "A proper server says 421 first. A restart, a long silence or a firewall between you does not. An envelope that was "
      + "not finished is gone; nothing of it was sent.", next: "Connect again",
    reference: "RFC 5321, section 3.8")

  private static func afterCommand(_ request: Request?) -> Note {
    let what = request?.verb.map { Quote.short($0.rawValue, limit: 12) } ?? "your answer"
    return Note(
      "closed.command", .tryLater, "The server hung up instead of answering \(what)",
      "It may have had enough (too many mistakes, a rule, a limit), or it crashed. Nothing was sent: a message counts only "
        + "after its dot was answered.", next: "Connect again", reference: "RFC 5321, section 3.8")
  }
}
