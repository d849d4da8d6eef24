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
    let sitting = try Sitting(with: server)
    try await sitting.terminal.expect("127.0.0.1 start> ")
    sitting.terminal.send("MAIL FROM:<half" + String(repeating: Sitting.left, count: 5))
    try await sitting.see(lastRow: "127.0.0.1 start> MAIL FROM:<half")
    server.tell()
    try await sitting.see(lastRow: "not connected> MAIL FROM:<half")
    let rows = sitting.rows
    #expect(rows.contains(Self.goodbye))
    #expect(!rows.contains { $0.hasPrefix("127.0.0.1 start>") })
    let cursor = sitting.terminal.picture.cursor
    #expect(cursor.row == rows.count - 1)
    #expect(cursor.column == "not connected> MAIL FROM:".count)
  }

  @Test("after a 421 Enter says not connected and sends nothing, and :reconnect opens the server again")
  func afterwards() async throws {
    let server = try Self.impatient()
    let sitting = try Sitting(with: server)
    try await sitting.terminal.expect("127.0.0.1 start> ")
    sitting.terminal.send("MAIL FROM:<ann@b.test>")
    try await sitting.see(lastRow: "127.0.0.1 start> MAIL FROM:<ann@b.test>")
    server.tell()
    try await sitting.see(lastRow: "not connected> MAIL FROM:<ann@b.test>")
    sitting.terminal.send("\r")
    try await sitting.see("Not connected; nothing was sent.")
    try await sitting.see(lastRow: "not connected>")
    try await sitting.type(":reconnect", then: "127.0.0.1 start> ")
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
    let sitting = try Sitting(with: server)
    try await sitting.terminal.expect("start> ")
    try await sitting.type("NOOP first", then: "start> ")
    sitting.terminal.send("\(Sitting.controlR)firs")
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
    let sitting = try Sitting(with: server, columns: 40)
    try await sitting.terminal.expect("start> ")
    let typed = "MAIL FROM:<" + String(repeating: "abcdefghi.", count: 8) + "test>"
    sitting.terminal.send(typed + String(repeating: Sitting.left, count: 50))
    try await sitting.see(lastRow: String("127.0.0.1 start> \(typed)".dropFirst(80)))
    server.tell()
    let line = "not connected> \(typed)"
    let rows = [line.prefix(40), line.dropFirst(40).prefix(40), line.dropFirst(80)].map(String.init)
    try await sitting.terminal.expect(rows: rows)
    #expect(Array(sitting.rows.suffix(3)) == rows)
    #expect(sitting.rows.contains(Self.goodbye))
    let cursor = sitting.terminal.picture.cursor
    let place = line.count - 50
    #expect(cursor.row == sitting.rows.count - 3 + place / 40)
    #expect(cursor.column == place % 40)
  }

  @Test("a secret that is being typed stays hidden when text comes above it")
  func whileSecret() async throws {
    let server = try Self.impatient()
    let sitting = try Sitting(with: server)
    try await sitting.terminal.expect("start> ")
    sitting.terminal.send("AUTH PLAIN AGFubgBzZWNyZXQ")
    try await sitting.see(lastRow: "127.0.0.1 start> AUTH PLAIN ***************")
    server.tell()
    try await sitting.see(lastRow: "not connected> AUTH PLAIN ***************")
    #expect(!sitting.terminal.output.contains("AGFubg"))
  }
}
