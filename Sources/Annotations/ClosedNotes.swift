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
    let row = TroubleRow.first(of: greetings, in: context)
    return Note(
      "closed.greeting.\(row.id)", .tryLater, "The server hung up without a greeting", row.summary,
      next: row.next.map { TroubleRow.fill($0, context) }, reference: "RFC 5321, section 3.1")
  }

  static let greetings = [
    TroubleRow(
      id: "465", ports: [465], headline: "",
      summary:
        "Port 465 speaks TLS from the first octet and gives up on anything else. Port 587 or 25 begins in the clear.",
      next: ":open {host} 587"),
    TroubleRow(
      id: "loopback", peers: [.loopback], headline: "",
      summary:
        "The program behind the port ended or crashed at once, does not take connections from this address (its access "
        + "list), or what forwards the port (a container, ssh) found nobody behind it.",
      next: "Look at the program's own log"),
    TroubleRow(
      id: "local", peers: [.local], headline: "",
      summary:
        "The server does not take connections from your address (its access list), or what forwards the port (a container, a "
        + "load balancer) found nobody behind it, or its program crashed.", next: "Look at the server's log"),
    TroubleRow(
      id: "25", ports: [25], headline: "",
      summary:
        "Your address is on a block list and the server does not say so, or you connect too often; or a provider's firewall "
        + "cuts port 25; or the server is being restarted.", next: "Try again later, or :open {host} 587"),
    TroubleRow(
      id: "587", ports: [587], headline: "",
      summary:
        "You connect too often, or from where no login is allowed; or the port was told to speak TLS first, as 465 does; or "
        + "the server is being restarted.", next: "Try again later, or :open {host} 25"),
    TroubleRow(
      id: "other", headline: "",
      summary:
        "Perhaps no mail server: a port that wants TLS at once or speaks another protocol hangs up so. Else a firewall, a "
        + "block list that does not say so, or a limit on connections.", next: ":open {host} 25"),
  ]

  private static let inMessage = Note(
    "closed.message", .tryLater, "The server hung up in the middle of the message: it was not sent",
    "Without the lone dot at its end a message counts for nothing, and the server throws away what it had.",
    next: ":reconnect, and send it from the start", reference: "RFC 5321, section 4.1.1.4")

  private static let inTLS = Note(
    "closed.tls", .tryLater, "The connection is closed; it waited for TLS",
    "After STARTTLS only encryption can follow. To go on without it, connect again.", next: ":reconnect",
    reference: "RFC 3207, section 4")

  private static let unasked = Note(
    "closed", .tryLater, "The server hung up, unasked and without a word",
    "A proper server says 421 first. A restart, a long silence or a firewall between you does not. An envelope that was "
      + "not finished is gone; nothing of it was sent.", next: ":reconnect",
    reference: "RFC 5321, section 3.8")

  private static func afterCommand(_ request: Request?) -> Note {
    let what = request?.verb.map { Quote.short($0.rawValue, limit: 12) } ?? "your answer"
    let cause = request.flatMap { causes[Place($0)] }
    return Note(
      cause == nil ? "closed.command" : "closed.\(request.map { Place($0).idName } ?? "")", .tryLater,
      "The server hung up instead of answering \(what)",
      (cause ?? "It may have had enough (too many mistakes, a rule, a limit), or it crashed.")
        + " Nothing was sent: a message counts only after its dot was answered.",
      next: ":reconnect", reference: "RFC 5321, section 3.8")
  }

  static let causes: [Place: String] = [
    .helo: "It does not want your address or the name you gave, or something between you broke off, or it crashed.",
    .ehlo: "It does not want your address or the name you gave, does not know EHLO (HELO is older), or it crashed.",
    .mail: "It does not want this sender, or wanted a login first, or it crashed.",
    .rcpt: "It does not want this recipient, saw too many wrong ones, or it crashed.",
    .data: "A filter decided before the message, its disk is full, or it crashed.",
    .auth: "Too many logins failed, or it takes none without TLS, or it crashed.",
    .startTLS: "It has no certificate that works, or something between you does not let TLS pass, or it crashed.",
  ]
}
