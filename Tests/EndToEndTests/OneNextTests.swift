import TestSupport
import Testing

/// At most one line is proposed for a line that was typed.
@Suite("One line proposed for one line typed", .serialized)
struct OneNextTests {
  private static func proposals(_ sitting: TerminalSession, after line: String) -> [String] {
    let rows = sitting.rows
    let start = rows.lastIndex { $0.hasSuffix("> \(line)") } ?? 0
    return rows[start...].filter { $0.hasPrefix("# Next: ") || $0.hasPrefix("# What to do: ") }
  }

  @Test("the end of the connection, once the prompt is back, has its remedy and no second Next")
  func closing() async throws {
    let server = try ScriptedServer([.reply("220 x"), .expectLine, .reply("250 ok"), .untilTold, .close])
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    try await sitting.type("MAIL FROM:<a@b.test>", then: "mail> ")
    server.tell()
    try await sitting.see("What to do: :reconnect")
    try await sitting.see(lastRow: "not connected>")
    #expect(
      Self.proposals(sitting, after: "MAIL FROM:<a@b.test>")
        == ["# Next: RCPT TO:<you@your.domain>", "# What to do: :reconnect"])
    try await sitting.type(":reconnect", then: "> ")
    #expect(Self.proposals(sitting, after: ":reconnect").count <= 1)
  }

  @Test("what has to be done outside of the session is said with the note, and is not proposed as a line")
  func advice() async throws {
    let server = try ScriptedServer([
      .reply("220 x"), .expectLine, .reply("250 ok"), .expectLine, .reply("550 5.1.1 User unknown"), .expectLine,
    ])
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    try await sitting.type("MAIL FROM:<a@b.test>", then: "mail> ")
    try await sitting.type("RCPT TO:<nobody@b.test>", then: "mail> ")
    #expect(
      Self.proposals(sitting, after: "RCPT TO:<nobody@b.test>") == ["# What to do: Check the spelling of the recipient"]
    )
  }
}
