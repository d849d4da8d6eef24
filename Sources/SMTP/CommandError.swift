/// Why a line is not the command its verb announces. Facts; a server or a tutor puts them into words.
package enum CommandError: Error, Equatable, Sendable {
  case emptyLine
  /// MAIL without `FROM:`, RCPT without `TO:`.
  case missingKeyword(Verb)
  case missingArgument(Verb)
  /// DATA, RSET and QUIT take none (RFC 5321, section 4.3.2).
  case unexpectedArgument(Verb)
  /// HELO or EHLO with something that names no host (section 4.1.3).
  case malformedDomain(String)
  case path(PathError)
  case malformedParameter(String)
}

/// Why the text after `FROM:` or `TO:` is not a path (RFC 5321, section 4.1.2). Facts; the words are elsewhere.
package enum PathError: Error, Equatable, Sendable {
  case empty
  /// No `<` where the path has to begin; the address without them, if it reads as one.
  case missingBrackets(Mailbox?)
  /// A `<` without its `>`.
  case unclosedBracket
  case unclosedQuote
  case missingLocalPart
  case missingDomain
  case misplacedDot
  case invalidCharacter(Character)
  /// `<>` where a recipient has to stand.
  case nullRecipient
  /// Octets that are no UTF-8.
  case notText
  /// Text directly after the `>`.
  case textAfterPath
}
