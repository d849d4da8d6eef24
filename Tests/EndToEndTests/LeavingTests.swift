import TestSupport
import Testing

/// The ways out of the program.
@Suite("Leaving", .serialized)
struct LeavingTests {
  @Test(
    "Ctrl-D on an empty line, and :quit, say QUIT to the server, show its answer and end",
    arguments: [
      "\u{4}", ":quit\r",
    ])
  func politely(keys: String) async throws {
    let server = try ScriptedServer([.reply("220 mail.test ready"), .expectLine, .reply("221 bye"), .close])
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    let before = try #require(sitting.terminal.modes)
    #expect(!before.echoes)
    sitting.terminal.send(keys)
    #expect(await sitting.terminal.wait() == .status(0))
    #expect(sitting.rows.contains("221 bye"))
    #expect(server.received == "QUIT\r\n")
    #expect(sitting.terminal.modes?.echoes == true)
  }

  @Test("a server that does not answer QUIT does not hold the program for ever")
  func unanswered() async throws {
    let server = try ScriptedServer([.reply("220 mail.test ready"), .expectLine])
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    sitting.terminal.send(TerminalSession.controlD)
    #expect(await sitting.terminal.wait() == .status(0))
    #expect(server.received == "QUIT\r\n")
  }

  @Test("Ctrl-D behind typed text does not leave")
  func notInText() async throws {
    let sitting = try TerminalSession()
    try await sitting.terminal.expect("start> ")
    sitting.terminal.send("NOO\(TerminalSession.controlD)P\r")
    try await sitting.see("250 OK")
    try await sitting.see(lastRow: "clear mail.christian.net start>")
  }

  @Test("keys typed before the greeting are kept for the first prompt")
  func typedAhead() async throws {
    let server = try ScriptedServer([
      .untilTold, .reply("220 mail.test ready"), .expectLine, .reply("250 early bird"),
    ])
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("Connected to ")
    sitting.terminal.send("HELO early.test\rQU")
    server.tell()
    try await sitting.see(lastRow: "clear 127.0.0.1 ready> QU")
    #expect(sitting.rows.contains("clear 127.0.0.1 start> HELO early.test"))
    #expect(server.received == "HELO early.test\r\n")
  }
}
