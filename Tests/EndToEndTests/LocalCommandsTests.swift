import TestSupport
import Testing

/// The lines that start with a colon, at the prompt of a session.
@Suite("The tutor's own commands", .serialized)
struct LocalCommandsTests {
  /// A server that answers every line with a 250.
  private static func patient(_ lines: Int = 8) throws -> ScriptedServer {
    try ScriptedServer(
      [.reply("220 mail.test ready")] + (0..<lines).flatMap { _ in [.expectLine, .reply("250 fine")] })
  }

  private static func begun(_ server: ScriptedServer) async throws -> TerminalSession {
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    return sitting
  }

  @Test("none of them reaches the server, a mistyped one neither")
  func staysHere() async throws {
    let server = try Self.patient()
    let sitting = try await Self.begun(server)
    let lines = [
      ":help", ":help MAIL", ":state", ":wire", ":timing", ":notes", ":stuffing", ":inbox", ":explain",
      ":opne",
    ]
    try await sitting.type(lines, then: "start> ")
    #expect(sitting.count("Did you mean :open?") == 1)
    #expect(server.received == "")
  }

  @Test(":data sends a file as the message: line ends converted to CRLF, dots doubled, the dot added")
  func data() async throws {
    let server = try ScriptedServer([
      .reply("220 mail.test ready"), .expectLine, .reply("354 go ahead"), .readUntil("\r\n.\r\n"),
      .reply("250 taken"),
    ])
    let sitting = try await Self.begun(server)
    try sitting.state.write("Subject: file\n\n.dot\nlast", to: "message")
    sitting.terminal.send(":data \(sitting.state.file("message"))\r")
    try await sitting.see("250 taken")
    #expect(server.received == "DATA\r\nSubject: file\r\n\r\n..dot\r\nlast\r\n.\r\n")
    try await sitting.see("1 line that started with a dot got a second one")
  }

  @Test(":data with a file that is not there sends nothing and says why")
  func dataMissing() async throws {
    let server = try Self.patient()
    let sitting = try await Self.begun(server)
    try await sitting.type(":data /nowhere/message", then: "start> ")
    #expect(sitting.count("Cannot read /nowhere/message: No such file or directory. Nothing was sent.") == 1)
    #expect(server.received == "")
  }

