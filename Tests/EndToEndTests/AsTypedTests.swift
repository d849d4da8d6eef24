import TestSupport
import Testing

/// What leaves is what was typed, with one line end: the tutor advises and never corrects.
@Suite("Lines leave as typed", .serialized)
struct AsTypedTests {
  private static func server(lines: Int) throws -> ScriptedServer {
    try ScriptedServer(
      [.reply("220 mail.test ready")] + (0..<lines).flatMap { [.expectLine, .reply("500 reply \($0 + 1)")] })
  }

  @Test("with exactly one CRLF, blanks and case kept")
  func oneLineEnd() async throws {
    let server = try Self.server(lines: 3)
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    try await sitting.type(["hElO  x ", "", "caf\u{e9}"], then: "start> ")
    #expect(server.received == "hElO  x \r\n\r\ncaf\u{e9}\r\n")
  }

  @Test("a typing mistake too, and the tutor asks whether another verb was meant")
  func typo() async throws {
    let server = try Self.server(lines: 1)
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    try await sitting.type("MIAL FROM:<a@b.test>", then: "start> ")
    #expect(server.received == "MIAL FROM:<a@b.test>\r\n")
    #expect(sitting.words.lowercased().contains("did you mean"))
    #expect(sitting.words.contains("MAIL"))
  }

  @Test("several lines typed at once wait for their replies one by one")
  func severalLines() async throws {
    let server = try Self.server(lines: 3)
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    sitting.terminal.send("NOOP 1\rNOOP 2\rNOOP 3\r")
    try await sitting.see("500 reply 3")
    #expect(server.received == "NOOP 1\r\nNOOP 2\r\nNOOP 3\r\n")
    let replies = sitting.rows.filter { $0.hasPrefix("500 ") || $0.contains("start> NOOP") }
    #expect(
      replies == [
        "clear 127.0.0.1 start> NOOP 1", "500 reply 1", "clear 127.0.0.1 start> NOOP 2", "500 reply 2",
        "clear 127.0.0.1 start> NOOP 3",
        "500 reply 3",
      ])
  }

  @Test("from a pipe too: each waits for the reply to the one before, and every reply is shown")
  func fromPipe() async throws {
    let server = try ScriptedServer([
      .reply("220 mail.test ready"), .expectLine, .untilTold, .reply("250 hello"), .expectLine, .reply("221 bye"),
      .close,
    ])
    async let run = Run.program(
      Program.path("smtp-tutor"), ["127.0.0.1:\(server.port)", "--notes", "off"], input: Array("EHLO a\nQUIT\n".utf8))
    try await eventually("EHLO was not sent") { server.received.isEmpty ? nil : () }
    #expect(server.received == "EHLO a\r\n")
    server.tell()
    let lines = try await run.outputText.split(separator: "\n").filter { !$0.hasPrefix("# ") }
    #expect(lines == ["S: 220 mail.test ready", "C: EHLO a", "S: 250 hello", "C: QUIT", "S: 221 bye"])
  }

  @Test("the line for a shell that every page on SMTP begins with is known for what it is")
  func telnet() async throws {
    let server = try Self.server(lines: 1)
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    try await sitting.type("telnet mail.christian.net 25", then: "start> ")
    #expect(server.received == "telnet mail.christian.net 25\r\n")
    #expect(sitting.words.contains("shell"))
  }

  @Test("and without a connection it is answered with the :open that does the same")
  func telnetWithoutConnection() async throws {
    let sitting = try TerminalSession()
    try await sitting.terminal.expect("start> ")
    try await sitting.type(":close", then: "not connected> ")
    try await sitting.type("telnet mail.christian.net 25", then: "not connected> ")
    #expect(sitting.words.contains("\":open mail.christian.net 25\" connects to that server"))
  }

  @Test("an empty line without a connection is no mistake")
  func emptyWithoutConnection() async throws {
    let sitting = try TerminalSession()
    try await sitting.terminal.expect("start> ")
    try await sitting.type(":close", then: "not connected> ")
    try await sitting.type(["", "  "], then: "not connected> ")
    #expect(sitting.count("Not connected; nothing was sent.") == 0)
  }
}
