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
    var rows: [Row] = []
    for (index, entry) in entries.enumerated() {
      let common = PhraseReader.read(entry.exceptions) { reader.exceptions($0, entry.kind) }
      PhraseReader.read(entry.rows) { text in
        for line in text.split(separator: ASCII.lineFeed) {
          let (parts, exceptions) = reader.row(line, entry.kind)
          rows.append(Row(entry: index, parts: parts, exceptions: common + exceptions))
        }
      }
    }
    self.rows = rows
  }
}

/// Reads rows by octets, for somebody waits for a note meanwhile.
private struct PhraseReader {
  typealias Text = Slice<UnsafeBufferPointer<UInt8>>
  typealias Fragment = PhraseTable.Fragment

  /// The words of each group, by its name as rows write it: `<name>`.
  private let groups: [[UInt8]: [Fragment]]

  init(_ groups: [WordGroup]) {
    self.groups = Dictionary(
      uniqueKeysWithValues: groups.map { group in
        let words = Self.read(group.words) { text in
          text.split(separator: ASCII.lineFeed).flatMap { line in
            Self.split(line, at: "/").map { Self.fragment($0, .words) }
          }
        }
        return (Array("<\(group.name)>".utf8), words)
      })
  }

  /// The octets of a text, where they are.
  static func read<Result>(_ text: String, _ body: (Text) -> Result) -> Result {
    var text = text
    return text.withUTF8 { body($0[...]) }
  }

  func row(_ line: Text, _ kind: Phrases.Kind) -> (parts: [[[Fragment]]], exceptions: [[[Fragment]]]) {
    guard kind == .words else { return ([[alternatives(line, kind)]], []) }
    let (text, excepted) = Self.halves(of: line)
    let parts = Self.split(text, at: "+").map { part in Self.split(part, at: ">").map { alternatives($0, kind) } }
    return (parts, excepted.map { exceptions($0, kind) } ?? [])
  }

  func exceptions(_ text: Text, _ kind: Phrases.Kind) -> [[[Fragment]]] {
    Self.split(text, at: "/").map { list in Self.split(list, at: "+").map { alternatives($0, kind) } }
  }

  private func alternatives(_ text: Text, _ kind: Phrases.Kind) -> [Fragment] {
    var fragments: [Fragment] = []
    for word in Self.split(text, at: "/") {
      if word.first == UInt8(ascii: "<") {
        fragments += groups[Array(word)] ?? []
      } else {
        fragments.append(Self.fragment(word, kind))
      }
    }
    return fragments
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

  private static let except = Array(" except ".utf8)

  /// What is before ` except `, and what is behind it.
  private static func halves(of line: Text) -> (Text, Text?) {
    guard var mark = line.firstIndex(of: except[0]) else { return (line, nil) }
    while mark + except.count <= line.endIndex {
      if line[mark + 1] == except[1], line[mark..<(mark + except.count)].elementsEqual(except) {
        return (line[..<mark], line[(mark + except.count)...])
      }
      mark += 1
    }
    return (line, nil)
  }

  /// The pieces between separators, each an octet with a space on either side; without the spaces around the pieces, and
  /// none of them empty.
  private static func split(_ text: Text, at separator: Unicode.Scalar) -> [Text] {
    let separator = UInt8(ascii: separator)
    var pieces: [Text] = []
    var start = text.startIndex
    var index = start + 1
    while index + 1 < text.endIndex {
      if text[index] == separator, text[index - 1] == ASCII.space, text[index + 1] == ASCII.space {
        add(text[start..<index], to: &pieces)
        start = index + 1
      }
      index += 1
    }
    add(text[start...], to: &pieces)
    return pieces
  }

  private static func add(_ text: Text, to pieces: inout [Text]) {
    let piece = trimmed(text)
    if !piece.isEmpty { pieces.append(piece) }
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
