// Breaks the tutor's own prose to the width of the window. What a server sent is never wrapped here: its
// lines stand as received, and the terminal wraps them.

/// The lines of `text`, each with `prefix` in front and at most `width` columns wide.
///
/// Lines break at spaces outside backticks; a word longer than a line is broken hard; "\n" starts a new line, and an empty
/// line is the prefix alone. The text is made `visible` first, since spelling out makes it longer. A
/// width too small for prefix and text still gives one character a line.
package func wrap(_ text: String, width: Int, prefix: String = "") -> [String] {
  let room = max(1, width - columns(prefix))
  return visible(text, keepNewlines: true)
    .split(separator: "\n", omittingEmptySubsequences: false)
    .flatMap { wrapLine($0, room: room) }
    .map { prefix + $0 }
}

private func wrapLine(_ line: Substring, room: Int) -> [String] {
  var lines: [String] = []
  var current = ""
  var used = 0
  var gap = 0  // blanks seen since the last word: kept inside a line, dropped where it breaks
  for word in line.pieces(room: room) {
    guard case .word(let text) = word else {
      gap += 1
      continue
    }
    let size = columns(text)
    if used + gap + size <= room {
      current += String(repeating: " ", count: gap) + text
      used += gap + size
    } else {
      if used > 0 { lines.append(current) }
      (current, used) = breakHard(text, room: room, into: &lines)
    }
    gap = 0
  }
  lines.append(current)
  return lines
}

/// Cuts a word that may be longer than a line; returns what is left for the line that follows.
private func breakHard(_ word: Substring, room: Int, into lines: inout [String]) -> (String, Int) {
  var current = ""
  var used = 0
  for character in word {
    let size = columns(String(character))
    if used > 0, used + size > room {
      lines.append(current)
      (current, used) = ("", 0)
    }
    current.append(character)
    used += size
  }
  return (current, used)
}

private enum Piece {
  case word(Substring)
  case blank
}

extension Substring {
  /// The words of a line with every space between them, in order. What is in backticks is to be typed as it
  /// is, so it is one word, if it fits a line.
  fileprivate func pieces(room: Int) -> [Piece] {
    var pieces: [Piece] = []
    var start = startIndex
    var index = startIndex
    while index < endIndex {
      if self[index] == "`", let end = self[self.index(after: index)...].firstIndex(of: "`"),
        columns(self[index...end]) <= room
      {
        index = end
      } else if self[index] == " " || self[index] == "\t" {
        if start < index { pieces.append(.word(self[start..<index])) }
        pieces.append(.blank)
        start = self.index(after: index)
      }
      index = self.index(after: index)
    }
    if start < endIndex { pieces.append(.word(self[start...])) }
    return pieces
  }
}
