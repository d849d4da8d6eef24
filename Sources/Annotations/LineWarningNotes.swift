import SMTP

/// What to say about an odd line. It was sent as it was typed; the note says what it means.
enum LineWarningNotes {
  /// The one switch over all warnings. It has no `default`, so a new one does not compile before it has its words.
  static func note(_ warning: LineWarning, _ context: AnnotationContext) -> Note {
    switch warning {
    // A line as a whole.
    case .emptyLine: emptyLine
    case .unknownVerb(let verb, let suggestion): unknown(verb, suggestion, context)
    case .shellCommand(let name, let host, let port): shell(name, host, port, context)
    case .ownCommand(let name): ownCommand(name)
    case .localWord(let word): localWord(word)
    case .pastedReply(let code): pastedReply(code)
    case .notationPrefix: notationPrefix(context)
    case .headerOutsideMessage(let name): headerOutsideMessage(name, context)
    case .leadingBlank(let verb): leadingSpace(verb, context)
    case .otherProtocol(let word, let name): otherProtocol(word, name, context)
    case .placeholder: placeholder(context)
    case .commandTooLong(let octets): commandTooLong(octets)
    case .nul: nul
    case .nonASCII: nonASCII(context)
    // Its form.
    case .missingKeyword(let verb): missingKeyword(verb, context)
    case .missingBrackets(let verb, let mailbox): missingBrackets(verb, mailbox, context)
    case .blankAfterColon(let verb): spaceAfterColon(verb, context)
    case .severalAddresses(let verb): severalAddresses(verb, context)
    case .malformed(let verb, let error): malformed(verb, error, context)
    // Its place in the session.
    case .beforeGreeting: beforeGreeting
    case .helloFirst: helloFirst(context)
    case .helloAgain(let verb): helloAgain(verb, context)
    case .senderFirst: senderFirst(context)
    case .senderAlreadyGiven: senderAlreadyGiven
    case .recipientFirst: recipientFirst(context)
    case .dotOutsideMessage(let next): dotOutsideMessage(next, context)
    case .textWithoutData: textWithoutData
    // Inside a message.
    case .dotDoubled: dotDoubled
    case .dotWithBlank: dotWithSpace
    case .commandInsideMessage(let word): commandInsideMessage(word)
    case .textLineTooLong(let octets): textLineTooLong(octets)
    case .emptyLineForgotten(let number, let line): emptyLineForgotten(number, line, context)
    case .noHeaders: noHeaders(context)
    case .beyondChunk(let octets): beyondChunk(octets)
    }
  }

  /// Every warning says once that nothing was corrected: in its headline or in this sentence.
  static let asTyped = "It was sent exactly as you typed it."

  static func saysAsTyped(_ headline: String) -> Bool {
    headline.hasPrefix("Sent as typed") || headline.hasSuffix("(sent anyway)")
  }

  static func make(
    _ id: String, _ headline: String, _ summary: String, next: String?, more: [String] = [],
    _ reference: String
  ) -> Note {
    Note(
      "advice.\(id)", .information, headline, saysAsTyped(headline) ? summary : Wrapping.summary([asTyped, summary]),
      next: next, more: more,
      reference: reference)
  }
}
