import Causes
import SMTP

/// From DATA to QUIT.
enum MessageNotes {
  static func data(_ heard: ClassifiedReply, _ context: AnnotationContext) -> Note {
    Note(
      "data.354", .goOn, "354: go ahead; whatever you type now is the message",
      "DATA asked to send the message, and 354 says go ahead. First the headers, then an empty line, the body, "
        + "and a lone dot on the last line. From: and To: may say anything; they do not route it. The server "
        + "does not reply before that dot.",
      next: context.isPracticeServer ? "From: Bugs Bunny" : "Subject: a test by hand",
      more: [
        "A header is a name, a colon and a text: From:, To:, Subject:, Date:. The empty line between them and the "
          + "body is what makes them headers; forget it and mail programs guess.",
        "Nothing in the headers decides where the message goes: RCPT TO settled that before.",
        "A line of the body that starts with a dot is sent with a second one, which the server removes; "
          + "otherwise a body could not contain a line with nothing but a dot.",
        "A line may have up to 998 characters. From here on the server obeys no command, not even QUIT, until "
          + "the dot has come.",
      ], reference: "RFC 5321, sections 3.3, 4.1.1.4 and 4.5.2", teaches: [10, 11, 12])
  }

  static func endOfMessage(_ heard: ClassifiedReply, _ context: AnnotationContext) -> Note {
    let id = QueueID.find(in: heard.answer.reply)
    let keep =
      id.map { "Keep \($0): with it the postmaster finds the message in the log." }
      ?? "This reply contains no queue ID; many servers give one."
    return Note(
      "end-of-message.250", .done,
      id.map { "250: accepted; its queue ID is \($0)" } ?? "250: the server has accepted the message",
      Wrapping.summary([
        "The server is responsible for the message now: it delivers it, or sends a bounce to the MAIL FROM "
          + "address. Go on with another MAIL FROM, or end with QUIT.", keep,
      ]),
      next: context.isPracticeServer ? ":inbox" : "QUIT",
      more: [
        "Accepted is not delivered: the server may relay the message, keep it in a queue for days, file it as "
          + "spam, or find only later that it cannot be delivered.",
        "The envelope is used up. The name you gave with HELO remains; MAIL FROM starts the next message.",
      ], reference: "RFC 5321, sections 4.1.1.4 and 4.2.5", teaches: [13])
  }

  static func quit(_ heard: ClassifiedReply, _ context: AnnotationContext) -> Note {
    Note(
      "quit.221", .done, "221: the server says goodbye and closes the connection",
      "QUIT is the polite end. The server answers before it closes, so both sides know that nothing was lost.",
      more: [
        "A message whose dot was answered with 250 is safe whatever happens here. One without its dot is gone.",
        "The client waits for the server to close; a client that just closes leaves the server guessing.",
      ], reference: "RFC 5321, section 4.1.1.10")
  }

  static func startTLS(_ heard: ClassifiedReply, _ context: AnnotationContext) -> Note {
    Note(
      "starttls.220", .goOn, "220: the server now waits for encryption, not for another command",
      "After STARTTLS the session is the same, only encrypted. Nobody can type a handshake, it takes too much "
        + "mathematics: the program does it, and then you go on typing.",
      next: nil,
      more: [
        "STARTTLS comes after EHLO. Client and server agree on keys, the server shows a certificate, and nobody "
          + "along the path can read what they say from then on.",
        "Once encrypted, both forget what was said before: the client says EHLO again, since the list of "
          + "extensions may differ; AUTH often appears only then.",
      ], reference: "RFC 3207, section 4", teaches: [18])
  }
}
