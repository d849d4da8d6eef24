import Foundation
import TestSupport
import Testing

/// When the program colours, and when it writes no escape sequence at all.
@Suite("Colour", .serialized)
struct ColorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    var arguments: [String] = []
    var environment: [String: String] = [:]
    let isColored: Bool
    var testDescription: String { name }
  }

  @Test(
    "is on on a terminal, and off when anybody says so",
    arguments: [
      Case(name: "by itself", isColored: true),
      Case(name: "NO_COLOR", environment: ["NO_COLOR": "1"], isColored: false),
      Case(name: "an empty NO_COLOR", environment: ["NO_COLOR": ""], isColored: true),
      Case(name: "TERM=dumb", environment: ["TERM": "dumb"], isColored: false),
      Case(name: "--color never", arguments: ["--color", "never"], isColored: false),
      Case(
        name: "--color always", arguments: ["--color", "always"], environment: ["NO_COLOR": "1"],
        isColored: true),
    ])
  func decided(_ item: Case) async throws {
    let sitting = try TerminalSession(item.arguments, environment: item.environment)
    try await sitting.terminal.expect("start> ")
    sitting.terminal.send("HELO x\r")
    try await sitting.terminal.expect("ready> ")
    sitting.terminal.send(":quit\r")
    _ = await sitting.terminal.wait()
    let output = sitting.terminal.output
    let colors = output.matches(of: #/\x1b\[([0-9;]*)m/#).map { String($0.1) }
    #expect(colors.isEmpty == !item.isColored)
    // A terminal of which nothing is known gets bold and underlined text, and no colour.
    #expect(Set(colors).isSubset(of: ["0", "1", "4"]))
    if item.environment["TERM"] == "dumb" { #expect(!output.contains("\u{1b}")) }
    let code = item.isColored ? "\u{1b}[1m250\u{1b}[0m" : "250"
    #expect(output.contains("\(code) mail.christian.net Hello x [127.0.0.1]"))
  }

  @Test(
    "links to RFCs are where the terminal is known to have them, and nowhere without colour",
    arguments: [
      Case(name: "VTE", environment: ["VTE_VERSION": "7200"], isColored: true),
      Case(name: "an unknown terminal", isColored: false),
      Case(name: "tmux", environment: ["VTE_VERSION": "7200", "TMUX": "x"], isColored: false),
      Case(name: "NO_COLOR", environment: ["VTE_VERSION": "7200", "NO_COLOR": "1"], isColored: false),
      Case(
        name: "--color never", arguments: ["--color", "never"], environment: ["VTE_VERSION": "7200"], isColored: false),
      Case(name: "--plain", arguments: ["--plain"], environment: ["VTE_VERSION": "7200"], isColored: false),
      Case(name: "no theme", arguments: ["--theme", "none"], environment: ["VTE_VERSION": "7200"], isColored: true),
    ])
  func links(_ item: Case) async throws {
    let sitting = try TerminalSession(item.arguments, environment: item.environment)
    try await sitting.terminal.expect("start> ")
    try await sitting.type(":help RCPT", then: "start> ")
    let link = "\u{1b}]8;;https://www.rfc-editor.org/rfc/rfc5321#section-4.1.1.3\u{1b}\\"
    #expect(sitting.terminal.output.contains(link) == item.isColored)
    #expect(sitting.terminal.output.contains("\u{1b}]8") == item.isColored)
  }

  @Test("links to RFCs are never in a pipe, colour or not")
  func linksInPipe() async throws {
    let run = try await Run.program(
      Program.path("smtp-tutor"), ["--color", "always"],
      environment: ["VTE_VERSION": "7200", "TERM": "xterm-256color", "TMUX": ""], input: Array(":help RCPT\n".utf8))
    #expect(run.outputText.contains("RFC 5321, section 4.1.1.3") && !run.outputText.contains("\u{1b}]8"))
  }

  @Test("and the prompt are left out where the output is a file, though the input is a terminal")
  func intoFile() async throws {
    let server = try ScriptedServer([
      .reply("220 mail.test ready"), .expectLine, .reply("250 done"), .expectLine, .reply("221 bye"), .close,
    ])
    let folder = try TemporaryFolder("file")
    let terminal = try PseudoTerminal(
      "/bin/sh",
      [
        "-c", "exec \"$0\" \"$1\" >\"$2\"", Program.path("smtp-tutor"), "127.0.0.1:\(server.port)",
        folder.file("out"),
      ])
    terminal.send("NOOP\n")
    try await eventually("NOOP was not sent") { server.received == "NOOP\r\n" ? () : nil }
    terminal.send(TerminalSession.controlD)
    #expect(await terminal.wait() == .status(0))
    let written = folder.read("out")
    #expect(!written.contains("\u{1b}"))
    let lines = written.split(separator: "\n").filter { !$0.hasPrefix("# ") }
    #expect(lines == ["S: 220 mail.test ready", "C: NOOP", "S: 250 done", "C: QUIT", "S: 221 bye"])
    // The terminal's own echo, and nothing of the program's.
    #expect(terminal.output.replacing("\r\n", with: "\n") == "NOOP\n")
  }

  @Test("the prompt is left out where the input is a pipe, though the output is a terminal")
  func fromPipe() async throws {
    let server = try ScriptedServer([
      .reply("220 mail.test ready"), .expectLine, .reply("250 done"), .expectLine, .reply("221 bye"), .close,
    ])
    let terminal = try PseudoTerminal(
      "/bin/sh",
      [
        "-c", "echo NOOP | \"$0\" \"$1\" --color never", Program.path("smtp-tutor"),
        "127.0.0.1:\(server.port)",
      ])
    #expect(await terminal.wait() == .status(0))
    #expect(!terminal.output.contains("\u{1b}"))
    #expect(!terminal.output.contains("start>"))
    #expect(terminal.picture.rows.contains("C: NOOP"))
    #expect(terminal.picture.rows.contains("S: 250 done"))
  }
}
