import TestSupport
import Testing

/// The server speaks first. What is said while it does not, and of somebody who cannot wait.
@Suite("Before the greeting", .serialized)
struct BeforeGreetingTests {
  @Test("who talks first is told what comes of it, and the server's punishment is shown")
  func talksFirst() async throws {
    let server = try ScriptedServer([.expectLine, .reply("554 SMTP synchronization error"), .close])
    let sitting = try TerminalSession(with: server)
    try await sitting.see("Connected to 127.0.0.1:\(server.port)")
    sitting.terminal.send(TerminalSession.controlC)
    try await sitting.see(lastRow: "clear 127.0.0.1 greeting>")
    try await sitting.type([":hold", "EHLO x"], then: "clear 127.0.0.1 hold> ")
    sitting.terminal.send(":release now\r")
    try await sitting.see("Sent before the greeting, when the client has to be silent")
    try await sitting.see("C: EHLO x 554 SMTP synchronization error")
    try await sitting.see(lastRow: "not connected>")
    #expect(server.received == "EHLO x\r\n")
  }

  @Test("who waited for the greeting is told nothing of the kind")
  func waits() async throws {
    let server = try ScriptedServer([.reply("220 x"), .expectLine, .reply("250 x")])
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    try await sitting.type([":hold", "EHLO x"], then: "clear 127.0.0.1 hold> ")
    try await sitting.type(":release now", then: "clear 127.0.0.1 ready> ")
    #expect(sitting.words.contains("C: EHLO x 250 x"))
    #expect(!sitting.words.contains("before the greeting"))
  }

  @Test(
    "on port 465 one silent second is enough to say why, before the deadline; nowhere else",
    .enabled(if: LoopbackPort.mayListen(on: 465), "only root may listen on port 465 here"), arguments: [465, 0])
  func port465(port: UInt16) async throws {
    let server = try ScriptedServer(on: "127.0.0.2", port: port, [.readNothing])
    let run = try await Tutor.run(["127.0.0.2", "\(server.port)", "--timeout", "2"])
    server.stop()
    let early = run.lines.firstIndex(of: "# Port 465 speaks TLS from the first octet")
    let late = try #require(run.lines.firstIndex(of: "# Connected, but no greeting in 2 s"))
    #expect((early != nil) == (port == 465))
    if let early { #expect(early < late) }
    #expect(run.words.contains("Next: smtp-tutor --tls 127.0.0.2 465") == (port == 465))
    #expect(run.status == 75)
  }

  @Test(
    "on port 465 with TLS on, a slow greeting is not blamed on TLS, and nothing says that TLS is not to be had",
    .enabled(if: LoopbackPort.mayListen(on: 465), "only root may listen on port 465 here"))
  func port465WithTLS() async throws {
    let store = try TLSWorld()
    let server = try ScriptedServer(on: "127.0.0.2", port: 465, [.secure(try store.server()), .expect(count: 10_000)])
    let run = try await Tutor.run(["--tls", "127.0.0.2", "465", "--timeout", "2"] + store.trusting)
    server.stop()
    #expect(run.words.contains("TLS 1.3"), "\(run.outputText)")
    #expect(run.words.contains("Connected, but no greeting in 2 s"))
    #expect(run.words.contains("TLS is on, so something works there."))
    #expect(!run.words.contains("speaks TLS"))
    #expect(!run.words.contains("cannot do TLS"))
  }
}
