import Glibc
import TestSupport
import Testing

/// Whatever ends the program, the terminal is as it was found.
@Suite("The terminal afterwards", .serialized)
struct TerminalGivenBackTests {
  @Test(
    "kill -TERM and -HUP, at the prompt and inside a message, leave it as it was",
    arguments: [SIGTERM, SIGHUP])
  func signals(signal: Int32) async throws {
    for insideMessage in [false, true] {
      let server = try ScriptedServer([.reply("220 mail.test ready"), .expectLine, .reply("354 go ahead")])
      let sitting = try TerminalSession(with: server)
      try await sitting.terminal.expect("start> ")
      if insideMessage { try await sitting.type("DATA", then: "message> ") }
      #expect(sitting.terminal.modes != sitting.terminal.foundModes)
      sitting.terminal.send("half a line")
      try await sitting.terminal.expect("half a line")
      sitting.terminal.signal(signal)
      #expect(await sitting.terminal.wait() == .signal(signal))
      #expect(sitting.terminal.modes == sitting.terminal.foundModes)
      _ = try await server.finished()
      #expect(server.received == (insideMessage ? "DATA\r\n" : ""))
    }
  }

  @Test("kill -TERM while a reply is waited for ends the program too")
  func whileWaiting() async throws {
    let server = try ScriptedServer([.reply("220 mail.test ready"), .expectLine])
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    sitting.terminal.send("NOOP\r")
    try await eventually("NOOP was not sent") { server.received == "NOOP\r\n" ? () : nil }
    sitting.terminal.signal(SIGTERM)
    #expect(await sitting.terminal.wait() == .signal(SIGTERM))
    #expect(sitting.terminal.modes == sitting.terminal.foundModes)
  }

  @Test("kill -TERM in a replay leaves it as it was")
  func replay() async throws {
    let sitting = try TerminalSession(["replay"])
    try await sitting.terminal.expect(ReplayByHandTests.prompt)
    sitting.terminal.signal(SIGTERM)
    #expect(await sitting.terminal.wait() == .signal(SIGTERM))
    #expect(sitting.terminal.modes == sitting.terminal.foundModes)
  }

  @Test("kill -TERM ends a replay, too, in which a command that was typed waits for a silent server")
  func replayWaiting() async throws {
    let server = try ScriptedServer([.expectLine])
    let sitting = try TerminalSession(["replay"])
    try await sitting.terminal.expect(ReplayByHandTests.prompt)
    sitting.terminal.send(":open 127.0.0.1 \(server.port)\r")
    try await sitting.terminal.expect("Connected to 127.0.0.1")
    sitting.terminal.signal(SIGTERM)
    #expect(await sitting.terminal.wait() == .signal(SIGTERM))
    #expect(sitting.terminal.modes == sitting.terminal.foundModes)
    server.stop()
  }

  @Test(":quit, and Ctrl-D in a replay, leave it as it was")
  func quit() async throws {
    for (arguments, prompt, keys) in [
      ([], "start> ", ":quit\r"), (["replay"], ReplayByHandTests.prompt, "\u{4}"),
    ] {
      let sitting = try TerminalSession(arguments)
      try await sitting.terminal.expect(prompt)
      sitting.terminal.send(keys)
      #expect(await sitting.terminal.wait() == .status(0))
      #expect(sitting.terminal.modes == sitting.terminal.foundModes)
    }
  }
}
