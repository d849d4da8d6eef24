/// Whose server it is: its name, its words, and its policy. The referee decides facts; a persona decides nothing
/// that RFC 5321 decides.
package protocol ServerPersona: Sendable {
  /// The name in greetings and trace lines: `mx.example.org`.
  var hostName: String { get }
  var limits: ServerLimits { get }
  var rules: ServerRules { get }

  /// What STARTTLS does here.
  var tlsOffer: TLSOffer { get }

  /// The mechanisms that AUTH lists and takes, in the order in which they are listed; none: no AUTH.
  func mechanisms(isSecured: Bool) -> [String]

  /// The server's end of a login. Only asked for a mechanism that is listed.
  func login(with mechanism: String) -> any LoginExchange

  /// Whether mail for a recipient is taken. Only asked for an address with a domain, and for `postmaster` without one.
  /// - Parameter user: who is logged in.
  func recipientPolicy(for recipient: ForwardPath, from user: String?) -> RecipientPolicy

  /// Whether a line ends the connection: a web browser's, for one.
  func forbids(_ line: [UInt8]) -> Bool

  /// The reply that says it.
  func reply(to verdict: ServerVerdict) -> Reply
}

/// What a server's policy says about a recipient.
package enum RecipientPolicy: Equatable, Sendable {
  /// Delivered here, into this mailbox, domain included.
  case local(Mailbox)
  /// For another server; taken, since its sender is a user of this one.
  case relayed(Mailbox)
  /// The domain is not this server's, and the client is not its user.
  case relayDenied
  case unknownUser
}
