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
  package init(_ text: some StringProtocol) throws(PathError) {
    guard !text.isEmpty else { throw .empty }
    if let bad = text.unicodeScalars.first(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      throw .invalidCharacter(Character(bad))
    }
    let at = try Self.separator(in: text)
    localPart = String(at.map { text[..<$0] } ?? text[...])
    domain = String(at.map { text[text.index(after: $0)...] } ?? "")
    guard !localPart.isEmpty else { throw .missingLocalPart }
    if at != nil { try Self.check(domain: domain) }
    if !localPart.hasPrefix("\"") { try Self.check(localPart: localPart) }
  }

  package var isQualified: Bool { !domain.isEmpty }

  /// The domain with its ASCII letters in lower case, to compare with: domains know no case (section 2.4).
  package var foldedDomain: String { domain.lowercased() }

  package var description: String { domain.isEmpty ? localPart : "\(localPart)@\(domain)" }

  private static func separator(in text: some StringProtocol) throws(PathError) -> String.Index? {
    guard text.hasPrefix("\"") else { return text.firstIndex(of: "@") }
    var escaped = false
    var index = text.index(after: text.startIndex)
    while index < text.endIndex {
      let character = text[index]
      if !escaped, character == "\"" {
        let next = text.index(after: index)
        guard next < text.endIndex else { return nil }
        guard text[next] == "@" else { throw .invalidCharacter(text[next]) }
        return next
      }
      escaped = !escaped && character == "\\"
      index = text.index(after: index)
    }
    throw .unclosedQuote
  }

  private static func check(localPart: String) throws(PathError) {
    let specials: Set<Character> = ["(", ")", "<", ">", "[", "]", ":", ";", "\\", ",", "\"", " ", "@"]
    if let bad = localPart.first(where: specials.contains) { throw .invalidCharacter(bad) }
    if localPart.hasPrefix(".") || localPart.hasSuffix(".") || localPart.contains("..") {
      throw .misplacedDot
    }
  }

  private static func check(domain: String) throws(PathError) {
    guard !domain.isEmpty else { throw .missingDomain }
    if domain.hasPrefix("["), domain.hasSuffix("]"), domain.count > 2 { return }
    for character in domain.unicodeScalars
    where character.isASCII && !character.properties.isAlphabetic && !("0"..."9").contains(character)
      && character != "-" && character != "." && character != "_"
    {
      throw .invalidCharacter(Character(character))
    }
    if domain.split(separator: ".", omittingEmptySubsequences: false).contains(where: \.isEmpty) {
      throw .misplacedDot
    }
  }
}
