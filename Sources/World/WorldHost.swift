/// A mail server of the practice world, as data.
package struct WorldHost: Sendable {
  /// `mx1.toontown.example`
  package let name: String
  /// On the loopback, its own.
  package let address: IPv4Address
  /// Which server it runs: the name of a persona.
  package let persona: String
  /// The domains whose mailboxes are here.
  package var domains: [String] = []
  /// The domains it accepts mail for, and passes it on: a backup, or a gateway.
  package var relayDomains: [String] = []
  /// Where a gateway passes it on to; without it, DNS decides.
  package var nextHost: String?
  /// Local parts that have a mailbox, in lower case; nil: every one.
  package var users: Set<String>?
  /// Networks whose mail it relays to anywhere.
  package var networks: [IPv4Network] = []
  package var rules: Set<PolicyRule> = []
  /// Octets of a message, and recipients; nil: as its persona has it.
  package var messageOctets: Int?
  package var recipientLimit: Int?
  /// Seconds that a message waits before it is passed on: the host looks at its queue only so often.
  package var queueInterval = 0
  /// What there is to learn from it, in a few words.
  package let words: String

  /// Whether a mailbox is here, by the local part alone. `postmaster` is everywhere (RFC 5321, section 4.5.1).
  package func hasUser(_ localPart: String) -> Bool {
    let name = localPart.lowercased()
    return users.map { $0.contains(name) || name == "postmaster" } ?? true
  }
}

/// Somewhere a person may connect from.
package struct WorldPlace: Equatable, Sendable {
  /// What `:from` calls it.
  package let name: String
  package let address: IPv4Address
  package let words: String
}
