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
  /// Scalar by scalar: a combining mark after an `@` makes another character of it for a reader, and none for a
  /// server.
  package init(_ text: some StringProtocol) throws(PathError) {
    let scalars = Array(text.unicodeScalars)
    guard !scalars.isEmpty else { throw .empty }
    if let bad = scalars.first(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      throw .invalidCharacter(Character(bad))
    }
    let at = try Self.separator(in: scalars)
    let local = scalars[..<(at ?? scalars.count)]
    guard !local.isEmpty else { throw .missingLocalPart }
    localPart = String(String.UnicodeScalarView(local))
    domain = String(String.UnicodeScalarView(scalars[(at.map { $0 + 1 } ?? scalars.count)...]))
    if at != nil { try Self.check(domain: domain) }
    if local.first != "\"" { try Self.check(localPart: local) }
  }

  package var isQualified: Bool { !domain.isEmpty }

  /// The domain with its ASCII letters in lower case, to compare with: domains know no case (section 2.4).
  package var foldedDomain: String { domain.lowercased() }

  /// The local part in its simplest form, to compare with: `"bob"` is the same name as `bob`, and `"a\ b"` as `"a b"`
  /// (section 4.1.2).
  package var canonicalLocalPart: String {
    let scalars = localPart.unicodeScalars
    guard scalars.count >= 2, scalars.first == "\"", scalars.last == "\"" else { return localPart }
    var bare: [Unicode.Scalar] = []
    var escaped = false
    for scalar in scalars.dropFirst().dropLast() {
      escaped = scalar == "\\" && !escaped
      if !escaped { bare.append(scalar) }
    }
    if (try? Self.check(localPart: bare[...])) != nil { return String(String.UnicodeScalarView(bare)) }
    let quoted = bare.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] }
    return "\"\(String(String.UnicodeScalarView(quoted)))\""
  }

  package var description: String { domain.isEmpty ? localPart : "\(localPart)@\(domain)" }

  /// Where the `@` is; nil when there is none. One inside quotes is part of the name.
  private static func separator(in text: [Unicode.Scalar]) throws(PathError) -> Int? {
    guard text.first == "\"" else { return text.firstIndex(of: "@") }
    var escaped = false
    for index in 1..<text.count {
      if !escaped, text[index] == "\"" {
        guard index + 1 < text.count else { return nil }
        guard text[index + 1] == "@" else { throw .invalidCharacter(Character(text[index + 1])) }
        return index + 1
      }
      escaped = !escaped && text[index] == "\\"
    }
    throw .unclosedQuote
  }

  private static let specials = Array("()<>[]:;\\,\" @".unicodeScalars)

  private static func check(localPart: ArraySlice<Unicode.Scalar>) throws(PathError) {
    if let bad = localPart.first(where: specials.contains) { throw .invalidCharacter(Character(bad)) }
    if hasMisplacedDot(localPart) { throw .misplacedDot }
  }

  /// A host name or an address literal (section 4.1.2); letters above ASCII are RFC 6531's.
  static func check(domain: String) throws(PathError) {
    guard !domain.isEmpty else { throw .missingDomain }
    if isAddressLiteral(domain) { return }
    // Letters by their numbers: what Unicode has to say of each takes its time.
    for character in domain.unicodeScalars
    where character.isASCII && !("a"..."z").contains(character) && !("A"..."Z").contains(character)
      && !("0"..."9").contains(character) && character != "-" && character != "." && character != "_"
    {
      throw .invalidCharacter(Character(character))
    }
    if hasMisplacedDot(Array(domain.unicodeScalars)[...]) { throw .misplacedDot }
  }

  /// `[192.0.2.1]`, `[IPv6:2001:db8::1]`: brackets around what looks like an address (section 4.1.3).
  static func isAddressLiteral(_ text: String) -> Bool {
    let octets = Array(text.utf8)
    guard octets.count > 2, octets.first == UInt8(ascii: "["), octets.last == UInt8(ascii: "]") else {
      return false
    }
    return octets.dropFirst().dropLast().allSatisfy { (33...90).contains($0) || (94...126).contains($0) }
  }

  /// A dot at either end, or after another.
  private static func hasMisplacedDot(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    text.split(separator: ".", omittingEmptySubsequences: false).contains(where: \.isEmpty)
  }
}
