import Names
import Octets

/// The macros of a record: `%{i}._spf.%{d2}` (RFC 7208, section 7).
enum SPFMacro {
  private enum Piece: Equatable {
    case text(String)
    /// - Parameters:
    ///   - parts: how many from the right stay; nil: all.
    ///   - delimiters: what the value is cut at.
    case value(letter: Character, parts: Int?, isReversed: Bool, delimiters: String)
  }

  /// Letters that a domain may have; the others belong to explanations (section 7.2).
  private static let letters = "slodiphv"
  private static let delimiters = ".-+,/_="

  static func isWellFormed(_ text: Substring) -> Bool { pieces(text) != nil }

  /// - Returns: nil for what is no domain name afterwards. Labels at the left go where it is too long (section 7.3).
  static func expand(_ text: String, for sender: SPF.Sender, in domain: DomainName) -> DomainName? {
    guard let pieces = pieces(text[...]) else { return nil }
    let whole = pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .value(let letter, let parts, let isReversed, let delimiters):
        transformed(value(letter, sender, domain), parts, isReversed, delimiters)
      }
    }.joined()
    var labels = whole.split(separator: ".", omittingEmptySubsequences: false)
    while labels.joined(separator: ".").utf8.count > 253 { labels.removeFirst() }
    return DomainName(labels.joined(separator: "."))
  }

  // MARK: Reading

  private static func pieces(_ text: Substring) -> [Piece]? {
    var pieces: [Piece] = []
    var rest = text
    while let character = rest.popFirst() {
      guard character == "%" else {
        guard ("!"..."~").contains(character) else { return nil }
        pieces.append(.text(String(character)))
        continue
      }
      switch rest.popFirst() {
      case "%": pieces.append(.text("%"))
      case "_": pieces.append(.text(" "))
      case "-": pieces.append(.text("%20"))
      case "{":
        guard let end = rest.firstIndex(of: "}"), let value = value(in: rest[..<end]) else { return nil }
        pieces.append(value)
        rest = rest[rest.index(after: end)...]
      default: return nil
      }
    }
    return pieces
  }

  private static func value(in text: Substring) -> Piece? {
    var rest = text
    guard let letter = rest.popFirst()?.lowercased().first, letters.contains(letter) else { return nil }
    let digits = rest.prefix { ("0"..."9").contains($0) }
    rest = rest.dropFirst(digits.count)
    // No part at all would be asked for by 0.
    guard digits.count < 4, digits.isEmpty || Int(digits) != 0 else { return nil }
    let isReversed = ["r", "R"].contains(rest.first)
    let cut = isReversed ? rest.dropFirst() : rest
    guard cut.allSatisfy({ delimiters.contains($0) }) else { return nil }
    return .value(
      letter: letter, parts: Int(digits), isReversed: isReversed, delimiters: cut.isEmpty ? "." : String(cut))
  }

  // MARK: Writing

  private static func transformed(_ text: String, _ count: Int?, _ isReversed: Bool, _ delimiters: String) -> String {
    var parts = text.split(omittingEmptySubsequences: false) { delimiters.contains($0) }
    if isReversed { parts.reverse() }
    return parts.suffix(count ?? parts.count).joined(separator: ".")
  }

  private static func value(_ letter: Character, _ sender: SPF.Sender, _ domain: DomainName) -> String {
    switch letter {
    case "s": "\(sender.localPart)@\(sender.domain)"
    case "l": sender.localPart
    case "o": sender.domain.text
    case "d": domain.text
    case "i": dotted(sender.address)
    case "h": sender.hello
    case "v": sender.address.isIPv6 ? "ip6" : "in-addr"
    // The name of the address: to be avoided, says the RFC, and this is its word for a name that is not known.
    default: "unknown"
    }
  }

  private static func dotted(_ address: IPAddress) -> String {
    guard address.isIPv6 else { return address.description }
    return address.octets.flatMap { [$0 >> 4, $0 & 15] }.map { String($0, radix: 16) }.joined(separator: ".")
  }
}
