import Octets
import SMTP

/// Looks for the first row of the table that a refusal's text holds.
struct PhraseSearch {
  /// The row's entry, and the words it was found by.
  struct Found: Equatable {
    let cause: Cause
    let kind: Phrases.Kind
    let source: String
    let words: [UInt8]
  }

  /// How far apart two parts joined by `>` may be.
  private static let near = 40

  private let text: RefusalText
  private let wordTrigrams: Trigrams
  private let nameTrigrams: Trigrams

  init(_ text: RefusalText) {
    self.text = text
    wordTrigrams = Trigrams(text.words)
    nameTrigrams = Trigrams(text.full)
  }

  func first(in table: PhraseTable, where holds: (Phrases) -> Bool) -> Found? {
    var last = -1
    var applies = false
    for row in table.rows {
      if row.entry != last {
        last = row.entry
        applies = holds(table.entries[last])
      }
      guard applies else { continue }
      let entry = table.entries[last]
      guard let words = entry.kind == .names ? name(row) : match(row) else { continue }
      return Found(cause: entry.cause, kind: entry.kind, source: entry.source, words: words)
    }
    return nil
  }

  private func name(_ row: PhraseTable.Row) -> [UInt8]? {
    row.parts[0][0].first {
      nameTrigrams.may(contain: $0.trigrams) && text.full.firstIndex(ofOctets: $0.octets) != nil
    }?
    .octets
  }

  // MARK: Words

  private func match(_ row: PhraseTable.Row) -> [UInt8]? {
    for chain in row.parts {
      for part in chain where !part.contains(where: { wordTrigrams.may(contain: $0.trigrams) }) { return nil }
    }
    var found: [UInt8] = []
    for chain in row.parts {
      guard let range = range(of: chain[...], from: 0, startingBy: text.words.count) else { return nil }
      if !found.isEmpty { found += Array(" ... ".utf8) }
      found += text.words[wholeWords(range)]
    }
    return row.exceptions.contains { $0.allSatisfy(hasAny) } ? nil : found
  }

  private func hasAny(of alternatives: [PhraseTable.Fragment]) -> Bool {
    alternatives.contains {
      wordTrigrams.may(contain: $0.trigrams) && position(of: $0, from: 0, startingBy: text.words.count) != nil
    }
  }

  /// Where the parts are, each soon after the one before it.
  private func range(of chain: ArraySlice<[PhraseTable.Fragment]>, from start: Int, startingBy limit: Int) -> Range<
    Int
  >? {
    guard let part = chain.first else { return start..<start }
    for fragment in part where wordTrigrams.may(contain: fragment.trigrams) {
      var from = start
      while let position = position(of: fragment, from: from, startingBy: limit) {
        let end = position + fragment.octets.count
        if chain.count == 1 { return position..<end }
        if let rest = range(of: chain.dropFirst(), from: end, startingBy: end + Self.near) {
          return position..<rest.upperBound
        }
        from = position + 1
      }
    }
    return nil
  }

  /// Where the fragment first is, at the start of a word.
  private func position(of fragment: PhraseTable.Fragment, from start: Int, startingBy limit: Int) -> Int? {
    let words = text.words
    var from = start
    while let position = words.firstIndex(ofOctets: fragment.octets, from: from), position <= limit {
      let end = position + fragment.octets.count
      let begins = position == 0 || fragment.octets[0] >= 0x80 || !Self.isWord(words[position - 1])
      let ends = !fragment.endsWord || end == words.count || !Self.isWord(words[end])
      if begins && ends { return position }
      from = position + 1
    }
    return nil
  }

  private static func isWord(_ octet: UInt8) -> Bool { octet.isASCIILetter || octet.isASCIIDigit }

  /// The range, grown to the end of its last word.
  private func wholeWords(_ range: Range<Int>) -> Range<Int> {
    let end = text.words[range.upperBound...].firstIndex(of: ASCII.space) ?? text.words.count
    return range.lowerBound..<end
  }
}
