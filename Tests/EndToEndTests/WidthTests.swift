import TestSupport
import Testing

/// The tutor's own words in a narrow window: no line of them is wider than it. What repeats somebody else's octets
/// stands whole, and the terminal breaks it.
@Suite("Narrow windows", .serialized)
struct WidthTests {
  /// Lines of the tutor's that hold octets of others: shown again, on the wire, about to go out, and of a message.
  private static func quotes(_ line: String) -> Bool {
    line.firstMatch(of: #/^# (again [CS]: |wire [CS]\| |    |[A-Za-z0-9 ]{13}\| )/#) != nil
  }

  /// The tutor's own lines, as they were written.
  private static func words(_ sitting: TerminalSession) -> [String] {
    sitting.terminal.output.replacing(#/\x1b\[[0-9;?]*[A-Za-z]/#, with: "").split(separator: "\r\n")
      .flatMap { $0.split(separator: "\r") }.map(String.init)
      .filter { $0.hasPrefix("# ") && !quotes($0) }
  }

  private static func check(_ sitting: TerminalSession, _ columns: Int, atLeast count: Int) {
    let words = words(sitting)
    #expect(Set(words).count >= count, "\(Set(words).count) different lines")
    #expect(words.contains { $0.count > columns - 4 }, "the window is what breaks them")
    for word in words where word.count > columns { Issue.record("\(word.count) columns: \(word)") }
  }

  private static let topics = [
    "MAIL", "EHLO", "STARTTLS", "AUTH", "BDAT", "DOT", "220", "354", "421", "450", "550", "552", "5.7.1", "4.2.2",
    "5.1.1", "SIZE", "8BITMIME", "DSN", "XCLIENT", "X-ANONYMOUSTLS", "PLAIN", "CRAM-MD5", ":data", ":raw", ":hold",
    ":hints", ":inbox", "nonsense-that-is-as-long-as-no-word-of-any-language-is",
  ]

  @Test("hold every line of help", arguments: [40, 30])
  func help(columns: Int) async throws {
    let sitting = try TerminalSession(columns: columns)
    try await sitting.terminal.expect("start> ")
    try await sitting.type([":help", ":explain"] + Self.topics.map { ":help \($0)" }, then: "start> ")
    sitting.terminal.send(":help \t")
    try await sitting.see("more)")
    Self.check(sitting, columns, atLeast: 250)
  }

  @Test("hold every line about a session, its mistakes and its mail", arguments: [40, 30])
  func session(columns: Int) async throws {
    let sitting = try TerminalSession(columns: columns)
    try await sitting.terminal.expect("start> ")
    let log = sitting.state.file("log")
    let lines = [
      "telnet mail.example.org 25", "GET / HTTP/1.1", " HELO x", "HLEO x", "EHLO", "helo \u{fc}", "EHLO x", ":explain",
      ":state", ":wire on", ":timing on", "MAIL FROM:a@b", "RCPT TO:<bob@christian.net>", "DATA", "STARTTLS now",
      "MAIL FROM:<you@christian.net> SIZE=9999999999", "MAIL FROM:<you@christian.net> BODY=8BITMIME",
      "RCPT TO:<bob@elsewhere.example>", "RCPT TO:<bob@christian.net>, <eve@christian.net>",
      "RCPT TO:<bob@christian.net>", ":state", ":explain", ":opne", ":open a:b", ":raw", ":raw 'NOOP\\r\\n'", ":notes",
      ":notes loud", ":hints", ":hints", ":stuffing off", ":stuffing", ":data /nowhere", ":data \(log)", ":inbox",
      ":inbox nobody", ":log \(log)", ":log \(log)", ":log off", ":log /nowhere/log", ":hold", "NOOP", "VRFY bob",
      ":state",
      ":hold", ":hold off", ":release", ":hold", "NOOP", "DATA", ":release",
    ]
    try await sitting.type(lines, then: "> ")
    try await sitting.type(["Subject: x", "", ".dot", "MAIL FROM:<a@b>"], then: "message> ")
    // A prompt may have been counted early; the last line has to be out before Ctrl-C would clear it.
    try await sitting.see("C| MAIL FROM:<a@b>")
    try await sitting.see(lastRow: "clear message>")
    sitting.terminal.send(TerminalSession.controlC)
    try await sitting.terminal.expect("drop (d)? ")
    try await sitting.type("", then: "message> ")
    try await sitting.type(".", then: "ready> ")
    try await sitting.type([":inbox", ":inbox bob 2", "HELP", "EXPN staff", "AUTH PLAIN x"], then: "> ")
    sitting.paste("NOOP\nNOOP\n")
    try await sitting.terminal.expect("Ctrl-C) ")
    try await sitting.type("x", then: "Ctrl-C) ")
    try await sitting.type("", then: "ready> ")
    sitting.terminal.send("M\t\t\(TerminalSession.controlU)\t")
    try await sitting.see("EXPN")
    sitting.terminal.send(TerminalSession.controlU)
    try await sitting.type("QUIT", then: "not connected> ")
    try await sitting.type(["NOOP", ":state", ":close", ":open 127.0.0.1 1"], then: "not connected> ")
    // The last server that greeted.
    try await sitting.type(":reconnect", then: "start> ")
    Self.check(sitting, columns, atLeast: 250)
  }

  @Test("hold every line about a server that is slow, odd, late and gone", arguments: [40, 30])
  func server(columns: Int) async throws {
    let server = try ScriptedServer([
      .reply("220-mail.test ready\r\n220 go"), .expectLine, .untilTold, .reply("250 late"), .expectLine,
      .reply("250-one\r\n451 two\r\nnonsense\r\n"), .expectLine, .reply("999 what\r\n"), .expectLine,
      .reply("550 5.7.1 no"), .expectLine, .reply("334 VXNlcm5hbWU6"), .untilTold, .reply("421 4.3.0 closing"), .close,
    ])
    let sitting = try TerminalSession(with: server, columns: columns)
    try await sitting.terminal.expect("start> ")
    sitting.terminal.send("HELO x\r")
    try await sitting.see("Waiting for the answer")
    sitting.terminal.send(TerminalSession.controlC)
    try await sitting.see("Stopped waiting")
    server.tell()
    try await sitting.see("(late: this answers")
    try await sitting.type(["NOOP", "NOOP", "MAIL FROM:<a@b.test>"], then: "ready> ")
    try await sitting.type("AUTH LOGIN", then: "auth> ")
    server.tell()
    try await sitting.terminal.expect("not connected> ")
    try await sitting.type("NOOP", then: "not connected> ")
    Self.check(sitting, columns, atLeast: 35)
  }

  @Test("hold every line of a replay, down to its outcome", arguments: [40, 30])
  func replay(columns: Int) async throws {
    let sitting = try TerminalSession(["replay"], columns: columns)
    let (prompt, message) = (ReplayByHandTests.prompt, ReplayByHandTests.messagePrompt)
    try await sitting.terminal.expect(prompt)
    try await sitting.type(["b", "NOOP", "", "b", ":state", "", ""], then: prompt)
    try await sitting.type("", then: message)
    try await sitting.type(["s", "x", ":state", "b"], then: message)
    try await sitting.type("", then: prompt)
    sitting.terminal.send("\r")
    #expect(await sitting.terminal.wait() == .status(0))
    Self.check(sitting, columns, atLeast: 80)
    #expect(sitting.words.hasSuffix("Outcome: replay of bugs-bunny: as in the script; status 0"))
  }

  @Test("hold what is said of a reply that differs, and before mail goes to a real host", arguments: [40, 30])
  func difference(columns: Int) async throws {
    let server = try ScriptedServer([.reply("220 mail.test ready"), .expectLine, .reply("500 no"), .expectLine])
    let sitting = try TerminalSession(["replay", "--to", "127.0.0.1:\(server.port)"], columns: columns)
    try await sitting.terminal.expect("your own address: ")
    try await sitting.type("nonsense", then: "your own address: ")
    try await sitting.type("me@mine.test", then: ReplayByHandTests.prompt)
    try await sitting.type("", then: ReplayByHandTests.prompt)
    try await sitting.see("The reply differs")
    sitting.terminal.send(TerminalSession.controlD)
    #expect(await sitting.terminal.wait() == .status(1))
    Self.check(sitting, columns, atLeast: 45)
  }

  @Test(
    "leave room to type behind the prompt, if need be at the cost of the server's name",
    arguments: [
      (80, "clear mail.christian.net start>"), (40, "clear mail.christ.. start>"), (30, "clear mail.. start>"),
      (18, "clear start>"),
    ])
  func prompt(columns: Int, prompt: String) async throws {
    let sitting = try TerminalSession(columns: columns)
    try await sitting.terminal.expect("start> ")
    sitting.terminal.send("NOOP")
    try await sitting.see(lastRow: "\(prompt) NOOP")
  }

  @Test("show octets of others whole: a long line of the server's, and what is repeated of it")
  func others() async throws {
    let text = String(repeating: "abcdefghi ", count: 10) + "end"
    let server = try ScriptedServer([.reply("220 mail.test ready"), .expectLine, .reply("250 \(text)")])
    let sitting = try TerminalSession(with: server, columns: 40)
    try await sitting.terminal.expect("start> ")
    try await sitting.type(":wire on", then: "start> ")
    try await sitting.type("NOOP", then: "start> ")
    let written = sitting.terminal.output
    #expect(written.contains("\u{1b}[1m250\u{1b}[0m \(text)\r\n"))
    #expect(written.contains("# wire S| 250 \(text)\\r\\n\u{1b}[0m\r\n"))
  }

  // MARK: Lists above the line

  @Test("hold a list that is longer than the window: the typed line stands below it, and so it does after late text")
  func longList() async throws {
    let server = try ScriptedServer([.reply("220 mail.test ready"), .untilTold, .reply("250 unasked")])
    let sitting = try TerminalSession(with: server, columns: 40, rows: 8)
    try await sitting.terminal.expect("start> ")
    sitting.terminal.send(":help \t")
    try await sitting.see("more)")
    try await sitting.see(lastRows: ["clear 127.0.0.1 start> :help"], cursor: 29)
    server.tell()
    try await sitting.terminal.expect(" unasked")
    try await sitting.see(lastRows: ["clear 127.0.0.1 start> :help"], cursor: 29)
    sitting.terminal.resize(columns: 60, rows: 10)
    sitting.terminal.send("5\t")
    try await sitting.see("550")
    try await sitting.see(lastRows: ["clear 127.0.0.1 start> :help 5"], cursor: 30)
    sitting.terminal.send("50\r")
    try await sitting.see("See RFC")
    try await sitting.see(lastRow: "clear 127.0.0.1 start>")
    #expect(sitting.terminal.picture.hint == "")
  }

  @Test("that change while a list stands above a line of several rows draw that line anew")
  func resizedBelowList() async throws {
    let server = try ScriptedServer([
      .reply("220 mail.test ready"), .expectLine, .reply("250-mail.test\r\n250-SIZE 1000\r\n250 8BITMIME"), .untilTold,
      .reply("250 unasked"), .untilTold, .reply("250 again"), .expectLine,
    ])
    let sitting = try TerminalSession(with: server, columns: 40, rows: 12)
    try await sitting.terminal.expect("start> ")
    try await sitting.type("EHLO x", then: "ready> ")
    let line = "MAIL FROM:<" + String(repeating: "abcdefghi.", count: 7) + "test> "
    let whole = "clear 127.0.0.1 ready> \(line)"
    sitting.terminal.send("\(line)\t")
    try await sitting.see("SIZE=   BODY=8BITMIME   BODY=7BIT")
    try await sitting.see(lastRows: Self.broken(whole, 40), cursor: whole.count)
    for (columns, text) in [(60, " unasked"), (34, " again")] {
      sitting.terminal.resize(columns: columns, rows: 12)
      try await sitting.see(lastRows: Self.broken(whole, columns), cursor: whole.count)
      server.tell()
      try await sitting.terminal.expect(text)
      try await sitting.see(lastRows: Self.broken(whole, columns), cursor: whole.count)
      sitting.terminal.send("\t")
      try await sitting.terminal.expect("BODY=7BIT")
      try await sitting.see(lastRows: Self.broken(whole, columns), cursor: whole.count)
    }
    sitting.terminal.send("SIZE=3\r")
    try await eventually("the line was not sent") { server.received == "EHLO x\r\n\(line)SIZE=3\r\n" ? () : nil }
    #expect(sitting.terminal.picture.hint == "")
  }

  /// A line as it stands in rows of so many columns, the blank at its end not seen.
  private static func broken(_ line: String, _ columns: Int) -> [String] {
    stride(from: 0, to: line.count, by: columns).map {
      String(line.dropFirst($0).prefix(columns).reversed().drop { $0 == " " }.reversed())
    }
  }
}
