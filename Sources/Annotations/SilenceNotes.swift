import Causes
import SMTP

/// Nothing came, though something should have: the likely causes in order, and what to try.
enum SilenceNotes {
  /// - Parameters:
  ///   - lines: how many lines of the reply have come, of which none was the last.
  ///   - unfinished: octets of a line that has begun and not ended.
  static func note(
    _ request: Request, _ seconds: Int, lines: Int, unfinished: Int, _ context: AnnotationContext
  ) -> Note {
    if unfinished > 0 { return halfALine(request, seconds, unfinished, context) }
    if lines > 0 { return halfAReply(request, seconds) }
    return switch ReplyContext(request) {
    case .connect: greeting(seconds, context)
    case .endOfMessage: afterDot(seconds)
    case let place: command(place, request, seconds, context)
    }
  }

  /// Said after the first silent second already where there is no doubt, and after some more what is likely.
  static func early(_ request: Request, _ seconds: Double, lines: Int, _ context: AnnotationContext) -> Note? {
    if lines > 0 { return seconds < 5 ? nil : begun(request) }
    guard case .connection = request.kind else { return seconds < 5 ? nil : slow(request) }
    guard !context.isEncrypted else { return nil }
    guard context.port == 465 else { return seconds < 5 ? nil : likely(context) }
    return Note(
      "silence.early.465", .information, "Port 465 speaks TLS from the first octet",
      "So the server says nothing: it waits for you to begin the handshake. smtp-tutor --tls does that; port 587 or "
        + "25 begins in the clear.",
      next: context.host.isEmpty ? nil : DiagnosisRow.fill("Ctrl-C, then :open {host} 465 tls", context),
      reference: "RFC 8314, section 3.3")
  }

  private static func slow(_ request: Request) -> Note {
    let place = ReplyContext(request)
    let (_, cause) = Ending.silence.cause(of: place)
    let isAfterDot = place == .endOfMessage
    return Note(
      "silence.early.\(place.idName)", .information,
      "No answer to \(isAfterDot ? "the dot" : Ending.name(request)) yet",
      isAfterDot
        ? "Filters may still be looking at the message. Real mail servers wait ten minutes here before they give up."
        : cause ?? "The server is slow on purpose (a tarpit), looks something up, or has died.",
      reference: "RFC 5321, section 4.5.3.2")
  }

  /// Lines with a hyphen after the number have come, and the last one has not.
  private static func begun(_ request: Request) -> Note {
    let isGreeting = ReplyContext(request) == .connect
    return Note(
      isGreeting ? "silence.early.teaser" : "silence.early.half-reply", .information,
      isGreeting
        ? "The greeting has begun: its last line is still to come"
        : "The reply has begun: its last line is still to come",
      isGreeting
        ? "A hyphen after 220 says that more follows. Postfix's postscreen waits a few seconds here on purpose, to see who "
          + "speaks too soon. Keep waiting."
        : "A hyphen after the number says that more follows.",
      reference: "RFC 5321, section 4.2.1")
  }

  private static func likely(_ context: AnnotationContext) -> Note {
    Note(
      "silence.early", .information, "No greeting yet: a slow server, or a port that speaks TLS first",
      (context.port == 25
        ? "Servers look your address up, or keep strangers waiting on purpose, for up to half a minute."
        : "Where TLS begins at once, as on port 465, the server waits for you and says nothing: smtp-tutor --tls begins it.")
        + " "
        + (context.port == 25
          ? "On a port where TLS begins at once nothing ever comes."
          : "Others look your address up, or keep strangers waiting for up to half a minute."),
      reference: "RFC 8314, section 3.3; RFC 5321, section 4.5.3.2.1")
  }

  // MARK: The greeting

  private static func greeting(_ seconds: Int, _ context: AnnotationContext) -> Note {
    Ending.silence.beforeGreeting(
      "Connected, but no greeting in \(seconds) s",
      more: [
        "Real mail servers wait five minutes for a greeting before they give up. A server may be slow because it looks "
          + "your IP address up in the DNS or in block lists first, and some make every stranger wait, to see who "
          + "cannot.",
        "An answer that comes later is still shown, with the request it belongs to.",
      ], "RFC 5321, section 4.5.3.2.1", context)
  }

  // MARK: A command

  private static func command(
    _ place: ReplyContext, _ request: Request, _ seconds: Int, _ context: AnnotationContext
  ) -> Note {
    let (id, cause) = Ending.silence.cause(of: place)
    return Note(
      id, .tryLater, "No answer to \(Ending.name(request)) in \(seconds) s",
      Wrapping.summary([
        cause ?? "The server is slow on purpose (a tarpit), looks something up, or has died.",
        "Do not send the line again: the late reply would be taken for the second one's.",
        context.peer == .loopback ? "It runs on this machine: is it still running?" : "",
      ]),
      next: place == .quit ? ":close" : "Wait on, or :close and try again later",
      more: ["Real mail servers wait five minutes for most replies, two after DATA and ten after the dot."],
      reference: "RFC 5321, section 4.5.3.2")
  }

  private static func halfAReply(_ request: Request, _ seconds: Int) -> Note {
    let isAfterDot = ReplyContext(request) == .endOfMessage
    return Note(
      isAfterDot ? "silence.half-reply.end-of-message" : "silence.half-reply", .tryLater,
      isAfterDot
        ? "Half a reply to the dot in \(seconds) s: the outcome is unknown"
        : "The reply began, but its last line did not come in \(seconds) s",
      "Each line so far has a hyphen after the number, so more should follow. "
        + (isAfterDot
          ? "The server may or may not have accepted the message; sending it again may deliver it twice."
          : "The server is slow on purpose, its program died, or something between you lost the rest."),
      next: isAfterDot ? "Check whether it arrived before you send it again" : "Wait on, or :close and try again later",
      reference: "RFC 5321, section 4.2.1")
  }

  private static func halfALine(
    _ request: Request, _ seconds: Int, _ octets: Int, _ context: AnnotationContext
  ) -> Note {
    let isAfterDot = ReplyContext(request) == .endOfMessage
    return Note(
      isAfterDot ? "silence.half-line.end-of-message" : "silence.half-line", .tryLater,
      isAfterDot
        ? "Half an answer to the dot in \(seconds) s: the outcome is unknown"
        : "Half a line came in \(seconds) s, and no more",
      isAfterDot
        ? "The line has no end, so it is not a reply yet. The server may or may not have accepted the message; sending "
          + "it again may deliver it twice."
        : "The server stopped in the middle of a line: it dribbles on purpose (a tarpit), its program died or was "
          + "stopped, or something between you lost the rest.",
      next: isAfterDot ? "Check whether it arrived before you send it again" : "Wait on, or :close and try again later",
      more: [
        "A reply counts once its last line has its line end; a program that acted on half of one would be guessing."
      ],
      reference: "RFC 5321, section 4.2")
  }

  // MARK: The dot

  private static func afterDot(_ seconds: Int) -> Note {
    Note(
      "silence.end-of-message", .tryLater, "No answer to the dot in \(seconds) s: the outcome is unknown",
      "The server may or may not have accepted the message; filters can take long. Sending it again may deliver it "
        + "twice. Wait on if you can: real mail servers wait ten minutes here.",
      next: "Wait for the reply",
      more: [
        "This is the one place in SMTP where both sides can disagree about who has the message. A server that took it "
          + "and could not say so, and a client that sends it again, make the duplicates everybody has seen."
      ], reference: "RFC 5321, sections 4.5.3.2.6 and 6.1")
  }
}
