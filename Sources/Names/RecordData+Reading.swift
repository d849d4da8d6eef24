import Octets

extension RecordData {
  /// What the octets of a record say (RFC 1035, section 3.3; RFC 3596; RFC 6698, section 2.1), names uncompressed.
  /// Whatever has not the form of its kind, down to the last octet, is `.malformed`.
  package static func read(_ type: RecordType, _ octets: [UInt8]) -> RecordData {
    let content: RecordData? =
      switch type {
      case .a: octets.count == 4 ? IPAddress(octets: octets).map { .address($0) } : nil
      case .aaaa: octets.count == 16 ? IPAddress(octets: octets).map { .address($0) } : nil
      case .mx: exchanger(octets)
      case .ptr: name(octets[...]).map { .ptr($0) }
      case .txt: strings(octets[...]).map { .txt($0) }
      case .tlsa: association(octets)
      case .soa: .opaque(octets)
      }
    return content ?? .malformed(octets)
  }

  private static func exchanger(_ octets: [UInt8]) -> RecordData? {
    guard octets.count > 2, let host = name(octets[2...]) else { return nil }
    return .mx(preference: Int(octets[0]) << 8 | Int(octets[1]), host: host)
  }

  private static func name(_ octets: ArraySlice<UInt8>) -> DomainName? {
    guard let (name, rest) = DomainName.read(octets), rest.isEmpty else { return nil }
    return name
  }

  /// One or more, each after its length.
  private static func strings(_ octets: ArraySlice<UInt8>) -> [UInt8]? {
    guard !octets.isEmpty else { return nil }
    var text: [UInt8] = []
    var rest = octets
    while let length = rest.popFirst() {
      guard rest.count >= Int(length) else { return nil }
      text += rest.prefix(Int(length))
      rest = rest.dropFirst(Int(length))
    }
    return text
  }

  /// A record without data matches nothing, and is one all the same.
  private static func association(_ octets: [UInt8]) -> RecordData? {
    guard octets.count >= 3 else { return nil }
    return .tlsa(
      TLSARecord(usage: octets[0], selector: octets[1], matching: octets[2], data: Array(octets[3...])))
  }
}
