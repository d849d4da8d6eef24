/// Whose server it is: its name, its words, and its policy. The referee decides facts; a persona decides nothing
/// that RFC 5321 decides.
package protocol ServerPersona: Sendable {
  /// The name in greetings and trace lines: `mail.christian.net`.
  var hostName: String { get }
  var limits: ServerLimits { get }
  /// Whether MAIL needs a HELO or EHLO before it.
  var requiresHello: Bool { get }

  /// Whether mail for a recipient is taken. Only asked for an address with a domain, and for `postmaster` without one.
  func ruling(on recipient: ForwardPath) -> RecipientRuling

  /// The reply that says it.
  func word(_ verdict: ServerVerdict) -> Reply
}

/// What a server's policy says about a recipient.
package enum RecipientRuling: Equatable, Sendable {
  /// Delivered here, into this mailbox, domain included.
  case local(Mailbox)
  /// The domain is not this server's, and the client is not its user.
  case relayDenied
  case unknownUser
}
