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
  /// Takes what is for another host; nil: that is kept here, too, in a mailbox of its address, and nothing leaves.
  var outgoing: (any OutgoingMail)?

  /// Delivers a message; room for its text was claimed before.
  /// - Returns: what became of it, or what has to be done first, on a thread that may wait for a disk.
  func deliver(_ text: [UInt8], _ transaction: MailTransaction, clientPort: Int) -> Delivering {
    let finding = persona.examine(text, transaction)
    if let refusal = finding.refusal {
      store.release(octets: text.count)
      return .done(.refused(refusal))
    }
    let now = clock.now()
    let stamp = stamps.next(at: now)
    let id = persona.manner.queueID(stamp)
    let delivery = Delivery(
      transaction: transaction, hostName: persona.hostName, queueID: id,
      date: MailDate(seconds: now.seconds, offset: clock.offset(now)), results: finding.results)
    switch destination.place {
    case .mailboxes:
      guard keep(text, delivery, clientPort: clientPort, now) else {
        store.release(octets: text.count)
        return .done(.storageFull)
      }
    case .nowhere: store.release(octets: text.count)
    case .maildir(let maildir):
      let head = MessageHead.octets(delivery, mailboxes(of: transaction).here, persona.manner)
      let name = "\(stamp.seconds).P\(stamp.processID)Q\(stamp.ordinal).\(id)"
      return .writing(FileDelivery(maildir: maildir, name: name, head: head, text: text, id: id))
    }
    destination.add()
    return .done(.accepted(id: id))
  }

  /// Puts a copy into each mailbox that is here, and gives away what is for others: both, or neither.
  private func keep(_ text: [UInt8], _ delivery: Delivery, clientPort: Int, _ now: WallClock.Moment) -> Bool {
    let (id, transaction) = (delivery.queueID, delivery.transaction)
    let (recipients, others) = mailboxes(of: transaction)
    guard others.isEmpty || outgoing?.hasRoom(for: text.count, at: persona.hostName) == true else { return false }
    let copies = recipients.map { recipient in
      DeliveredMessage(
        id: id, transaction: transaction, clientPort: clientPort, recipient: recipient, received: now,
        trace: persona.manner.trace(delivery, for: recipient, isOnly: recipients.count == 1), text: text)
    }
    guard store.deliver(copies, octets: text.count) else { return false }
    guard let outgoing else { return true }
    func message(for recipients: [Mailbox]) -> ForwardedMessage {
      let trace = persona.manner.received(delivery, for: recipients.count == 1 ? recipients[0] : nil)
      return ForwardedMessage(
        id: id, host: persona.hostName, transaction: transaction, recipients: recipients, received: now, trace: trace,
        text: text)
    }
    if !recipients.isEmpty { outgoing.delivered(message(for: recipients)) }
    if !others.isEmpty { outgoing.accept(message(for: others)) }
    return true
  }

  /// A message was written, or not: the room that was claimed for it is free again.
  func wrote(_ message: FileDelivery, _ result: MailTransaction.DataResult) {
    store.release(octets: message.text.count)
    if case .accepted = result { destination.add() }
  }

  /// The mailboxes here, and those elsewhere, each once.
  private func mailboxes(of transaction: MailTransaction) -> (here: [Mailbox], elsewhere: [Mailbox]) {
    var seen: Set<Mailbox> = []
    var here: [Mailbox] = []
    var elsewhere: [Mailbox] = []
    for recipient in transaction.envelope.recipients {
      switch persona.recipientPolicy(for: recipient, in: transaction) {
      case .local(let mailbox) where seen.insert(MailStore.key(mailbox)).inserted: here.append(mailbox)
      case .relayed(let mailbox) where seen.insert(MailStore.key(mailbox)).inserted:
        if outgoing == nil { here.append(mailbox) } else { elsewhere.append(mailbox) }
      case .local, .relayed, .relayDenied, .unknownUser: break
      }
    }
    return (here, elsewhere)
  }
}

/// How far the delivery of a message is.
enum Delivering: Sendable {
  case done(MailTransaction.DataResult)
  /// It is to be written to a file.
  case writing(FileDelivery)
}
