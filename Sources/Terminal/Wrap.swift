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
    .utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    .flatMap { wrapLine(Substring($0), room: room) }
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
      current += String(repeating: " ", count: gap) + String(text)
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
  let size = columns(word)
  if size <= room { return (String(word), size) }
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
  /// is, so it is one word, if it fits a line. Where a line may break is ASCII, so octets are looked at, not characters:
  /// to find where those end takes ten times as long.
  fileprivate func pieces(room: Int) -> [Piece] {
    var pieces: [Piece] = []
    var start = startIndex
    var index = startIndex
    while index < endIndex {
      let octet = utf8[index]
      if octet == UInt8(ascii: "`"), let end = utf8[utf8.index(after: index)...].firstIndex(of: octet),
        columns(self[index...end]) <= room
      {
        index = end
      } else if octet == UInt8(ascii: " ") || octet == UInt8(ascii: "\t") {
        if start < index { pieces.append(.word(self[start..<index])) }
        pieces.append(.blank)
        start = utf8.index(after: index)
      }
      index = utf8.index(after: index)
    }
    if start < endIndex { pieces.append(.word(self[start...])) }
    return pieces
  }
}
