extension [Lesson.Choice] {
  /// The choice that was typed: its number, counted from 1, a letter, or what it says; nil for anything else.
  package func choice(for typed: String) -> Lesson.Choice? {
    let bare = typed.trimmingSpaces.lowercased().filter { $0 != "`" }
    var word = bare
    while let last = word.last, ".)".contains(last) { word.removeLast() }
    while let first = word.first, "(".contains(first) { word.removeFirst() }
    if let number = Int(word), word.utf8.count == 1, indices.contains(number - 1) { return self[number - 1] }
    if word.utf8.count == 1, let letter = word.utf8.first, letter >= 0x61, indices.contains(Int(letter - 0x61)) {
      return self[Int(letter - 0x61)]
    }
    return first { $0.label.lowercased().filter { $0 != "`" } == bare || $0.label.lowercased() == word }
  }
}
