/// Reads the phrases of a condition, such as `` `Subject` is `Hello` ``, piece by piece.
struct PhraseScanner {
  private var pieces: [Inline.Piece]

  init(_ inline: Inline) {
    pieces = inline.pieces
  }

  /// What was not read yet.
  var rest: Inline { Inline(pieces: pieces) }

  var isAtEnd: Bool { rest.plain.isEmpty }

  /// Passes over words that come next; false when others do.
  mutating func skip(_ words: String) -> Bool {
    guard case .text(let text)? = pieces.first else { return false }
    let bare = text.drop { $0 == " " }
    guard bare.hasPrefix(words) else { return false }
    let after = bare.dropFirst(words.count)
    if let next = after.first, words.last?.isLetter == true, next.isLetter || next.isNumber { return false }
    pieces[0] = .text(String(after))
    return true
  }

  /// The code that comes next, and nil for anything else.
  mutating func code() -> String? {
    guard let (code, rest) = rest.leadingCode else { return nil }
    pieces = rest.pieces
    return code
  }

  /// The word that comes next, in backticks or not.
  mutating func word() -> String? {
    if let code = code() { return code }
    guard case .text(let text)? = pieces.first else { return nil }
    let bare = text.drop { $0 == " " }
    let word = bare.prefix { $0 != " " && $0 != ";" }
    guard !word.isEmpty else { return nil }
    pieces[0] = .text(String(bare.dropFirst(word.count)))
    return String(word)
  }
}
