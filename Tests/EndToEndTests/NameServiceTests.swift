import TestSupport
import Testing

/// A name service that does not answer holds up nobody who does not want to wait for it.
@Suite("Silent name service", .serialized)
struct NameServiceTests {
  private static let name = "slow.test"
  /// In front of the C library: looking that name up never ends.
  private static let environment = ["LD_PRELOAD": Program.path("libslow-names.so")]

  private static func run(_ arguments: [String], _ input: String) async throws -> Run {
    try await Run.program(
      Program.path("smtp-tutor"), arguments, environment: environment, input: Array(input.utf8))
  }

  @Test("from a pipe it is said what is awaited, and the deadline ends it: 75, with the causes")
  func fromPipe() async throws {
    let run = try await Self.run(["--timeout", "1.5", Self.name], "NOOP\n")
    #expect(!run.timedOut)
    #expect(run.status == 75)
    #expect(run.lines.contains("# Waiting for the address of slow.test: 1 s so far, at most 1.5 s"))
    #expect(run.words.contains("Cannot connect to slow.test:25: the name server gave no answer within 1.5 s."))
    #expect(run.words.contains("The name server gave no answer: the name may well exist This machine may be off"))
    #expect(run.outcome == "try again later; connecting: the name server gave no answer within 1.5 s; status 75")
    #expect(run.session.isEmpty)
  }

  @Test("Ctrl-C is back at the prompt at once, and :quit ends the program while the name is still looked up")
  func atTheTerminal() async throws {
    let sitting = try TerminalSession([Self.name], environment: Self.environment)
    try await sitting.see(
      "Waiting for the address of slow.test: 1 s so far, at most 30 s; Ctrl-C stops")
    sitting.terminal.send(TerminalSession.controlC)
    try await sitting.see("Stopped trying to connect.")
    try await sitting.see(lastRow: "not connected>")
    sitting.terminal.send(":quit\r")
    #expect(await sitting.terminal.wait() == .status(0))
    #expect(!sitting.rows.contains { $0.hasPrefix("# Trying") })
  }

  @Test("a name of the practice world is never looked up outside; any other one of .example is")
  func world() async throws {
    let lines = ":open mx1.toontown.example\nQUIT\n:open nosuch.toontown.example\n:open mx.nobody.example\n"
    let run = try await Self.run(["--timeout", "0.2"], lines)
    #expect(run.session.contains("S: 220 mx1.toontown.example ESMTP Postfix"))
    #expect(run.words.contains("Cannot connect to nosuch.toontown.example:25: the name does not exist"))
    #expect(run.words.contains("Cannot connect to mx.nobody.example:25: the name server gave no answer within 0.2 s."))
  }

  @Test("names that hang keep no other name waiting, however many they are")
  func others() async throws {
    let server = try ScriptedServer([.reply("220 found"), .expectLine, .reply("221 bye"), .close])
    let hanging = String(repeating: ":open \(Self.name)\n", count: 10)
    let run = try await Self.run(["--timeout", "0.2"], hanging + ":open localhost \(server.port)\nQUIT\n")
    #expect(run.words.ranges(of: "the name server gave no answer within 0.2 s").count >= 10)
    #expect(run.session.contains("S: 220 found"))
    #expect(server.received == "QUIT\r\n")
  }
}
