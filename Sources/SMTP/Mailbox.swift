import Octets

/// An address as the envelope carries it: `local-part@domain` (RFC 5321, section 4.1.2).
package struct Mailbox: Hashable, Sendable, CustomStringConvertible {
  /// As written, quotes included; its case belongs to the receiving system (section 2.4).
  package let localPart: String
  /// A domain or an address literal `[...]` as written; empty when there is none, as in `alice`.
  package let domain: String

  package init(localPart: String, domain: String) {
    self.localPart = localPart
    self.domain = domain
  }

  /// Reads `local@domain`, quoted local parts included.
  ///
  /// Octet by octet: a combining mark after an `@` makes another character of it for a reader, and none for a server.
  package init(_ text: some StringProtocol) throws(PathError) {
    let octets = Array(text.utf8)
    guard let first = octets.first else { throw .empty }
    if let bad = octets.first(where: { $0 < 0x20 || $0 == 0x7F }) {
      throw .invalidCharacter(Character(Unicode.Scalar(bad)))
    }
    let at = try Self.separator(in: octets)
    let local = octets[..<(at ?? octets.count)]
    guard !local.isEmpty else { throw .missingLocalPart }
    localPart = String(decoding: local, as: UTF8.self)
    let name = octets[(at.map { $0 + 1 } ?? octets.count)...]
    domain = String(decoding: name, as: UTF8.self)
    if at != nil { try Self.check(domain: name) }
    if first != Self.quote { try Self.check(localPart: local) }
  }

  /// Whether it needs no SMTPUTF8 (RFC 6531, section 3.5).
  package var isASCII: Bool { localPart.utf8.allSatisfy { $0 < 0x80 } && domain.utf8.allSatisfy { $0 < 0x80 } }

  package var isQualified: Bool { !domain.isEmpty }

  /// The domain with its ASCII letters in lower case, to compare with: domains know no case (section 2.4).
  package var foldedDomain: String { domain.lowercased() }

  /// The local part in its simplest form, to compare with: `"bob"` is the same name as `bob`, and `"a\ b"` as `"a b"`
  /// (section 4.1.2).
  package var canonicalLocalPart: String {
    let octets = localPart.utf8
    guard octets.count >= 2, octets.first == Self.quote, octets.last == Self.quote else { return localPart }
    var bare: [UInt8] = []
    var escaped = false
    for octet in octets.dropFirst().dropLast() {
      escaped = octet == Self.backslash && !escaped
      if !escaped { bare.append(octet) }
    }
    if (try? Self.check(localPart: bare[...])) != nil { return String(decoding: bare, as: UTF8.self) }
    let quoted = bare.flatMap { $0 == Self.quote || $0 == Self.backslash ? [Self.backslash, $0] : [$0] }
    return "\"\(String(decoding: quoted, as: UTF8.self))\""
  }

  package var description: String { domain.isEmpty ? localPart : "\(localPart)@\(domain)" }

  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")
  private static let at = UInt8(ascii: "@")

  /// Where the `@` is; nil when there is none. One inside quotes is part of the name.
  private static func separator(in text: [UInt8]) throws(PathError) -> Int? {
    guard text.first == quote else { return text.firstIndex(of: at) }
    var escaped = false
    for index in 1..<text.count {
      if !escaped, text[index] == quote {
        guard index + 1 < text.count else { return nil }
        guard text[index + 1] == at else {
          let rest = String(decoding: text[(index + 1)...], as: UTF8.self)
          throw rest.unicodeScalars.first.map { .invalidCharacter(Character($0)) } ?? .unclosedQuote
        }
        return index + 1
      }
      escaped = !escaped && text[index] == backslash
    }
    throw .unclosedQuote
  }

  private static func isSpecial(_ octet: UInt8) -> Bool {
    switch octet {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: ","), ASCII.space, backslash, quote, at:
      true
    default: false
    }
  }

  private static func check(localPart: ArraySlice<UInt8>) throws(PathError) {
    if let bad = localPart.first(where: isSpecial) { throw .invalidCharacter(Character(Unicode.Scalar(bad))) }
    if hasMisplacedDot(localPart) { throw .misplacedDot }
  }

  /// A host name or an address literal (section 4.1.2); letters above ASCII are RFC 6531's.
  static func check(domain: ArraySlice<UInt8>) throws(PathError) {
    guard !domain.isEmpty else { throw .missingDomain }
    if isAddressLiteral(domain) { return }
    if let bad = domain.first(where: { $0 < 0x80 && !$0.isHostNameOctet && $0 != UInt8(ascii: "_") }) {
      throw .invalidCharacter(Character(Unicode.Scalar(bad)))
    }
    if hasMisplacedDot(domain) { throw .misplacedDot }
  }

  /// `[192.0.2.1]`, `[IPv6:2001:db8::1]`: brackets around what looks like an address (section 4.1.3).
  static func isAddressLiteral(_ octets: some BidirectionalCollection<UInt8>) -> Bool {
    guard octets.first == UInt8(ascii: "["), octets.last == UInt8(ascii: "]") else { return false }
    let inside = octets.dropFirst().dropLast()
    return !inside.isEmpty && inside.allSatisfy { (33...90).contains($0) || (94...126).contains($0) }
  }

  /// A dot at either end, or after another.
  private static func hasMisplacedDot(_ text: ArraySlice<UInt8>) -> Bool {
    var isAfterDot = true
    for octet in text {
      if octet == ASCII.dot && isAfterDot { return true }
      isAfterDot = octet == ASCII.dot
    }
    return isAfterDot
  }
}
