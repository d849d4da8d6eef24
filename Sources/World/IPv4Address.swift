import Octets

/// An IPv4 address: `127.25.3.1`.
package struct IPv4Address: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let bits: UInt32

  package init(bits: UInt32) { self.bits = bits }

  /// Nil for what is not four numbers from 0 to 255 with dots between them; a leading zero is refused, since some programs
  /// read such a number as octal.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var bits: UInt32 = 0
    for part in parts {
      let isNumber = (1...3).contains(part.utf8.count) && part.utf8.allSatisfy(\.isASCIIDigit)
      guard isNumber, part.utf8.count == 1 || part.first != "0", let octet = UInt8(part) else { return nil }
      bits = bits << 8 | UInt32(octet)
    }
    self.bits = bits
  }

  private var octets: [UInt32] { [bits >> 24, bits >> 16 & 255, bits >> 8 & 255, bits & 255] }

  package var description: String { octets.map { "\($0)" }.joined(separator: ".") }

  /// The name under which a PTR record or a block list has it: `1.3.25.127.in-addr.arpa`.
  package func reversed(in zone: String = "in-addr.arpa") -> String {
    octets.reversed().map { "\($0)" }.joined(separator: ".") + ".\(zone)"
  }

  package static func < (left: IPv4Address, right: IPv4Address) -> Bool { left.bits < right.bits }
}

/// A network: `127.25.0.0/16`.
package struct IPv4Network: Hashable, Sendable {
  package let address: IPv4Address
  /// 0 ... 32.
  package let prefix: Int

  package init(_ address: IPv4Address, _ prefix: Int) {
    self.address = address
    self.prefix = min(32, max(0, prefix))
  }

  /// An address alone is a network of one.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let address = IPv4Address(parts[0]) else { return nil }
    self.address = address
    guard parts.count == 2 else {
      prefix = 32
      return
    }
    guard let prefix = Int(parts[1]), (0...32).contains(prefix), parts[1].utf8.first != 0x2B else { return nil }
    self.prefix = prefix
  }

  package func contains(_ other: IPv4Address) -> Bool {
    let mask: UInt32 = prefix == 0 ? 0 : ~0 << UInt32(32 - prefix)
    return address.bits & mask == other.bits & mask
  }
}
