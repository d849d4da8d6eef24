import Personas
import SMTP

/// What all connections share: the persona, the mailboxes, the clock and the ids. It turns a message that was taken
/// into the copies that are delivered.
struct DeliveryAgent: Sendable {
  let persona: Persona
  let store: MailStore
  let clock: WallClock
  let stamps: QueueStampSource
  /// Takes what is for another host; nil: that is kept here, too, in a mailbox of its address, and nothing leaves.
  var outgoing: (any OutgoingMail)?

  /// Delivers a message to each of its recipients, once to each mailbox; room for its text was claimed before.
  func deliver(_ text: [UInt8], _ transaction: MailTransaction, clientPort: Int) -> MailTransaction.DataResult {
    let finding = persona.policy?.examine(text, transaction) ?? MessageFinding()
    if let refusal = finding.refusal { return .refused(refusal) }
    let now = clock.now()
    let id = persona.manner.queueID(stamps.next(at: now))
    let delivery = Delivery(
      transaction: transaction, hostName: persona.hostName, queueID: id,
      date: MailDate(seconds: now.seconds, offset: clock.offset(now)), results: finding.results)
    let (recipients, others) = mailboxes(of: transaction)
    let hasRoom = others.isEmpty || outgoing?.hasRoom(for: text.count, at: persona.hostName) == true
    guard hasRoom else { return .storageFull }
    let copies = recipients.map { recipient in
      DeliveredMessage(
        id: id, transaction: transaction, clientPort: clientPort, recipient: recipient, received: now,
        trace: persona.manner.trace(delivery, for: recipient, isOnly: recipients.count == 1), text: text)
    }
    guard store.deliver(copies, octets: text.count) else { return .storageFull }
    if !others.isEmpty {
      let trace = persona.manner.received(delivery, for: others.count == 1 ? others[0] : nil)
      outgoing?.accept(
        ForwardedMessage(
          id: id, host: persona.hostName, transaction: transaction, recipients: others, received: now, trace: trace,
          text: text))
    }
    return .accepted(id: id)
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
