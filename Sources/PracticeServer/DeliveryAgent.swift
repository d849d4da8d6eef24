import Personas
import SMTP

/// What all connections share: the persona, the mailboxes, the clock and the ids. It turns a message that was taken
/// into the copies that are delivered.
struct DeliveryAgent: Sendable {
  let persona: Persona
  let store: MailStore
  let clock: WallClock
  let stamps: QueueStampSource
  var destination = MailDestination(.mailboxes)

  /// Delivers a message; room for its text was claimed before.
  /// - Returns: what became of it, or what has to be done first, on a thread that may wait for a disk.
  func deliver(_ text: [UInt8], _ transaction: MailTransaction, clientPort: Int) -> Delivering {
    let now = clock.now()
    let stamp = stamps.next(at: now)
    let id = persona.manner.queueID(stamp)
    switch destination.place {
    case .mailboxes:
      let delivery = delivery(transaction, id, now)
      let recipients = mailboxes(of: transaction)
      let copies = recipients.map { recipient in
        DeliveredMessage(
          id: id, transaction: transaction, clientPort: clientPort, recipient: recipient, received: now,
          trace: persona.manner.trace(delivery, for: recipient, isOnly: recipients.count == 1), text: text)
      }
      guard store.deliver(copies, octets: text.count) else {
        store.release(octets: text.count)
        return .done(.storageFull)
      }
    case .nowhere: store.release(octets: text.count)
    case .maildir(let maildir):
      let head = MessageHead.octets(delivery(transaction, id, now), mailboxes(of: transaction), persona.manner)
      let name = "\(stamp.seconds).P\(stamp.processID)Q\(stamp.ordinal).\(id)"
      return .writing(FileDelivery(maildir: maildir, name: name, head: head, text: text, id: id))
    }
    destination.add()
    return .done(.accepted(id: id))
  }

  /// A message was written, or not: the room that was claimed for it is free again.
  func wrote(_ message: FileDelivery, _ result: MailTransaction.DataResult) {
    store.release(octets: message.text.count)
    if case .accepted = result { destination.add() }
  }

  private func delivery(_ transaction: MailTransaction, _ id: String, _ now: WallClock.Moment) -> Delivery {
    Delivery(
      transaction: transaction, hostName: persona.hostName, queueID: id,
      date: MailDate(seconds: now.seconds, offset: clock.offset(now)))
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

/// How far the delivery of a message is.
enum Delivering: Sendable {
  case done(MailTransaction.DataResult)
  /// It is to be written to a file.
  case writing(FileDelivery)
}
