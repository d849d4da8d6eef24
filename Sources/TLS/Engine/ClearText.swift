/// What it looks like that came where TLS was to begin.
package enum ClearText: Equatable, Sendable {
  /// The reply of an SMTP server: a port that begins in clear, or a STARTTLS that was not understood.
  case smtpReply
  case smtpCommand
  case http
  /// Text, and nothing known of it.
  case text
  /// Neither TLS nor text.
  case octets
}
