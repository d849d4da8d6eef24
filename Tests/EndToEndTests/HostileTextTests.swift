import TestSupport
import Testing

/// Nothing that comes from elsewhere is obeyed by the terminal.
@Suite("Foreign text on the screen", .serialized)
struct HostileTextTests {
  /// What a terminal would obey in an output: escape sequences, and single characters that are no line ends.
  private static func controls(_ output: String) -> Set<String> {
    let sequences = output.matches(of: #/\x1b(\[[0-9;?]*[@-~]|.)/#).map { String($0.0) }
    let rest = output.replacing(#/\x1b\[[0-9;?]*[@-~]/#, with: "").unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x0a, 0x0d: false
      case 0x00..<0x20, 0x7f..<0xa0, 0x202a...0x202e, 0x2066...0x2069: true
      default: false
      }
    }
    return Set(sequences + rest.map(String.init))
  }

  /// Plays a session in which the server greets, answers NOOP and says a line that is no reply.
  private static func output(greeting: [UInt8], reply: [UInt8], stray: [UInt8]) async throws -> String {
    let server = try ScriptedServer([
      .send(greeting + [13, 10]), .expectLine, .send(stray + [13, 10]), .send(reply + [13, 10]), .expectLine,
      .reply("221 bye"), .close,
    ])
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    try await sitting.type("NOOP", then: "start> ")
    sitting.terminal.send(TerminalSession.controlD)
    #expect(await sitting.terminal.wait() == .status(0))
    return sitting.terminal.output
  }

  @Test("no control byte of a server's reaches the terminal: its session is drawn as a harmless one is")
  func servers() async throws {
    let harmless = try await Self.output(
      greeting: Array("220 mail.test".utf8), reply: Array("250 done".utf8), stray: Array("hello".utf8))
    let evil =
      Array("\u{1b}]0;owned\u{7}\u{1b}[2J\u{1b}[31m\u{9b}5n\u{202e}live\u{2066}\u{8}\u{1}\u{2}\u{7f}".utf8)
      + [0x9b, 0x35, 0x6e]
    let hostile = try await Self.output(
      greeting: Array("220 mail.test ".utf8) + evil, reply: Array("250 done ".utf8) + evil,
      stray: Array("hello ".utf8) + evil)
    #expect(Self.controls(hostile) == Self.controls(harmless))
    #expect(Self.controls(harmless).contains("\u{1b}[1m"))
    #expect(hostile.contains("220\u{1b}[0m mail.test \\x1b]0;owned\\x07\\x1b[2J"))
    #expect(hostile.contains("\\xc2\\x9b5n\\xe2\\x80\\xaelive\\xe2\\x81\\xa6\\x08\\x01\\x02\\x7f\\x9b5n"))
  }

  @Test("a line that is no reply stands behind ?|, so it cannot pass for the tutor's own words")
  func stray() async throws {
    let output = try await Self.output(
      greeting: Array("220 mail.test".utf8), reply: Array("250 done".utf8), stray: Array("# All is well".utf8)
    )
    #expect(output.contains("?| # All is well"))
    #expect(!output.contains("\n# All is well"))
  }

  @Test("a host name with a control byte is spelt out, at the prompt and on the command line")
  func hostNames() async throws {
    let sitting = try TerminalSession()
    try await sitting.terminal.expect("start> ")
    sitting.terminal.send(":open evil\(TerminalSession.controlV)\u{1}host\r")
    try await sitting.see("evil\\x01host")
    #expect(!sitting.terminal.output.unicodeScalars.contains("\u{1}"))
    let run = try await Run.program(Program.path("smtp-tutor"), ["evil\u{1}\u{1b}host"])
    #expect(!run.errors.contains(1) && !run.output.contains(1))
    #expect(!run.errors.contains(0x1b) && !run.output.contains(0x1b))
  }

  @Test("a line beyond 4,096 octets is cut on the screen, and the cut is told")
  func cut() async throws {
    let server = try ScriptedServer([.reply("220 " + String(repeating: "x", count: 5_000))])
    let sitting = try TerminalSession(with: server)
    try await sitting.see("(cut here: 908 more octets of this line are not shown)")
  }
}
