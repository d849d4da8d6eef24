/// Counts the lines a text takes, so that notes can keep their bounds without knowing the screen.
package enum Wrapping {
  /// Lines of `text` when words are wrapped at `width` columns; a longer word takes a line of its own.
  package static func lines(of text: String, width: Int = Note.width) -> Int {
    var lines = 0
    var column = 0
    for word in text.split(separator: " ") {
      if lines == 0 || column + 1 + word.utf8.count > width {
        lines += 1
        column = word.utf8.count
      } else {
        column += 1 + word.utf8.count
      }
    }
    return lines
  }

  /// As many of the sentences, in order, as a summary holds; the first always.
  static func summary(_ sentences: [String]) -> String {
    sentences.dropFirst().reduce(sentences.first ?? "") { text, sentence in
      let longer = "\(text) \(sentence)"
      return sentence.isEmpty || lines(of: longer) > Note.summaryLines ? text : longer
    }
  }
}
