package import SMTP

/// What must not happen while a step goes on.
package struct Prohibition: Equatable, Sendable {
  package enum Event: Equatable, Sendable {
    /// Said, whatever came of it, on a connection that is not encrypted.
    case plaintext(ExchangeCondition.Subject)
    case reply(ExchangeCondition.Subject, ReplyPattern)
    /// Said before the other was done on this connection.
    case before(ExchangeCondition.Subject, Milestone)
    /// A mailbox has such messages.
    case mail(MailboxCondition)
  }

  package enum Milestone: Equatable, Sendable {
    /// A command that the server accepted.
    case command(Verb)
    /// A command of the tutor.
    case local(String)
  }

  package let event: Event
  /// What is said when it happens; its text may be empty.
  package let words: Lesson.Words
}

/// That a command of the tutor was used since the step began.
package struct TypedCondition: Equatable, Sendable {
  /// As it is typed, with its colon.
  package let command: String
  /// What may not have been said on the connection by then; nil: the order does not matter.
  package let before: ExchangeCondition.Subject?
  /// Its line in the file.
  package let line: Int
}
