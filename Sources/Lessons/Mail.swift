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
    bare(first.localPart) == bare(second.localPart) && first.foldedDomain == second.foldedDomain
  }

  private static func bare(_ localPart: String) -> String {
    let scalars = localPart.lowercased().unicodeScalars
    guard scalars.count >= 2, scalars.first == "\"", scalars.last == "\"" else { return localPart.lowercased() }
    var bare = String.UnicodeScalarView()
    var escaped = false
    for scalar in scalars.dropFirst().dropLast() {
      if scalar == "\\", !escaped {
        escaped = true
      } else {
        bare.append(scalar)
        escaped = false
      }
    }
    return String(bare)
  }

  static func same(_ first: ReversePath, _ second: ReversePath) -> Bool {
    switch (first.mailbox, second.mailbox) {
    case (nil, nil): true
    case (let first?, let second?): same(first, second)
    default: false
    }
  }
}
