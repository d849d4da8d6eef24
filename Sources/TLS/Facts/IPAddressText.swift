import Octets

/// An IP address out of a certificate, written as people write it.
enum IPAddressText {
  /// Four octets as IPv4, sixteen as IPv6 (RFC 5952), any other number as hexadecimal digits: it is no address then.
  static func of(_ octets: [UInt8]) -> String {
    switch octets.count {
    case 4: octets.map(String.init).joined(separator: ".")
    case 16: version6(octets)
    default: octets.map { $0.digits(2, radix: 16) }.joined(separator: ":")
    }
  }

  private static func version6(_ octets: [UInt8]) -> String {
    let groups = stride(from: 0, to: 16, by: 2).map { UInt16(octets[$0]) << 8 | UInt16(octets[$0 + 1]) }
    // The longest run of zeros, the first of them if there are several, is left out; a single zero is not.
    var longest = 0..<0
    var start = 0
    while start < groups.count {
      let end = groups[start...].firstIndex { $0 != 0 } ?? groups.count
      if end - start > max(longest.count, 1) { longest = start..<end }
      start = max(end, start + 1)
    }
    let text = { (part: ArraySlice<UInt16>) in part.map { String($0, radix: 16) }.joined(separator: ":") }
    return longest.isEmpty
      ? text(groups[...]) : text(groups[..<longest.lowerBound]) + "::" + text(groups[longest.upperBound...])
  }
}
