import TestSupport
import Testing

/// The rest of a command, dim behind the cursor while it is typed at the prompt of a session.
@Suite("Hints while typing", .serialized)
struct HintsTests {
  private static func greeted(_ steps: [ServerStep] = []) throws -> ScriptedServer {
    try ScriptedServer([.reply("220 mail.test ready")] + steps)
  }

  /// Waits until the last row is this, with this hint and the cursor between the two.
  private static func see(_ row: String, hint: String, in terminal: PseudoTerminal) async throws {
    try await terminal.expect("\"\(row)\" with the hint \"\(hint)\"") { view in
      view.picture.rowsWithHints.last == row + hint && view.picture.hint == hint
        && view.picture.cursor.column == row.count
    }
  }

  @Test("name what the server really offers, are not sent, and leave nothing behind")
  func session() async throws {
    let server = try Self.greeted([
      .expectLine, .reply("250-mail.test\r\n250-SIZE 1000\r\n250 AUTH PLAIN LOGIN"), .expectLine, .reply("250 sender"),
      .expectLine, .reply("334 "), .expectLine, .reply("535 no"), .untilTold, .reply("250 late"),
    ])
    let sitting = try TerminalSession(with: server)
    let terminal = sitting.terminal
    try await terminal.expect("start> ")
    for (typed, hint) in [("EH", "LO your.host.name"), ("LO", " your.host.name"), (" x", "")] {
      terminal.send(typed)
      try await terminal.expect("the hint \"\(hint)\"") { $0.picture.hint == hint }
    }
    try await sitting.type("", then: "ready> ")
    terminal.send("MAIL FROM:<a@b")
    try await Self.see("clear 127.0.0.1 ready> MAIL FROM:<a@b", hint: ">", in: terminal)
    terminal.send(">")
    try await Self.see("clear 127.0.0.1 ready> MAIL FROM:<a@b>", hint: " [SIZE=octets]", in: terminal)
    try await sitting.type("", then: "mail> ")
    terminal.send("AUTH")
    try await Self.see("clear 127.0.0.1 mail> AUTH", hint: " PLAIN|LOGIN [initial-response]", in: terminal)
    try await sitting.type(" LOGIN", then: "auth> ")
    terminal.send("MAIL")
    try await Self.see("clear 127.0.0.1 auth> ****", hint: "", in: terminal)
    try await sitting.type("", then: "mail> ")
    terminal.send(":inbox")
    try await Self.see("clear 127.0.0.1 mail> :inbox", hint: " [NAME [NUMBER]]", in: terminal)
    server.tell()
    try await sitting.see("250 late")
    try await Self.see("clear 127.0.0.1 mail> :inbox", hint: " [NAME [NUMBER]]", in: terminal)
    terminal.send(TerminalSession.controlC)
    try await sitting.see(lastRow: "clear 127.0.0.1 mail>")
    #expect(sitting.rows == terminal.picture.rowsWithHints)
    #expect(sitting.rows.contains("clear 127.0.0.1 mail> :inbox^C"))
    #expect(server.received == "EHLO x\r\nMAIL FROM:<a@b>\r\nAUTH LOGIN\r\nMAIL\r\n")
  }

  @Test("are not there inside a message, in a search, and where a question is asked")
  func elsewhere() async throws {
    let server = try Self.greeted([.expectLine, .reply("354 go ahead")])
    let sitting = try TerminalSession(with: server)
    let terminal = sitting.terminal
    try await terminal.expect("start> ")
    sitting.paste("NOOP\nNOOP\n")
    try await sitting.see(lastRow: "send 2 lines? (Enter, Ctrl-C)")
    terminal.send("MAIL")
    try await Self.see("send 2 lines? (Enter, Ctrl-C) MAIL", hint: "", in: terminal)
    terminal.send(TerminalSession.controlC)
    try await terminal.expect("start> ")
    try await sitting.type(":help MAIL", then: "start> ")
    terminal.send("\(TerminalSession.controlR)MA")
    try await sitting.see(lastRow: "(reverse-i-search)`MA': :help MAIL")
    #expect(terminal.picture.hint == "")
    terminal.send("\u{7}\(TerminalSession.controlU)")
    try await sitting.type("DATA", then: "message> ")
    terminal.send("MAIL")
    try await Self.see("clear message> MAIL", hint: "", in: terminal)
    terminal.send(TerminalSession.controlC)
    try await sitting.see(lastRow: "go on (Enter) or drop (d)?")
    terminal.send("QUI")
    try await Self.see("go on (Enter) or drop (d)? QUI", hint: "", in: terminal)
  }

