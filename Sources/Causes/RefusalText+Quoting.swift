import Octets

extension RefusalText {
  /// The words of a match as the reply has them, in its order, with its capitals and punctuation: in one piece where
  /// they are near each other, else with ` ... ` between them.
  /// - Parameter match: what was found in `words`, parts joined by ` ... `.
  func quoted(words match: [UInt8]) -> [UInt8] {
    let parts = Self.parts(of: match)
    let places = parts.compactMap { firstPlace(of: $0) }.sorted { $0.lowerBound < $1.lowerBound }
    guard places.count == parts.count, let first = places.first, let end = places.map(\.upperBound).max() else {
      return Array(parts.joined(separator: Self.gap))
    }
    if end - first.lowerBound <= Self.pieceLimit { return Array(original[first.lowerBound..<end]) }
    return Array(places.map { original[$0] }.joined(separator: Self.gap))
  }

  private static func parts(of match: [UInt8]) -> [[UInt8]] {
    var rest = match
    var parts: [[UInt8]] = []
    while !rest.isEmpty {
      let end = rest.firstIndex(ofOctets: gap) ?? rest.endIndex
      parts.append(withoutMarks(Array(rest[..<end])))
      rest = Array(rest.dropFirst(end + gap.count))
    }
    return parts
  }

  /// The name that was found in `full`, to its end: `[tss04` is `[TSS04]` in the reply.
  func quoted(name: [UInt8]) -> [UInt8] {
    guard let start = full.firstIndex(ofOctets: name) else { return name }
    var end = start + name.count
    while end < full.count, full[end].isASCIILetter || full[end].isASCIIDigit { end += 1 }
    let opening = full[start]
    if end < full.count, opening == UInt8(ascii: "[") && full[end] == UInt8(ascii: "]") { end += 1 }
    if end < full.count, opening == UInt8(ascii: "(") && full[end] == UInt8(ascii: ")") { end += 1 }
    while end > start + 1, full[end - 1] == ASCII.dot || full[end - 1] == ASCII.space { end -= 1 }
    return Array(original[start..<end])
  }

  private static let pieceLimit = 48
  private static let gap = Array(" ... ".utf8)

  /// Where the words are in the reply: between them may be any punctuation, in them apostrophes.
  private func firstPlace(of part: [UInt8]) -> Range<Int>? {
    guard let first = part.first else { return nil }
    return full.indices.lazy.compactMap { start in
      guard full[start] == first, start == 0 || !Self.isWord(full[start - 1]) else { return nil }
      return self.end(of: part, from: start).map { start..<$0 }
    }.first
  }

  private func end(of part: [UInt8], from start: Int) -> Int? {
    var index = start
    for octet in part {
      if octet == ASCII.space {
        let next = full[index...].firstIndex(where: Self.isWord) ?? full.endIndex
        guard next > index else { return nil }
        index = next
      } else {
        while index < full.count, full[index] == UInt8(ascii: "'") { index += 1 }
        guard index < full.count, full[index] == octet else { return nil }
        index += 1
      }
    }
    return index
  }

  private static func isWord(_ octet: UInt8) -> Bool { octet >= 0x80 || octet.isASCIILetter || octet.isASCIIDigit }
}
