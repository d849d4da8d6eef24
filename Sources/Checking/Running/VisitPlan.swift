import Delivery
package import Names
package import Network

/// Which addresses are looked at, and which of them may be looked at now: one at a time in a network, and so many
/// networks at once. Servers count connections by network, and too many of them are refused.
struct VisitPlan {
  private struct Entry {
    /// An index of the report's visits.
    let row: Int
    let network: [UInt8]
  }

  private var waiting: [Entry] = []
  private var running: [Entry] = []
  private let mostNetworks: Int

  init(_ visits: [Visit], mostNetworks: Int = CheckOptions.mostNetworks) {
    waiting = visits.enumerated().map { Entry(row: $0.offset, network: Self.network(of: $0.element.address)) }
    self.mostNetworks = mostNetworks
  }

  /// The rows to begin with now, in order; they count as begun.
  mutating func begin() -> [Int] {
    var begun: [Int] = []
    while running.count < mostNetworks,
      let index = waiting.firstIndex(where: { entry in !running.contains { $0.network == entry.network } })
    {
      let entry = waiting.remove(at: index)
      running.append(entry)
      begun.append(entry.row)
    }
    return begun
  }

  func hasBegun(_ row: Int) -> Bool { !waiting.contains { $0.row == row } }

  mutating func end(_ row: Int) { running.removeAll { $0.row == row } }

  /// The first 24 bits of an IPv4 address, the first 48 of an IPv6 address.
  static func network(of address: IPAddress) -> [UInt8] { Array(address.octets.prefix(address.isIPv6 ? 6 : 3)) }

  /// The visits to hosts, in the order in which a sender would try them.
  /// - Returns: so many of them, and the addresses that there is no room for.
  static func visits(
    to hosts: [MailHost], family: ConnectOptions.Family, atMost limit: Int
  ) -> (visits: [Visit], left: [IPAddress]) {
    let all = hosts.enumerated().flatMap { index, host in
      host.addresses.filter(family.includes).map { Visit(host: index, address: $0) }
    }
    return (Array(all.prefix(limit)), all.dropFirst(limit).map(\.address))
  }
}

extension ConnectOptions.Family {
  package func includes(_ address: IPAddress) -> Bool {
    switch self {
    case .any: true
    case .ipv4: !address.isIPv6
    case .ipv6: address.isIPv6
    }
  }
}
