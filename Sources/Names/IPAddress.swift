import CLibrary
import Octets

/// An address of the network, IPv4 or IPv6.
package struct IPAddress: Hashable, Sendable, CustomStringConvertible {
  /// 4 or 16, in the order of the network.
  package let octets: [UInt8]

  /// - Returns: nil unless there are 4 or 16 octets.
  package init?(octets: [UInt8]) {
    guard octets.count == 4 || octets.count == 16 else { return nil }
    self.octets = octets
  }

  /// `192.0.2.1`, `2001:db8::1`; nil for anything else.
  package init?(_ text: String) {
    guard !text.utf8.contains(0) else { return nil }
    var four = in_addr()
    if inet_pton(AF_INET, text, &four) == 1 {
      octets = withUnsafeBytes(of: &four) { Array($0) }
      return
    }
    var sixteen = in6_addr()
    guard inet_pton(AF_INET6, text, &sixteen) == 1 else { return nil }
    octets = withUnsafeBytes(of: &sixteen) { Array($0) }
  }

  package var isIPv6: Bool { octets.count == 16 }

  /// As RFC 5952 writes it.
  package var description: String {
    var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    _ = octets.withUnsafeBytes {
      inet_ntop(isIPv6 ? AF_INET6 : AF_INET, $0.baseAddress, &buffer, socklen_t(buffer.count))
    }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Where the name of the address is looked for: `1.2.0.192.in-addr.arpa`, or 32 digits below `ip6.arpa` (RFC 1035,
  /// section 3.5; RFC 3596, section 2.5).
  package var reverseName: DomainName { below(isIPv6 ? "ip6.arpa" : "in-addr.arpa") }

  /// The same below a zone that lists addresses (RFC 5782, sections 2.1 and 2.4); nil where the name becomes too long.
  package func listed(in zone: DomainName) -> DomainName? { zone.below(reversedLabels) }

  private func below(_ zone: String) -> DomainName {
    guard let name = DomainName("\(reversedLabels).\(zone)") else { preconditionFailure("an address makes a name") }
    return name
  }

  private var reversedLabels: String {
    let labels =
      isIPv6
      ? octets.reversed().flatMap { [$0 & 15, $0 >> 4] }.map { String($0, radix: 16) }
      : octets.reversed().map(\.description)
    return labels.joined(separator: ".")
  }
}
