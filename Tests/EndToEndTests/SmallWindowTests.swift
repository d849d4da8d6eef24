import TestSupport
import Testing

/// A window of 40 columns and 8 rows.
@Suite("A small window", .serialized)
struct SmallWindowTests {
  @Test("takes the whole session, and no note is wider than it")
  func session() async throws {
    let server = try ScriptedServer([
      .reply("220 mail.test ready"), .expectLine, .reply("250 hello"), .expectLine, .reply("250 sender"),
      .expectLine, .reply("250 recipient"), .expectLine, .reply("354 go ahead"), .readUntil("\r\n.\r\n"),
      .reply("250 taken"), .expectLine, .reply("221 bye"), .close,
    ])
    let sitting = try TerminalSession(with: server, columns: 40, rows: 8)
    try await sitting.terminal.expect("clear 127.0.0.1 start> ")
    let sender = "MAIL FROM:<a.very.long.local.part.of.a.mailbox@long.domain.test>"
    try await sitting.type("HELO x", then: "ready> ")
    sitting.terminal.send("\(sender)\r")
    try await sitting.terminal.expect("clear 127.0.0.1 mail> ")
    try await sitting.type("RCPT TO:<bob@b.test>", then: "rcpt> ")
    try await sitting.type("DATA", then: "message> ")
    try await sitting.type("Subject: small", then: "message> ")
    try await sitting.type(".", then: "ready> ")
    try await sitting.see(lastRow: "clear 127.0.0.1 ready>")
    sitting.terminal.send(":quit\r")
    #expect(await sitting.terminal.wait() == .status(0))
    #expect(
      server.received
        == "HELO x\r\n\(sender)\r\nRCPT TO:<bob@b.test>\r\nDATA\r\nSubject: small\r\n.\r\nQUIT\r\n")
    let notes = sitting.terminal.output.split(separator: "\r\n").filter {
      $0.hasPrefix("\u{1b}[1m# ") || $0.hasPrefix("# ")
    }
    #expect(!notes.isEmpty)
    for note in notes { #expect(note.replacing(#/\x1b\[[0-9;]*m/#, with: "").count <= 40, "\(note)") }
  }

  @Test("that is made wider draws the typed line anew")
  func resized() async throws {
    let sitting = try TerminalSession(columns: 40, rows: 8)
    try await sitting.terminal.expect("start> ")
    sitting.terminal.send("NOOP abc")
    try await sitting.see(lastRow: "clear mail.christ.. start> NOOP abc")
    sitting.terminal.resize(columns: 80, rows: 24)
    sitting.terminal.send("d\r")
    try await sitting.see("250 OK")
    #expect(sitting.rows.contains { $0.hasSuffix("start> NOOP abcd") })
  }
}
