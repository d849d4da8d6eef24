import TestSupport
import Testing

/// A log leaves secrets out; whoever replays it is asked for them at the terminal, and sees nothing of what is typed.
@Suite("A secret that a replay asks for", .serialized)
struct SecretPlaceholderTests {
  private static let script = """
    S: 220 mail.test ready
    C: AUTH PLAIN ${secret:response}
    S: 535 no
    C: AUTH LOGIN
    S: 334 VXNlcm5hbWU6
    C: ${secret:response}
    S: 334 UGFzc3dvcmQ6
    C: ${secret:password}
    S: 235 welcome
    C: QUIT
    S: 221 bye

    """

  private static let server: [ServerStep] = [
    .reply("220 mail.test ready"), .expectLine, .reply("535 no"), .expectLine, .reply("334 VXNlcm5hbWU6"), .expectLine,
    .reply("334 UGFzc3dvcmQ6"), .expectLine, .reply("235 welcome"), .expectLine, .reply("221 bye"), .close,
  ]

  private static func begun(_ server: ScriptedServer, _ arguments: [String] = []) async throws -> TerminalSession {
    let state = try TemporaryFolder("state")
    try state.write(script, to: "script")
    let sitting = try TerminalSession(
      ["replay", state.file("script"), "--to", "127.0.0.1:\(server.port)", "--log", state.file("log")] + arguments,
      state: state)
    try await sitting.terminal.expect(ReplayByHandTests.prompt)
    return sitting
  }

  @Test("is sent as typed, asked for once, and stands nowhere in what is written", arguments: [[], ["--plain"]])
  func asked(arguments: [String]) async throws {
    let server = try ScriptedServer(Self.server)
    let sitting = try await Self.begun(server, arguments)
    let terminal = sitting.terminal
    try await sitting.type(":wire on", then: ReplayByHandTests.prompt)
    terminal.send("\r")
    try await terminal.expect("response (not shown): ")
    try await sitting.type("qqzz\(TerminalSession.controlU)c2VzYW1X\u{7f}l", then: ReplayByHandTests.prompt)
    try await sitting.type("b", then: ReplayByHandTests.prompt)
    #expect(sitting.rows.contains("# again C: AUTH PLAIN ****"))
    try await sitting.type(["", ""], then: ReplayByHandTests.prompt)
    terminal.send("\r")
    try await terminal.expect("password (not shown): ")
    try await sitting.type("b3Blbg==", then: ReplayByHandTests.prompt)
    terminal.send("\r")
    #expect(await terminal.wait() == .status(0))
    #expect(
      server.received == "AUTH PLAIN c2VzYW1l\r\nAUTH LOGIN\r\nc2VzYW1l\r\nb3Blbg==\r\nQUIT\r\n")
    for text in [terminal.output, sitting.state.read("log")] {
      for secret in ["c2VzYW1l", "c2Vz", "qqzz", "b3Blbg"] { #expect(!text.contains(secret)) }
    }
    #expect(sitting.state.read("log").contains("C: AUTH PLAIN ${secret:response}\n"))
    #expect(terminal.output.contains("\u{1b}") == arguments.isEmpty)
    #expect(terminal.modes == terminal.foundModes)
  }

  @Test("cannot be asked of a program")
  func unasked() async throws {
    let server = try ScriptedServer(Self.server)
    let state = try TemporaryFolder("state")
    try state.write(Self.script, to: "script")
    let run = try await Tutor.run(["replay", state.file("script"), "--to", "127.0.0.1:\(server.port)", "--json"])
    #expect(run.status == 64)
    #expect(run.errorText.contains("there is no terminal to ask at"))
  }

  @Test(
    "can be given up: nothing is sent, and the step still waits",
    arguments: [TerminalSession.controlC, TerminalSession.controlD])
  func givenUp(key: String) async throws {
    let server = try ScriptedServer(Self.server)
    let sitting = try await Self.begun(server)
    let terminal = sitting.terminal
    terminal.send("c\r")
    try await terminal.expect("response (not shown): ")
    terminal.send(key)
    try await terminal.expect(ReplayByHandTests.prompt)
    try await sitting.see("Without a value for response nothing was sent; the step still waits.")
    #expect(server.received == "")
    terminal.send("\r")
    try await terminal.expect("response (not shown): ")
    terminal.send("c2VzYW1l\r")
    try await sitting.see("535 no")
    #expect(server.received == "AUTH PLAIN c2VzYW1l\r\n")
  }

  @Test("cannot be given with :auth, which has no place in a replay")
  func noAuth() async throws {
    let server = try ScriptedServer(Self.server)
    let sitting = try await Self.begun(server)
    try await sitting.type(":auth PLAIN", then: ReplayByHandTests.prompt)
    try await sitting.see(":auth cannot be used in a replay")
    #expect(server.received == "")
  }

  @Test("is hidden too when the step's command is typed by hand")
  func typed() async throws {
    let server = try ScriptedServer(Self.server)
    let sitting = try await Self.begun(server)
    sitting.terminal.send("AUTH PLAIN c2VzYW1l")
    try await sitting.see(lastRow: "\(ReplayByHandTests.prompt)AUTH PLAIN ********")
    sitting.terminal.send("\r")
    try await sitting.see("535 no")
    #expect(server.received == "AUTH PLAIN c2VzYW1l\r\n")
    #expect(!sitting.terminal.output.contains("c2Vz"))
  }

  @Test("Ctrl-D in place of an answer to a 334 says what becomes of the login", arguments: [false, true])
  func unfinished(inReplay: Bool) async throws {
    let server = try ScriptedServer([
      .reply("220 mail.test ready"), .expectLine, .reply("535 no"), .expectLine, .reply("334 VXNlcm5hbWU6"),
      .expectLine,
    ])
    let sitting: TerminalSession
    if inReplay {
      sitting = try await Self.begun(server)
      try await sitting.type("s", then: ReplayByHandTests.prompt)
      try await sitting.type("NOOP", then: ReplayByHandTests.prompt)
      try await sitting.type("", then: ReplayByHandTests.prompt)
    } else {
      sitting = try TerminalSession(with: server)
      try await sitting.terminal.expect("start> ")
      try await sitting.type("NOOP", then: "start> ")
      try await sitting.type("AUTH LOGIN", then: "auth> ")
    }
    sitting.terminal.send(TerminalSession.controlD)
    #expect(await sitting.terminal.wait() == .status(0))
    #expect(
      sitting.count(
        "The authentication is unfinished: the server was waiting for the answer to its 334. The "
          + "connection was closed.")
        == 1)
    _ = try await server.finished()
    #expect(server.received == "NOOP\r\nAUTH LOGIN\r\n")
  }
}
