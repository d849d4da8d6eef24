import TestSupport
import Testing

extension WithoutTerminal {
  /// Every class of misbehaviour, from a pipe.
  @Suite("Hostile servers, one way each", .serialized)
  struct HostileFormsTests {
    @Test(
      "the session ends by itself with its status, and says what came in its own notation", arguments: HostileServer.all
    )
    func fromPipe(_ hostile: HostileServer) async throws {
      let server = try ScriptedServer(hostile.steps)
      let run = try await Tutor.talk(
        to: server.port, ["--timeout", "1"], hostile.typed.map { "\($0)\n" }.joined())
      server.stop()
      #expect(!run.timedOut && run.errors.isEmpty)
      #expect(run.status == hostile.status || run.status == hostile.orElse)
      #expect(run.outcome != nil)
      for line in hostile.shown { #expect(run.session.contains(line)) }
      #expect(run.session.allSatisfy { $0.hasPrefix("S: ") || $0.hasPrefix("C: ") || $0.hasPrefix("?| ") })
      #expect(run.lines.count { $0.hasPrefix("# Outcome: ") } == 1)
      #expect(run.output.allSatisfy { $0 == 0x0a || $0 == 0x09 || $0 >= 0x20 && $0 != 0x7f })
    }

    @Test("a thousand connections leave no descriptor behind: forty are enough for all of them")
    func descriptors() async throws {
      let script = "ulimit -n 40; exec \"$0\" --notes off"
      let input = String(repeating: ":reconnect\n", count: 1_000) + "NOOP\nQUIT\n"
      let run = try await Run.program(
        "/bin/sh", ["-c", script, Program.path("smtp-tutor")], input: Array(input.utf8), limit: .seconds(60))
      #expect(run.status == 0)
      #expect(run.lines.count { $0 == "S: 220 ESMTP server ready" } == 1_001)
      #expect(run.session.suffix(2).first == "C: QUIT")
    }
  }
}

/// Those that could do something else to a terminal, and somebody who sits at it.
@Suite("Hostile servers at a terminal", .serialized)
struct HostileFormsAtTerminalTests {
  /// What a terminal would obey, apart from what readline and colour are known to write.
  private static func controls(_ output: String) -> [Unicode.Scalar] {
    output.replacing(#/\x1b\[[0-9;?]*[mKPJABCDGH@hl]/#, with: "").unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x0a, 0x0d, 0x09, 0x08: false
      case 0x00..<0x20, 0x7f..<0xa0, 0x200b...0x200f, 0x202a...0x202e, 0x2066...0x2069: true
      default: false
      }
    }
  }

  @Test(
    "each leaves a prompt behind it, nothing it said is obeyed, and :quit ends the program",
    arguments: HostileServer.atTerminal)
  func atTerminal(_ hostile: HostileServer) async throws {
    let server = try ScriptedServer(hostile.steps)
    let sitting = try TerminalSession(with: server, ["--timeout", "1"], rows: 60)
    try await sitting.terminal.expect("> ")
    for typed in hostile.typed {
      sitting.terminal.send("\(typed)\r")
      try await sitting.terminal.expect("> ")
    }
    // In a message `:quit` would be text; the end of the connection ends that, once it was noticed.
    if sitting.rows.contains(where: { $0.contains("message> ") }) { try await sitting.see(lastRow: "not connected>") }
    sitting.terminal.send(":quit\r")
    if await Self.isAtChallenge(sitting) { sitting.terminal.send(TerminalSession.controlD) }
    #expect(await sitting.terminal.wait() == .status(0))
    #expect(Self.controls(sitting.terminal.output).isEmpty)
    for line in hostile.shown where line.hasPrefix("?| ") && !line.contains("\t") {
      #expect(sitting.rows.contains { line.hasPrefix($0) && $0.hasPrefix("?| ") })
    }
    server.stop()
  }

  /// Whether the server's 334 asks for more: there even `:quit` is an answer.
  private static func isAtChallenge(_ sitting: TerminalSession) async -> Bool {
    sitting.rows.contains { $0.contains(" auth> ") }
  }
}
