import TestSupport
import Testing

/// `--plain`: everything reads from top to bottom, and no escape sequence is written.
@Suite("Plain", .serialized)
struct PlainTests {
  private static let escape = "\u{1b}"

  private static func sitting(_ arguments: [String] = [], columns: Int = 80) throws -> TerminalSession {
    try TerminalSession(["--plain"] + arguments, columns: columns)
  }

  private static func sitting(with server: ScriptedServer, columns: Int = 80) throws -> TerminalSession {
    try TerminalSession(with: server, ["--plain"], columns: columns)
  }

  /// What was written, line after line.
  private static func lines(_ sitting: TerminalSession) -> [String] {
    sitting.terminal.output.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
  }

  @Test("a whole session is lines with their marks, and what was typed behind its prompt", arguments: [false, true])
  func session(isDumb: Bool) async throws {
    let sitting =
      isDumb
      ? try TerminalSession(["--notes", "brief", "--color", "always"], environment: ["TERM": "dumb"])
      : try Self.sitting(["--notes", "brief"])
    try await sitting.terminal.expect("start> ")
    try await sitting.type("helo x", then: "ready> ")
    try await sitting.type("mail from:<you@christian.net>", then: "mail> ")
    try await sitting.type("rcpt to:<you@christian.net>", then: "rcpt> ")
    try await sitting.type("data", then: "message> ")
    try await sitting.type(
      ["From: Bugs Bunny", "To: Daffy Duck", "Subject: Loony Toons!", "", "Hi there!"], then: "message> ")
    try await sitting.type(".", then: "ready> ")
    try await sitting.type("quit", then: "not connected> ")
    sitting.terminal.send(":quit\r")
    #expect(await sitting.terminal.wait() == .status(0))
    let id = try #require(sitting.terminal.output.firstMatch(of: #/id=(\S+)/#)?.1)
    let name = "clear \(TerminalSession.practice)"
    #expect(
      Self.lines(sitting) == [
        "# smtp-tutor: speak SMTP by hand. :help helps, :quit leaves.",
        "# New here? smtp-tutor learn: a forged message in three minutes.",
        "# Connected to mail.christian.net, a practice server in this program",
        "S: 220 ESMTP server ready", "# 220: the server is ready and waits for your first command",
        "\(name) start> helo x", "S: 250 mail.christian.net Hello x [127.0.0.1]",
        "# 250: the server has noted the name you gave for your computer",
        "\(name) ready> mail from:<you@christian.net>", "S: 250 <you@christian.net> is syntactically correct",
        "# 250: the server has noted the sender",
        "\(name) mail> rcpt to:<you@christian.net>", "S: 250 <you@christian.net> verified",
        "# 250: the server accepts the message for this recipient",
        "\(name) rcpt> data", "S: 354 Enter message, ending with \".\" on a line by itself",
        "# 354: go ahead; whatever you type now is the message",
        "clear message> From: Bugs Bunny", "clear message> To: Daffy Duck", "clear message> Subject: Loony Toons!",
        "clear message> ",
        "clear message> Hi there!", "clear message> .", "S: 250 OK id=\(id)",
        "# 250: accepted; its queue ID is \(id)",
        "\(name) ready> quit", "S: 221 mail.christian.net closing connection",
        "# 221: the server says goodbye and closes the connection",
        "# The server has closed the connection: the session is over", "not connected> :quit", "",
      ])
  }

  @Test("a replay is the same, step by step")
  func replay() async throws {
    let sitting = try TerminalSession(["replay", "--plain", "--notes", "off"])
    try await sitting.terminal.expect(ReplayByHandTests.prompt)
    try await sitting.type(["", "", ""], then: ReplayByHandTests.prompt)
    try await sitting.type("", then: ReplayByHandTests.messagePrompt)
    try await sitting.type("", then: ReplayByHandTests.prompt)
    sitting.terminal.send("\r")
    #expect(await sitting.terminal.wait() == .status(0))
    let lines = Self.lines(sitting)
    #expect(!sitting.terminal.output.contains(Self.escape))
    // Every line says whose it is.
    let marks = ["# ", "S: ", "C: ", "replay: ", "message: "]
    #expect(lines.dropLast().filter { line in !marks.contains { line.hasPrefix($0) } } == [])
    #expect(
      lines.filter { $0.hasPrefix("C: ") || $0.hasPrefix("S: ") || $0.hasPrefix("replay: ") }.prefix(6) == [
        "S: 220 ESMTP server ready", "replay: Enter b s c q> ", "C: helo x",
        "S: 250 mail.christian.net Hello x [127.0.0.1]", "replay: Enter b s c q> ", "C: mail from:<you@christian.net>",
      ])
  }

  @Test("what comes while a line is typed stands on lines of its own, and then the typed line once more")
  func lateText() async throws {
    let server = try ScriptedServer([
      .reply("220 mail.test ready"), .untilTold, .reply("250 unasked"), .untilTold, .reply("what?"), .untilTold,
      .reply("421 off"), .close,
    ])
    let sitting = try TerminalSession(with: server, ["--plain", "--notes", "off"])
    try await sitting.terminal.expect("start> ")
    sitting.terminal.send("NOOP abc\(TerminalSession.left)")
    try await sitting.see(lastRows: ["clear 127.0.0.1 start> NOOP abc"], cursor: 30)
    for prompt in ["clear 127.0.0.1 start> ", "clear 127.0.0.1 start> ", "not connected> "] {
      server.tell()
      try await sitting.terminal.expect("\n\(prompt)NOOP abc")
      try await sitting.see(lastRows: ["\(prompt)NOOP abc"], cursor: prompt.count + 7)
    }
    sitting.terminal.send("X\r")
    try await sitting.see("Not connected; nothing was sent.")
    try await sitting.terminal.expect("not connected> ")
    // The goodbye and the close may come one after the other, and each changes the prompt.
    let shown = sitting.rows.filter { !$0.hasPrefix("#") && !$0.contains("closing> ") }
    #expect(
      shown == [
        "S: 220 mail.test ready", "clear 127.0.0.1 start> NOOP abc", "S: 250 unasked",
        "clear 127.0.0.1 start> NOOP abc",
        "?| what?", "clear 127.0.0.1 start> NOOP abc", "S: 421 off", "not connected> NOOP abXc", "not connected>",
      ])
    #expect(!sitting.terminal.output.contains(Self.escape))
  }

  @Test(
    "editing, history, search, Tab, Ctrl-C, Ctrl-L and another window need no escape sequence",
    arguments: ["emacs", "vi"])
  func editing(mode: String) async throws {
    let state = try TemporaryFolder("state")
    try state.write("set editing-mode \(mode)\n", to: "inputrc")
    let server = try ScriptedServer(
      [.reply("220 mail.test ready")] + (0..<12).flatMap { _ in [.expectLine, .reply("250 fine")] as [ServerStep] })
    let sitting = try TerminalSession(
      with: server, ["--plain"], state: state, environment: ["INPUTRC": state.file("inputrc")])
    let terminal = sitting.terminal
    try await terminal.expect("start> ")
    let left = TerminalSession.left
    func enter(_ keys: String) async throws {
      terminal.send("\(keys)\r")
      try await terminal.expect("S: 250 fine")
      try await terminal.expect("start> ")
    }
    try await enter("NOOP ac\(left)b")
    try await enter("\(TerminalSession.up)d")
    try await enter("NOPO\u{7f}\u{7f}OP e\u{1b}[H\u{1b}[F")  // Backspace, Home, End
    try await enter("QUIT now\(TerminalSession.controlU)NOOP f")
    try await enter("\(TerminalSession.controlR)NOOP ab")
    terminal.send("half a line")
    try await sitting.see(lastRow: "clear 127.0.0.1 start> half a line")
    terminal.send(TerminalSession.controlC)
    try await terminal.expect("half a line^C")
    terminal.send("R\t")
    try await sitting.see("RSET       Drops the envelope given so far")
    terminal.send("S\t")
    try await sitting.see(lastRow: "clear 127.0.0.1 start> RSET")
    terminal.resize(columns: 40, rows: 200)
    try await enter(" g")
    try await enter("NOOP h" + (mode == "vi" ? "\u{1b}\u{c}A" : "\u{c}"))
    let long = "NOOP " + String(repeating: "abcdefghij", count: 20)
    try await enter(long)
    terminal.resize(columns: 80, rows: 200)
    try await enter("\(TerminalSession.up)\(String(repeating: left, count: 100))X")
    let middle = "\(long.dropLast(100))X\(long.suffix(100))"
    let typed = [
      "NOOP abc", "NOOP abcd", "NOOP e", "NOOP f", "NOOP abcd", "RSET g", "NOOP h", long,
      middle,
    ]
    #expect(server.received.split(separator: "\r\n") == typed.map { $0[...] })
    #expect(!terminal.output.contains(Self.escape))
    // A line that is longer than a row stands whole above its reply.
    #expect(terminal.output.contains("clear 127.0.0.1 start> \(long)\r\n"))
    #expect(terminal.output.contains("clear 127.0.0.1 start> \(middle)\r\n"))
  }

  @Test("a line that is longer than the window is drawn over by nothing while it is typed, and stands there once")
  func long() async throws {
    let server = try ScriptedServer([
      .reply("220 mail.test ready"), .expectLine, .reply("250 fine"), .expectLine, .reply("250 fine"),
    ])
    let sitting = try Self.sitting(with: server, columns: 40)
    try await sitting.terminal.expect("start> ")
    let line = "NOOP " + String(repeating: "abcdefghi.", count: 12)
    for part in [line.prefix(30), line.dropFirst(30).prefix(60), line.dropFirst(90)] {
      sitting.terminal.send(String(part))
      try await sitting.terminal.expect(String(part.suffix(10)))
    }
    sitting.terminal.send("\r")
    try await sitting.terminal.expect("S: 250 fine")
    try await sitting.terminal.expect("start> ")
    let output = sitting.terminal.output
    #expect(output.contains("start> \(line)\r\n"))
    #expect(!output.contains("\u{8}") && !output.replacing("\r\n", with: "\n").contains("\r"))
    #expect(output.ranges(of: line).count == 1)
    // As soon as it is edited, it has a row that shows a part of it, and after Enter it is there whole.
    sitting.terminal.send("\(line)\(TerminalSession.left)X\r")
    try await sitting.terminal.expect("start> \(line.dropLast())X.\r\n")
    try await eventually("the line was not sent") {
      server.received == "\(line)\r\n\(line.dropLast())X.\r\n" ? () : nil
    }
  }

  @Test("a secret stays hidden, however long, and so does one that is asked for")
  func secret() async throws {
    let server = try ScriptedServer([
      .reply("220 mail.test ready"), .expectLine, .reply("535 no"), .untilTold, .reply("250 unasked"),
    ])
    let sitting = try Self.sitting(with: server, columns: 46)
    try await sitting.terminal.expect("start> ")
    let secret = String(repeating: "c2Vz", count: 20)
    try await sitting.type("AUTH PLAIN \(secret)", then: "start> ")
    sitting.terminal.send("AUTH PLAIN c2Vz")
    try await sitting.see(lastRow: "clear 127.0.0.1 start> AUTH PLAIN ****")
    server.tell()
    try await sitting.see("250 unasked")
    try await sitting.see(lastRow: "clear 127.0.0.1 start> AUTH PLAIN ****")
    #expect(server.received == "AUTH PLAIN \(secret)\r\n")
    #expect(sitting.terminal.output.contains("AUTH PLAIN " + String(repeating: "*", count: 80)))
    #expect(!sitting.terminal.output.contains("c2Vz"))
    #expect(!sitting.terminal.output.contains(Self.escape))
  }

  @Test("Ctrl-Z and fg bring the typed line once more, on a line of its own")
  func stopped() async throws {
    let state = try TemporaryFolder("state")
    let terminal = try await PseudoTerminal.shell(["XDG_STATE_HOME": state.path])
    terminal.send("\(Program.path("smtp-tutor")) --plain --notes brief\n")
    try await terminal.expect("start> ")
    terminal.send("NOOP ab\(TerminalSession.left)")
    let column = "clear mail.christian.net start> NOOP a".count
    try await terminal.expect("the cursor one to the left") { $0.picture.cursor.column == column }
    terminal.send("\u{1a}")
    try await terminal.expect("Stopped")
    try await terminal.expect("shell:")
    terminal.send("fg\n")
    try await terminal.expect("start> NOOP ab")
    try await terminal.expect("the cursor where it was") { $0.picture.cursor.column == column }
    terminal.send("X\r")
    try await terminal.expect("S: 250 OK")
    #expect(terminal.picture.rows.contains("clear mail.christian.net start> NOOP aXb"))
    try await terminal.expect("start> ")
    terminal.send(":quit\r")
    try await terminal.expect("shell:")
    #expect(!terminal.output.contains(Self.escape))
  }

  @Test(
    "no message, question or end of the program needs an escape sequence either", arguments: ["d\r", "\r.\r:quit\r"])
  func leaving(keys: String) async throws {
    let sitting = try Self.sitting()
    try await sitting.terminal.expect("start> ")
    try await sitting.type(["HELO x", "MAIL FROM:<a@b.test>", "RCPT TO:<bob@christian.net>"], then: "> ")
    try await sitting.type("DATA", then: "message> ")
    sitting.terminal.send("half\(TerminalSession.controlC)")
    try await sitting.terminal.expect("drop (d)? ")
    sitting.terminal.send(keys)
    try await sitting.terminal.expect(keys == "d\r" ? "not connected> " : "221 ")
    sitting.terminal.send(TerminalSession.controlD)
    #expect(await sitting.terminal.wait() == .status(0))
    #expect(!sitting.terminal.output.contains(Self.escape))
    #expect(sitting.terminal.modes == sitting.terminal.foundModes)
  }

  @Test("it is what is written otherwise that has escape sequences")
  func control() async throws {
    let sitting = try TerminalSession(["--color", "never"])
    try await sitting.terminal.expect("start> ")
    sitting.terminal.send("NOOP\(TerminalSession.left)\u{7f}")
    try await sitting.see(lastRow: "clear mail.christian.net start> NOP")
    #expect(sitting.terminal.output.contains(Self.escape))
  }
}
