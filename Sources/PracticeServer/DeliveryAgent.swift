import SMTP

/// What all connections share: the persona, the mailboxes, the clock and the ids. It turns a message that was taken
/// into the copies that are delivered.
struct DeliveryAgent: Sendable {
  let persona: any ServerPersona
  let store: MailStore
  let clock: WallClock
  let ids: MessageIDSource

  /// Delivers a message to each of its recipients, once to each mailbox; room for its text was claimed before.
  /// - Returns: nil if there was no room.
  func deliver(_ text: [UInt8], _ transaction: MailTransaction, clientPort: Int) -> MessageID? {
    let now = clock.now()
    let id = ids.next(at: now)
    let date = MailDate(seconds: now.seconds, offset: clock.offset(now))
    let trace = Trace(transaction: transaction, hostName: persona.hostName, id: id, date: date)
    let recipients = mailboxes(of: transaction)
    let copies = recipients.map { recipient in
      DeliveredMessage(
        id: id, transaction: transaction, clientPort: clientPort, recipient: recipient, received: now,
        trace: trace.lines(for: recipient, isOnly: recipients.count == 1), text: text)
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
