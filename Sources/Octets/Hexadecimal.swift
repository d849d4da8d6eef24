/// Octets as two hexadecimal digits each.
package enum Hexadecimal {
  package static func of(_ octet: UInt8) -> String {
    (octet < 16 ? "0" : "") + String(octet, radix: 16, uppercase: true)
  }
}
