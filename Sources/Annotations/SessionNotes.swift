import Causes
import SMTP

/// The replies of the tutorial's own session, when all goes well: the one place that lists their codes.
enum SessionNotes {
  /// A code of that session: what help says about it, and the note of each step it answers.
  struct Row: Sendable {
    let code: ReplyCode
    let headline: String
    let help: String
    let notes: [ReplyContext: @Sendable (ClassifiedReply, AnnotationContext) -> Note]
  }

  static let rows = [
    Row(
      code: .serviceReady, headline: "ready; the greeting, or the go-ahead for TLS",
      help: "As the server's first line: it is ready, and HELO or EHLO comes next. After STARTTLS: it waits for "
        + "the handshake.",
      notes: [.connect: HelloNotes.greeting, .startTLS: MessageNotes.startTLS]),
    Row(
      code: .ok, headline: "done",
      help:
        "The usual success. After HELO: name noted. After MAIL: sender noted. After RCPT: recipient accepted. "
        + "After the lone dot: the server has accepted the message.",
      notes: [
        .helo: HelloNotes.helo, .ehlo: ExtensionNotes.ehlo, .mail: EnvelopeNotes.mail, .rcpt: EnvelopeNotes.rcpt,
        .endOfMessage: MessageNotes.endOfMessage,
      ]),
    Row(
      code: .startMailInput, headline: "go ahead; type the message, a lone dot ends it",
      help:
        "The answer to DATA: headers, an empty line, the body, and a dot alone on a line. No reply comes before that "
        + "dot.", notes: [.data: MessageNotes.data]),
    Row(
      code: .closing, headline: "goodbye; the server closes",
      help: "The answer to QUIT. The server then closes the connection.", notes: [.quit: MessageNotes.quit]),
  ]

  static func row(_ code: ReplyCode) -> Row? { rows.first { $0.code == code } }

  static func note(_ heard: ClassifiedReply, _ context: AnnotationContext) -> Note? {
    let isLastPiece = heard.place == .bdat && heard.answer.request?.endsMessage == true
    return row(heard.code)?.notes[isLastPiece ? .endOfMessage : heard.place]?(heard, context)
  }
}
