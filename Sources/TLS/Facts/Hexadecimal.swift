/// Octets as two hexadecimal digits each.
enum Hexadecimal {
  static func of(_ octet: UInt8) -> String {
    (octet < 16 ? "0" : "") + String(octet, radix: 16, uppercase: true)
  }
}
