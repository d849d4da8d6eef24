/// What somebody in front of the terminal sees: enough of a VT100 to follow readline. Without it a test
/// could only look for escape sequences, and not whether the typed line is still there.
package struct TerminalPicture: Sendable {
  struct Cell: Equatable {
    /// Nil for the right half of a wide character.
    var character: Character? = " "
    var style = TerminalStyle()
    var isDim: Bool { style.isDim }
  }

  private(set) var grid: [[Cell]]
  private var row = 0
  private var column = 0
  private var columns: Int
  /// After the last column is written the cursor waits there, and only the next character wraps.
  private var wrapIsDue = false
  private var style = TerminalStyle()
  private var sequence: [UInt8]?
  private var character: [UInt8] = []

  package init(columns: Int, rows: Int) {
    self.columns = columns
    grid = Array(repeating: Array(repeating: Cell(), count: columns), count: rows)
  }

  /// The rows from the top, blanks at their ends cut off, without the empty ones at the end; and without what is dim,
  /// which is there one moment and gone the next.
  package var rows: [String] { texts { $0.isDim ? " " : $0.character } }

  /// The same with what is dim.
  package var rowsWithHints: [String] { texts(\.character) }

  /// Everything that is dim, wherever it stands.
  package var hint: String { String(grid.joined().filter(\.isDim).compactMap(\.character)) }

  private func texts(_ character: (Cell) -> Character?) -> [String] {
    var rows = grid.map { line in
      let text = line.compactMap(character)
      return String(text[..<((text.lastIndex { $0 != " " } ?? -1) + 1)])
    }
    while rows.last == "" { rows.removeLast() }
    return rows
  }

  /// How many columns the window has.
  package var width: Int { columns }

  /// Where the cursor is, from 0.
  package var cursor: (row: Int, column: Int) { (row, column) }

  /// A window of another size; rows are cut or filled up, not broken anew.
  package mutating func resize(columns: Int, rows: Int) {
    let surplus = max(0, row + 1 - rows)
    grid.removeFirst(surplus)
    row -= surplus
    grid = Array(grid.prefix(rows)) + Array(repeating: [], count: max(0, rows - grid.count))
    grid = grid.map { Array($0.prefix(columns)) + Array(repeating: Cell(), count: max(0, columns - $0.count)) }
    self.columns = columns
    column = min(column, columns - 1)
    wrapIsDue = false
  }

  package mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { feed(byte) }
  }

  private mutating func feed(_ byte: UInt8) {
    if sequence != nil { return feedSequence(byte) }
    switch byte {
    case 0x1b: sequence = []
    case 0x0d: (column, wrapIsDue) = (0, false)
    case 0x0a: lineFeed()
    case 0x08: (column, wrapIsDue) = (max(0, column - 1), false)
    case 0x09: column = min(columns - 1, (column / 8 + 1) * 8)
    case 0x00..<0x20, 0x7f: break
    default:
      character.append(byte)
      if let text = String(validating: character, as: UTF8.self) {
        put(Character(text))
        character = []
      }
    }
  }

  private mutating func put(_ character: Character) {
    let width = Self.isWide(character) ? 2 : 1
    if wrapIsDue || column + width > columns {
      column = 0
      lineFeed()
    }
    grid[row][column] = Cell(character: character, style: style)
    if width == 2 { grid[row][column + 1] = Cell(character: nil, style: style) }
    column += width
    wrapIsDue = column == columns
    if wrapIsDue { column -= 1 }
  }

  /// Letters of East Asia, as far as tests type them.
  private static func isWide(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { (0x2e80...0xa4cf).contains($0.value) || (0xac00...0xd7a3).contains($0.value) }
      ?? false
  }

  private mutating func lineFeed() {
    wrapIsDue = false
    if row < grid.count - 1 {
      row += 1
      return
    }
    grid.removeFirst()
    grid.append(blanks(columns))
  }

  private mutating func feedSequence(_ byte: UInt8) {
    sequence?.append(byte)
    guard let bytes = sequence else { return }
    if bytes.count == 1 {
      if byte != 0x5b, byte != 0x28, byte != 0x29 { sequence = nil }  // ESC = and the like
    } else if bytes[0] != 0x5b {
      sequence = nil
    } else if (0x40...0x7e).contains(byte) {
      sequence = nil
      obey(byte, String(decoding: bytes[1..<bytes.count - 1], as: UTF8.self))
    }
  }

  private mutating func obey(_ command: UInt8, _ parameters: String) {
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    let first = numbers.first ?? nil
    let count = max(1, first ?? 1)
    if command == UInt8(ascii: "m") {
      style.obey(numbers.map { $0 ?? 0 })
      return
    }
    wrapIsDue = false
    switch Character(Unicode.Scalar(command)) {
    case "A": row = max(0, row - count)
    case "B": row = min(grid.count - 1, row + count)
    case "C": column = min(columns - 1, column + count)
    case "D": column = max(0, column - count)
    case "G": column = min(columns, count) - 1
    case "H":
      row = min(grid.count, count) - 1
      column = min(columns, max(1, numbers.count > 1 ? numbers[1] ?? 1 : 1)) - 1
    case "J": clearScreen(first ?? 0)
    case "K": clearRow(first ?? 0)
    case "P": grid[row] = grid[row][..<column] + grid[row][column...].dropFirst(count) + blanks(count)
    case "@": grid[row].insert(contentsOf: blanks(count), at: column)
    default: break
    }
    grid[row] = Array(grid[row].prefix(columns)) + blanks(columns - grid[row].count)
  }

  private func blanks(_ count: Int) -> [Cell] {
    Array(repeating: Cell(), count: max(0, count))
  }

  private mutating func clearRow(_ what: Int) {
    switch what {
    case 0: grid[row].replaceSubrange(column..., with: blanks(columns - column))
    case 1: grid[row].replaceSubrange(...column, with: blanks(column + 1))
    default: grid[row] = blanks(columns)
    }
  }

  private mutating func clearScreen(_ what: Int) {
    if what == 0 {
      clearRow(0)
      for below in grid.indices where below > row { grid[below] = blanks(columns) }
    } else {
      grid = grid.map { _ in blanks(columns) }
    }
  }
}
