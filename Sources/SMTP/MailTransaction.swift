/// A mail as the server's side of the conversation knows it when the text has come: all that its trace lines are
/// made of, clock and message id excepted.
package struct MailTransaction: Equatable, Sendable {
  package var envelope: Envelope
  /// The last HELO or EHLO that was accepted.
  package var hello: Hello?
  /// The address the connection came from; it cannot be forged easily, and everything else can.
  package var clientAddress: String

  package init(envelope: Envelope, hello: Hello?, clientAddress: String) {
    self.envelope = envelope
    self.hello = hello
    self.clientAddress = clientAddress
  }

  /// How the client introduced itself.
  package struct Hello: Equatable, Sendable {
    package var name: String
    /// EHLO rather than HELO.
    package var isExtended: Bool

    package init(name: String, isExtended: Bool) {
      self.name = name
      self.isExtended = isExtended
    }
  }

  /// The word behind `with` in a Received line: `smtp` or `esmtp` (RFC 3848).
  package var protocolName: String { hello?.isExtended == true ? "esmtp" : "smtp" }

  /// What became of the text of a message.
  package enum Fate: Equatable, Sendable {
    case accepted(id: String)
    /// More octets than the server takes.
    case tooBig
    /// No room for it now.
    case storageFull
  }
}
