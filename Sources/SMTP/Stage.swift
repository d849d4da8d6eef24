/// How far a conversation has come; the word appears in the prompt.
package enum Stage: String, Equatable, Sendable, CaseIterable {
  case unconnected = "not connected"
  /// Connected; the server speaks first, and has not yet.
  case greeting
  /// Greeted by the server; HELO or EHLO comes next.
  case start
  /// HELO or EHLO was accepted; MAIL comes next.
  case ready
  /// A sender was accepted; RCPT comes next.
  case mail
  /// A recipient was accepted; more of them, or DATA.
  case recipients = "rcpt"
  /// A 354 answered DATA: every line is message text, until a lone dot.
  case message
  /// A BDAT line was sent: so many octets as it announced are message text.
  case chunk = "bdat"
  /// A 334 answered AUTH: the next line answers the server's challenge.
  case auth
  /// A 220 answered STARTTLS: the server waits for a TLS handshake and nothing else.
  case tls
  /// QUIT was answered, or the server said 421: it is about to close the connection.
  case closing

  /// Whether what is sent is message text, whatever it looks like.
  package var isText: Bool { self == .message || self == .chunk }
}
