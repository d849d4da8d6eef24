import TestSupport
import Testing

/// Ctrl-C takes back what is being done, never the program.
@Suite("Ctrl-C", .serialized)
struct InterruptTests {
  @Test("clears the line that is typed and sends nothing of it")
  func clears() async throws {
    let server = try ScriptedServer([.reply("220 mail.test ready"), .expectLine, .reply("250 done")])
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    sitting.terminal.send("MAIL FROM")
    try await sitting.see(lastRow: "clear 127.0.0.1 start> MAIL FROM")
    sitting.terminal.send(TerminalSession.controlC)
    try await sitting.terminal.expect("clear 127.0.0.1 start> ")
    try await sitting.type("NOOP", then: "clear 127.0.0.1 start> ")
    #expect(server.received == "NOOP\r\n")
  }

  @Test("returns from a wait without closing, and the late reply is shown with the command it answers")
  func returnsFromWait() async throws {
    let server = try ScriptedServer([
      .reply("220 mail.test ready"), .expectLine, .untilTold, .reply("250 at last"), .expectLine,
      .reply("250 next"),
    ])
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    sitting.terminal.send("HELO slow.test\r")
    try await eventually("HELO was not sent") { server.received == "HELO slow.test\r\n" ? () : nil }
    sitting.terminal.send(TerminalSession.controlC)
    try await sitting.see("Stopped waiting; the connection is still open.")
    try await sitting.see(lastRow: "clear 127.0.0.1 start>")
    server.tell()
    try await sitting.see("250 at last (late: this answers HELO slow.test)")
    try await sitting.see(lastRow: "clear 127.0.0.1 ready>")
    sitting.terminal.send("NOOP\r")
    try await sitting.see("250 next")
    #expect(server.received == "HELO slow.test\r\nNOOP\r\n")
    #expect(sitting.count("(late:") == 1)
  }

  @Test("at an empty prompt does nothing, however often")
  func harmless() async throws {
    let sitting = try TerminalSession()
    for _ in 1...4 {
      try await sitting.terminal.expect("clear mail.christian.net start> ")
      sitting.terminal.send(TerminalSession.controlC)
    }
    try await sitting.terminal.expect("clear mail.christian.net start> ")
    try await sitting.type("NOOP", then: "clear mail.christian.net start> ")
    #expect(sitting.rows.contains("250 OK"))
  }
}
