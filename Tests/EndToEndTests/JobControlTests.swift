import Glibc
import TestSupport
import Testing

/// The program as a job of a shell, and what becomes of its terminal.
@Suite("Job control, windows and keys of one's own", .serialized)
struct JobControlTests {
  @Test("Ctrl-Z gives the terminal back; fg brings prompt, typed line, cursor and modes again")
  func stopped() async throws {
    let state = try TemporaryFolder("state")
    let terminal = try await PseudoTerminal.shell(["NO_COLOR": "1", "XDG_STATE_HOME": state.path])
    let before = terminal.modes
    terminal.send("\(Program.path("smtp-tutor")) --notes brief\n")
    try await terminal.expect("start> ")
    let during = terminal.modes
    #expect(during != before)
    terminal.send("NOOP ab\(TerminalSession.left)")
    let column = "clear mail.christian.net start> NOOP a".count
    try await terminal.expect("the cursor one to the left") { $0.picture.cursor.column == column }
    for _ in 1...2 {
      terminal.send("\u{1a}")
      try await terminal.expect("Stopped")
      try await terminal.expect("shell:")
      #expect(terminal.modes == before)
      terminal.send("fg\n")
      try await terminal.expect("start> NOOP ab")
      try await terminal.expect("the cursor where it was") { $0.picture.cursor.column == column }
      #expect(terminal.modes == during)
    }
    terminal.send("X\r")
    try await terminal.expect(" OK")
    #expect(terminal.picture.rows.contains("clear mail.christian.net start> NOOP aXb"))
    terminal.send(":quit\r")
    try await terminal.expect("shell:")
    #expect(terminal.modes == before)
    // The shell's own prompt is not to see the marks of a paste.
    #expect(
      terminal.output.ranges(of: "\u{1b}[?2004h").count == terminal.output.ranges(of: "\u{1b}[?2004l").count)
  }

  @Test("Ctrl-Z while a reply is waited for stops the program; fg goes on waiting")
  func stoppedWaiting() async throws {
    let server = try ScriptedServer([.reply("220 mail.test ready"), .expectLine, .untilTold, .reply("250 late")])
    let state = try TemporaryFolder("state")
    let terminal = try await PseudoTerminal.shell(["NO_COLOR": "1", "XDG_STATE_HOME": state.path])
    terminal.send("\(Program.path("smtp-tutor")) 127.0.0.1 \(server.port)\n")
    try await terminal.expect("start> ")
    terminal.send("NOOP\r")
    try await eventually("NOOP was not sent") { server.received == "NOOP\r\n" ? () : nil }
    terminal.send("\u{1a}")
    try await terminal.expect("Stopped")
    try await terminal.expect("shell:")
    server.tell()
    terminal.send("fg\n")
    try await terminal.expect("250 late")
    try await terminal.expect("start> ")
  }

  @Test("a crash leaves the terminal as it was", arguments: [SIGSEGV, SIGABRT, SIGBUS])
  func crash(signal: Int32) async throws {
    let sitting = try TerminalSession()
    try await sitting.terminal.expect("start> ")
    sitting.terminal.send("half a line")
    try await sitting.see(lastRow: "clear mail.christian.net start> half a line")
    #expect(sitting.terminal.modes != sitting.terminal.foundModes)
    sitting.terminal.signal(signal)
    #expect(await sitting.terminal.wait() == .signal(signal))
    #expect(sitting.terminal.modes == sitting.terminal.foundModes)
    #expect(sitting.terminal.output.hasSuffix("\u{1b}[?2004l"))
  }

  @Test("a window of another size draws a wrapped line anew, and a search in the history too")
  func resized() async throws {
    let server = try ScriptedServer([.reply("220 mail.test ready"), .expectLine, .reply("250 one"), .expectLine])
    let sitting = try TerminalSession(with: server, columns: 40, rows: 30)
    try await sitting.terminal.expect("start> ")
    let line = "NOOP " + String(repeating: "abcdefghi.", count: 6)
    sitting.terminal.send(line)
    let whole = "clear 127.0.0.1 start> \(line)"
    try await sitting.see(lastRows: Self.broken(whole, 40), cursor: whole.count)
    sitting.terminal.resize(columns: 100, rows: 30)
    try await sitting.see(lastRows: [whole], cursor: whole.count)
    sitting.terminal.resize(columns: 30, rows: 8)
    try await sitting.see(lastRows: Self.broken(whole, 30), cursor: whole.count)
    sitting.terminal.resize(columns: 100, rows: 30)
    try await sitting.see(lastRows: [whole], cursor: whole.count)
    sitting.terminal.send("\r")
    try await sitting.see("250 one")
    try await sitting.terminal.expect("start> ")
    sitting.terminal.send("\(TerminalSession.controlR)abc")
    try await sitting.see(lastRow: "(reverse-i-search)`abc': \(line)")
    sitting.terminal.resize(columns: 120, rows: 40)
    sitting.terminal.send("d")
    try await sitting.see(lastRow: "(reverse-i-search)`abcd': \(line)")
    sitting.terminal.send("\r")
    try await eventually("the line was not sent") {
      server.received == "\(line)\r\n\(line)\r\n" ? () : nil
    }
  }

  @Test("inputrc applies, with a section for the program and vi mode")
  func inputrc() async throws {
    let state = try TemporaryFolder("state")
    try state.write(
      "$if smtp-tutor\nset editing-mode vi\n\"\\C-g\": \"NOOP \"\n$endif\n$if Bash\n\"\\C-g\": \"no\"\n$endif\n",
      to: "inputrc")
    let server = try ScriptedServer([.reply("220 mail.test ready"), .expectLine, .reply("250 fine")])
    let sitting = try TerminalSession(with: server, state: state, environment: ["INPUTRC": state.file("inputrc")])
    try await sitting.terminal.expect("start> ")
    sitting.terminal.send("\u{7}world")
    try await sitting.see(lastRow: "clear 127.0.0.1 start> NOOP world")
    sitting.terminal.send("\u{1b}")
    try await sitting.terminal.expect("the cursor on the last letter") { $0.picture.cursor.column == 32 }
    sitting.terminal.send("bihello \r")
    try await sitting.see("250 fine")
    #expect(server.received == "NOOP hello world\r\n")
  }

  @Test("a history that is a link to /dev/null is none, and is left as it is")
  func noHistory() async throws {
    let state = try TemporaryFolder("state")
    #expect(mkdir(state.file("smtp-tutor"), 0o700) == 0)
    #expect(symlink("/dev/null", state.file("smtp-tutor/history")) == 0)
    for _ in 1...2 {
      let sitting = try TerminalSession(state: state)
      try await sitting.terminal.expect("start> ")
      try await sitting.type("NOOP", then: "start> ")
      sitting.terminal.send(":quit\r")
      #expect(await sitting.terminal.wait() == .status(0))
    }
    var facts = stat()
    #expect(lstat(state.file("smtp-tutor/history"), &facts) == 0 && facts.st_mode & S_IFMT == S_IFLNK)
  }

  @Test("two sessions at once write one history, every line whole")
  func twoSessions() async throws {
    let state = try TemporaryFolder("state")
    let sittings = [try TerminalSession(state: state), try TerminalSession(state: state)]
    for sitting in sittings { try await sitting.terminal.expect("start> ") }
    for number in 1...5 {
      for (name, sitting) in zip(["a", "b"], sittings) {
        try await sitting.type("NOOP \(name)\(number)", then: "start> ")
      }
    }
    let lines = state.read("smtp-tutor/history").split(separator: "\n")
    #expect(lines == (1...5).flatMap { ["NOOP a\($0)", "NOOP b\($0)"] })
  }

  private static func broken(_ line: String, _ columns: Int) -> [String] {
    stride(from: 0, to: line.count, by: columns).map { String(line.dropFirst($0).prefix(columns)) }
  }
}
