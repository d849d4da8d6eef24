import Glibc
import TestSupport
import Testing

/// `:data` on a named pipe, which has no content before somebody writes to it, and no end before they stop.
@Suite("A pipe as a message", .serialized)
struct PipeAsMessageTests {
  private static func pipe(in folder: TemporaryFolder) throws -> String {
    let path = folder.file("fifo")
    guard mkfifo(path, 0o600) == 0 else { throw PeerError("no pipe could be made") }
    return path
  }

  private static let envelope = "HELO x\nMAIL FROM:<a@b.test>\nRCPT TO:<c@d.test>\n"

  @Test("without a writer it is said what is awaited; Ctrl-C gives it up, nothing was sent, the session lives on")
  func givenUp() async throws {
    let folder = try TemporaryFolder("fifo")
    let path = try Self.pipe(in: folder)
    let server = try ScriptedServer([.reply("220 x"), .expectLine, .reply("250 alive")])
    let sitting = try TerminalSession(with: server, columns: 200)
    try await sitting.terminal.expect("start> ")
    sitting.terminal.send(":data \(path)\r")
    try await sitting.see("Waiting for something to be written to")
    try await sitting.see("1 s so far, at most 180 s; Ctrl-C stops")
    sitting.terminal.send(TerminalSession.controlC)
    try await sitting.see("Nothing was sent.")
    try await sitting.see(lastRow: "clear 127.0.0.1 start>")
    sitting.terminal.send("NOOP\r")
    try await sitting.see("250 alive")
    #expect(server.received == "NOOP\r\n")
    sitting.terminal.send(":quit\r")
  }

  @Test("without a writer the deadline ends it: 66, nothing was sent, and the rest of the input is")
  func deadline() async throws {
    let folder = try TemporaryFolder("fifo")
    let path = try Self.pipe(in: folder)
    let server = try ScriptedServer([.reply("220 x"), .expectLine, .reply("221 bye"), .close])
    let run = try await Tutor.talk(to: server.port, ["--timeout", "1.2"], ":data \(path)\nQUIT\n")
    #expect(run.words.contains("1 s so far, at most 1.2 s"))
    #expect(run.words.contains("for 1.2 s. Nothing was sent."))
    #expect(server.received == "QUIT\r\n")
    #expect(run.status == 66)
  }

  @Test("what a slow writer writes arrives whole, and its close is the end of the text")
  func slowWriter() async throws {
    let folder = try TemporaryFolder("fifo")
    let path = try Self.pipe(in: folder)
    let server = try ScriptedServer(.untilText + .takesMessage)
    async let run = Tutor.talk(to: server.port, "\(Self.envelope):data \(path)\nQUIT\n")
    // Whoever opens a pipe that nobody reads yet without waiting for it is refused.
    let writer = try await eventually("nobody reads") {
      let writer = open(path, O_WRONLY | O_NONBLOCK | O_CLOEXEC)
      return writer >= 0 ? writer : nil
    }
    write(writer, "one\n.tw", 7)
    try await eventually("the first piece was not sent") { server.received.contains("one\r\n..tw") ? () : nil }
    write(writer, "o\n", 2)
    close(writer)
    #expect(try await run.status == 0)
    #expect(server.received == Dialogue.untilTextOnTheWire + "one\r\n..two\r\n.\r\nQUIT\r\n")
  }

  @Test("a writer that stops in the middle without an end is waited for, and Ctrl-C closes without a dot")
  func stuckWriter() async throws {
    let folder = try TemporaryFolder("fifo")
    let path = try Self.pipe(in: folder)
    let server = try ScriptedServer([.reply("220 x"), .expectLine, .reply("354 go")])
    let sitting = try TerminalSession(with: server, columns: 200)
    try await sitting.terminal.expect("start> ")
    sitting.terminal.send(":data \(path)\r")
    let writer = try await eventually("nobody reads") {
      let writer = open(path, O_WRONLY | O_NONBLOCK | O_CLOEXEC)
      return writer >= 0 ? writer : nil
    }
    defer { close(writer) }
    write(writer, "half\n", 5)
    try await sitting.see("Waiting for something to be written to")
    sitting.terminal.send(TerminalSession.controlC)
    try await sitting.see("The message is unfinished, so the connection was closed: nothing is delivered.")
    #expect(try await server.finished().first?.text == "DATA\r\nhalf\r\n")
    sitting.terminal.send(":quit\r")
    #expect(await sitting.terminal.wait() == .status(0))
  }
}
