import Octets

/// Octets as Python and its like write them: between quotes, with what cannot be printed as `\r`, `\n`, `\xNN`.
enum QuotedText {
  /// What is between the quotes with which `text` begins, or up to its end where the second one is missing.
  static func octets(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    var text = text
    if text.first == UInt8(ascii: "b") { text = text.dropFirst() }
    guard let quote = text.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else { return nil }
    text = text.dropFirst()
    var octets: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex, text[index] != quote {
      guard text[index] == UInt8(ascii: "\\"), index + 1 < text.endIndex else {
        octets.append(text[index])
        index += 1
        continue
      }
      let (octet, length) = escape(text[(index + 1)...])
      octets.append(octet)
      index += 1 + length
    }
    return octets
  }

  /// What follows a backslash, and how many octets it takes.
  private static func escape(_ text: ArraySlice<UInt8>) -> (octet: UInt8, length: Int) {
    switch text.first {
    case UInt8(ascii: "r"): return (ASCII.carriageReturn, 1)
    case UInt8(ascii: "n"): return (ASCII.lineFeed, 1)
    case UInt8(ascii: "t"): return (ASCII.tab, 1)
    case UInt8(ascii: "x"):
      let digits = String(decoding: text.dropFirst().prefix(2), as: UTF8.self)
      return UInt8(digits, radix: 16).map { ($0, 1 + digits.utf8.count) } ?? (UInt8(ascii: "x"), 1)
    case let other: return (other ?? UInt8(ascii: "\\"), other == nil ? 0 : 1)
    }
  }
}
