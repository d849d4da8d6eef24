import Octets
import SMTP

/// Warnings about a line as a whole: words meant for another program, and octets that are not allowed.
extension LineWarningNotes {
  static let emptyLine = make(
    "empty-line", "Sent as typed: an empty line, which is not a command",
    "The server will probably answer 500. When unsure what comes next, ask for help here.", next: ":help",
    "RFC 5321, section 4.1.1")

  static func unknown(_ typed: String, _ suggestion: Verb?, _ context: AnnotationContext) -> Note {
    let word = Excerpt.short(typed, limit: 16)
    let probably = "The server will probably answer 500 and wait for the next line."
    if let old = StateNotes.seldomKnown(typed) {
      return make(
        "seldom-known-verb", "Sent as typed; hardly any server has \(old)",
        "It is a command of an RFC. \(probably)", next: ":help", "RFC 5321, appendix F; RFC 821")
    }
    guard let suggestion else {
      return make(
        "unknown-verb", "Sent as typed; \(word) is not an SMTP command",
        "\(probably) :help lists the commands there are.", next: ":help", "RFC 5321, section 4.1.1")
    }
    return make(
      "misspelt-verb", "Sent as typed; \(word) is not a command. Did you mean \(suggestion)?",
      probably,
      next: VerbTable.rows[suggestion.rawValue].map { context.fill($0.example ?? suggestion.rawValue) },
      "RFC 5321, section 4.1.1")
  }

  static func shell(_ name: String, _ host: String?, _ port: Int?, _ context: AnnotationContext) -> Note {
    let elsewhere = host.flatMap { Excerpt.fitting($0, in: 40) }
    let target = elsewhere.map { ":open \($0)\(port.map { " \($0)" } ?? "")" }
    let isHere = elsewhere?.asciiUppercased == context.host.asciiUppercased
    return make(
      "shell-command", "Sent as typed; \(Excerpt.short(name, limit: 12)) is a command for your shell",
      "You have done that already: you are connected\(isHere ? " to that very server" : "") and speak SMTP. The "
        + "server will probably answer 500."
        + (isHere ? "" : target.map { " To reach the other one: \($0)" } ?? " Shell commands work after QUIT."),
      next: context.hello, "RFC 5321, section 4.1.1")
  }

  static func ownCommand(_ name: String) -> Note {
    make(
      "own-command", "Sent as typed; smtp-tutor \(Excerpt.short(name, limit: 8)) is a command for your shell",
      "The server will probably answer 500. \(OwnCommandWords.here(name))", next: nil, "RFC 5321, section 4.1.1")
  }

  static func localWord(_ word: String) -> Note {
    let isHelp = LineWarning.asksForHelp(word)
    return make(
      "local-word", "Sent as typed; \(Excerpt.short(word, limit: 8)) is not an SMTP command",
      isHelp
        ? "The server will probably answer 500. HELP asks the server, :help asks this program."
        : "The server will probably answer 500. QUIT is SMTP's word for the end of a session.",
      next: isHelp ? ":help" : "QUIT", "RFC 5321, section 4.1.1.10")
  }

  static func pastedReply(_ code: ReplyCode) -> Note {
    make(
      "pasted-reply", "Sent as typed; \(code) ... is what a server says, not you",
      "Lines that begin with a number are replies. The server will probably answer 500.", next: nil,
      "RFC 5321, section 4.2")
  }

  static func notationPrefix(_ context: AnnotationContext) -> Note {
    make(
      "notation", "Sent as typed; C: and S: only mark who speaks in an example",
      "They are not part of the command. The server will probably answer 500; leave out the mark and its space. A whole "
        + "session in this form is played by smtp-tutor replay FILE.",
      next: context.hello, "RFC 5321, appendix D")
  }

  static func headerOutsideMessage(_ name: String, _ context: AnnotationContext) -> Note {
    make(
      "header-outside", "Sent as typed; \(Excerpt.short(name, limit: 14)): is a header and belongs in the message",
      "Headers come after DATA and its 354. Now the server expects a command, and will probably answer 500. The "
        + "envelope is set with MAIL FROM and RCPT TO.", next: envelopeWord(name, context),
      "RFC 5321, section 4.1.1")
  }

  private static func envelopeWord(_ name: String, _ context: AnnotationContext) -> String {
    switch name.asciiUppercased {
    case "FROM", "SENDER", "REPLY-TO": "MAIL FROM:<\(context.proposedAddress)>"
    case "TO", "CC", "BCC": "RCPT TO:<\(context.proposedAddress)>"
    default: "DATA"
    }
  }

  static func leadingSpace(_ verb: Verb?, _ context: AnnotationContext) -> Note {
    make(
      "leading-blank", "Sent as typed; there may be no space before a command",
      "The server reads the verb up to the first space, and here nothing comes before it. It will probably answer 500.",
      next: verb.flatMap { VerbTable.rows[$0.rawValue].map { context.fill($0.example ?? "") } } ?? ":help",
      "RFC 5321, section 4.1.1")
  }

  static func otherProtocol(_ word: String, _ name: String, _ context: AnnotationContext) -> Note {
    make(
      "other-protocol.\(name.lowercased())",
      "Sent as typed; \(Excerpt.short(word.asciiUppercased, limit: 8)) is a command of \(name), not of SMTP",
      "\(purpose[name] ?? "It does something else.") The server will probably answer 500.",
      next: context.helloName == nil ? context.hello : ":help", "RFC 5321, section 4.1.1")
  }

  private static let purpose = [
    "POP3": "POP3 fetches mail that has arrived; SMTP sends it, and logs in with AUTH.",
    "IMAP": "IMAP reads mail that has arrived; SMTP sends it, and logs in with AUTH.",
    "HTTP": "HTTP fetches web pages; SMTP sends mail.",
  ]

  static func placeholder(_ context: AnnotationContext) -> Note {
    make(
      "placeholder", "Sent as typed; YOUR_ADDRESS stands for an address of your own",
      "Examples have it where you put your real one.", next: "MAIL FROM:<\(context.proposedAddress)>",
      "RFC 5321, section 4.1.1.2")
  }

  static func commandTooLong(_ octets: Int) -> Note {
    make(
      "too-long", "A command of \(octets) octets; 512 are allowed",
      "Line ending included; only parameters of MAIL and RCPT may make it longer. The server may answer 500.",
      next: "Use a shorter line",
      "RFC 5321, section 4.5.3.1.4")
  }

  static let nul = make(
    "nul", "A zero octet was sent inside the command",
    "Commands are text, and a zero octet is not text. The server may answer 501 or close the connection.",
    next: "Type the line again without it", "RFC 5321, section 4.1.1")

  static func nonASCII(_ context: AnnotationContext) -> Note {
    let isOffered = context.history.list?[.smtpUTF8] != nil
    return make(
      isOffered ? "non-ascii.offered" : "non-ascii", "Letters that are not ASCII were sent inside the command",
      isOffered
        ? "This server offers SMTPUTF8, and accepts them in a message whose MAIL asked for it: MAIL FROM:<...> SMTPUTF8."
        : "Commands are ASCII, unless the server offers SMTPUTF8 and MAIL asks for it. The server may answer 501, 550 or "
          + "553.", next: isOffered ? nil : "Use plain ASCII letters", "RFC 6531, section 3.5")
  }
}
