import TestSupport
import Testing

/// Nobody sits before a screen that stands still and wonders.
@Suite("Long waits", .serialized)
struct LongWaitsTests {
  @Test("a person sees what is awaited, and Ctrl-C is back at the prompt")
  func atTheTerminal() async throws {
    let server = try ScriptedServer([.reply("220 x"), .expectLine])
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    sitting.terminal.send("NOOP\r")
    try await sitting.see(
      "Waiting for the answer to NOOP: 1 s so far, at most 300 s; Ctrl-C stops")
    sitting.terminal.send(TerminalSession.controlC)
    try await sitting.see(lastRow: "clear 127.0.0.1 start>")
    server.stop()
  }

  @Test("Ctrl-C while connecting is back at the prompt at once")
  func connecting() async throws {
    let listener = try FullListener()
    let sitting = try TerminalSession(["127.0.0.1:\(listener.port)"])
    try await sitting.see("Waiting for 127.0.0.1:\(listener.port) to answer: 1 s so far, at most 30 s")
    sitting.terminal.send(TerminalSession.controlC)
    try await sitting.see("Stopped trying to connect.")
    try await sitting.see(lastRow: "not connected>")
    sitting.terminal.send(":quit\r")
    #expect(await sitting.terminal.wait() == .status(0))
  }

  @Test("from a pipe the same stands among the notes, and goes with them", arguments: ["full", "off"])
  func fromPipe(notes: String) async throws {
    let server = try ScriptedServer([.reply("220 x"), .expectLine])
    let run = try await Tutor.talk(to: server.port, ["--timeout", "1.5", "--notes", notes], "NOOP\n")
    #expect(
      run.lines.contains("# Waiting for the answer to NOOP: 1 s so far, at most 1.5 s") == (notes == "full"))
    #expect(run.session == ["S: 220 x", "C: NOOP"])
    #expect(run.status == 75)
    server.stop()
  }
}
