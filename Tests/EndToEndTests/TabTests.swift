import TestSupport
import Testing

/// Tab at the prompt.
@Suite("Tab", .serialized)
struct TabTests {
  private static let prompt = "clear mail.christian.net"

  @Test("types the whole session with a practice server, as far as it is clear what comes next")
  func session() async throws {
    let sitting = try TerminalSession()
    try await sitting.terminal.expect("start> ")
    try await sitting.type("EH\tx", then: "ready> ")
    sitting.terminal.send("MA\t")
    try await sitting.see(lastRow: "\(Self.prompt) ready> MAIL FROM:<")
    sitting.terminal.send("you@christian.net> SI\t300\r")
    try await sitting.terminal.expect("mail> ")
    sitting.terminal.send("rc\ty\t\r")
    try await sitting.terminal.expect("rcpt> ")
    #expect(sitting.rows.contains("\(Self.prompt) ready> MAIL FROM:<you@christian.net> SIZE=300"))
    #expect(sitting.rows.contains("\(Self.prompt) mail> rcpt to:<you@christian.net>"))
  }

  @Test("lists what is possible above the line, which stays as it is, and so does what the server says meanwhile")
  func list() async throws {
    let server = try ScriptedServer([
      .reply("220 mail.test ready"), .untilTold, .reply("250 unasked"), .expectLine, .reply("250 x"),
    ])
    let sitting = try TerminalSession(with: server, columns: 40)
    try await sitting.terminal.expect("start> ")
    sitting.terminal.send("R\t")
    try await sitting.see("RSET       Drops the env")
    try await sitting.see(lastRows: ["clear 127.0.0.1 start> R"], cursor: 24)
    server.tell()
    try await sitting.see("250 unasked")
    try await sitting.see(lastRows: ["clear 127.0.0.1 start> R"], cursor: 24)
    sitting.terminal.resize(columns: 60, rows: 100)
    sitting.terminal.send("S\t")
    try await sitting.see(lastRow: "clear 127.0.0.1 start> RSET")
    sitting.terminal.send("\(TerminalSession.controlU)\t")
    try await sitting.see("MAIL FROM:<  ")
    try await sitting.see(lastRow: "clear 127.0.0.1 start>")
    sitting.terminal.send("\(TerminalSession.controlU):help \t")
    try await sitting.see("more)")
    #expect(sitting.rows.allSatisfy { $0.count <= 60 })
    #expect(server.received == "")
  }

  @Test("completes in the middle of a line, and does nothing where there is nothing to complete")
  func middle() async throws {
    let server = try ScriptedServer([.reply("220 mail.test ready"), .expectLine, .reply("250 x")])
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    sitting.terminal.send("NOx\(TerminalSession.left)\t")
    try await sitting.see(lastRows: ["clear 127.0.0.1 start> NOOPx"], cursor: 27)
    sitting.terminal.send("\u{5}\t\tyz\r")
    try await sitting.see("250 x")
    #expect(server.received == "NOOPxyz\r\n")
  }
}
