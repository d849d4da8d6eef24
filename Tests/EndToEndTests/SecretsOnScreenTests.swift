import TestSupport
import Testing

/// What may be a password is shown as stars while it is typed, and stands nowhere in what the program writes.
@Suite("Secrets on the screen", .serialized)
struct SecretsOnScreenTests {
  @Test("the initial response of AUTH is stars; verb and mechanism stay readable")
  func initialResponse() async throws {
    let server = try ScriptedServer([.reply("220 mail.test ready"), .expectLine, .reply("235 welcome")])
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    try await sitting.type(":wire on", then: "start> ")
    sitting.terminal.send("auth plain AGFubgBodW50ZXIy")
    try await sitting.see(lastRow: "clear 127.0.0.1 start> auth plain ****************")
    sitting.terminal.send("\r")
    try await sitting.see("235 welcome")
    #expect(server.received == "auth plain AGFubgBodW50ZXIy\r\n")
    #expect(!sitting.terminal.output.contains("AGFubg"))
    #expect(!sitting.terminal.output.contains("ZXIy"))
  }

  @Test("the answers to 334 are stars, on the screen, in a log, and after Ctrl-L")
  func challenge() async throws {
    let server = try ScriptedServer([
      .reply("220 mail.test ready"), .expectLine, .reply("334 VXNlcm5hbWU6"), .expectLine,
      .reply("334 UGFzc3dvcmQ6"), .expectLine, .reply("535 no"),
    ])
    let sitting = try TerminalSession(with: server)
    let log = sitting.state.file("log")
    try await sitting.terminal.expect("start> ")
    try await sitting.type(":log \(log)", then: "start> ")
    try await sitting.type("AUTH LOGIN", then: "auth> ")
    try await sitting.type("YW5u", then: "auth> ")
    sitting.terminal.send("aHVudGVyMg\u{c}")
    try await sitting.see(lastRow: "clear 127.0.0.1 auth> **********")
    sitting.terminal.send("\r")
    try await sitting.see("535 no")
    #expect(server.received == "AUTH LOGIN\r\nYW5u\r\naHVudGVyMg\r\n")
    #expect(!sitting.terminal.output.contains("aHVudGVy"))
    #expect(!sitting.state.read("log").contains("aHVudGVy"))
    #expect(sitting.state.read("log").contains("C: AUTH LOGIN"))
  }

  @Test("a line that is no secret is shown as typed")
  func control() async throws {
    let sitting = try TerminalSession()
    try await sitting.terminal.expect("start> ")
    sitting.terminal.send("NOOP plain AGFubgBodW50ZXIy")
    try await sitting.see(lastRow: "clear mail.christian.net start> NOOP plain AGFubgBodW50ZXIy")
  }
}
