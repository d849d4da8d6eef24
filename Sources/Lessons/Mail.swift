package import SMTP

/// A delivered message, as far as a lesson looks at it.
package struct Mail: Equatable, Sendable {
  package let envelope: Envelope
  package let message: MessageText
  /// Whether it came over TLS.
  package let isEncrypted: Bool
  /// Who was logged in.
  package let user: String?
  /// The IP address of the client that delivered it.
  package let clientAddress: String

  package init(
    envelope: Envelope, message: MessageText, isEncrypted: Bool = false, user: String? = nil, clientAddress: String = ""
  ) {
    self.envelope = envelope
    self.message = message
    self.isEncrypted = isEncrypted
    self.user = user
    self.clientAddress = clientAddress
  }

  /// The recipients that a bounce is about (RFC 3464, section 2.3.2); none for any other message. What has a sender of its
  /// own is no bounce, whatever its text says.
  var reportedRecipients: [Mailbox] {
    guard envelope.sender?.mailbox == nil else { return [] }
    return message.body.compactMap { line in
      guard let field = HeaderField(Array(line.utf8)),
        String(decoding: field.name, as: UTF8.self).lowercased() == "final-recipient"
      else { return nil }
      let address = String(decoding: field.value, as: UTF8.self).split(separator: ";").last ?? ""
      return try? Mailbox(address.trimmingSpaces)
    }
  }
}

/// When two addresses are the same for a lesson: the practice server's mailboxes know no case, so neither part counts
/// it; and a local part is the same in quotes (RFC 5321, section 4.1.2).
enum MailMatch {
  static func same(_ first: Mailbox, _ second: Mailbox) -> Bool {
    first.canonicalLocalPart.lowercased() == second.canonicalLocalPart.lowercased()
      && first.foldedDomain == second.foldedDomain
  }

  static func same(_ first: ReversePath, _ second: ReversePath) -> Bool {
    switch (first.mailbox, second.mailbox) {
    case (nil, nil): true
    case (let first?, let second?): same(first, second)
    default: false
    }
  }
}