  struct Switch: Sendable, CustomTestStringConvertible {
    let name: String
    var arguments: [String] = []
    var environment: [String: String] = [:]
    var typed: String?
    var isOn = false
    var testDescription: String { name }
  }

  @Test(
    "are on by themselves, and off when anybody says so, or where they would look like typed text",
    arguments: [
      Switch(name: "by themselves", isOn: true), Switch(name: "--no-hints", arguments: ["--no-hints"]),
      Switch(name: ":hints off", typed: ":hints off"), Switch(name: ":hints", typed: ":hints", isOn: true),
      Switch(name: ":hints on", arguments: ["--no-hints"], typed: ":hints on", isOn: true),
      Switch(name: "NO_COLOR", environment: ["NO_COLOR": "1"], typed: ":hints on"),
      Switch(name: "--color never", arguments: ["--color", "never"], typed: ":hints on"),
      Switch(name: "TERM=dumb", environment: ["TERM": "dumb"], typed: ":hints on"),
      Switch(name: "--plain", arguments: ["--plain", "--color", "always"], typed: ":hints on"),
    ])
  func switches(_ item: Switch) async throws {
    let sitting = try TerminalSession(item.arguments, environment: item.environment)
    try await sitting.terminal.expect("start> ")
    if let typed = item.typed { try await sitting.type(typed, then: "start> ") }
    let before = sitting.terminal.output.utf8.count
    sitting.terminal.send("MAIL")
    let row = "clear mail.christian.net start> MAIL"
    try await Self.see(row, hint: item.isOn ? " FROM:<address>" : "", in: sitting.terminal)
    sitting.terminal.send(" \u{7f}")
    try await Self.see(row, hint: item.isOn ? " FROM:<address>" : "", in: sitting.terminal)
    let written = String(decoding: sitting.terminal.output.utf8.dropFirst(before), as: UTF8.self)
    #expect(written.contains("FROM:") == item.isOn)
  }

  @Test("go before Ctrl-Z stops the program, and come back with the line")
  func stopped() async throws {
    let state = try TemporaryFolder("state")
    let terminal = try await PseudoTerminal.shell(["XDG_STATE_HOME": state.path])
    terminal.send("\(Program.path("smtp-tutor")) --notes brief\n")
    try await terminal.expect("start> ")
    terminal.send("MAIL")
    let row = "clear mail.christian.net start> MAIL"
    try await Self.see(row, hint: " FROM:<address>", in: terminal)
    terminal.send("\u{1a}")
    try await terminal.expect("Stopped")
    try await terminal.expect("shell:")
    #expect(terminal.picture.hint == "")
    #expect(terminal.picture.rows.contains(row))
    terminal.send("fg\n")
    try await Self.see(row, hint: " FROM:<address>", in: terminal)
    terminal.send("\(TerminalSession.controlU):quit\r")
    try await terminal.expect("shell:")
    #expect(terminal.picture.hint == "")
  }

  @Test("stand beside a line of any length in a small window, and never move it")
  func smallWindow() async throws {
    let sitting = try TerminalSession(columns: 40, rows: 8)
    let terminal = sitting.terminal
    try await terminal.expect("start> ")
    var line = "clear mail.christ.. start> "
    for letter in "MAIL FROM:<a.very.long.local.part.of.a.mailbox@long.domain.test>" {
      line.append(letter)
      terminal.send(String(letter))
      let rows = stride(from: 0, through: line.count, by: 40).map {
        String(line.dropFirst($0).prefix(40).reversed().drop { $0 == " " }.reversed())
      }
      let count = line.count
      try await terminal.expect("the rows \(rows)") { view in
        view.picture.rows.suffix(rows.count { !$0.isEmpty }) == rows.filter { !$0.isEmpty }[...]
          && view.picture.cursor.column == count % 40 && view.picture.cursor.row <= 7
      }
    }
    try await terminal.expect("no hint") { $0.picture.hint == "" }
    #expect(terminal.output.contains("\u{1b}[2mM") == false)
    #expect(terminal.output.contains("\u{1b}[2m>"))
  }
}
