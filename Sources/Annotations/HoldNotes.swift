package import SMTP

/// What was held and is about to be sent, as far as it decides what is said.
package struct Released: Sendable {
  /// How many lines are sent together first.
  package let commands: Int
  /// Verbs that may only be the last of a group, and were not.
  package let misplaced: [Verb]
  /// The message is sent together with its DATA, before the server has asked for it.
  package let hasText: Bool
  package let isBeforeGreeting: Bool

  package init(commands: Int, misplaced: [Verb] = [], hasText: Bool = false, isBeforeGreeting: Bool = false) {
    self.commands = commands
    self.misplaced = misplaced
    self.hasText = hasText
    self.isBeforeGreeting = isBeforeGreeting
  }
}

/// Pipelining by hand: several commands in one piece, without waiting for the replies between them.
enum HoldNotes {
  static func holding(_ context: AnnotationContext) -> Note {
    let offer =
      switch offers(context) {
      case nil: "The reply to EHLO says whether the server accepts several commands at once (PIPELINING)."
      case true?: "The server offers PIPELINING: it accepts several commands at once and answers each, in order."
      case false?: "The server does not offer PIPELINING: it may lose commands that come early, or refuse them."
      }
    return Note(
      "hold", .information, "What you type now is held; :release sends it in one piece",
      "\(offer) EHLO, DATA, VRFY, EXPN, NOOP, QUIT, STARTTLS and AUTH (PLAIN with its response aside) may only be the last of a group.",
      next: ":release, or :hold off to drop it", more: [group, text],
      reference: "RFC 2920, section 3.1; RFC 3207, section 4; RFC 4954, section 4")
  }

  static func released(_ released: Released, _ context: AnnotationContext) -> [Note] {
    var notes: [Note] = []
    if released.isBeforeGreeting { notes.append(beforeGreeting) }
    if released.commands > 1, offers(context) == false { notes.append(notOffered) }
    if let verb = released.misplaced.first { notes.append(misplaced(verb)) }
    if released.hasText { notes.append(early) }
    return notes.isEmpty ? [sent] : notes
  }

  /// Nil: no EHLO was answered yet.
  private static func offers(_ context: AnnotationContext) -> Bool? {
    if let extensions = context.extensions {
      return extensions.extensions.contains { $0.keyword == .pipelining }
    }
    return context.helloName == nil ? nil : false
  }

  private static let group =
    "MAIL, RCPT and RSET may come anywhere in a group. A command whose reply decides what may follow has to be "
    + "the last: EHLO because it says what the server can do, DATA because only a 354 makes the next line "
    + "part of the message."
  private static let text =
    "Lines held after DATA are sent when the server has answered 354, and dropped otherwise: without the 354 the "
    + "server would obey each of them as a command. :release now sends everything at once nevertheless."

  private static let sent = Note(
    "release", .information, "Sent in one piece: each reply names the command it answers",
    "The server reads the commands one after another and answers each. That saves a round trip for each; the "
      + "meaning is the same.", more: [group, text], reference: "RFC 2920, section 3.1")

  private static let notOffered = Note(
    "release.not-offered", .information, "Sent in one piece, though the server does not offer PIPELINING",
    "It may still answer each in order, as many do. It may also discard what came before its reply, or refuse a "
      + "client that does not wait: Exim calls that a synchronization error (554).",
    more: [group], reference: "RFC 2920, section 3.1")

  private static let beforeGreeting = Note(
    "release.before-greeting", .information, "Sent before the greeting, when the client has to be silent",
    "Exim answers 554, SMTP synchronization error, and closes the connection. Others delay the greeting to catch "
      + "this, since programs that send spam do not wait for it.", reference: "RFC 5321, section 4.3.1")

  private static func misplaced(_ verb: Verb) -> Note {
    Note(
      "release.misplaced", .information,
      "\(Excerpt.short(verb.rawValue, limit: 12)) has to be the last of its group, but more follows it",
      "What follows was sent without knowing the reply. A server may misread it, discard it, or refuse it.",
      more: [group], reference: "RFC 2920, section 3.1")
  }

  private static let early = Note(
    "release.early-text", .information, "The message is sent before the server has asked for it",
    "If the server answers DATA with 354, these lines are the message. If it refuses, it obeys each of them as a "
      + "command: that is why mail programs wait here.", more: [group, text], reference: "RFC 2920, section 3.1")
}
