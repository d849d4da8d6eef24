import TestSupport
import Testing

/// Inside a message every line is its text; the tutor says so to whoever seems not to know.
@Suite("Message text at the prompt", .serialized)
struct MessageTextTests {
  private static let reminder = "You are typing the message: a lone dot on a line ends it"

  private static func begun() async throws -> (ScriptedServer, TerminalSession) {
    let server = try ScriptedServer(
      limit: .seconds(60),
      [
        .reply("220 mail.test ready"), .expectLine, .reply("354 go ahead"), .readUntil("\r\n.\r\n"),
        .reply("250 taken"),
      ])
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    try await sitting.type("DATA", then: "message> ")
    return (server, sitting)
  }

  @Test(
    "QUIT, HELP or :help is text, goes out as such, and is told so each time, in full once",
    arguments: ["QUIT", "HELP", ":help"])
  func commands(line: String) async throws {
    let (server, sitting) = try await Self.begun()
    try await sitting.type([line, "QUIT", "HELP", ":help"], then: "message> ")
    #expect(sitting.count("is now a line of your message") == 4)
    #expect(sitting.count("It cannot be taken back.") == 1)
    sitting.terminal.send(".\r")
    try await sitting.see("250 taken")
    #expect(server.received == "DATA\r\n\(line)\r\nQUIT\r\nHELP\r\n:help\r\n.\r\n")
  }

  @Test("a while without a dot brings the same words, once, above the line that is typed")
  func longSilence() async throws {
    let (_, sitting) = try await Self.begun()
    // A question in between does not swallow them: they come once the message goes on. Both wait at the same time.
    async let asked: Void = reminderDuringQuestion()
    sitting.terminal.send("Dear Bob")
    try await Self.seeReminder(sitting)
    try await sitting.see(lastRow: "clear message> Dear Bob")
    sitting.terminal.send("\r")
    try await sitting.type("QUIT", then: "message> ")
    #expect(sitting.count(Self.reminder) == 1)
    try await asked
  }

  private func reminderDuringQuestion() async throws {
    let (_, sitting) = try await Self.begun()
    sitting.terminal.send(TerminalSession.controlC)
    try await sitting.terminal.expect("go on (Enter) or drop (d)? ")
    // Longer than the reminder takes; what is looked for is that it comes, however late.
    try await Task.sleep(for: .seconds(21))
    #expect(sitting.count(Self.reminder) == 0)
    sitting.terminal.send("\r")
    try await Self.seeReminder(sitting)
  }

  private static func seeReminder(_ sitting: TerminalSession) async throws {
    try await sitting.terminal.expect("the reminder", timeout: .seconds(60)) {
      $0.picture.rows.contains("# \(Self.reminder)")
    }
  }

  @Test("ordinary text is not commented on")
  func ordinary() async throws {
    let (server, sitting) = try await Self.begun()
    try await sitting.type(["Subject: quit", "", "I quit helping."], then: "message> ")
    sitting.terminal.send(".\r")
    try await sitting.see("250 taken")
    #expect(sitting.count(Self.reminder) == 0)
    #expect(server.received == "DATA\r\nSubject: quit\r\n\r\nI quit helping.\r\n.\r\n")
  }

  @Test("a dot in front is doubled on the wire, and told once")
  func dots() async throws {
    let (server, sitting) = try await Self.begun()
    try await sitting.type([".hidden", "..", ". "], then: "message> ")
    sitting.terminal.send(".\r")
    try await sitting.see("250 taken")
    #expect(server.received == "DATA\r\n..hidden\r\n...\r\n.. \r\n.\r\n")
    #expect(sitting.count("A dot at the start of a line is doubled") == 1)
  }

  @Test("there is no history and no completion in a message: Up recalls nothing and Tab is a character")
  func plainKeys() async throws {
    let (server, sitting) = try await Self.begun()
    sitting.terminal.send("a\tb\(TerminalSession.up)\r")
    try await sitting.terminal.expect("message> ")
    sitting.terminal.send(".\r")
    try await sitting.see("250 taken")
    #expect(server.received == "DATA\r\na\tb\r\n.\r\n")
  }
}
