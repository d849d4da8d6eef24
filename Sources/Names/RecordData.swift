import Octets

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

extension TLSARecord: CustomStringConvertible {
  /// As a zone file has it, `3 1 1 8d0253...`; nil for anything else, and for a number or an octet that is none.
  package init?(_ text: String) {
    let words = text.split(separator: " ")
    guard words.count > 3, let usage = UInt8(words[0]), let selector = UInt8(words[1]), let matching = UInt8(words[2])
    else { return nil }
    let figures = Array(words[3...].joined().utf8)
    guard figures.count.isMultiple(of: 2) else { return nil }
    var data: [UInt8] = []
    for place in stride(from: 0, to: figures.count, by: 2) {
      let pair = String(decoding: figures[place..<place + 2], as: UTF8.self)
      guard pair.utf8.allSatisfy(\.isHexDigit), let octet = UInt8(pair, radix: 16) else { return nil }
      data.append(octet)
    }
    self.init(usage: usage, selector: selector, matching: matching, data: data)
  }

  package var description: String {
    "\(usage) \(selector) \(matching) " + data.hexadecimal
  }
}
