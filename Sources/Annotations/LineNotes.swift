import SMTP

/// Advice about a line as a whole: words meant for somebody else, and octets that do not belong.
enum LineNotes {
  static func note(_ advice: Advice, _ context: AnnotationContext) -> Note {
    let make = AdviceNotes.make
    switch advice {
    case .emptyLine:
      return make(
        "empty-line", "Sent as typed: an empty line, which is no command",
        "The server will probably answer 500. When unsure what comes next, ask for help here.", ":help", [],
        "RFC 5321, section 4.1.1")
    case .unknownVerb(let verb, let suggestion): return unknown(verb, suggestion, context)
    case .shellCommand(let name, let host, let port): return shell(name, host, port, context)
    case .localWord(let word):
      let isHelp = ["?", "h", "man", "--help", "-h", "/help"].contains(word)
      return make(
        "local-word", "Sent as typed; \(Quote.short(word, limit: 8)) is no word of SMTP",
        isHelp
          ? "The server will probably answer 500. HELP asks the server, :help asks this program."
          : "The server will probably answer 500. QUIT is SMTP's word for the end of a session.",
        isHelp ? ":help" : "QUIT", [], "RFC 5321, section 4.1.1.10")
    case .pastedReply(let code):
      return make(
        "pasted-reply", "Sent as typed; \(code) ... is what a server says, not you",
        "Lines with a number in front are replies. The server will probably answer 500.", nil, [],
        "RFC 5321, section 4.2")
    case .notationPrefix:
      return make(
        "notation", "Sent as typed; C: and S: only mark who speaks in an example",
        "They are not part of the command. The server will probably answer 500; leave the mark and its blank out.",
        context.hello, [], "RFC 5321, appendix D")
    case .headerOutsideMessage(let name):
      let field = Quote.short(name, limit: 14)
      return make(
        "header-outside", "Sent as typed; \(field): is a header and belongs in the message",
        "Headers come after DATA and its 354. Here the server waits for a command, and will probably answer 500. The "
          + "envelope has its own words: MAIL FROM and RCPT TO.", envelopeWord(name, context), [],
        "RFC 5321, section 4.1.1")
    case .leadingBlank(let verb):
      return make(
        "leading-blank", "Sent as typed; no blank may stand in front of a command",
        "Servers read the verb up to the first blank, and find none. The server will probably answer 500.",
        verb.flatMap { VerbTable.rows[$0.rawValue].map { context.fill($0.example ?? "") } } ?? ":help", [],
        "RFC 5321, section 4.1.1")
    case .otherProtocol(let word, let name):
      return make(
        "other-protocol.\(name.lowercased())",
        "Sent as typed; \(Quote.short(word.asciiUppercased, limit: 8)) is a word of \(name), not of SMTP",
        "\(purpose[name] ?? "It does something else.") The server will probably answer 500.",
        context.helloName == nil ? context.hello : ":help", [], "RFC 5321, section 4.1.1")
    case .placeholder:
      return make(
        "placeholder", "Sent as typed; YOUR_ADDRESS stands for an address of your own",
        "Examples write it where you put in the real one.", "MAIL FROM:<\(context.proposedAddress)>", [],
        "RFC 5321, section 4.1.1.2")
    case .commandTooLong(let octets):
      return make(
        "too-long", "A command of \(octets) octets; 512 are allowed",
        "Line ending included. The server may answer 500.", "Use a shorter line", [],
        "RFC 5321, section 4.5.3.1.4")
    case .nul:
      return make(
        "nul", "A zero octet went out inside the command",
        "Commands are text, and zero is no text. The server may "
          + "answer 501 or hang up.", "Type it again without", [], "RFC 5321, section 4.1.1")
    default:
      return make(
        "non-ascii", "Letters that are not ASCII went out inside the command",
        "Commands are ASCII, unless the server offers SMTPUTF8 and MAIL asks for it. The server may answer 501, 550 or "
          + "553.", "Use plain ASCII letters", [], "RFC 6531, section 3.5")
    }
  }

  private static let purpose = [
    "POP3": "POP3 fetches mail that has arrived; SMTP sends it, and logs in with AUTH where a login is asked for.",
    "IMAP": "IMAP reads mail that has arrived; SMTP sends it, and logs in with AUTH where a login is asked for.",
    "HTTP": "HTTP fetches web pages; SMTP sends mail.",
  ]

  private static func unknown(_ verb: Verb, _ suggestion: Verb?, _ context: AnnotationContext) -> Note {
    let word = Quote.short(verb.rawValue, limit: 16)
    let probably = "The server will probably answer 500 and wait for the next line."
    guard let suggestion else {
      return AdviceNotes.make(
        "unknown-verb", "Sent as typed; \(word) is no command of SMTP",
        "\(probably) :help lists the commands there are.", next: ":help", "RFC 5321, section 4.1.1")
    }
    return AdviceNotes.make(
      "misspelt-verb", "Sent as typed; \(word) is no command. Did you mean \(suggestion)?",
      probably,
      next: VerbTable.rows[suggestion.rawValue].map { context.fill($0.example ?? suggestion.rawValue) },
      "RFC 5321, section 4.1.1")
  }

  private static func shell(_ name: String, _ host: String?, _ port: Int?, _ context: AnnotationContext)
    -> Note
  {
    let elsewhere = host.flatMap { Quote.fitting($0, in: 40) }
    let target = elsewhere.map { ":open \($0)\(port.map { " \($0)" } ?? "")" }
    let isHere = elsewhere?.asciiUppercased == context.host.asciiUppercased
    return AdviceNotes.make(
      "shell-command", "Sent as typed; \(Quote.short(name, limit: 12)) is a command for your shell",
      "What it does is done already: you are connected\(isHere ? " to that very server" : "") and speak SMTP. The "
        + "server will probably answer 500."
        + (isHere ? "" : target.map { " To reach the other one: \($0)" } ?? " Shell commands work after QUIT."),
      next: context.hello, "RFC 5321, section 4.1.1")
  }

  private static func envelopeWord(_ name: String, _ context: AnnotationContext) -> String {
    switch name.asciiUppercased {
    case "FROM", "SENDER", "REPLY-TO": "MAIL FROM:<\(context.proposedAddress)>"
    case "TO", "CC", "BCC": "RCPT TO:<\(context.proposedAddress)>"
    default: "DATA"
    }
  }
}
