/// A phrase in a text, octet by octet, as the protocol's words are compared. The standard library's own search goes by
/// what a reader sees as one character, and brings the whole of its regular expressions into the program.
extension Substring {
  /// Where it first is; nil where it is nowhere, and for the empty phrase.
  package func range(ofPhrase phrase: String) -> Range<Index>? {
    let wanted = phrase.utf8
    guard let first = wanted.first else { return nil }
    var start = utf8.startIndex
    while let found = utf8[start...].firstIndex(of: first) {
      if let end = end(of: wanted, at: found) { return found..<end }
      start = utf8.index(after: found)
    }
    return nil
  }

  private func end(of wanted: String.UTF8View, at start: Index) -> Index? {
    var index = start
    for octet in wanted {
      guard index < utf8.endIndex, utf8[index] == octet else { return nil }
      index = utf8.index(after: index)
    }
    return index
  }

  package func contains(phrase: String) -> Bool { range(ofPhrase: phrase) != nil }

  /// The text with every occurrence of a phrase replaced, from the left.
  package func replacing(phrase: String, with other: String) -> String {
    var text = ""
    var rest = self
    while let found = rest.range(ofPhrase: phrase) {
      text += String(rest[..<found.lowerBound])
      text += other
      rest = rest[found.upperBound...]
    }
    return text + String(rest)
  }
}

/// The same in a whole text. It is no generic function: one of those looks for its conformances when it runs, which a start
/// would wait for.
extension String {
  package func range(ofPhrase phrase: String) -> Range<Index>? { self[...].range(ofPhrase: phrase) }

  package func contains(phrase: String) -> Bool { self[...].contains(phrase: phrase) }

  package func replacing(phrase: String, with other: String) -> String {
    self[...].replacing(phrase: phrase, with: other)
  }
}
