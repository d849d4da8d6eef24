import TestSupport
import Testing

/// A connection that is thrown away, beside one that is closed.
@Suite("A reset", .serialized)
struct ResetTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let steps: [ServerStep]
    let input: String
    let says: String
    let status: Int32
    var testDescription: String { name }
  }

  private static let envelope = "HELO x\nMAIL FROM:<a@b.test>\nRCPT TO:<c@d.test>\n"

  static let resets = [
    Case(
      name: "in the dialogue", steps: [.reply("220 x"), .expectLine, .reset], input: "VRFY x\n",
      says: "Reset instead of an answer to VRFY Perhaps a firewall along the path cut it", status: 75),
    Case(
      name: "after the dot", steps: .untilText + [.readUntil("\r\n.\r\n"), .reset], input: "\(envelope)DATA\nx\n.\n",
      says: "Reset after the dot, without an answer: the outcome is unknown", status: 74),
    Case(
      name: "instead of a goodbye", steps: [.reply("220 x"), .expectLine, .reset], input: "QUIT\n",
      says: "The server reset the connection after QUIT: the session is over", status: 0),
  ]

  @Test("says what a reset means at its stage, and what to try", arguments: resets)
  func stages(_ one: Case) async throws {
    let server = try ScriptedServer(one.steps)
    let run = try await Tutor.talk(to: server.port, one.input)
    #expect(run.words.contains("The connection broke: connection reset by the server. \(one.says)"))
    #expect(!run.words.contains("The server closed"))
    #expect(run.status == one.status)
  }

  @Test("before the greeting says that something cut the connection")
  func beforeGreeting() async throws {
    let server = try ScriptedServer([.untilTold, .reset])
    let sitting = try TerminalSession(with: server)
    try await sitting.see("Connected to 127.0.0.1:\(server.port)")
    server.tell()
    try await sitting.see("Reset before a greeting: cut off, not closed The program crashed")
    try await sitting.see(lastRow: "not connected>")
  }

  @Test("in the middle of a message says that it was not sent, and that the reason may be lost")
  func inMessage() async throws {
    let folder = try TemporaryFolder("data")
    try folder.write(String(repeating: "0123456789abcde\n", count: 1_000_000), to: "message")
    let server = try ScriptedServer(.untilText + [.expect(count: 100_000), .reset])
    let run = try await Tutor.talk(to: server.port, "\(Self.envelope):data \(folder.file("message"))\n")
    #expect(run.words.contains("Reset in the middle of the message: it was not sent"))
    #expect(run.words.contains("closed while data was still coming in, so that its reason was lost"))
    #expect(run.status == 75)
  }

  @Test("at the prompt tells what comes of long silence, and :reconnect is what to try")
  func unasked() async throws {
    let server = try ScriptedServer(connections: [[.reply("220 x"), .untilTold, .reset], [.reply("220 again")]])
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    server.tell()
    try await sitting.see("Reset between two commands, without a reply")
    try await sitting.see("What to do: :reconnect")
    try await sitting.see(lastRow: "not connected>")
    sitting.terminal.send(":explain\r")
    try await sitting.see("A reset (RST) means: there is no such connection")
    try await sitting.type(":reconnect", then: "start> ")
  }

  @Test("a close at the same place is told as a close")
  func closed() async throws {
    let server = try ScriptedServer([.reply("220 x"), .expectLine, .close])
    let run = try await Tutor.talk(to: server.port, "VRFY x\n")
    #expect(run.words.contains("The server closed the connection instead of answering VRFY"))
    #expect(!run.words.contains("Reset"))
    #expect(run.status == 75)
  }
}
