import Glibc
import TestSupport
import Testing

/// What stands dim behind the cursor, as somebody at a terminal meets it. The probe has hints for what begins with MA.
@Suite("A hint while typing", .serialized, .timeLimit(.minutes(2))) struct HintTests {
  private static let prompt = "probe> "
  /// The probe's hints as far as they fit 80 columns: made safe to show, and the long one left out with what follows.
  private static let hint = #" one \x1btwo"#

  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func probe(
    columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]
  ) async throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      Program.path("terminal-probe"), environment: ["XDG_STATE_HOME": folder.path].merging(environment) { $1 },
      columns: columns, rows: rows)
    try await terminal.expect(Self.prompt)
    return terminal
  }

  /// Waits until the last row is this, with this behind it, and the cursor between the two.
  private func see(_ row: String, hint: String, on terminal: PseudoTerminal) async throws {
    try await terminal.expect("\"\(row)\" with the hint \"\(hint)\"") { view in
      let (last, column) = view.picture.cursor
      return view.picture.rowsWithHints.last == row + hint && view.picture.hint == hint && column == row.count
        && last == view.picture.rows.count - 1
    }
  }

  @Test("stands behind the cursor and is no part of the line")
  func stands() async throws {
    let terminal = try await probe()
    terminal.send("MA")
    try await see("probe> MA", hint: Self.hint, on: terminal)
    terminal.send("IL\r")
    try await terminal.expect(rows: ["probe> MAIL", "got [MAIL]", "probe>"])
    #expect(terminal.picture.hint == "")
  }

  @Test(
    "is not there without colour, for another line, behind a secret, and inside a message", arguments: [true, false])
  func absent(hasColor: Bool) async throws {
    let terminal = try await probe(environment: ["NO_COLOR": hasColor ? "" : "1"])
    terminal.send("XY\rMA\rAUTH PLAIN ses\rmessage\rMAIL\r")
    try await terminal.expect("got [MAIL]")
    terminal.send("MA")
    try await see("probe> MA", hint: "", on: terminal)
    terminal.send("\r.\rAUTH PLAIN s")
    try await see("probe> AUTH PLAIN *", hint: "", on: terminal)
    // The positive control: what is dim shows in the output.
    #expect(!terminal.output.contains("\u{1b}[2m"))
    terminal.send("\u{15}AUTH")
    try await see("probe> AUTH", hint: hasColor ? " a secret has none" : "", on: terminal)
    terminal.send("\u{15}MA")
    try await see("probe> MA", hint: hasColor ? Self.hint : "", on: terminal)
  }

  @Test(
    "is gone as soon as something else happens",
    arguments: [
      ("\u{1b}[D", ["probe> MA"]), ("\u{12}", ["(reverse-i-search)`': MA"]), ("\u{1b}3", ["(arg: 3) MA"]),
      ("X\u{1b}bX", ["probe> XMAX"]), ("\u{15}", ["probe>"]), ("\r", ["probe> MA", "got [MA]", "probe>"]),
      ("\u{3}", ["probe> MA^C", "got interrupt, text: true", "probe>"]),
      ("\u{15}\u{4}", ["probe>", "got end of input"]),
      ("\u{1b}[200~X\rZ\u{1b}[201~", [#"got paste ["MAX"]"#, "probe> Z"]),
    ])
  func goes(keys: String, rows: [String]) async throws {
    let terminal = try await probe()
    terminal.send("MA")
    try await see("probe> MA", hint: Self.hint, on: terminal)
    terminal.send(keys)
    try await terminal.expect("the rows \(rows) and no hint") { view in
      view.picture.hint == "" && view.picture.rowsWithHints.suffix(rows.count) == rows[...]
    }
  }

  @Test("goes under late text, and comes back behind the line")
  func lateText() async throws {
    let terminal = try await probe(columns: 40, rows: 8)
    terminal.send("MA")
    try await see("probe> MA", hint: Self.hint, on: terminal)
    for count in 1...9 {
      terminal.signal(SIGUSR1)
      try await terminal.expect(rows: ["late text \(count)", "probe> MA"])
      try await see("probe> MA", hint: Self.hint, on: terminal)
    }
    terminal.send("\r")
    try await terminal.expect(rows: ["late text 9", "probe> MA", "got [MA]", "probe>"])
    #expect(terminal.picture.hint == "")
  }

  @Test("leaves the terminal clean when the program ends, in order or not", arguments: [SIGTERM, SIGHUP, SIGQUIT])
  func ended(signal: Int32) async throws {
    let terminal = try await probe()
    terminal.send("MA")
    try await see("probe> MA", hint: Self.hint, on: terminal)
    terminal.signal(signal)
    _ = await terminal.wait()
    #expect(terminal.picture.hint == "")
    #expect(terminal.picture.rowsWithHints.contains("probe> MA"))
  }

  @Test(
    "takes what room there is in the row, cut between its words, whatever is typed and however often it wraps",
    arguments: [40, 33, 20])
  func wrapped(columns: Int) async throws {
    let terminal = try await probe(columns: columns, rows: 8)
    var line = "probe> MA"
    terminal.send("MA")
    for count in 1...90 {
      let letter = ["x", "é", "郵"][count % 3]
      terminal.send(letter)
      line += letter
      let rows = Self.rows(of: line, columns: columns)
      let end = Self.columns(of: rows[rows.count - 1])
      let hint = Self.hint(in: columns - 1 - end)
      try await terminal.expect("the rows \(rows) and the hint \"\(hint)\"") { view in
        view.picture.rows == rows.filter { !$0.isEmpty } && view.picture.cursor == (rows.count - 1, end)
          && view.picture.hint == hint
      }
    }
    terminal.send("\r")
    try await terminal.expect("got [")
    #expect(terminal.picture.hint == "")
  }

  @Test("is drawn anew when the window narrows and widens")
  func resized() async throws {
    let terminal = try await probe(columns: 80)
    terminal.send("MA")
    try await see("probe> MA", hint: Self.hint, on: terminal)
    terminal.resize(columns: 18, rows: 24)
    try await see("probe> MA", hint: " one", on: terminal)
    terminal.resize(columns: 160, rows: 24)
    try await see("probe> MA", hint: Self.hint + String(repeating: " three", count: 20), on: terminal)
    terminal.send("\r")
    try await terminal.expect(rows: ["probe> MA", "got [MA]", "probe>"])
    #expect(terminal.picture.hint == "")
  }

  @Test("comes back with a recalled line, and in vi mode only while the cursor is behind the line")
  func recalled() async throws {
    let inputrc = folder.path + "/inputrc"
    try folder.write("set editing-mode vi\n", to: "inputrc")
    let terminal = try await probe(environment: ["INPUTRC": inputrc])
    terminal.send("MAIL\r")
    try await terminal.expect("got [MAIL]")
    try await terminal.expect(Self.prompt)
    terminal.send("\u{1b}[A")
    try await see("probe> MAIL", hint: Self.hint, on: terminal)
    terminal.send("\u{1b}")
    try await terminal.expect("the cursor on the L, and no hint") { view in
      view.picture.cursor.column == 10 && view.picture.hint == ""
    }
    terminal.send("A")
    try await see("probe> MAIL", hint: Self.hint, on: terminal)
    terminal.send("!\r")
    try await terminal.expect(rows: ["probe> MAIL!", "got [MAIL!]"])
  }

  /// The rows that a line fills: a wide letter that does not fit any more begins the next one, and so does what
  /// follows a full row.
  private static func rows(of line: String, columns: Int) -> [String] {
    var rows = [""]
    for letter in line {
      if Self.columns(of: rows[rows.count - 1]) + Self.columns(of: String(letter)) > columns { rows.append("") }
      rows[rows.count - 1].append(letter)
    }
    if Self.columns(of: rows[rows.count - 1]) == columns { rows.append("") }
    return rows
  }

  /// As many of the probe's hints as fit.
  private static func hint(in room: Int) -> String {
    room >= 12 ? hint : room >= 4 ? " one" : ""
  }

  private static func columns(of text: String) -> Int { text.reduce(0) { $0 + ($1 == "郵" ? 2 : 1) } }
}
