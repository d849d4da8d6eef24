@testable import Annotations

/// What every note promises to whoever shows it; the faults in words, none if it keeps them.
func faults(of note: Note) -> [String] {
  var faults: [String] = []
  if note.headline.count > 70 { faults.append("headline of \(note.headline.count)") }
  if wrapped(note.summary, at: 70) > 4 { faults.append("summary of \(wrapped(note.summary, at: 70)) lines") }
  if let next = note.next, next.count > 68 { faults.append("next of \(next.count)") }
  let texts = [note.id.rawValue, note.headline, note.summary, note.reference] + note.explanation
  for text in texts + (note.next.map { [$0] } ?? []) {
    if text.isEmpty || text.first == " " || text.last == " " { faults.append("empty or ragged: '\(text)'") }
    // A paragraph may be a list: an entry a line.
    let isList = text != note.summary
    if !text.utf8.allSatisfy({ (0x20...0x7E).contains($0) || ($0 == 0x0A && isList) }) {
      faults.append("not printable ASCII: \(text)")
    }
    if text.contains("!") { faults.append("exclamation: \(text)") }
    if text.contains("{") { faults.append("blank not filled in: \(text)") }
  }
  if note.explanation.first == nil { faults.append("no explanation") }
  return faults.map { "\(note.id): \($0)" }
}

/// Lines of a text, counted apart from how the room itself counts them.
func wrapped(_ text: String, at width: Int) -> Int {
  var lines = [""]
  for word in text.split(separator: " ") {
    let longer = lines[lines.count - 1].isEmpty ? String(word) : "\(lines[lines.count - 1]) \(word)"
    if longer.count <= width { lines[lines.count - 1] = longer } else { lines.append(String(word)) }
  }
  return lines.count
}
