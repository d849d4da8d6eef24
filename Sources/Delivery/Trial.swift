package import SMTP

/// What a probe says beyond EHLO, STARTTLS and QUIT, and only where somebody asks for it. No message is ever sent.
package enum Trial: Hashable, Sendable {
  /// VRFY postmaster (RFC 5321, section 3.5): 252 is the usual answer.
  case vrfy
  /// Whether the postmaster of a domain takes mail without a sender, as each must (RFC 5321, sections 4.5.1 and 4.5.5).
  case postmaster(domain: String)
  /// Whether the server takes mail from an address to that same address, which is the user's own and another system's.
  case relay(Mailbox)

  /// As a person asks for it.
  package var name: String {
    switch self {
    case .vrfy: "vrfy"
    case .postmaster: "postmaster"
    case .relay: "relay"
    }
  }
}

/// What came of a trial.
package struct TrialOutcome: Equatable, Sendable {
  package let trial: Trial
  /// To VRFY; to MAIL and, where that was accepted, to RCPT. Empty where the server did not answer.
  package var replies: [Reply] = []

  package init(_ trial: Trial, replies: [Reply] = []) { (self.trial, self.replies) = (trial, replies) }

  /// Whether everything that was tried was accepted: an open relay, for `relay`.
  package var isAccepted: Bool {
    let needed = trial == .vrfy ? 1 : 2
    return replies.count == needed && replies.allSatisfy { $0.code.kind == .completion }
  }
}
