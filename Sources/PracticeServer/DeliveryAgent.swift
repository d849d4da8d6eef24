import Personas
import SMTP

/// What all connections share: the persona, the mailboxes, the clock and the ids. It turns a message that was taken
/// into the copies that are delivered.
struct DeliveryAgent: Sendable {
  let persona: Persona
  let store: MailStore
  let clock: WallClock
  let stamps: QueueStampSource

  /// Delivers a message to each of its recipients, once to each mailbox; room for its text was claimed before.
  /// - Returns: its queue id; nil if there was no room.
  func deliver(_ text: [UInt8], _ transaction: MailTransaction, clientPort: Int) -> String? {
    let now = clock.now()
    let id = persona.manner.queueID(stamps.next(at: now))
    let delivery = Delivery(
      transaction: transaction, hostName: persona.hostName, queueID: id,
      date: MailDate(seconds: now.seconds, offset: clock.offset(now)))
    let recipients = mailboxes(of: transaction)
    let copies = recipients.map { recipient in
      DeliveredMessage(
        id: id, transaction: transaction, clientPort: clientPort, recipient: recipient, received: now,
        trace: persona.manner.trace(delivery, for: recipient, isOnly: recipients.count == 1), text: text)
    }
    return store.deliver(copies, octets: text.count) ? id : nil
  }

  /// What is for another server is kept here too, in a mailbox of that address: nothing leaves.
  private func mailboxes(of transaction: MailTransaction) -> [Mailbox] {
    var seen: Set<Mailbox> = []
    return transaction.envelope.recipients.compactMap { recipient in
      switch persona.recipientPolicy(for: recipient, from: transaction.user) {
      case .local(let mailbox), .relayed(let mailbox): seen.insert(MailStore.key(mailbox)).inserted ? mailbox : nil
      case .relayDenied, .unknownUser: nil
      }
    }
  }
}
