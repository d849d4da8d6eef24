package import SMTP

/// A delivered message, as far as a lesson looks at it.
package struct Mail: Equatable, Sendable {
  package let envelope: Envelope
  package let message: MessageText

  package init(envelope: Envelope, message: MessageText) {
    self.envelope = envelope
    self.message = message
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