  @Test(":raw sends just these octets, a line end only where one is written")
  func raw() async throws {
    let server = try Self.patient()
    let sitting = try await Self.begun(server)
    try await sitting.type(#":raw 'NO\x4fP\r\n'"#, then: "start> ")
    #expect(server.received == "NOOP\r\n")
    #expect(sitting.rows.contains("250 fine"))
    try await sitting.type(":raw NOOP", then: "start> ")
    #expect(sitting.words.contains("Usage: :raw '...'"))
    #expect(server.received == "NOOP\r\n")
  }

  @Test(":wire shows line ends, :timing the time of a reply, each until it is switched off")
  func wireAndTiming() async throws {
    let server = try Self.patient()
    let sitting = try await Self.begun(server)
    try await sitting.type([":wire on", ":timing on", "NOOP"], then: "start> ")
    #expect(sitting.rows.contains(#"# wire C| NOOP\r\n"#))
    #expect(sitting.rows.contains(#"# wire S| 250 fine\r\n"#))
    #expect(sitting.rows.count { $0.wholeMatch(of: #/# answered after \d+\.\d ms/#) != nil } == 1)
    try await sitting.type([":wire off", ":timing off", "NOOP"], then: "start> ")
    #expect(sitting.rows.count { $0.hasPrefix("# wire ") } == 2)
    #expect(sitting.rows.count { $0.hasPrefix("# answered ") } == 1)
  }

  @Test(":log writes a session that a replay takes unchanged, and never over a file that exists")
  func log() async throws {
    let sitting = try TerminalSession()
    try await sitting.terminal.expect("start> ")
    let path = sitting.state.file("log")
    try await sitting.type("HELO x", then: "ready> ")
    try await sitting.type(":log \(path)", then: "ready> ")
    try await sitting.type("NOOP", then: "ready> ")
    try await sitting.type(":log \(path)", then: "ready> ")
    #expect(sitting.words.contains("exists already and was not changed."))
    sitting.terminal.send(TerminalSession.controlD)
    #expect(await sitting.terminal.wait() == .status(0))
    #expect(sitting.state.read("log").contains("C: HELO x\nS: 250 mail.christian.net Hello x [127.0.0.1]\n"))
    let run = try await Run.program(
      Program.path("smtp-tutor"), ["replay", path, "--no-pause"],
      environment: ["XDG_STATE_HOME": sitting.state.path])
    #expect(run.status == 0)
    #expect(run.outputText.contains("C: NOOP\n"))
  }

  @Test(":state tells server, stage, envelope and what was offered")
  func state() async throws {
    let sitting = try TerminalSession()
    try await sitting.terminal.expect("start> ")
    try await sitting.type("EHLO x", then: "ready> ")
    try await sitting.type("MAIL FROM:<ann@b.test>", then: "mail> ")
    try await sitting.type("RCPT TO:<bob@christian.net>", then: "rcpt> ")
    try await sitting.type(":state", then: "rcpt> ")
    for row in [
      "# Stage: rcpt", "# Your name in HELO or EHLO: x (EHLO)",
      "# The server offers: SIZE, 8BITMIME, PIPELINING, AUTH, STARTTLS, HELP",
      "# Sender: <ann@b.test>", "# Recipient: <bob@christian.net>",
    ] { #expect(sitting.rows.contains(row), "\(row)") }
  }

  @Test(":stuffing off leaves the dots as typed")
  func stuffing() async throws {
    let server = try ScriptedServer([
      .reply("220 mail.test ready"), .expectLine, .reply("354 go ahead"), .readUntil("\r\n.\r\n"),
      .reply("250 taken"),
    ])
    let sitting = try await Self.begun(server)
    try await sitting.type(":stuffing off", then: "start> ")
    try await sitting.type("DATA", then: "message> ")
    try await sitting.type("..two", then: "message> ")
    sitting.terminal.send(".\r")
    try await sitting.see("250 taken")
    #expect(server.received == "DATA\r\n..two\r\n.\r\n")
  }

  @Test(":notes off leaves the bare session, :notes brief one line a reply")
  func notes() async throws {
    let sitting = try TerminalSession()
    try await sitting.terminal.expect("start> ")
    try await sitting.type(":notes off", then: "start> ")
    try await sitting.type("HELO x", then: "ready> ")
    #expect(
      sitting.rows.suffix(3).dropLast() == [
        "clear mail.christian.net start> HELO x", "250 mail.christian.net Hello x [127.0.0.1]",
      ])
    try await sitting.type(":notes brief", then: "ready> ")
    try await sitting.type("NOOP", then: "ready> ")
    #expect(Array(sitting.rows.suffix(4).dropLast(2)) == ["clear mail.christian.net ready> NOOP", "250 OK"])
  }

  @Test("what was typed while :open fails is not sent to the server that stays")
  func typedAhead() async throws {
    let first = try Self.patient()
    let other = try ScriptedServer(on: "127.0.0.2", [.untilTold, .reply("554 not here"), .close])
    let sitting = try await Self.begun(first)
    sitting.terminal.send(":open 127.0.0.2 \(other.port)\r")
    try await sitting.see("Waiting for the greeting")
    sitting.terminal.send("MAIL FROM:<a@b.test>\r")
    other.tell()
    try await sitting.see("What you typed meanwhile was meant for the other server, and was not sent.")
    try await sitting.type("NOOP", then: "start> ")
    // What has been sent need not have been read yet.
    _ = try? await eventually("not all of it has come") { first.received == "NOOP\r\n" ? () : nil }
    #expect(first.received == "NOOP\r\n")
    #expect(sitting.words.contains("Still connected to 127.0.0.1."))
  }

  @Test(":open goes to another server, :close hangs up without QUIT, :open alone comes home")
  func openAndClose() async throws {
    let server = try Self.patient()
    let sitting = try TerminalSession()
    try await sitting.terminal.expect("clear mail.christian.net start> ")
    try await sitting.type(":open 127.0.0.1 \(server.port)", then: "clear 127.0.0.1 start> ")
    #expect(sitting.rows.contains("220 mail.test ready"))
    try await sitting.type(":close", then: "not connected> ")
    _ = try await server.finished()
    #expect(server.received == "")
    try await sitting.type(":open", then: "clear mail.christian.net start> ")
    try await sitting.type("HELO x", then: "clear mail.christian.net ready> ")
  }
}
