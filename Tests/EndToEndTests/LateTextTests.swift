import TestSupport
import Testing

/// What a server says while somebody is typing: above the typed line, which stays as it is.
@Suite("Server text that comes while a line is typed", .serialized)
struct LateTextTests {
  private static let goodbye = "421 mail.test closing, idle for too long"

  /// A server that says goodbye unasked, when told to.
  private static func impatient(_ greeted: [ServerStep] = []) throws -> ScriptedServer {
    try ScriptedServer(
      connections: [
        [.reply("220 mail.test ready")] + greeted + [.untilTold, .reply(goodbye), .close],
        [.reply("220 mail.test here again")],
      ])
  }

  @Test(
    "it appears above the line; text and cursor are unchanged, and the prompt says that the connection is gone"
  )
  func above() async throws {
    let server = try Self.impatient()
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("clear 127.0.0.1 start> ")
    sitting.terminal.send("MAIL FROM:<half" + String(repeating: TerminalSession.left, count: 5))
    try await sitting.see(
      lastRows: ["clear 127.0.0.1 start> MAIL FROM:<half"], cursor: "clear 127.0.0.1 start> MAIL FROM:".count)
    server.tell()
    try await sitting.see(lastRows: ["not connected> MAIL FROM:<half"], cursor: "not connected> MAIL FROM:".count)
    #expect(sitting.rows.contains(Self.goodbye))
    #expect(!sitting.rows.contains { $0.hasPrefix("clear 127.0.0.1 start>") })
  }

  @Test("after a 421 Enter says not connected and sends nothing, and :reconnect opens the server again")
  func afterwards() async throws {
    let server = try Self.impatient()
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("clear 127.0.0.1 start> ")
    sitting.terminal.send("MAIL FROM:<ann@b.test>")
    try await sitting.see(lastRow: "clear 127.0.0.1 start> MAIL FROM:<ann@b.test>")
    server.tell()
    try await sitting.see(lastRow: "not connected> MAIL FROM:<ann@b.test>")
    sitting.terminal.send("\r")
    try await sitting.see("Not connected; nothing was sent.")
    try await sitting.see(lastRow: "not connected>")
    try await sitting.type(":reconnect", then: "clear 127.0.0.1 start> ")
    #expect(sitting.rows.contains("220 mail.test here again"))
    #expect(server.received == "")
  }

  @Test("a search in the history goes on under it")
  func inSearch() async throws {
    let server = try ScriptedServer([
      .reply("220 mail.test ready"), .expectLine, .reply("250 done"), .untilTold, .reply("250 unasked"),
      .expectLine,
      .reply("250 twice"),
    ])
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    try await sitting.type("NOOP first", then: "start> ")
    sitting.terminal.send("\(TerminalSession.controlR)firs")
    try await sitting.see(lastRow: "(reverse-i-search)`firs': NOOP first")
    server.tell()
    try await sitting.see("250 unasked")
    try await sitting.see(lastRow: "(reverse-i-search)`firs': NOOP first")
    sitting.terminal.send("\r")
    try await sitting.see("250 twice")
    #expect(server.received == "NOOP first\r\nNOOP first\r\n")
  }

  @Test("a line that fills several rows is drawn again as it was")
  func wrapped() async throws {
    let server = try Self.impatient()
    let sitting = try TerminalSession(with: server, columns: 40)
    try await sitting.terminal.expect("start> ")
    let typed = "MAIL FROM:<" + String(repeating: "abcdefghi.", count: 8) + "test>"
    sitting.terminal.send(typed + String(repeating: TerminalSession.left, count: 50))
    let before = "clear 127.0.0.1 start> \(typed)"
    try await sitting.see(lastRows: Self.broken(before), cursor: before.count - 50)
    server.tell()
    let after = "not connected> \(typed)"
    try await sitting.see(lastRows: Self.broken(after), cursor: after.count - 50)
    #expect(sitting.rows.contains(Self.goodbye))
  }

  /// A line as it stands in rows of 40 columns.
  private static func broken(_ line: String) -> [String] {
    stride(from: 0, to: line.count, by: 40).map { String(line.dropFirst($0).prefix(40)) }
  }

  @Test("a secret that is being typed stays hidden when text comes above it")
  func whileSecret() async throws {
    let server = try Self.impatient()
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    sitting.terminal.send("AUTH PLAIN AGFubgBzZWNyZXQ")
    try await sitting.see(lastRow: "clear 127.0.0.1 start> AUTH PLAIN ***************")
    server.tell()
    try await sitting.see(lastRow: "not connected> AUTH PLAIN ***************")
    #expect(!sitting.terminal.output.contains("AGFubg"))
  }
}
