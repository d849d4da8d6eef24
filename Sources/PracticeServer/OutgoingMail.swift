package import Personas
package import SMTP

/// Where a server puts what is for another host. Safe to use from any thread.
package protocol OutgoingMail: Sendable {
  /// Whether the queue of a host takes a further message of so many octets.
  func hasRoom(for octets: Int, at host: String) -> Bool

  func accept(_ message: ForwardedMessage)

  /// A message is in the mailboxes of its recipients here; one of them may have been asked for a report of that.
  func delivered(_ message: ForwardedMessage)
}

/// A message that a server took, for another host or for mailboxes of its own, with the Received line it wrote.
package struct ForwardedMessage: Sendable {
  package let id: String
  package let host: String
  package let transaction: MailTransaction
  package let recipients: [Mailbox]
  package let received: WallClock.Moment
  package let trace: [TraceLine]
  /// As it came, dots undone.
  package let text: [UInt8]
}
