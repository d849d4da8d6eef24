import SMTP

/// The connection was reset: thrown away, where a close would have said goodbye. Other causes come first than after a
/// close, and what the server said last may be lost. The break itself was told before.
enum ResetNotes {
  static func note(_ request: Request?, _ stage: Stage, _ context: AnnotationContext) -> Note {
    switch Ending.Moment(request, stage) {
    case .greeting:
      Ending.reset.beforeGreeting(
        "Reset before a greeting: cut off, not closed", more: [meaning], reference, context)
    case .command: afterCommand(request)
    case .message: inMessage
    case .afterDot: afterDot
    case .goodbye: afterGoodbye
    case .tls, .idle:
      request == nil ? Ending.reset.said(in: context) ?? unasked : afterCommand(request)
    }
  }

  private static let meaning =
    "A close (FIN) says: I have sent everything, read it to its end. A reset (RST) says: there is no such connection, throw "
    + "away what is on its way. No program says it in so many words; a system sends it when a program crashed or closed "
    + "with something unread, when the machine was restarted and knows of no connection, or when a firewall decides so."
  private static let words =
    "A server that says why and closes while more is coming in is reset by its own system: its last reply may be lost on "
    + "the way. Sent line by line, or with less at once, the same session often shows the reason."
  private static let reference = "RFC 9293, section 3.5.2; RFC 5321, section 3.8"

  private static let afterDot = Note(
    "reset.end-of-message", .tryLater, "Reset after the dot, without an answer: the outcome is unknown",
    "The server may have taken the message, and its answer was lost; or it crashed before. Nobody can tell from here: "
      + "sending it again may deliver it twice, not sending it may lose it.",
    next: "Look whether it arrived before you send it again",
    more: [meaning, "A mail server would send it again: a message twice is better than none."],
    reference: "RFC 9293, section 3.5.2; RFC 5321, sections 4.2.5 and 6.1")

  private static let afterGoodbye = Note(
    "reset.quit", .done, "The server threw the connection away: the session is over all the same",
    "It saves itself the orderly end, as busy servers do. Whatever was answered with 250 after its dot is safe.",
    more: [meaning], reference: reference)

  private static let inMessage = Note(
    "reset.message", .tryLater, "Reset in the middle of the message: it was not sent",
    "First: the server refused the rest (its size, a filter) and closed while text still came in, so that its reason is "
      + "lost. Then: a firewall or virus scanner on the way dislikes the text; a broken path that loses large packets; a "
      + "crash.", next: ":reconnect, and try a short message first", more: [words, meaning], reference: reference)

  private static let unasked = Note(
    "reset", .tryLater, "Reset between two commands, and without a word",
    "First: a firewall or NAT on the way forgot a connection that was silent for long. Then: the server was restarted or "
      + "crashed. An envelope that was not finished is gone; nothing of it was sent.",
    next: ":reconnect", more: [meaning], reference: reference)

  private static func afterCommand(_ request: Request?) -> Note {
    Note(
      "reset.command", .tryLater, "Reset instead of an answer to \(Ending.name(request))",
      "First: a firewall on the way cut it, for what was sent or after a long silence. Then: the server crashed, or closed "
        + "with something unread, so that its reason is lost. Nothing was sent: a message counts only after its dot was "
        + "answered.", next: ":reconnect, and send one line at a time", more: [words, meaning], reference: reference)
  }
}
