extension Cause {
  /// Whether it can be the reason there: no recipient has been named at MAIL, and nothing but an address is known before it.
  /// A command that no table knows, or none, rules nothing out.
  func canArise(at place: ReplyContext) -> Bool {
    switch place {
    case .connect, .helo, .ehlo: !Self.ofRecipients.contains(self) && !Self.ofEnvelopes.contains(self)
    case .mail: !Self.ofRecipients.contains(self)
    case .auth: self == .mailboxFull || !Self.ofRecipients.contains(self) && !Self.ofMail.contains(self)
    default: true
    }
  }

  /// Known only from RCPT on, or from the message.
  private static let ofRecipients: Set<Cause> = [
    .noSuchUser, .mailboxDisabled, .mailboxFull, .tooManyRecipients, .loop, .attachment, .contentVirus, .urlBlocklist,
    .dkim, .arc,
  ]

  /// Not known from an address and a name.
  private static let ofEnvelopes: Set<Cause> = [
    .tooLarge, .eightBit, .authFailed, .authMethod, .appPassword, .contentSpam,
  ]

  /// Not decided while somebody logs in.
  private static let ofMail: Set<Cause> = [.recipientPolicy, .relayDenied, .contentSpam, .senderPolicy]
}
