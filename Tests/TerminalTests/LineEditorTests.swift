import Glibc
import TestSupport
import Testing

@testable import Terminal

/// The editor as somebody at a terminal meets it, through a small program that reports its events.
@Suite(.serialized, .timeLimit(.minutes(2))) struct LineEditorTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func probe(
    _ arguments: [String] = [], columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    let state = ["XDG_STATE_HOME": folder.path, "NO_COLOR": "1"]
    return try PseudoTerminal(
      Program.path("terminal-probe"), arguments, environment: state.merging(environment) { $1 },
      columns: columns, rows: rows)
  }

  // MARK: lines

  @Test("a typed line is shown as typed and reported without its line end")
  func line() async throws {
    let terminal = try probe()
    try await terminal.expect("probe> ")
    terminal.send("EHLO caf\u{e9}\r")
    try await terminal.expect(rows: ["probe> EHLO caf\u{e9}", "got [EHLO caf\u{e9}]", "probe>"])
  }

  @Test("a line that holds a line end or a return is reported as several, one for each prompt")
  func embeddedLineEnds() async throws {
    let terminal = try probe()
    try await terminal.expect("probe> ")
    terminal.send("one\u{16}\ntwo\u{16}\rthree\r")
    try await terminal.expect(rows: [
      "got [one]", "probe> two", "got [two]", "probe> three", "got [three]", "probe>",
    ])
  }

  @Test("lines pasted without marks are taken one by one, and inputrc can ask for that", arguments: [true, false])
  func paste(marks: Bool) async throws {
    let inputrc = folder.path + "/inputrc"
    try write("set enable-bracketed-paste \(marks ? "on" : "off")\n", to: inputrc)
    let terminal = try probe(environment: ["INPUTRC": inputrc])
    try await terminal.expect("probe> ")
    terminal.send("a\rb\rc\r")
    try await terminal.expect(rows: ["got [a]", "probe> b", "got [b]", "probe> c", "got [c]"])
    #expect(terminal.output.contains("\u{1b}[?2004h") == marks)
  }

  @Test("octets that are no UTF-8 are reported as they were pasted, and shown as a sign of their own")
  func notText() async throws {
    let terminal = try probe()
    try await terminal.expect("probe> ")
    terminal.send(bytes: Array("\u{1b}[200~a".utf8) + [0xe9] + Array("b\u{1b}[201~".utf8))
    try await terminal.expect(rows: ["probe> a?b"])
    terminal.send("\r")
    try await terminal.expect(#"got [a\xe9b]"#)
  }

  @Test("keys typed before the first prompt, and while nothing is asked for, are kept and not echoed")
  func typedAhead() async throws {
    let terminal = try probe(["--hold"])
    try await terminal.expect("holding")
    terminal.send("EHLO a\rNOO")
    terminal.signal(SIGUSR1)
    try await terminal.expect("late text 1")
    #expect(!terminal.output.contains("EHLO"))
    terminal.signal(SIGUSR2)
    try await terminal.expect(rows: ["probe> EHLO a", "got [EHLO a]", "probe> NOO"])
    terminal.send("P\r")
    try await terminal.expect("got [NOOP]")
  }

  @Test("Tab does nothing in a command and is a character in a message, where Up recalls nothing")
  func message() async throws {
    let terminal = try probe()
    try await terminal.expect("probe> ")
    terminal.send("a\tb\r")
    try await terminal.expect("got [ab]")
    terminal.send("message\r")
    try await terminal.expect("got [message]")
    terminal.send("\u{1b}[A\u{10}x\ty\r")
    try await terminal.expect("got [x\ty]")
    terminal.send(".\r")
    try await terminal.expect("got [.]")
    terminal.send("\u{1b}[A\r")
    try await terminal.expect("got [message]")
  }

  @Test("what is offered is listed with what it is, as far as that fits")
  @MainActor func rows() {
    let names = ["NOOP", "RCPT TO:<", "QUIT"]
    let meanings = ["Does nothing, and is answered", "Names a recipient of the message", nil]
    #expect(
      LineEditor.rows(names, meanings, width: 40)
        == ["# NOOP       Does nothing, and is answ..", "# RCPT TO:<  Names a recipient of the ..", "# QUIT"])
    #expect(LineEditor.rows(names, meanings, width: 20) == ["# NOOP", "# RCPT TO:<", "# QUIT"])
  }

  // MARK: the history

  @Test("Up and Down go through the lines that begin with what is typed, and through all where nothing is")
  func search() async throws {
    let terminal = try probe()
    try await terminal.expect("probe> ")
    terminal.send("MAIL one\rRCPT one\rRCPT two\rNOOP\r")
    try await terminal.expect("got [NOOP]")
    terminal.send("RC\u{1b}[A\u{1b}OA")
    try await terminal.expect(rows: ["got [NOOP]", "probe> RCPT one"])
    terminal.send("!\r")
    try await terminal.expect("got [RCPT one!]")
    terminal.send("RCPT\u{1b}[A\u{1b}[A\u{1b}OA\u{1b}[B\r")
    try await terminal.expect("got [RCPT two]")
    terminal.send("\u{1b}[A\u{1b}[A\u{1b}[A\r")
    try await terminal.expect("got [NOOP]")
  }

  /// readline 8.2 corrupts its heap here, by its own history-search-backward.
  @Test("edited lines of the history are edited again and left, whatever way, and every Up is survived")
  func editedHistory() async throws {
    try folder.write("\"\\eu\": history-search-backward\n\"\\es\": history-substring-search-backward\n", to: "inputrc")
    let home = "\u{01}"
    for up in ["\u{1b}[A", "\u{1b}u", "\u{1b}s"] {
      let terminal = try probe(environment: ["INPUTRC": folder.file("inputrc")])
      try await terminal.expect("probe> ")
      terminal.send("NOOP\rHELP\rRSET\r")
      try await terminal.expect("got [RSET]")
      for _ in 0..<40 { terminal.send([up, "x", home, up, "\r", up, "y", home, up, "\r", up, "\r"].joined()) }
      for _ in 0..<10 { terminal.send([up, "x", home, "\u{1b}pRS\r", "y", home, up, "\r", up, "\r"].joined()) }
      terminal.send("\u{15}the end\r")
      try await terminal.expect("got [the end]")
      terminal.send("\u{04}")
      #expect(await terminal.wait() == .status(0))
    }
  }

  @Test("inputrc has Up as readline has it")
  func plainUp() async throws {
    try folder.write("\"\\e[A\": previous-history\n", to: "inputrc")
    let terminal = try probe(environment: ["INPUTRC": folder.file("inputrc")])
    try await terminal.expect("probe> ")
    terminal.send("MAIL one\rNOOP\r")
    try await terminal.expect("got [NOOP]")
    terminal.send("MA\u{1b}[A\r")
    try await terminal.expect("got [NOOP]")
  }

  @Test("Alt-. does so in vi mode, too, and Escape by itself still leads to vi's commands")
  func lastAddressInVi() async throws {
    let folder = try TemporaryFolder("inputrc")
    try folder.write("set editing-mode vi\n", to: "inputrc")
    let terminal = try probe(environment: ["INPUTRC": folder.file("inputrc")])
    try await terminal.expect("probe> ")
    terminal.send("MAIL FROM:<a@b.test>\r")
    try await terminal.expect("got [MAIL FROM:<a@b.test>]")
    terminal.send("RCPT TO:<\u{1b}.>\r")
    try await terminal.expect("got [RCPT TO:<a@b.test>]")
    terminal.send("NOOP x\u{1b}")
    try await terminal.expect("the cursor on the last letter") { $0.picture.cursor.column == "probe> NOOP ".count }
    terminal.send("Iab \r")
    try await terminal.expect("got [ab NOOP x]")
  }

  @Test(
    "Alt-. brings the last address, whole, and pressed again the one before",
    arguments: [
      (["MAIL FROM:<a@b.test> SIZE=1", "DATA"], "RCPT TO:<", 1, "RCPT TO:<a@b.test"),
      (["MAIL FROM:<a@b.test>", "RCPT TO:<\"c d\"@e.test>"], "X <", 1, "X <\"c d\"@e.test"),
      (["MAIL FROM:<a@b.test>", "RCPT TO:<c@d.test>", "MAIL FROM:<>"], "X ", 2, "X a@b.test"),
      ([":open mail.test 587 ", "QUIT"], "EHLO ", 1, "EHLO 587"), (["VRFY bob"], "EXPN ", 1, "EXPN bob"),
      (["VRFY bob"], "EXPN ", 3, "EXPN bob"), (["QUIT"], "X", 2, "X"),
    ])
  func lastAddress(_ lines: [String], _ typed: String, _ times: Int, _ line: String) async throws {
    let terminal = try probe()
    try await terminal.expect("probe> ")
    for earlier in lines {
      terminal.send("\(earlier)\r")
      try await terminal.expect("got [\(earlier)]")
    }
    terminal.send(typed + String(repeating: "\u{1b}.", count: times) + "\r")
    try await terminal.expect("got [\(line)]")
  }

  // MARK: what is on the screen

  @Test(
    "late text appears above the typed line, which stays with its cursor, wrapped or not",
    arguments: [
      (80, 24, "a short line"), (40, 8, "a line that is longer than the window is wide, so that it wraps"),
      (20, 10, "exactly 20 wide"), (40, 8, "01234567890123456789012345678901"),
    ])
  func lateText(_ columns: Int, _ rows: Int, _ text: String) async throws {
    let terminal = try probe(columns: columns, rows: rows)
    try await terminal.expect("probe> ")
    terminal.send(text + "\u{2}\u{2}\u{2}")
    let typed = rowsOf("probe> " + text, columns: columns)
    try await terminal.expect(rows: typed)
    terminal.signal(SIGUSR1)
    try await terminal.expect(rows: ["late text 1"] + typed)
    terminal.signal(SIGUSR1)
    try await terminal.expect(rows: ["late text 1", "late text 2"] + typed)
    terminal.send("X\r")
    try await terminal.expect("got [\(text.dropLast(3))X\(text.suffix(3))]".prefix(columns).description)
  }

  @Test("late text appears above a search in the history, which goes on")
  func lateTextInSearch() async throws {
    let terminal = try probe()
    try await terminal.expect("probe> ")
    terminal.send("MAIL FROM:<a@b>\r")
    try await terminal.expect("got [MAIL")
    try await terminal.expect("probe> ")
    terminal.send("\u{12}MAI")
    try await terminal.expect(rows: ["(reverse-i-search)`MAI': MAIL FROM:<a@b>"])
    terminal.signal(SIGUSR1)
    try await terminal.expect(rows: ["late text 1", "(reverse-i-search)`MAI': MAIL FROM:<a@b>"])
    terminal.send("L\r")
    try await terminal.expect(rows: ["late text 1", "probe> MAIL FROM:<a@b>", "got [MAIL FROM:<a@b>]"])
  }

  @Test("the prompt changes under a typed line")
  func promptChanges() async throws {
    let terminal = try probe()
    try await terminal.expect("probe> ")
    terminal.send("change new>\r")
    try await terminal.expect("got [change new>]")
    terminal.send("abc\u{2}")
    try await terminal.expect(rows: ["new>abc"])
    terminal.send("X\r")
    try await terminal.expect("got [abXc]")
  }

  @Test("a prompt with control bytes, those that readline obeys too, is spelt out")
  func hostilePrompt() async throws {
    let terminal = try probe()
    try await terminal.expect("probe> ")
    terminal.send("prompt a\u{16}\u{1}\u{16}\u{1b}[31mb\u{16}\u{2}>\r")
    try await terminal.expect("got [")
    try await terminal.expect(rows: [#"a\x01\x1b[31mb\x02>"#])
  }

  @Test("what follows AUTH PLAIN shows as stars, also when redrawn or recalled, and is sent as typed")
  func masked() async throws {
    let terminal = try probe()
    try await terminal.expect("probe> ")
    terminal.send("AUTH PLAIN sesame\u{c}")
    try await terminal.expect(rows: ["probe> AUTH PLAIN ******"])
    terminal.signal(SIGUSR1)
    try await terminal.expect(rows: ["late text 1", "probe> AUTH PLAIN ******"])
    #expect(!terminal.output.contains("sesame"))
    terminal.send("\r")
    try await terminal.expect("got [AUTH PLAIN sesame]")
    terminal.send("\u{1b}[A")
    try await terminal.expect(rows: ["got [AUTH PLAIN sesame]", "probe> AUTH PLAIN ******"])
    terminal.send("\u{15}AUTH LOGIN\r")  // the positive control
    try await terminal.expect(rows: ["probe> AUTH LOGIN", "got [AUTH LOGIN]"])
  }

  @Test("the line is laid out anew when the window narrows and widens")
  func resized() async throws {
    let text = "a line that is longer than the window will be wide"
    let terminal = try probe(columns: 40, rows: 10)
    try await terminal.expect("probe> ")
    terminal.send(text)
    try await terminal.expect(rows: rowsOf("probe> " + text, columns: 40))
    terminal.resize(columns: 80, rows: 24)
    try await terminal.expect(rows: ["probe> " + text])
    terminal.resize(columns: 30, rows: 10)
    try await terminal.expect(rows: rowsOf("probe> " + text, columns: 30))
    terminal.send("!\r")
    try await terminal.expect("got [")
    try await terminal.expect(rows: rowsOf("got [\(text)!]", columns: 30))
  }

  // MARK: keys that end something

  @Test("Ctrl-C clears the line and shows a fresh prompt; it does not end the program")
  func interrupt() async throws {
    let terminal = try probe()
    try await terminal.expect("probe> ")
    terminal.send("half a li")
    try await terminal.expect("half a li")
    terminal.send("\u{3}")
    try await terminal.expect(rows: ["probe> half a li^C", "got interrupt, text: true", "probe>"])
    terminal.send("\u{3}")
    try await terminal.expect(rows: ["probe> ^C", "got interrupt, text: false", "probe>"])
    terminal.send("NOOP\r")
    try await terminal.expect("got [NOOP]")
  }

  @Test("Ctrl-C in a search leaves the search")
  func interruptInSearch() async throws {
    let terminal = try probe()
    try await terminal.expect("probe> ")
    terminal.send("NOOP\r")
    try await terminal.expect("got [NOOP]")
    terminal.send("\u{12}NO")
    try await terminal.expect(rows: ["(reverse-i-search)`NO': NOOP"])
    terminal.send("\u{3}")
    try await terminal.expect("got interrupt, text: true")
    terminal.send("RSET\r")
    try await terminal.expect(rows: ["probe> RSET", "got [RSET]"])
  }

  @Test("Ctrl-C while nothing is asked for is only reported")
  func interruptWhileWaiting() async throws {
    let terminal = try probe(["--hold"])
    try await terminal.expect("holding")
    terminal.send("\u{3}")
    try await terminal.expect("got interrupt, text: false")
    terminal.signal(SIGUSR2)
    try await terminal.expect("probe> ")
  }

  @Test("Ctrl-D on an empty line is the end of the input; after text it is not")
  func endOfInput() async throws {
    let terminal = try probe()
    let before = terminal.foundModes
    try await terminal.expect("probe> ")
    terminal.send("a\u{4}\u{15}\u{4}")
    try await terminal.expect("got end of input")
    #expect(await terminal.wait() == .status(0))
    #expect(terminal.modes == before)
    #expect(terminal.modes?.echoes == true)
  }

  // MARK: a secret

  @Test("a secret is read without echo, with text appearing above its prompt")
  func secret() async throws {
    let terminal = try probe()
    try await terminal.expect("probe> ")
    terminal.send("secret\r")
    try await terminal.expect("password: ")
    terminal.send("wrong\u{15}sesam\u{7f}me")
    terminal.signal(SIGUSR1)
    try await terminal.expect(rows: ["late text 1", "password:"])
    #expect(!terminal.output.contains("ses"))
    terminal.send("\rNOOP\r")
    try await terminal.expect(rows: ["secret [sesame]", "probe> NOOP", "got [NOOP]"])
  }

  @Test("Ctrl-C and Ctrl-D give up a secret", arguments: ["abc\u{3}", "\u{4}"])
  func secretGivenUp(_ keys: String) async throws {
    let terminal = try probe()
    try await terminal.expect("probe> ")
    terminal.send("secret\r")
    try await terminal.expect("password: ")
    terminal.send(keys)
    try await terminal.expect(rows: ["password:", "no secret", "probe>"])
  }

  // MARK: the user's own

  @Test("inputrc applies, with a section of its own for the program, and vi mode works")
  func inputrc() async throws {
    let inputrc = folder.path + "/inputrc"
    try write(
      "$if smtp-tutor\n\"\\C-x\\C-e\": \"EHLO \"\nset editing-mode vi\n$else\n\"\\C-x\\C-e\": \"no\"\n$endif\n",
      to: inputrc)
    let terminal = try probe(environment: ["INPUTRC": inputrc])
    try await terminal.expect("probe> ")
    terminal.send("world")
    try await terminal.expect("world")
    terminal.send("\u{1b}")
    terminal.send("0")
    terminal.send("ihello \r")
    try await terminal.expect("got [hello world]")
  }

  @Test("a macro of the user's inputrc applies only in the program's section")
  func inputrcSection() async throws {
    let inputrc = folder.path + "/inputrc"
    try write(
      "$if smtp-tutor\n\"\\C-g\": \"EHLO \"\n$endif\n$if Bash\n\"\\C-t\": \"no\"\n$endif\n", to: inputrc)
    let terminal = try probe(environment: ["INPUTRC": inputrc])
    try await terminal.expect("probe> ")
    terminal.send("\u{7}a\u{14}\r")
    try await terminal.expect("got [EHLO")
    #expect(!terminal.output.contains("no"))
  }

  @Test("the history is recalled in the next session; what starts with a blank or holds a secret is not")
  func history() async throws {
    let first = try probe()
    try await first.expect("probe> ")
    first.send("EHLO kept\r AUTH\r")
    try await first.expect("got [ AUTH]")
    first.send("AUTH PLAIN x\r")
    try await first.expect("got [AUTH PLAIN x]")
    first.send("\u{1b}[A\r")
    try await first.expect("got [AUTH PLAIN x]")
    first.send("quit\r")
    #expect(await first.wait() == .status(0))
    #expect(contents(of: folder.path + "/smtp-tutor/history") == "EHLO kept\nquit\n")
    let second = try probe()
    try await second.expect("probe> ")
    second.send("\u{1b}[A\u{1b}[A\r")
    try await second.expect("got [EHLO kept]")
  }

  /// The rows that text fills in a window.
  private func rowsOf(_ text: String, columns: Int) -> [String] {
    var rest = text[...]
    var rows: [String] = []
    while !rest.isEmpty {
      rows.append(String(rest.prefix(columns)))
      rest = rest.dropFirst(columns)
    }
    return rows.map { row in String(row.reversed().drop { $0 == " " }.reversed()) }
  }
}
