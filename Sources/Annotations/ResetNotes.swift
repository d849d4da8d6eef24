import SMTP

/// The connection was reset instead of closed. Other causes are likelier than after a
/// close, and what the server said last may be lost. The reset itself was reported before.
enum ResetNotes {
  static func note(_ request: Request?, _ stage: Stage, _ context: AnnotationContext) -> Note {
    switch Ending.Moment(request, stage) {
    case .greeting:
      Ending.reset.beforeGreeting(
        "Reset before a greeting: cut off, not closed", more: [meaning], reference, context)
    case .command: afterCommand(request, context)
    case .message: inMessage
    case .afterDot: afterDot
    case .goodbye: afterGoodbye
    case .tls, .idle:
      request == nil ? Ending.reset.said(in: context) ?? unasked : afterCommand(request, context)
    }
  }

  private static let meaning =
    "A close (FIN) means: I have sent everything. A reset (RST) means: there is no such connection, discard what "
    + "is in transit. Systems send it when a program crashed or closed the connection with data unread, "
    + "when the machine was restarted, or when a firewall cuts the connection."
  private static let words =
    "When a server gives its reason and closes while data is still coming in, its own system resets the "
    + "connection, and the reply may be lost. Sent line by line, or with less at once, the same session "
    + "often shows the reason."
  private static let reference = "RFC 9293, section 3.5.2; RFC 5321, section 3.8"

  private static let afterDot = Note(
    "reset.end-of-message", .tryLater, "Reset after the dot, without an answer: the outcome is unknown",
    "The server may have accepted the message, and its answer was lost; or it crashed before. There is no telling from "
      + "here: sending it again may deliver it twice, not sending it may lose it.",
    next: "Check whether it arrived before you send it again",
    more: [meaning, "A mail server would send it again: two copies are better than none."],
    reference: "RFC 9293, section 3.5.2; RFC 5321, sections 4.2.5 and 6.1")

  private static let afterGoodbye = Note(
    "reset.quit", .done, "The server reset the connection after QUIT: the session is over",
    "Busy servers do that instead of an orderly close. A message whose dot was answered with 250 is safe.",
    more: [meaning], reference: reference)

  private static let inMessage = Note(
    "reset.message", .tryLater, "Reset in the middle of the message: it was not sent",
    "Perhaps the server refused the rest (its size, a filter) and closed while data was still coming in, so that its "
      + "reason was lost. Or a firewall or virus scanner along the path cut it; or large packets are lost; or the "
      + "server crashed.", next: ":reconnect", more: [words, meaning],
    reference: reference)

  private static let unasked = Note(
    "reset", .tryLater, "Reset between two commands, without a reply",
    "Perhaps a firewall or NAT along the path forgot a connection that had been silent for a long time. Or the server "
      + "was restarted or crashed. An unfinished envelope is lost; no message was sent.",
    next: ":reconnect", more: [meaning], reference: reference)

  private static func afterCommand(_ request: Request?, _ context: AnnotationContext) -> Note {
    let headline = "Reset instead of an answer to \(Ending.name(request))"
    if let shown = Ending.shown(request, context) {
      return Note(
        "reset.\(shown.id)", .tryLater, headline,
        "\(shown.words) A server that closes with data unread resets the connection, and its reply may be lost. No message "
          + "was sent.", next: ":reconnect", more: [words, meaning], reference: reference)
    }
    return Note(
      "reset.command", .tryLater, headline,
      "Perhaps a firewall along the path cut it, for what was sent or after a long silence. Or the server crashed, or "
        + "closed with data unread, so that its reason was lost. No message was sent: it counts only once its dot has "
        + "been answered.", next: ":reconnect", more: [words, meaning],
      reference: reference)
  }
}
