import Glibc
import TestSupport
import Testing

/// How the program ends is what whoever started it is told, and it is true.
@Suite("Endings", .serialized)
struct EndingsTests {
  /// What is typed, and the prompt that it leads to.
  struct Stage: Sendable, CustomTestStringConvertible {
    let name: String
    var arguments: [String] = []
    let typed: [(line: String, prompt: String)]

    var testDescription: String { name }
  }

  static let stages = [
    Stage(name: "prompt", typed: [("", "start> ")]),
    Stage(
      name: "message",
      typed: [
        ("", "start> "), ("EHLO x", "ready> "), ("MAIL FROM:<>", "mail> "), ("RCPT TO:<bob@christian.net>", "rcpt> "),
        ("DATA", "message> "), ("half a message", "message> "),
      ]),
    Stage(
      name: "question",
      typed: [
        ("", "start> "), ("MAIL FROM:<>", "mail> "), ("RCPT TO:<bob@christian.net>", "rcpt> "), ("DATA", "message> "),
        ("\u{3}", "(d)? "),
      ]),
    Stage(
      name: "password",
      typed: [
        ("", "start> "), ("EHLO x", "ready> "), (":auth PLAIN", "y/N "), ("y", "User name"), ("bugs", "Password"),
      ]),
    Stage(name: "lesson", arguments: ["learn", "conversation"], typed: [("", "> ")]),
    Stage(name: "replay", arguments: ["replay"], typed: [("", ReplayByHandTests.prompt)]),
    Stage(name: "serve", arguments: ["serve", "--port", "0", "--tls-port", "0"], typed: [("", "Ctrl-C stops it.")]),
  ]

  @Test("TERM and HUP end it at every stage as they end any program", arguments: stages, [SIGTERM, SIGHUP])
  func signals(stage: Stage, signal: Int32) async throws {
    let sitting = try TerminalSession(stage.arguments)
    for (line, prompt) in stage.typed {
      if !line.isEmpty { sitting.terminal.send("\(line)\r") }
      try await sitting.terminal.expect(prompt)
    }
    sitting.terminal.signal(signal)
    #expect(await sitting.terminal.wait() == .signal(signal))
    #expect(sitting.terminal.modes == sitting.terminal.foundModes)
  }

  @Test(
    "and where a reply is awaited, or a file that comes slowly is sent", arguments: ["wait", "transfer"],
    [SIGTERM, SIGHUP])
  func busy(stage: String, signal: Int32) async throws {
    let folder = try TemporaryFolder("endings")
    #expect(mkfifo(folder.file("slow"), 0o600) == 0)
    let server = try ScriptedServer([.reply("220 x"), .expectLine, .reply("354 go"), .untilTold])
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    if stage == "wait" {
      try await sitting.type("DATA", then: "message> ")
      sitting.terminal.send(".\r")
      try await sitting.see("Waiting for the answer to the message")
    } else {
      sitting.terminal.send(":data \(folder.file("slow"))\r")
      try await sitting.see("Waiting for")
    }
    sitting.terminal.signal(signal)
    #expect(await sitting.terminal.wait() == .signal(signal))
    server.stop()
  }

  /// A line for a shell, with the program in `$PROGRAM`.
  private static func shell(_ line: String) async throws -> Run {
    try await Run.program(
      "/bin/bash", ["-c", line], environment: ["PROGRAM": Program.path("smtp-tutor")], limit: .seconds(60))
  }

  @Test(
    "output that cannot be written is no success, and is told on standard error",
    arguments: [
      "printf 'NOOP\\nQUIT\\n' | $PROGRAM", "$PROGRAM explain 550", "$PROGRAM --json </dev/null",
      "$PROGRAM learn --list",
      "echo '550 5.1.1 x' | $PROGRAM explain -",
    ])
  func fullDisk(command: String) async throws {
    let lost = try await Self.shell("\(command) >/dev/full")
    #expect(lost.status == 71)
    #expect(lost.errorText == "smtp-tutor: the output could not be written: No space left on device\n")
    let kept = try await Self.shell("\(command) >/dev/null")
    #expect(kept.status == 0)
    #expect(kept.errorText == "")
  }

  @Test(
    "a reader that is gone ends it, as it ends cat, however much there is still to do",
    arguments: [
      "yes '550 5.1.1 x' | $PROGRAM explain --json -", "yes NOOP | $PROGRAM --notes off", "yes NOOP | $PROGRAM --json",
    ])
  func readerGone(command: String) async throws {
    let run = try await Self.shell("\(command) | head -1 >/dev/null; echo ${PIPESTATUS[1]}")
    #expect(run.outputText == "141\n")
    #expect(!run.timedOut)
  }

  /// The last limit leaves 15 beside the three standard ones, one less than a connection needs.
  @Test("with too few files that may be opened it says so, and does not trap", arguments: [5, 6, 8, 12, 16, 18])
  func fewDescriptors(limit: Int) async throws {
    let run = try await Self.shell("ulimit -n \(limit); exec $PROGRAM </dev/null")
    #expect(run.status == 75)
    #expect(run.outputText.contains("The limit on open files is too low:"))
    let control = try await Self.shell("ulimit -n 100; exec $PROGRAM </dev/null")
    #expect(control.status == 0)
  }

  @Test("a window of absurd size, by the environment, is none", arguments: ["COLUMNS", "LINES"])
  func absurdWindow(variable: String) async throws {
    let sitting = try TerminalSession(environment: [variable: "99999999999"])
    try await sitting.terminal.expect("start> ")
    sitting.terminal.send(":quit\r")
    #expect(await sitting.terminal.wait() == .status(0))
  }
}
