package import SMTP

/// The first thing in which what was typed, or what came of it, is not what a step asks for. Facts; `words` says them.
package enum Mismatch: Equatable, Sendable {
  // A line.
  case verb(expected: Verb, typed: Verb)
  /// The verb is right; the line cannot be read as the command it announces.
  case malformed(Verb, CommandError)
  /// The name that HELO or EHLO gives.
  case name(expected: String, typed: String)
  case address(Verb, expected: Mailbox?, typed: Mailbox?)
  case parameter(missing: Parameter)
  case argument(expected: String, typed: String)
  /// A command of the tutor was expected.
  case local(expected: String, typed: String)
  /// Right but for a space before the verb.
  case leadingBlank
  /// Right up to here; what follows it, the server did not take.
  case surplus(String)
  /// The line is right, and the server said something else.
  case reply(expected: ReplyPattern, got: ReplyCode)

  /// A login that is not the one asked for.
  case login(LoginMismatch)

  // A message.
  /// A command came where a message was expected.
  case message
  case missingHeader(String)
  /// The header was meant to be there, and is none where it is.
  case misplacedHeader(String, MessageText.Misplacement)
  case header(name: String, expected: String, typed: String)
  case missingEmptyLine
  case missingText
  /// A line with nothing but spaces in it, where an empty one was expected.
  case blankLine
  /// This line of the text, which starts with a dot, is not there.
  case missingDotLine(String)
  /// The lone dot never came: nothing was delivered.
  case missingDot

  // The mailbox.
  case mailbox(MailboxCondition, MailboxCondition.Failure)
  /// Something that has to have been said, and was not yet.
  case exchange(ExchangeCondition)
  /// A command of the tutor that has to be used, and was not yet.
  case notTyped(TypedCondition, isLate: Bool)

  /// The answer to a Question.
  case answer(expected: AnswerValue, typed: String)
}
