import TestSupport
import Testing

/// A message that was begun and not ended: only its dot delivers it, and the tutor never sends one of its own.
@Suite("A message without its dot", .serialized)
struct UnfinishedMessageTests {
  private static func server() throws -> ScriptedServer {
    try ScriptedServer([
      .reply("220 mail.test ready"), .expectLine, .reply("354 go ahead"), .readUntil("\r\n.\r\n"),
      .reply("250 taken"),
    ])
  }

  /// A sitting in which DATA and one line have been typed.
  private static func begun(_ server: ScriptedServer) async throws -> TerminalSession {
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    try await sitting.type("DATA", then: "message> ")
    try await sitting.type("Subject: half", then: "message> ")
    return sitting
  }

  @Test(
    "Ctrl-C and Ctrl-D say that it is unfinished, send no dot, and Enter goes on",
    arguments: ["\u{3}", "\u{4}"])
  func goesOn(key: String) async throws {
    let server = try Self.server()
    let sitting = try await Self.begun(server)
    sitting.terminal.send(key)
    try await sitting.see("The message is not finished")
    try await sitting.see(lastRow: "go on (Enter) or drop (d)?")
    #expect(server.received == "DATA\r\nSubject: half\r\n")
    try await sitting.type("", then: "message> ")
    try await sitting.type("more", then: "message> ")
    sitting.terminal.send(".\r")
    try await sitting.see("250 taken")
    #expect(server.received == "DATA\r\nSubject: half\r\nmore\r\n.\r\n")
  }

  @Test("d drops the connection, and nothing is delivered", arguments: ["\u{3}", "\u{4}"])
  func drops(key: String) async throws {
    let server = try Self.server()
    let sitting = try await Self.begun(server)
    sitting.terminal.send(key)
    try await sitting.see(lastRow: "go on (Enter) or drop (d)?")
    try await sitting.type("d", then: "not connected> ")
    try await sitting.see("nothing is delivered. :reconnect opens it again.")
    _ = try await server.finished()
    #expect(server.received == "DATA\r\nSubject: half\r\n")
  }

  @Test("the half line under the cursor is not sent by Ctrl-C")
  func halfLine() async throws {
    let server = try Self.server()
    let sitting = try await Self.begun(server)
    sitting.terminal.send("never sent")
    try await sitting.see(lastRow: "clear message> never sent")
    sitting.terminal.send(TerminalSession.controlC)
    try await sitting.see(lastRow: "go on (Enter) or drop (d)?")
    try await sitting.type("d", then: "not connected> ")
    _ = try await server.finished()
    #expect(server.received == "DATA\r\nSubject: half\r\n")
  }

  @Test("a second Ctrl-D drops it and leaves")
  func leaves() async throws {
    let server = try Self.server()
    let sitting = try await Self.begun(server)
    sitting.terminal.send(TerminalSession.controlD)
    try await sitting.see(lastRow: "go on (Enter) or drop (d)?")
    sitting.terminal.send(TerminalSession.controlD)
    #expect(await sitting.terminal.wait() == .status(0))
    _ = try await server.finished()
    #expect(server.received == "DATA\r\nSubject: half\r\n")
  }

  @Test("the server's hang-up ends it, and is said")
  func serverGoes() async throws {
    let server = try ScriptedServer([
      .reply("220 mail.test ready"), .expectLine, .reply("354 go ahead"), .expectLine, .untilTold, .close,
    ])
    let sitting = try await Self.begun(server)
    sitting.terminal.send("a line in work")
    try await sitting.see(lastRow: "clear message> a line in work")
    server.tell()
    try await sitting.see("Closed in the middle of the message")
    try await sitting.see(lastRow: "not connected> a line in work")
  }
}
