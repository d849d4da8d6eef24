import Octets
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

  /// The message as it lies in the mailbox: the trace lines, each with CRLF, then the text. (In a mailbox file the line
  /// ends would be LF; here they stay as they came, so that the text is the text octet by octet.)
  package var asDelivered: [UInt8] {
    var octets: [UInt8] = []
    octets.reserveCapacity(text.count + 1_024)
    for line in trace {
      octets += line.text.utf8
      octets += ASCII.crlf
    }
    return octets + text
  }
}
