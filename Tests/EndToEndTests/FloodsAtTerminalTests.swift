import TestSupport
import Testing

/// What a hostile server does to a script it also does to a person, who has a screen to lose and a Ctrl-C to press.
@Suite("Floods at a terminal", .serialized)
struct FloodsAtTerminalTests {
  private static let memoryLimit = 100_000_000

  struct Flood: Sendable, CustomTestStringConvertible {
    let name: String
    let steps: [ServerStep]
    var testDescription: String { name }
  }

  private static func answer(_ name: String, _ steps: ServerStep...) -> Flood {
    Flood(name: name, steps: [.reply("220 x"), .expectLine] + steps)
  }

  private static func flood(_ text: String) -> ServerStep { .flood(pattern: Array(text.utf8), total: 60_000_000) }

  static let floods = [
    Flood(name: "a greeting without a line end", steps: [flood("2")]),
    answer("a reply line without an end", .send("250-"), flood("x")),
    answer("a multi-line reply without an end", flood("250-x\r\n")),
    answer("replies without an end that nobody asked for", .reply("250 x"), flood("250 x\r\n")),
    answer("lines without an end that are no replies", flood("# 250: all is well\r\n")),
    answer(
      "ten thousand keywords",
      .send((1...10_000).map { "250-X\($0)\r\n" }.joined() + "250 END\r\n"), .expectLine, .reply("221 bye"), .close),
  ]

  private static func start(_ server: ScriptedServer, _ options: [String], _ state: TemporaryFolder) throws
    -> FloodedTerminal
  {
    try FloodedTerminal(
      Program.path("smtp-tutor"), ["127.0.0.1:\(server.port)"] + options, environment: ["XDG_STATE_HOME": state.path])
  }

  private static func check(_ terminal: FloodedTerminal) async throws {
    #expect(try await terminal.wait() == .status(0))
    #expect(terminal.controls == [])
    #expect(terminal.peakMemory > 0 && terminal.peakMemory < memoryLimit)
  }

  @Test("the deadline leads back to a prompt, and :quit ends the program, small", arguments: floods)
  func deadline(_ flood: Flood) async throws {
    let state = try TemporaryFolder("state")
    let server = try ScriptedServer(flood.steps)
    let terminal = try Self.start(server, ["--timeout", "1"], state)
    try await terminal.expect("> ")
    terminal.send("EHLO a\r")
    try await terminal.expect("> ")
    terminal.send(":quit\r")
    try await Self.check(terminal)
    server.stop()
  }

  @Test("Ctrl-C leads back to a prompt at once, and :quit ends the program", arguments: floods.dropFirst().dropLast())
  func interrupt(_ flood: Flood) async throws {
    let state = try TemporaryFolder("state")
    let server = try ScriptedServer(flood.steps)
    let terminal = try Self.start(server, [], state)
    try await terminal.expect("start> ")
    terminal.send("EHLO a\r")
    try await eventually("EHLO was not sent") { server.received == "EHLO a\r\n" ? () : nil }
    terminal.send(TerminalSession.controlC)
    try await terminal.expect("> ")
    terminal.send(":quit\r")
    try await Self.check(terminal)
    server.stop()
  }

  @Test("a window that is closed in the middle of a flood ends the program")
  func windowClosed() async throws {
    let state = try TemporaryFolder("state")
    let server = try ScriptedServer([.reply("220 x"), .expectLine, Self.flood("250-x\r\n")])
    let terminal = try Self.start(server, [], state)
    try await terminal.expect("start> ")
    terminal.send("EHLO a\r")
    try await terminal.expect("-x")
    terminal.hangUp()
    let record = try #require(try await server.finished().first)
    #expect(record.text == "EHLO a\r\n")
    #expect(record.trouble?.contains("failed") == true, "the program went before the flood had ended")
  }

  @Test("a reader that goes away ends it by SIGPIPE where a person types, too")
  func brokenPipe() async throws {
    let server = try ScriptedServer([
      .reply("220 x"), .expectLine, .flood(pattern: Array("250-x\r\n".utf8), total: 7 * 60_000), .reply("250 x"),
      .expectLine, .reply("221 bye"), .close,
    ])
    let script = "{ \"$0\" 127.0.0.1 \"$1\"; echo \"status $?\" >&2; } | grep -m 1 250-x"
    let terminal = try FloodedTerminal(
      "/bin/sh", ["-c", script, Program.path("smtp-tutor"), "\(server.port)"])
    terminal.send("EHLO a\nQUIT\n\(TerminalSession.controlD)")
    try await terminal.expect("status 141")
    #expect(try await terminal.wait() == .status(0))
    #expect(server.received == "EHLO a\r\n")
    server.stop()
  }

  // MARK: A server that reads nothing

  enum Way: CaseIterable, Sendable { case deadline, interrupt }

  @Test("a file for a server that reads nothing ends by the deadline, or by Ctrl-C", arguments: Way.allCases)
  func file(_ way: Way) async throws {
    let folder = try TemporaryFolder("data")
    try folder.write(String(repeating: "0123456789abcde\n", count: 1_000_000), to: "message")
    let server = try ScriptedServer([.reply("220 x"), .expectLine, .reply("354 go"), .readNothing])
    let terminal = try Self.start(server, way == .deadline ? ["--timeout", "2"] : [], folder)
    try await terminal.expect("start> ")
    terminal.send(":data \(folder.file("message"))\r")
    try await terminal.expect("1 s so far")
    if way == .interrupt { terminal.send(TerminalSession.controlC) }
    try await terminal.expect(way == .deadline ? "The server accepted no data for 2 s" : "Stopped after")
    try await terminal.expect("not connected> ")
    terminal.send(":quit\r")
    try await Self.check(terminal)
    server.stop()
  }

  @Test("pasted text for a server that reads nothing ends by the deadline, or by Ctrl-C", arguments: Way.allCases)
  func paste(_ way: Way) async throws {
    let state = try TemporaryFolder("state")
    let server = try ScriptedServer(
      receiveBuffer: 4_096, [.reply("220 x"), .expectLine, .reply("354 go"), .readNothing])
    let terminal = try Self.start(server, way == .deadline ? ["--timeout", "2"] : [], state)
    try await terminal.expect("start> ")
    terminal.send("DATA\r")
    try await terminal.expect("message> ")
    // More than the program lets wait, and the system's buffers besides. Of such lines only the beginning is shown.
    let text = String(repeating: String(repeating: "x", count: 59_999) + "\r", count: 15)
    for _ in 1...5 { terminal.send("\u{1b}[200~\(text)\u{1b}[201~") }
    try await terminal.expect("1 s so far")
    if way == .interrupt {
      terminal.send(TerminalSession.controlC)
      try await terminal.expect("pasted lines not sent")
      try await terminal.expect("message> ")
      terminal.send(TerminalSession.controlC)
      try await terminal.expect("drop (d)? ")
      terminal.send("d\r")
    } else {
      try await terminal.expect("The server accepted no data for 2 s")
    }
    try await terminal.expect("not connected> ")
    terminal.send(":quit\r")
    try await Self.check(terminal)
    server.stop()
  }
}
