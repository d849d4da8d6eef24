/// What a server says of STARTTLS (RFC 3207) while the connection is in clear.
package enum TLSOffer: Equatable, Sendable {
  /// Listed, and done.
  case offered
  /// Listed, and answered with 454.
  case unavailable
  /// Neither listed nor done.
  case notOffered
  /// Somebody on the way has overwritten it: `XXXXXXXA` is listed, and what is typed is no command any more.
  case stripped
}
