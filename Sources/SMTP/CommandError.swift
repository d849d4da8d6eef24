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
