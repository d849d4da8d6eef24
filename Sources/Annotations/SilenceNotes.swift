import SMTP

/// Nothing came, though something should have: the likely causes in order, and what to try.
enum SilenceNotes {
  /// - Parameter unfinished: octets of a line that has begun and not ended.
  static func note(_ request: Request, _ seconds: Int, unfinished: Int, _ context: AnnotationContext) -> Note {
    if unfinished > 0 { return halfALine(request, seconds, unfinished, context) }
    return switch Place(request) {
    case .connect: greeting(seconds, context)
    case .endOfMessage: afterDot(seconds)
    case let place: command(place, request, seconds, context)
    }
  }

  /// Said after the first silent second already, where there is no doubt.
  static func early(_ request: Request, _ context: AnnotationContext) -> Note? {
    guard case .connection = request.kind, context.port == 465 else { return nil }
    return Note(
      "silence.early.465", .information, "Port 465 speaks TLS from the first octet",
      "So the server says nothing: it waits for you to begin the handshake. This version cannot do TLS yet; port 587 or 25 "
        + "begins in the clear.",
      next: context.host.isEmpty ? nil : TroubleRow.fill("Ctrl-C, then :open {host} 587", context),
      reference: "RFC 8314, section 3.3")
  }

  // MARK: The greeting

  private static func greeting(_ seconds: Int, _ context: AnnotationContext) -> Note {
    let row = TroubleRow.first(of: greetings, in: context)
    return Note(
      "silence.greeting.\(row.id)", .tryLater, "Connected, but no greeting in \(seconds) s",
      row.summary, next: row.next.map { TroubleRow.fill($0, context) },
      more: [
        "Real mail servers wait five minutes for a greeting before they give up. A server may be slow because it looks "
          + "your IP address up in the DNS or in block lists first, and some let every stranger wait to see who cannot.",
        "An answer that comes later is still shown, with the request it belongs to.",
      ], reference: "RFC 5321, section 4.5.3.2.1")
  }

  static let greetings = [
    TroubleRow(
      id: "465", ports: [465], headline: "",
      summary:
        "Port 465 speaks TLS from the first octet: the server waits for you to begin. This version cannot do TLS yet; try "
        + "port 587 or 25.", next: ":open {host} 587"),
    TroubleRow(
      id: "loopback", peers: [.loopback], headline: "",
      summary:
        "The program behind the port hangs or was stopped (the system accepts for it); or it looks your address up in a name "
        + "service that does not answer; or the port speaks TLS first, as 465 does.",
      next: "Look at the program's own log"),
    TroubleRow(
      id: "local", peers: [.local], headline: "",
      summary:
        "The server looks your address up in a name service that does not answer, as is usual with private addresses; or the "
        + "program behind the port hangs; or the port speaks TLS first, as 465 does.",
      next: "Wait on, or look at the server's log"),
    TroubleRow(
      id: "25", ports: [25], headline: "",
      summary:
        "The server lets strangers wait on purpose (a tarpit: half a minute, mostly), or looks your address up in the DNS; "
        + "or a provider's filter on port 25 answers in its place; or its program hangs.",
      next: "Wait longer, or :open {host} 587"),
    TroubleRow(
      id: "587", ports: [587], headline: "",
      summary:
        "The server looks your address up or is too busy; or it was told to speak TLS first here, as belongs on port 465; or "
        + "a firewall lets connections begin and nothing through.", next: "Wait longer, or :open {host} 25"),
    TroubleRow(
      id: "other", headline: "",
      summary:
        "Is it a mail port? Where the client has to speak first (the web, TLS as on port 465) nothing comes for ever. Else "
        + "the server lets you wait (a tarpit), or its program hangs.", next: ":open {host} 25"),
  ]

  // MARK: A command

  private static func command(
    _ place: Place, _ request: Request, _ seconds: Int, _ context: AnnotationContext
  ) -> Note {
    let what = request.verb.map { Quote.short($0.rawValue, limit: 12) } ?? "your answer"
    let cause = causes[place]
    return Note(
      cause == nil ? "silence.command" : "silence.\(place.idName)", .tryLater, "No answer to \(what) in \(seconds) s",
      Wrapping.summary([
        cause ?? "The server is slow on purpose (a tarpit), looks something up, or has died.",
        "Do not send the line again: the late reply would pass for the second one's.",
        context.peer == .loopback ? "It runs on this machine: does it still?" : "",
      ]),
      next: place == .quit ? ":close" : "Wait on, or :close and try again later",
      more: ["Real mail servers wait five minutes for most replies, two after DATA and ten after the dot."],
      reference: "RFC 5321, section 4.5.3.2")
  }

  static let causes: [Place: String] = [
    .helo: "The server looks up your address or the name you gave, is slow on purpose (a tarpit), or has died.",
    .ehlo: "The server looks up your address or the name you gave, is slow on purpose (a tarpit), or has died.",
    .mail: "The server looks up the sender's domain (DNS, SPF), is slow on purpose (a tarpit), or has died.",
    .rcpt: "The server asks whether the recipient exists, lets strangers wait (greylisting by delay, a tarpit after "
      + "wrong recipients), or has died.",
    .data: "The server makes room or asks its filters first, waits for name service, or has died.",
    .auth: "The server waits for the one that knows the passwords, or lets failed logins wait on purpose, or has died.",
    .startTLS: "The server loads its certificate, or its TLS side hangs, or something between you holds TLS back.",
    .quit: "Nothing hangs on it: what was accepted with 250 stays accepted.",
  ]

  private static func halfALine(
    _ request: Request, _ seconds: Int, _ octets: Int, _ context: AnnotationContext
  ) -> Note {
    let isAfterDot = Place(request) == .endOfMessage
    return Note(
      isAfterDot ? "silence.half-line.end-of-message" : "silence.half-line", .tryLater,
      isAfterDot
        ? "Half an answer to the dot in \(seconds) s: the outcome is unknown"
        : "Half a line came in \(seconds) s, and no more",
      isAfterDot
        ? "The line has no end, so it is no reply yet. The server may have taken the message or not; sending it again may "
          + "deliver it twice."
        : "The server stopped in the middle of a line: it dribbles on purpose (a tarpit), its program died or was "
          + "stopped, or something between you lost the rest.",
      next: isAfterDot ? "Look whether it arrived before you send it again" : "Wait on, or :close and try again later",
      more: ["A reply counts once its last line has its line end; a program that acted on half of one would guess."],
      reference: "RFC 5321, section 4.2")
  }

  // MARK: The dot

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
}
