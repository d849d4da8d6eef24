/// Where mail for a domain goes, as RFC 5321, section 5.1, has it: what a sending server makes of the DNS before it connects.
package enum MailRoute: Equatable, Sendable {
  /// A host that accepts mail for the domain.
  package struct Exchanger: Equatable, Sendable {
    package let preference: Int
    package let host: String
    package let addresses: [IPv4Address]
    /// Whether the name is an alias (CNAME), which an MX must not lead to (RFC 2181, section 10.3).
    package let isAlias: Bool
  }

  /// In the order in which they are tried: the lowest preference first.
  case exchangers([Exchanger])
  /// No MX: the domain itself is the host (the implicit MX).
  case implicit(Exchanger)
  /// The domain says that it accepts no mail (RFC 7505).
  case nullMX
  /// Neither an MX nor an address.
  case noHost
  case noSuchDomain
  /// Not a name of the practice world.
  case notOurs

  /// - Parameters:
  ///   - seed: decides the order of those that have the same preference; a sending server takes a random one.
  ///   - host: the host that asks. Where it is an exchanger itself, it and all that are no better are left out, or mail
  ///     would go round in a circle.
  package init(to domain: String, in dns: WorldDNS, seed: Int = 0, askedBy host: String? = nil) {
    switch dns.answer(domain, .mx) {
    case .notOurs: self = .notOurs
    case .noSuchName: self = .noSuchDomain
    case .records(let records):
      let listed = Self.listed(in: records)
      if listed.count == 1, listed[0].host.isEmpty {
        self = .nullMX
      } else if listed.isEmpty {
        self = Self.implicit(domain, dns)
      } else {
        let exchangers = Self.sorted(listed, seed).map { Self.exchanger($0.preference, $0.host, dns) }
        let own = exchangers.first { $0.host == host }?.preference ?? .max
        let useful = exchangers.filter { $0.preference < own && !$0.addresses.isEmpty }
        self = useful.isEmpty ? .noHost : .exchangers(useful)
      }
    case .noData: self = Self.implicit(domain, dns)
    }
  }

  /// The hosts to try, in order.
  package var hosts: [Exchanger] {
    switch self {
    case .exchangers(let list): list
    case .implicit(let host): [host]
    case .nullMX, .noHost, .noSuchDomain, .notOurs: []
    }
  }

  private static func listed(in records: [DNSRecord]) -> [(preference: Int, host: String)] {
    records.compactMap { record in
      guard case .mx(let preference, let host) = record.content else { return nil }
      return (preference, DNSRecord.folded(host))
    }
  }

  /// By preference; the equal ones turned by the seed.
  private static func sorted(_ listed: [(preference: Int, host: String)], _ seed: Int) -> [(
    preference: Int, host: String
  )] {
    let groups = Dictionary(grouping: listed, by: \.preference).sorted { $0.key < $1.key }
    return groups.flatMap { _, equal in
      let first = equal.index(equal.startIndex, offsetBy: abs(seed % equal.count))
      return Array(equal[first...] + equal[..<first])
    }
  }

  private static func exchanger(_ preference: Int, _ host: String, _ dns: WorldDNS) -> Exchanger {
    let isAlias = !dns.answer(host, .cname).contents(.cname).isEmpty
    return Exchanger(preference: preference, host: host, addresses: dns.addresses(of: host), isAlias: isAlias)
  }

  private static func implicit(_ domain: String, _ dns: WorldDNS) -> MailRoute {
    let host = exchanger(0, DNSRecord.folded(domain), dns)
    return host.addresses.isEmpty ? .noHost : .implicit(host)
  }
}
