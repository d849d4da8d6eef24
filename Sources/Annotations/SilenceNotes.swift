import SMTP

/// Nothing came, though something should have.
enum SilenceNotes {
  static func note(_ request: Request, _ seconds: Int, _ context: AnnotationContext) -> Note {
    switch Place(request) {
    case .connect: greeting(seconds, context)
    case .endOfMessage: afterDot(seconds)
    default: command(request, seconds)
    }
  }

  private static func greeting(_ seconds: Int, _ context: AnnotationContext) -> Note {
    let tls = context.port == 465
    return Note(
      "silence.greeting", .tryLater, "Connected, but no greeting in \(seconds) s",
      tls
        ? "Port 465 speaks TLS from the first octet: the server waits for you to begin. This version cannot do TLS yet; "
          + "try port 587 or 25."
        : "Perhaps the port speaks TLS first (as 465 does), or the server lets unknown clients wait on purpose (a tarpit), "
          + "or the program behind the port hangs, or a firewall swallows everything.",
      next: tls ? "Connect to port 587 or 25" : "Wait, or try another port: 25 or 587",
      more: [
        "Real mail servers wait five minutes for a greeting before they give up. A server may be slow because it looks "
          + "your IP address up in the DNS or in block lists first.",
        "An answer that comes later is still shown, with the request it belongs to.",
      ], reference: "RFC 5321, section 4.5.3.2.1")
  }

  private static func afterDot(_ seconds: Int) -> Note {
    Note(
      "silence.end-of-message", .tryLater, "No answer to the dot in \(seconds) s: the outcome is unknown",
      "The server may have taken the message or not; filters can take long. Sending it again may deliver it twice. Wait "
        + "on if you can: real mail servers wait ten minutes here.",
      next: "Wait for the reply",
      more: [
        "This is the one place in SMTP where both sides can disagree about who has the message. A server that took it and "
          + "could not say so, and a client that sends it again, make the doubled mail everybody has seen."
      ], reference: "RFC 5321, sections 4.5.3.2.6 and 6.1")
  }

  private static func command(_ request: Request, _ seconds: Int) -> Note {
    let what = request.verb.map { Quote.short($0.rawValue, limit: 12) } ?? "your answer"
    return Note(
      "silence.command", .tryLater, "No answer to \(what) in \(seconds) s",
      "The server is slow on purpose (a tarpit), looks something up, or has died. Do not send the line again: a reply "
        + "that comes late would be taken for the answer to the second one.",
      next: "Wait on, or Ctrl-C",
      more: ["Real mail servers wait five minutes for most replies, two after DATA and ten after the dot."],
      reference: "RFC 5321, section 4.5.3.2")
  }
}
