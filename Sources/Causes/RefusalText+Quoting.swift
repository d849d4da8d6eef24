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

  /// How many names and addresses in a row may have been left out between two words.
  private static let leftOut = 3

  /// Where the words are in the reply: in one piece, or with what was left out between them.
  private func firstPlace(of part: [UInt8]) -> Range<Int>? {
    let words = part.split(separator: ASCII.space).map { Array($0) }
    guard let first = words.first?.first else { return nil }
    let starts = full.indices.filter { full[$0] == first && ($0 == 0 || !Self.isWord(full[$0 - 1])) }
    for skipped in [0, Self.leftOut] {
      for start in starts {
        if let end = end(of: words, from: start, skipping: skipped) { return start..<end }
      }
    }
    return nil
  }

  private func end(of words: [[UInt8]], from start: Int, skipping: Int) -> Int? {
    guard let first = words.first, let firstEnd = end(of: first, at: start) else { return nil }
    var index = firstEnd
    for word in words.dropFirst() {
      var from = index
      var found: Int?
      for _ in 0...skipping {
        guard let next = full[from...].firstIndex(where: Self.isWord), next > index else { return nil }
        found = end(of: word, at: next)
        if found != nil { break }
        from = full[next...].firstIndex(where: \.isBlank) ?? full.endIndex
      }
      guard let found else { return nil }
      index = found
    }
    return index
  }

  /// The end of this one word, if it is there; apostrophes in it do not count.
  private func end(of word: [UInt8], at start: Int) -> Int? {
    var index = start
    for octet in word {
      while index < full.count, full[index] == UInt8(ascii: "'") { index += 1 }
      guard index < full.count, full[index] == octet else { return nil }
      index += 1
    }
    return index == full.count || !Self.isWord(full[index]) ? index : nil
  }

  private static func isWord(_ octet: UInt8) -> Bool { octet >= 0x80 || octet.isASCIILetter || octet.isASCIIDigit }
}
