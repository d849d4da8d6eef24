import SMTP

/// What to say about a line that is odd. It went out as it was typed; only its meaning is talked about.
enum AdviceNotes {
  static func note(_ advice: Advice, _ context: AnnotationContext) -> Note {
    switch advice {
    case .dotDoubled, .dotWithBlank, .commandInsideMessage, .textLineTooLong:
      MessageAdvice.note(advice, context)
    case .helloFirst, .senderFirst, .senderAlreadyGiven, .recipientFirst, .beforeGreeting:
      OrderAdvice.note(advice, context)
    case .missingKeyword, .missingBrackets, .blankAfterColon, .malformed: FormAdvice.note(advice, context)
    default: LineNotes.note(advice, context)
    }
  }

  /// Every advice says that nothing was corrected.
  static let asTyped = "It went out exactly as you typed it."

  static func make(
    _ id: String, _ headline: String, _ summary: String, next: String?, more: [String] = [],
    _ reference: String
  ) -> Note {
    Note(
      "advice.\(id)", .information, headline, Wrapping.summary([asTyped, summary]), next: next, more: more,
      reference: reference)
  }
}

/// A step taken before the one it stands on.
private enum OrderAdvice {
  static func note(_ advice: Advice, _ context: AnnotationContext) -> Note {
    switch advice {
    case .helloFirst:
      AdviceNotes.make(
        "hello-first", "Sent as typed; HELO or EHLO comes before MAIL",
        "Some servers take MAIL all the same, many answer 503. A server that is greeted first never minds.",
        next: context.hello, "RFC 5321, section 4.1.4")
    case .senderFirst:
      AdviceNotes.make(
        "sender-first", "Sent as typed; MAIL FROM comes before this",
        "No sender has been accepted yet. The server will probably answer 503.",
        next: "MAIL FROM:<\(context.proposedAddress)>", "RFC 5321, section 4.1.4")
    case .senderAlreadyGiven:
      AdviceNotes.make(
        "sender-given", "Sent as typed; this message has a sender already",
        "One message has one sender. The server will probably answer 503; RSET drops the envelope so that you can "
          + "begin again.", next: "RSET", "RFC 5321, section 4.1.4")
    case .recipientFirst:
      AdviceNotes.make(
        "recipient-first", "Sent as typed; a recipient comes before DATA",
        "No RCPT has been accepted yet. The server will probably answer 503 or 554, and no message begins.",
        next: "RCPT TO:<\(context.proposedAddress)>", "RFC 5321, section 4.1.4")
    default:
      AdviceNotes.make(
        "before-greeting", "Sent before the server's greeting; it speaks first",
        "A server may refuse a client that does not wait: only programs that send spam are in such a hurry.",
        next: "Wait for a line that begins with 220", "RFC 5321, section 3.1")
    }
  }
}

/// A command whose argument is not well formed.
private enum FormAdvice {
  static func note(_ advice: Advice, _ context: AnnotationContext) -> Note {
    switch advice {
    case .missingKeyword(let verb):
      AdviceNotes.make(
        "missing-keyword.\(idName(verb))", "Sent as typed; \(form(verb)) is the form of it",
        "The verb, \(verb == .rcpt ? "TO" : "FROM"), a colon and the address in angle brackets belong together. The "
          + "server will probably answer 500 or 501.", next: proposal(verb, nil, context), reference(verb))
    case .missingBrackets(let verb, let mailbox):
      AdviceNotes.make(
        "missing-brackets.\(idName(verb))", "Sent as typed; the address belongs in angle brackets: < >",
        "Many servers take it without, others answer 501 or 555.", next: proposal(verb, mailbox, context),
        reference(verb))
    case .blankAfterColon(let verb):
      AdviceNotes.make(
        "blank-after-colon.\(idName(verb))", "Sent as typed; no blank belongs behind the colon",
        "Nearly every server takes it; the standard has none, and a strict server may answer 501.",
        next: proposal(verb, nil, context), reference(verb))
    case .malformed(let verb, let error): malformed(verb, error, context)
    default:
      AdviceNotes.make("form", "Sent as typed; its form is unusual", "", next: nil, "RFC 5321, section 4.1")
    }
  }

  private static func malformed(_ verb: Verb, _ error: CommandError, _ context: AnnotationContext) -> Note {
    let (what, fault) = ErrorWords.of(error)
    return AdviceNotes.make(
      "malformed.\(idName(verb)).\(fault)", "Sent as typed; \(what)",
      "The server will probably answer 501 (or 500). Nothing is lost: type it again.",
      next: proposal(verb, nil, context), reference(verb))
  }

  private static func idName(_ verb: Verb) -> String { Quote.short(verb.rawValue.lowercased(), limit: 12) }

  private static func form(_ verb: Verb) -> String {
    verb == .rcpt ? "RCPT TO:<address>" : "MAIL FROM:<address>"
  }

  private static func reference(_ verb: Verb) -> String {
    VerbTable.rows[verb.rawValue]?.reference ?? "RFC 5321, section 4.1.1"
  }

  private static func proposal(_ verb: Verb, _ mailbox: Mailbox?, _ context: AnnotationContext) -> String? {
    let address = mailbox.flatMap { Quote.fitting($0.description, in: 50) } ?? context.proposedAddress
    switch verb {
    case .mail: return "MAIL FROM:<\(address)>"
    case .rcpt: return "RCPT TO:<\(address)>"
    case .helo: return "HELO x"
    default: return VerbTable.rows[verb.rawValue].flatMap { $0.example.map(context.fill) }
    }
  }
}

/// Inside a message: what the line does there.
private enum MessageAdvice {
  static func note(_ advice: Advice, _ context: AnnotationContext) -> Note {
    switch advice {
    case .commandInsideMessage(let word):
      AdviceNotes.make(
        "command-in-message", "Message text now: \(Quote.short(word, limit: 12)) is a line of your message",
        "No command is obeyed before the lone dot. To get out without sending, press Ctrl-C and drop the "
          + "connection.", next: ".", "RFC 5321, section 4.1.1.4")
    case .dotWithBlank:
      AdviceNotes.make(
        "dot-with-blank", "A dot with a blank behind it ends no message",
        "The dot was doubled like any other at the start of a line, and is text. The end is a dot with nothing before "
          + "or behind it.", next: ".", "RFC 5321, section 4.5.2")
    case .textLineTooLong(let octets):
      AdviceNotes.make(
        "text-line-too-long", "A line of \(octets) octets; 1000 are allowed in a message",
        "Line ending included. The server may refuse the message after the dot, or cut the line.",
        next: "Use shorter lines", "RFC 5321, section 4.5.3.1.6")
    default:
      Note(
        "advice.dot-doubled", .information,
        "A dot in front got a second one on the wire; the receiver drops it",
        "Only a lone dot may end a message, so a line that begins with a dot is sent with one more, and the receiver "
          + "takes that off again. What arrives is what you typed. :stuffing off leaves it out.",
        reference: "RFC 5321, section 4.5.2")
    }
  }
}
