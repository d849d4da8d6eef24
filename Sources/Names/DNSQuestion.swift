/// The kinds of record that mail asks for, by their numbers in DNS.
package enum RecordType: UInt16, CaseIterable, Sendable {
  case a = 1
  case soa = 6
  case ptr = 12
  case mx = 15
  case txt = 16
  case aaaa = 28
  case tlsa = 52

  package var name: String {
    switch self {
    case .a: "A"
    case .soa: "SOA"
    case .ptr: "PTR"
    case .mx: "MX"
    case .txt: "TXT"
    case .aaaa: "AAAA"
    case .tlsa: "TLSA"
    }
  }
}

/// What is asked of the name service.
package struct DNSQuestion: Hashable, Sendable {
  package let name: DomainName
  package let type: RecordType

  package init(_ name: DomainName, _ type: RecordType) { (self.name, self.type) = (name, type) }
}

extension IPAddress {
  /// The kind of record that has such an address.
  package var recordType: RecordType { isIPv6 ? .aaaa : .a }
}
