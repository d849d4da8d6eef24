/// A way in which a server broke the form of a reply (RFC 5321, section 4.2). The reply is shown and used all the
/// same; lines are counted from 1.
package enum ReplyViolation: Equatable, Sendable {
  /// The line ended with LF alone (section 2.3.8).
  case bareLineFeed(line: Int)
  /// A CR is inside the line.
  case bareCarriageReturn(line: Int)
  /// A NUL is inside the line.
  case nul(line: Int)
  /// Octets above 127 (allowed only where SMTPUTF8 was asked for, RFC 6531).
  case nonASCII(line: Int)
  /// More than 512 octets with CRLF (section 4.5.3.1.5).
  case lineTooLong(line: Int, octets: Int)
  /// Three digits and nothing after them.
  case bareCode(line: Int)
  /// The lines of one reply carry different codes; the last one decides.
  case codesDiffer([ReplyCode])
  /// The first digit is not 2 to 5, or the second not 0 to 5.
  case codeOutOfRange(ReplyCode)
  /// A line between the reply's lines that has not the form of a reply.
  case strayLine(line: Int)
  /// More lines than are kept; this many were not.
  case tooManyLines(omitted: Int)
}
