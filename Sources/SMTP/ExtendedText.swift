import Octets

/// The `xtext` of RFC 3461, section 4: printable ASCII, in which `+2B` is a plus sign and `+3D` an equals sign.
package enum ExtendedText {
  static func isWellFormed(_ text: some StringProtocol) -> Bool {
    var octets = text.utf8[...]
    while let octet = octets.popFirst() {
      guard octet == UInt8(ascii: "+") else {
        guard (0x21...0x7E).contains(octet), octet != UInt8(ascii: "=") else { return false }
        continue
      }
      guard let high = octets.popFirst(), let low = octets.popFirst(), isDigit(high), isDigit(low) else { return false }
    }
    return true
  }

  /// What was put into it; octets that are no UTF-8 become U+FFFD, and what is not well formed stays.
  package static func decoded(_ text: String) -> String {
    var octets: [UInt8] = []
    var rest = text.utf8[...]
    while let octet = rest.popFirst() {
      if octet == UInt8(ascii: "+"), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        octets.append(value)
        rest = rest.dropFirst(2)
      } else {
        octets.append(octet)
      }
    }
    return String(decoding: octets, as: UTF8.self)
  }

  /// Of the capital kind.
  private static func isDigit(_ octet: UInt8) -> Bool {
    octet.isASCIIDigit || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(octet)
  }
}
