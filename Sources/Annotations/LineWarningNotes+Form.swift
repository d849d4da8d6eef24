import SMTP

/// Warnings about a command whose argument is not well formed.
extension LineWarningNotes {
  static func missingKeyword(_ verb: Verb, _ context: AnnotationContext) -> Note {
    make(
      "missing-keyword.\(idName(verb))", "Sent as typed; the form is \(form(verb))",
      "The verb, \(verb == .rcpt ? "TO" : "FROM"), a colon and the address in angle brackets belong together. The "
        + "server will probably answer 500 or 501.", next: proposal(verb, nil, context), reference(verb))
  }

  static func missingBrackets(_ verb: Verb, _ mailbox: Mailbox?, _ context: AnnotationContext) -> Note {
    make(
      "missing-brackets.\(idName(verb))", "Sent as typed; the address belongs in angle brackets: < >",
      "Many servers accept the address without them, others answer 501 or 555.", next: proposal(verb, mailbox, context),
      reference(verb))
  }

  static func spaceAfterColon(_ verb: Verb, _ context: AnnotationContext) -> Note {
    make(
      "blank-after-colon.\(idName(verb))", "There should be no space after the colon (sent anyway)",
      "Nearly every server accepts it; a strict one may answer 501.",
      next: proposal(verb, nil, context), reference(verb))
  }

  static func severalAddresses(_ verb: Verb, _ context: AnnotationContext) -> Note {
    make(
      "several-addresses.\(idName(verb))",
      verb == .rcpt
        ? "Sent as typed; each RCPT TO names one recipient" : "Sent as typed; a message has one sender",
      verb == .rcpt
        ? "For more recipients repeat RCPT TO: each gets a reply of its own. A list with commas belongs in the "
          + "To: header. The server will probably answer 501."
        : "MAIL FROM names the one address to which bounces go. The server will probably answer 501.",
      next: proposal(verb, nil, context), reference(verb))
  }

  static func malformed(_ verb: Verb, _ error: CommandError, _ context: AnnotationContext) -> Note {
    let (what, fault) = ErrorWords.of(error)
    return make(
      "malformed.\(idName(verb)).\(fault)", "Sent as typed; \(what)",
      "The server will probably answer 501 (or 500). Nothing is lost: type the line again.",
      next: proposal(verb, nil, context), reference(verb))
  }

  private static func idName(_ verb: Verb) -> String { Excerpt.short(verb.rawValue.lowercased(), limit: 12) }

  private static func form(_ verb: Verb) -> String {
    verb == .rcpt ? "RCPT TO:<address>" : "MAIL FROM:<address>"
  }

  private static func reference(_ verb: Verb) -> String {
    VerbTable.rows[verb.rawValue]?.reference ?? "RFC 5321, section 4.1.1"
  }

  private static func proposal(_ verb: Verb, _ mailbox: Mailbox?, _ context: AnnotationContext) -> String? {
    let address = mailbox.flatMap { Excerpt.fitting($0.description, in: 50) } ?? context.proposedAddress
    switch verb {
    case .mail: return "MAIL FROM:<\(address)>"
    case .rcpt: return "RCPT TO:<\(address)>"
    case .helo: return "HELO x"
    case .ehlo: return context.extendedHello
    default: return VerbTable.rows[verb.rawValue].flatMap { $0.example.map(context.fill) }
    }
  }
}
