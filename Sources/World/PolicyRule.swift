import Personas

/// A rule of local policy that a host of the practice world has or does not have: what RFC 5321 leaves to whoever runs it.
package enum PolicyRule: String, CaseIterable, Sendable, Comparable {
  /// Relays mail from anybody to anywhere: an open relay.
  case relay
  /// Relays for whoever names a sender of its own domain, which anybody can.
  case localSender = "local-sender"
  /// Refuses recipients who have no mailbox; without it every address of the domain is accepted, and may bounce later.
  case users
  /// Refuses senders whose domain accepts no mail, so that nothing could bounce there.
  case sender
  /// Refuses a HELO name that does not lead to the client's address.
  case helo
  /// Refuses clients whose address has no name that leads back to it.
  case reverse
  case blocklist
  case spf
  case dmarc
  case greylist
  /// Accepts only so many messages an hour from one address.
  case rate
  /// The host does not answer at all.
  case down

  package static func < (left: PolicyRule, right: PolicyRule) -> Bool {
    allCases.firstIndex(of: left) ?? 0 < allCases.firstIndex(of: right) ?? 0
  }

  /// What the host does while the rule is on.
  package var words: String {
    switch self {
    case .relay: "relays mail from anybody to anywhere (an open relay)"
    case .localSender: "relays for senders of its own domain, if only by name"
    case .users: "refuses recipients who have no mailbox"
    case .sender: "refuses senders whose domain accepts no mail"
    case .helo: "refuses a HELO name that leads to another address"
    case .reverse: "refuses addresses without a confirmed reverse name"
    case .blocklist: "refuses addresses on the block list"
    case .spf: "refuses addresses that SPF does not allow"
    case .dmarc: "refuses a From: that fails DMARC (p=reject)"
    case .greylist: "defers the first try of an unknown sender (451)"
    case .rate: "accepts \(PolicyLimits.messagesAnHour) messages an hour from one address"
    case .down: "is switched off: nobody can reach it"
    }
  }
}
