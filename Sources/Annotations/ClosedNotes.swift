import Causes
import Octets
import SMTP

/// The server closed the connection. What that means depends on what was under way.
enum ClosedNotes {
  static func note(_ request: Request?, _ stage: Stage, _ context: AnnotationContext) -> Note {
    switch Ending.Moment(request, stage) {
    case .greeting:
      Ending.closed.beforeGreeting(
        "The server closed the connection without a greeting", "RFC 5321, section 3.1", context)
    case .command: unlistedLogin(request, context) ?? announced(context) ?? afterCommand(request, context)
    case .message: inMessage
    case .afterDot: afterDot
    case .tls: inTLS
    case .goodbye: afterGoodbye(context)
    case .idle: Ending.closed.said(in: context) ?? unasked
    }
  }

  /// The server had refused the connection as a whole, or what was sent ahead: it closes for that, whatever was asked last.
  private static func announced(_ context: AnnotationContext) -> Note? {
    let history = context.history
    guard history.greeting?.isFailure == true || history.goodbye != nil || history.sentAhead else { return nil }
    return Ending.closed.said(in: context)
  }

  /// A login in a way that is not on the list, met with the end of the connection.
  private static func unlistedLogin(_ request: Request?, _ context: AnnotationContext) -> Note? {
    let words = request?.line.split(whereSeparator: \.isBlank) ?? []
    guard request?.verb == .auth, words.count > 1, let offered = context.history.list?.mechanisms else { return nil }
    let mechanism = String(decoding: words[1], as: UTF8.self).asciiUppercased
    guard !offered.contains(mechanism) else { return nil }
    let name = Excerpt.short(mechanism, limit: 20)
    let list = offered.isEmpty ? "none" : Excerpt.short(offered.joined(separator: " "), limit: 60)
    return Note(
      "closed.auth.mechanism", .tryLater, "The server closed the connection instead of answering AUTH",
      "\(name) is not among the mechanisms of its list (\(list)): that is the likely reason. Nobody was logged in, and "
        + "no message was sent.",
      next: ":reconnect", reference: "RFC 4954, section 4; RFC 5321, section 3.8")
  }

  private static let afterDot = Note(
    "closed.end-of-message", .tryLater, "Closed after the dot, without an answer: the outcome is unknown",
    "It may or may not have accepted the message, and there is no telling from here. Sending it again may deliver it "
      + "twice; not sending it may lose it.",
    next: "Check whether it arrived before you send it again",
    more: ["A mail server would send it again: two copies are better than none."],
    reference: "RFC 5321, sections 4.2.5 and 6.1")

  private static func afterGoodbye(_ context: AnnotationContext) -> Note {
    Note(
      "closed.quit", .done, "The server has closed the connection: the session is over",
      "A message that was answered with 250 after its dot is safe. :reconnect opens the connection again, :quit leaves "
        + "this program.",
      next: context.history.lastReply == .closing ? nil : ":reconnect", reference: "RFC 5321, section 4.1.1.10")
  }

  private static let inMessage = Note(
    "closed.message", .tryLater, "Closed in the middle of the message: it was not sent",
    "Without the lone dot at its end a message counts for nothing, and the server throws away what it had.",
    next: ":reconnect", reference: "RFC 5321, section 4.1.1.4")

  private static let inTLS = Note(
    "closed.tls", .tryLater, "The connection is closed; the server was waiting for TLS",
    "After STARTTLS only encryption can follow. To go on without it, connect again.", next: ":reconnect",
    reference: "RFC 3207, section 4")

  private static let unasked = Note(
    "closed", .tryLater, "The server closed the connection without a reply",
    "A proper server says 421 first. A missing 421 points to a restart, a long silence or a firewall in between. An "
      + "unfinished envelope is lost.", next: ":reconnect",
    reference: "RFC 5321, section 3.8")

  private static func afterCommand(_ request: Request?, _ context: AnnotationContext) -> Note {
    let (id, cause) = Ending.closed.cause(of: ReplyContext(request))
    let shown = Ending.shown(request, context)
    return Note(
      shown.map { "closed.\($0.id)" } ?? id, .tryLater,
      "The server closed the connection instead of answering \(Ending.name(request))",
      (shown?.words ?? cause ?? "It may have had enough (too many mistakes, a rule, a limit), or it crashed.")
        + " Nothing was sent: a message counts only once its dot has been answered.",
      next: ":reconnect", reference: "RFC 5321, section 3.8")
  }
}
