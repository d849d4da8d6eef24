import SMTP

/// What to say about a line that is odd. It went out as it was typed; only its meaning is talked about.
enum AdviceNotes {
  static func note(_ advice: Advice, _ context: AnnotationContext) -> Note {
    switch advice {
    case .dotDoubled, .dotWithBlank, .commandInsideMessage, .textLineTooLong, .emptyLineForgotten, .noHeaders,
      .beyondChunk:
      MessageAdvice.note(advice, context)
    case .helloFirst, .helloAgain, .senderFirst, .senderAlreadyGiven, .recipientFirst, .beforeGreeting,
      .dotOutsideMessage, .textWithoutData:
      OrderAdvice.note(advice, context)
    case .missingKeyword, .missingBrackets, .blankAfterColon, .severalAddresses, .malformed:
      FormAdvice.note(advice, context)
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
