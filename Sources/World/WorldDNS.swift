/// The DNS of the practice world: a table, and a pure function from a question to its answer.
///
/// It answers for its own zones only. A name outside them is `.notOurs`, so that nobody takes an answer about a name that
/// could be real from here.
package struct WorldDNS: Sendable {
  package enum Answer: Equatable, Sendable {
    /// The records asked for, after the CNAME records that led to them.
    case records([DNSRecord])
    /// The name exists, and has no record of that kind.
    case noData
    /// NXDOMAIN.
    case noSuchName
    /// The name is in no zone of the world.
    case notOurs

    /// The contents of the records of one kind.
    package func contents(_ kind: DNSRecord.Kind) -> [DNSRecord.Content] {
      guard case .records(let records) = self else { return [] }
      return records.map(\.content).filter { $0.kind == kind }
    }
  }

  /// The domains it answers for, each with everything below it.
  package let zones: [String]
  private let records: [String: [DNSRecord]]

  /// As real resolvers do, it gives up on longer chains of aliases.
  private static let aliasLimit = 8

  /// - Parameter zones: in lower case.
  package init(zones: [String], records: [DNSRecord]) {
    self.zones = zones
    self.records = Dictionary(grouping: records, by: \.name)
  }

  /// The same with more records; for what changes while the world runs, such as a block list.
  package func adding(_ more: [DNSRecord]) -> WorldDNS {
    WorldDNS(zones: zones, records: records.values.flatMap(\.self) + more)
  }

  /// Whether a name is in one of the zones.
  package func owns(_ name: String) -> Bool { Self.isName(name, in: zones) }

  static func isName(_ name: String, in zones: [String]) -> Bool {
    let name = DNSRecord.folded(name)
    return zones.contains { name == $0 || name.hasSuffix(".\($0)") }
  }

  package func answer(_ name: String, _ kind: DNSRecord.Kind) -> Answer {
    var name = DNSRecord.folded(name)
    guard owns(name) else { return .notOurs }
    var chain: [DNSRecord] = []
    for _ in 0...Self.aliasLimit {
      let known = records[name] ?? []
      let found = known.filter { $0.kind == kind }
      if !found.isEmpty { return .records(chain + found) }
      guard kind != .cname, case .cname(let target)? = known.first(where: { $0.kind == .cname })?.content else {
        if !chain.isEmpty { return .records(chain) }
        return exists(name) ? .noData : .noSuchName
      }
      chain += known.filter { $0.kind == .cname }
      name = DNSRecord.folded(target)
      guard owns(name) else { return .records(chain) }
    }
    return .records(chain)
  }

  /// A name exists if it has a record, or if a name below it has one (RFC 8020).
  private func exists(_ name: String) -> Bool {
    records[name] != nil || records.keys.contains { $0.hasSuffix(".\(name)") }
  }

  package func addresses(of host: String) -> [IPv4Address] {
    answer(host, .a).contents(.a).compactMap { content in
      if case .a(let address) = content { address } else { nil }
    }
  }

  /// The name of an address, confirmed: PTR leads to a name, and that name back to the address.
  package func confirmedName(of address: IPv4Address) -> String? {
    names(of: address).first { addresses(of: $0).contains(address) }
  }

  /// What PTR says, confirmed or not: whoever runs the network may write anything there.
  package func names(of address: IPv4Address) -> [String] {
    answer(address.reversed(), .ptr).contents(.ptr).compactMap { content in
      if case .ptr(let name) = content { name } else { nil }
    }
  }

  package func texts(of name: String) -> [String] {
    answer(name, .txt).contents(.txt).compactMap { content in
      if case .txt(let text) = content { text } else { nil }
    }
  }
}
