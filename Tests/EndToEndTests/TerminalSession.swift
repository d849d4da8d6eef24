import TestSupport

/// One sitting with the program: a terminal of its own, somebody who types and reads, and a state folder that goes
/// away afterwards.
struct TerminalSession {
  static let practice = "mail.christian.net"

  let terminal: PseudoTerminal
  let state: TemporaryFolder

  /// - Parameter rows: high enough that what is looked for has not scrolled away.
  init(
    _ arguments: [String] = [], state: TemporaryFolder? = nil, environment: [String: String] = [:],
    columns: Int = 80, rows: Int = 200
  ) throws {
    self.state = try state ?? TemporaryFolder("state")
    terminal = try PseudoTerminal(
      Program.path("smtp-tutor"), arguments,
      environment: ["XDG_STATE_HOME": self.state.path].merging(environment) { $1 }, columns: columns,
      rows: rows)
  }

  /// With a server of the tests on the other side.
  init(
    with server: ScriptedServer, _ arguments: [String] = [], state: TemporaryFolder? = nil,
    environment: [String: String] = [:], columns: Int = 80, rows: Int = 200
  ) throws {
    try self.init(
      ["127.0.0.1:\(server.port)"] + arguments, state: state, environment: environment, columns: columns,
      rows: rows)
  }

  // MARK: Typing

  /// Types a line and Enter, and waits for a prompt that is written after that.
  func type(_ line: String, then prompt: String) async throws {
    terminal.overlook()
    terminal.send("\(line)\r")
    try await terminal.expect(prompt)
  }

  /// Types several lines, each of which is followed by the same prompt.
  func type(_ lines: [String], then prompt: String) async throws {
    for line in lines { try await type(line, then: prompt) }
  }

  /// Presses Ctrl-C until another program has said that it noticed: a shell that is about to wait for a line looks at a
  /// signal only after that line, and at the next signal at once.
  func interrupt(until words: String) async throws {
    for _ in 1..<20 {
      terminal.send(Self.controlC)
      if (try? await terminal.expect(words, timeout: .seconds(1))) != nil { return }
    }
    terminal.send(Self.controlC)
    try await terminal.expect(words)
  }

  /// Pastes text as a terminal does that puts marks around it, if it was asked to.
  func paste(_ text: String) {
    terminal.send("\u{1b}[200~\(text.replacing("\n", with: "\r"))\u{1b}[201~")
  }

  // MARK: Reading

  /// Waits until the words stand in the window, however the lines are broken.
  func see(_ words: String) async throws {
    try await terminal.expect("the words \"\(words)\"") { Self.words($0.picture.rows).contains(words) }
  }

  /// Waits until this is the last row that is not empty.
  func see(lastRow: String) async throws {
    try await terminal.expect("the last row \"\(lastRow)\"") { $0.picture.rows.last == lastRow }
  }

  /// Waits until these are the last rows that are not empty, with the cursor so many columns behind their start,
  /// counted through the rows: a row that shows may still be in the middle of being drawn.
  func see(lastRows: [String], cursor: Int) async throws {
    try await terminal.expect("the last rows \(lastRows) with the cursor at \(cursor)") { view in
      let rows = view.picture.rows
      let (row, column) = view.picture.cursor
      return rows.suffix(lastRows.count) == lastRows[...]
        && (row - (rows.count - lastRows.count)) * view.picture.width + column == cursor
    }
  }

  var rows: [String] { terminal.picture.rows }

  /// What the window shows as running text: no marks of notes, no line ends.
  var words: String { Self.words(rows) }

  /// How often the words stand in the window.
  func count(_ words: String) -> Int { self.words.ranges(of: words).count }

  private static func words(_ rows: [String]) -> String {
    rows.map { $0.hasPrefix("# ") ? String($0.dropFirst(2)) : $0 }.joined(separator: " ")
  }

  // MARK: Keys

  static let controlC = "\u{3}"
  static let controlD = "\u{4}"
  static let controlR = "\u{12}"
  static let controlU = "\u{15}"
  static let controlV = "\u{16}"
  static let up = "\u{1b}[A"
  static let left = "\u{1b}[D"
}
