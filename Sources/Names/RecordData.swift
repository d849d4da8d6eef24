/// What one record says, read from its octets.
package enum RecordData: Hashable, Sendable {
  case address(IPAddress)
  /// A null MX (RFC 7505) names the root.
  case mx(preference: Int, host: DomainName)
  case ptr(DomainName)
  /// The strings of the record joined, as everybody who reads them does (RFC 7208, section 3.3).
  case txt([UInt8])
  case tlsa(TLSARecord)
  /// Of a kind whose content does not matter here.
  case opaque([UInt8])
  /// Not of the form that its kind has.
  case malformed([UInt8])
}

/// What a server's certificate has to be like (RFC 6698, section 2.1).
package struct TLSARecord: Hashable, Sendable {
  package let usage: UInt8
  package let selector: UInt8
  package let matching: UInt8
  package let data: [UInt8]

  package init(usage: UInt8, selector: UInt8, matching: UInt8, data: [UInt8]) {
    (self.usage, self.selector, self.matching, self.data) = (usage, selector, matching, data)
  }
}
