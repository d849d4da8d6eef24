import Octets

/// A domain name: lower case, without the dot at its end, labels of 1 to 63 octets, 253 in all. The root is the empty text.
///
/// Octets that no host name has are written as a zone file writes them, `\046` (RFC 1035, section 5.1), so that no name
/// from the wire can be read as another.
package struct DomainName: Hashable, Sendable, CustomStringConvertible {
  package static let root = DomainName(checked: "")

  package let text: String

  private init(checked text: String) { self.text = text }

  /// A name as a person writes it, with or without the dot at its end.
  /// - Returns: nil for what is no name, and for letters beyond ASCII: DNS knows those as `xn--` alone.
  package init?(_ text: some StringProtocol) {
    let name = text.hasSuffix(".") ? text.dropLast() : text[...]
    let labels = name.utf8.split(separator: ASCII.dot, omittingEmptySubsequences: false)
    guard name.utf8.count <= 253, labels.allSatisfy({ (1...63).contains($0.count) && $0.allSatisfy(Self.isPlain) })
    else { return nil }
    self.text = String(decoding: name.utf8.asciiLowercased, as: UTF8.self)
  }

  /// Reads a name from a record: each label follows its length, and a zero ends the name. No part is compressed.
  /// - Returns: the name and the octets after it; nil for what is no name (RFC 1035, section 3.1).
  package static func read(_ octets: ArraySlice<UInt8>) -> (name: DomainName, rest: ArraySlice<UInt8>)? {
    var labels: [String] = []
    var rest = octets
    var count = 0
    while let length = rest.popFirst() {
      if length == 0 { return (DomainName(checked: labels.joined(separator: ".")), rest) }
      count += Int(length) + 1
      guard length <= 63, count <= 254, rest.count >= Int(length) else { return nil }
      labels.append(rest.prefix(Int(length)).reduce(into: "") { $0 += Self.written($1) })
      rest = rest.dropFirst(Int(length))
    }
    return nil
  }

  private static func isPlain(_ octet: UInt8) -> Bool {
    octet.isASCIILetter || octet.isASCIIDigit || octet == ASCII.hyphen || octet == UInt8(ascii: "_")
      || octet == ASCII.asterisk
  }

  private static func written(_ octet: UInt8) -> String {
    isPlain(octet) ? String(UnicodeScalar(octet.asciiLowercased)) : "\\\(Int(octet).digits(3))"
  }

  package var isRoot: Bool { text.isEmpty }
  package var labels: [Substring] { text.split(separator: ".") }
  /// With the root as a dot: as a record shows it.
  package var description: String { isRoot ? "." : text }

  /// `_25._tcp` before `mx.example.org`; nil where the name becomes too long.
  package func below(_ labels: String) -> DomainName? {
    DomainName(isRoot ? labels : "\(labels).\(text)")
  }

  /// Whether it is `domain` or below it.
  package func isWithin(_ domain: DomainName) -> Bool {
    domain.isRoot || self == domain || text.hasSuffix(".\(domain.text)")
  }
}
