package import Personas
package import SMTP

/// One copy of a message in a mailbox: what was said in the envelope, and where it ended up.
package struct DeliveredMessage: Sendable {
  /// As the 250 to the final dot named it; the copies of one message share it.
  package let id: String
  /// The whole envelope, the other recipients too.
  package let transaction: MailTransaction
  package let clientPort: Int
  /// Whose copy this is.
  package let recipient: Mailbox
  package let received: WallClock.Moment
  /// What the server put on top, line by line.
  package let trace: [TraceLine]
  /// The message as it was typed, dots undone, line endings as they came; nothing added, nothing changed.
  package let text: [UInt8]

  package var envelope: Envelope { transaction.envelope }
  /// The name HELO or EHLO gave.
  package var helo: String? { transaction.hello?.name }
  package var clientAddress: String { transaction.clientAddress }
}
