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
  /// - Parameter transaction: who asks: the client's address, and who is logged in.
  func recipientPolicy(for recipient: ForwardPath, in transaction: MailTransaction) -> RecipientPolicy

  /// Why local policy refuses what is well formed and in order; nil where it does not.
  func objection(to step: PolicyStep, in transaction: MailTransaction) -> PolicyRefusal?

  /// The name of a client's address, as DNS has it and confirms it; nil where there is none.
  func clientName(of address: String) -> String?

  /// Whether a line ends the connection: a web browser's, for one.
  func forbids(_ line: [UInt8]) -> Bool

  /// The reply that says it.
  func reply(to verdict: ServerVerdict) -> Reply
}

extension ServerPersona {
  package func objection(to step: PolicyStep, in transaction: MailTransaction) -> PolicyRefusal? { nil }

  package func clientName(of address: String) -> String? { nil }
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

/// The server's end of one login, in one mechanism (RFC 4954): what the client answers goes in, what is said next comes
/// out. The referee knows neither base64 nor passwords; something else computes with them.
package protocol LoginExchange: Sendable {
  /// Begins.
  /// - Parameter initialResponse: what followed the mechanism, as it came; empty for a `=`, nil for nothing at all.
  mutating func start(initialResponse: [UInt8]?) -> LoginStep

  /// Takes a line that answers a 334, as it came, without its line ending.
  mutating func respond(_ line: [UInt8]) -> LoginStep
}

/// What a login comes to next.
package enum LoginStep: Equatable, Sendable {
  /// Text in base64 that the client is to answer; may be empty.
  case challenge(String)
  case accepted(user: String)
  /// The password is wrong, or there is nobody of that name; which of the two is not told.
  case refused
  /// What came does not have the form the mechanism wants; the reason in English.
  case malformed(String)
  /// A response followed a mechanism in which the server speaks first.
  case unexpectedResponse
  case notBase64
}

/// What a server says of STARTTLS (RFC 3207) while the connection is in clear.
package enum TLSOffer: Equatable, Sendable {
  /// Listed, and done.
  case offered
  /// Listed, and answered with 454.
  case unavailable
  /// Neither listed nor done.
  case notOffered
  /// Somebody along the path has overwritten it: `XXXXXXXA` is listed, and what is typed is no command any more.
  case stripped
}
