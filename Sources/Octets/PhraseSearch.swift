/// A phrase in a text, octet by octet, as the protocol's words are compared. The standard library's own search goes by
/// what a reader sees as one character, and brings the whole of its regular expressions into the program.
extension StringProtocol {
  /// Where it first is; nil where it is nowhere, and for the empty phrase.
  package func range(ofPhrase phrase: String) -> Range<Index>? {
    let wanted = phrase.utf8
    guard let first = wanted.first else { return nil }
    var start = utf8.startIndex
    while let found = utf8[start...].firstIndex(of: first) {
      if utf8[found...].starts(with: wanted) { return found..<utf8.index(found, offsetBy: wanted.count) }
      start = utf8.index(after: found)
    }
    return nil
  }

  package func contains(phrase: String) -> Bool { range(ofPhrase: phrase) != nil }

  /// The text with every occurrence of a phrase replaced, from the left.
  package func replacing(phrase: String, with other: String) -> String {
    var text = ""
    var rest = self[...]
    while let found = rest.range(ofPhrase: phrase) {
      text += rest[..<found.lowerBound]
      text += other
      rest = rest[found.upperBound...]
    }
    return text + rest
  }
}
