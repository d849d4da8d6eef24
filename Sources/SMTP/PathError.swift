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
  /// Text directly behind the `>`.
  case textAfterPath
}
