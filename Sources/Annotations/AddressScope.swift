import SMTP

/// Where the other side is, as far as its address tells: a provider's blocked port is not a cause on the loopback.
package enum AddressScope: String, Sendable, CaseIterable {
  case loopback
  /// A private or link-local address: the same network, a VPN, a container.
  case local
  case elsewhere

  /// - Parameter address: with or without brackets and port; a name is taken to be elsewhere.
  package init(address: String) {
    var host = address[...]
    if host.hasPrefix("[") {
      host = host.dropFirst().prefix { $0 != "]" }
    } else if host.count(where: { $0 == ":" }) == 1 {
      host = host.prefix { $0 != ":" }
    }
    self = host.contains(":") ? Self.ofIPv6(host.lowercased()) : Self.ofIPv4(host)
  }

  private static func ofIPv4(_ text: Substring) -> AddressScope {
    let octets = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    guard octets.count == 4, let first = octets[0], let second = octets[1], octets[2] != nil, octets[3] != nil else {
      return .elsewhere
    }
    return switch (first, second) {
    case (127, _): .loopback
    case (10, _), (192, 168), (172, 16...31), (169, 254): .local  // RFC 1918, RFC 3927
    case (100, 64...127): .local  // RFC 6598
    default: .elsewhere
    }
  }

  private static func ofIPv6(_ text: String) -> AddressScope {
    if text == "::1" { return .loopback }
    if text.hasPrefix("::ffff:") { return ofIPv4(text.dropFirst(7)) }
    let isLocal = ["fc", "fd", "fe8", "fe9", "fea", "feb"].contains { text.hasPrefix($0) }  // RFC 4193, RFC 4291
    return isLocal ? .local : .elsewhere
  }
}
