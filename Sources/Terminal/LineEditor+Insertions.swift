import CLibrary
import CReadline
import Octets

/// What comes into the line by other ways than one key after another: a paste, and what Tab completes.
extension LineEditor {
  func insert(_ bytes: [UInt8]) {
    var cursor = 0
    _ = crl_text(&cursor)
    crl_replace(cursor, cursor, (bytes.filter { $0 != 0 } + [0]).map { CChar(bitPattern: $0) })
  }

  /// Octets as they are: what is typed need not be UTF-8.
  static func octets(_ text: UnsafePointer<CChar>?) -> [UInt8] {
    text.map { Array(UnsafeRawBufferPointer(start: $0, count: strlen($0))) } ?? []
  }

  // MARK: a paste

  /// Text without a line end is typed text, and so is one whole command: Enter is still to come. Anything longer is
  /// for the asker to decide.
  func pasted() {
    var count = 0
    guard let start = crl_pasted(&count) else { return onEvent(.pasteTooLong) }
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let bare = Paste(bytes)
    if bare.lines.isEmpty { return insert(bare.rest) }
    if kind == .command, bare.lines.count == 1, bare.rest.isEmpty { return insert(bare.lines[0]) }
    let (line, cursor) = typed
    crl_drop()
    suspend()
    onEvent(.paste(Paste(bytes, before: Array(line[..<cursor]), after: Array(line[cursor...]))))
  }

  /// The line as it is, and the index of the cursor in it.
  var typed: (line: [UInt8], cursor: Int) {
    var cursor = 0
    let line = Self.octets(crl_text(&cursor))
    return (line, min(cursor, line.count))
  }

  // MARK: Tab

  /// Completes as far as all candidates agree; where they part, lists them above the line.
  func complete() {
    let (line, cursor) = typed
    guard let completion = completes(line, cursor), (0...cursor).contains(completion.start),
      let first = completion.candidates.first
    else { return }
    let word = line[completion.start..<cursor]
    var common = Array(first.utf8)
    for candidate in completion.candidates.dropFirst() {
      common.removeLast(
        common.count - zip(common, candidate.utf8).prefix { $0.asciiLowercased == $1.asciiLowercased }.count)
    }
    if completion.candidates.count == 1 || common.count > word.count {
      crl_replace(completion.start, cursor, (common + [0]).map { CChar(bitPattern: $0) })
    } else {
      list(completion)
    }
  }

  private static let listed = 100

  private func list(_ completion: Completion) {
    let names = completion.candidates.map { $0.last == " " ? String($0.dropLast()) : $0 }
    let width = min(screen.width, 72)
    if completion.meanings.contains(where: { $0 != nil }), names.count + 2 <= screen.height ?? 24 {
      for row in Self.rows(names, completion.meanings, width: width) { screen.line(row, role: .note) }
    } else {
      let hidden = names.count - Self.listed
      let text =
        names.prefix(Self.listed).joined(separator: "   ") + (hidden > 0 ? "   (and \(hidden) more)" : "")
      for line in wrap(text, width: width, prefix: "# ") { screen.line(line, role: .hint) }
    }
    screen.flush()
  }

  /// Each candidate on a row, and beside it what it is, as far as that fits.
  static func rows(_ names: [String], _ meanings: [String?], width: Int) -> [String] {
    let column = (names.map(\.count).max() ?? 0) + 2
    return zip(names, meanings).map { name, meaning in
      guard let meaning, width - column > 12 else { return "# \(name)" }
      let room = width - column - 2
      let shown = meaning.count > room ? "\(meaning.prefix(room - 2)).." : meaning
      return "# \(name)\(String(repeating: " ", count: column - name.count))\(shown)"
    }
  }
}
