import SMTP

/// The replies of the tutorial's own session, when all goes well.
enum SessionNotes {
  private typealias Maker = @Sendable (Heard, AnnotationContext) -> Note

  private struct Step: Hashable {
    let place: Place
    let code: ReplyCode
  }

  private static let makers: [Step: Maker] = [
    Step(place: .connect, code: .serviceReady): HelloNotes.greeting,
    Step(place: .helo, code: .ok): HelloNotes.helo,
    Step(place: .ehlo, code: .ok): ExtensionNotes.ehlo,
    Step(place: .mail, code: .ok): EnvelopeNotes.mail,
    Step(place: .rcpt, code: .ok): EnvelopeNotes.rcpt,
    Step(place: .data, code: .startMailInput): MessageNotes.data,
    Step(place: .endOfMessage, code: .ok): MessageNotes.endOfMessage,
    Step(place: .quit, code: .closing): MessageNotes.quit,
    Step(place: .startTLS, code: .serviceReady): MessageNotes.startTLS,
  ]

  static func note(_ heard: Heard, _ context: AnnotationContext) -> Note? {
    makers[Step(place: heard.place, code: heard.code)]?(heard, context)
  }
}

extension SessionNotes {
  /// What help says about the numbers of the session, which have no row of their own.
  static let headlines = [
    220: "ready; the greeting, or the go-ahead for TLS", 250: "done", 221: "goodbye; the server closes",
    354: "go ahead; type the message, a lone dot ends it",
  ]

  static let help = [
    220: [
      "As the first word of a server: it is ready, and HELO or EHLO comes next. After STARTTLS: it waits for the "
        + "handshake."
    ],
    221: ["The answer to QUIT. The server closes the connection behind it."],
    250: [
      "The commonest yes. After HELO: name noted. After MAIL: sender noted. After RCPT: recipient taken. After the lone "
        + "dot: the server has taken over the message."
    ],
    354: [
      "The answer to DATA: headers, an empty line, the body, and a dot alone on a line. No reply comes before that dot."
    ],
  ]
}
