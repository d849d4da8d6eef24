import Octets
import SMTP

/// The rows of `Phrases`, made ready for searching: at its first use, for a session without a refusal needs none of it.
struct PhraseTable: Sendable {
  /// One alternative of a part.
  struct Fragment: Sendable {
    let octets: [UInt8]
    let endsWord: Bool
    /// Bits of `Trigrams` that must be set where it occurs; none for a shorter one.
    let trigrams: (Int, Int)?
  }

  struct Row: Sendable {
    /// Which of its entries it belongs to.
    let entry: Int
    /// Parts that may be anywhere; each a chain of parts that follow each other, each a list of alternatives.
    let parts: [[[Fragment]]]
    /// Lists of parts, each of alternatives; where all parts of one are in the reply, the row does not hold.
    let exceptions: [[[Fragment]]]
  }

  let entries: [Phrases]
  let rows: [Row]

  /// What tells a cause before any code does.
  static let specific = PhraseTable(Phrases.specific)
  /// What tells one where neither those nor a firm enhanced code do; many sessions never need it.
  static let general = PhraseTable(Phrases.general, groups: WordGroup.all)

  init(_ entries: [Phrases], groups: [WordGroup] = []) {
    self.entries = entries
    let reader = PhraseReader(groups)
    rows = entries.indices.flatMap { index in
      let entry = entries[index]
      let common = reader.exceptions(Array(entry.exceptions.utf8)[...], entry.kind)
      return Array(entry.rows.utf8).split(separator: ASCII.lineFeed).map { line in
        let (parts, exceptions) = reader.row(line, entry.kind)
        return Row(entry: index, parts: parts, exceptions: common + exceptions)
      }
    }
  }
}

/// Reads rows by octets, for somebody waits for a note meanwhile.
private struct PhraseReader {
  typealias Text = ArraySlice<UInt8>
  typealias Fragment = PhraseTable.Fragment

  /// The words of each group, by its name as rows write it: `<name>`.
  private let groups: [[UInt8]: [Fragment]]

  init(_ groups: [WordGroup]) {
    self.groups = Dictionary(
      uniqueKeysWithValues: groups.map { group in
        let words = Array(group.words.utf8).split(separator: ASCII.lineFeed).flatMap { line in
          Self.split(line, " / ").map { Self.fragment($0, .words) }
        }
        return (Array("<\(group.name)>".utf8), words)
      })
  }

  func row(_ line: Text, _ kind: Phrases.Kind) -> (parts: [[[Fragment]]], exceptions: [[[Fragment]]]) {
    guard kind == .words else { return ([[alternatives(line, kind)]], []) }
    let halves = Self.split(line, Self.except)
    let parts = Self.split(halves[0], " + ").map { part in Self.split(part, " > ").map { alternatives($0, kind) } }
    return (parts, halves.count > 1 ? exceptions(halves[1], kind) : [])
  }

  func exceptions(_ text: Text, _ kind: Phrases.Kind) -> [[[Fragment]]] {
    Self.split(text, " / ").map { list in Self.split(list, " + ").map { alternatives($0, kind) } }
  }

  private func alternatives(_ text: Text, _ kind: Phrases.Kind) -> [Fragment] {
    Self.split(text, " / ").flatMap { word in
      word.first == UInt8(ascii: "<") ? groups[Array(word)] ?? [] : [Self.fragment(word, kind)]
    }
  }

  private static func fragment(_ text: Text, _ kind: Phrases.Kind) -> Fragment {
    let endsWord = kind == .words && text.last == UInt8(ascii: "$")
    let octets = kind == .words && !isFolded(text) ? RefusalText.folded(Array(text)) : Array(text)
    return Fragment(octets: octets, endsWord: endsWord, trigrams: Trigrams.bits(of: octets))
  }

  /// Nearly all fragments are; to fold them would cost more than all the rest.
  private static func isFolded(_ text: Text) -> Bool {
    var previous = ASCII.space
    for octet in text {
      guard octet >= 0x61 && octet <= 0x7A || octet.isASCIIDigit || (octet == ASCII.space && previous != ASCII.space)
      else { return false }
      previous = octet
    }
    return true
  }

  // MARK: Cutting

  private static let except: StaticString = " except "

  /// The pieces between separators, which begin with a space; without the spaces around them, and none of them empty.
  private static func split(_ text: Text, _ separator: StaticString) -> [Text] {
    let length = separator.utf8CodeUnitCount
    var pieces: [Text] = []
    var start = text.startIndex
    var index = start
    while index + length <= text.endIndex {
      if text[index] == ASCII.space, isAt(index, separator, in: text) {
        pieces.append(trimmed(text[start..<index]))
        // The space that ends a separator may begin the next one.
        index += length - 1
        start = index
      } else {
        index += 1
      }
    }
    pieces.append(trimmed(text[start...]))
    return pieces.filter { !$0.isEmpty }
  }

  private static func isAt(_ index: Int, _ separator: StaticString, in text: Text) -> Bool {
    separator.withUTF8Buffer { octets in octets.indices.allSatisfy { text[index + $0] == octets[$0] } }
  }

  private static func trimmed(_ text: Text) -> Text {
    var text = text
    while text.first == ASCII.space { text = text.dropFirst() }
    while text.last == ASCII.space { text = text.dropLast() }
    return text
  }
}

/// Which groups of three octets a text has, as bits of their hashes: most phrases can be ruled out by one look at it.
struct Trigrams: Sendable {
  private static let size = 8_192
  private var bits = [UInt64](repeating: 0, count: size / 64)

  init(_ text: [UInt8]) {
    guard text.count >= 3 else { return }
    for index in 0..<(text.count - 2) {
      let bit = Self.hash(text[index], text[index + 1], text[index + 2])
      bits[bit / 64] |= 1 << UInt64(bit % 64)
    }
  }

  func may(contain trigrams: (Int, Int)?) -> Bool {
    guard let (first, last) = trigrams else { return true }
    return isSet(first) && isSet(last)
  }

  private func isSet(_ bit: Int) -> Bool { bits[bit / 64] & 1 << UInt64(bit % 64) != 0 }

  static func bits(of octets: [UInt8]) -> (Int, Int)? {
    guard octets.count >= 3 else { return nil }
    let end = octets.count
    return (hash(octets[0], octets[1], octets[2]), hash(octets[end - 3], octets[end - 2], octets[end - 1]))
  }

  private static func hash(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
    let value = UInt32(first) &* 31 &* 31 &+ UInt32(second) &* 31 &+ UInt32(third)
    return Int(value & UInt32(size - 1))
  }
}
