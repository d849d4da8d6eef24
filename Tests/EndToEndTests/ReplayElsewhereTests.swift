import TestSupport
import Testing

/// A replay on a server that is not the tutor's own, and one that answers otherwise than the script.
@Suite("A replay on another server", .serialized)
struct ReplayElsewhereTests {
  private static let prompt = ReplayByHandTests.prompt
  private static let messagePrompt = ReplayByHandTests.messagePrompt

  private static func sitting(with server: ScriptedServer) async throws -> TerminalSession {
    let sitting = try TerminalSession(["replay", "--to", "127.0.0.1:\(server.port)", "--address", "me@my.test"])
    try await sitting.terminal.expect(prompt)
    return sitting
  }

  @Test(
    "asks for the own address, says why, and uses it as sender and recipient: a real Exim delivers it there")
  func exim() async throws {
    let exim = try await Exim.start()
    let sitting = try TerminalSession(["replay", "--to", "127.0.0.1:\(exim.port)"])
    try await sitting.terminal.expect("your own address: ")
    try await sitting.see("Forging mail to others is abuse")
    try await sitting.type("nobody", then: "your own address: ")
    try await sitting.see("That is not an address of the form you@your.domain.")
    try await sitting.type("ann@christian.net", then: Self.prompt)
    sitting.terminal.send("c\r")
    #expect(await sitting.terminal.wait() == .status(0))
    #expect(sitting.rows.contains("C: mail from:<ann@christian.net>"))
    #expect(sitting.rows.contains("C: rcpt to:<ann@christian.net>"))
    let mailbox = try await exim.mailbox("ann")
    #expect(mailbox.contains("Return-path: <ann@christian.net>\n"))
    #expect(mailbox.contains("\nFrom: Bugs Bunny\nTo: Daffy Duck\n"))
  }

  @Test("sends nothing when no address is given: Ctrl-C and Ctrl-D leave", arguments: ["\u{3}", "\u{4}"])
  func noAddress(key: String) async throws {
    let server = try ScriptedServer([.reply("220 mail.test ready")])
    let sitting = try TerminalSession(["replay", "--to", "127.0.0.1:\(server.port)"])
    try await sitting.terminal.expect("your own address: ")
    sitting.terminal.send(key)
    #expect(await sitting.terminal.wait() == .status(0))
    #expect(sitting.rows.last == "# Without an address nothing is sent.")
    #expect(server.connections.isEmpty)
  }

  @Test("shows what was expected and what came, and what playing on would mean")
  func difference() async throws {
    let server = try ScriptedServer([
      .reply("220 mail.test ready"), .expectLine, .reply("250 hello"), .expectLine, .reply("250 sender"),
      .expectLine, .reply("550 no such user"), .expectLine, .reply("503 no recipient"), .expectLine,
      .reply("221 bye"),
    ])
    let sitting = try await Self.sitting(with: server)
    try await sitting.type(["", "", ""], then: Self.prompt)
    #expect(sitting.rows.contains("# expected: 250 <me@my.test> verified"))
    #expect(sitting.rows.contains("# got:      550 no such user"))
    #expect(sitting.rows.contains("# DATA will be refused: no recipient was accepted."))
    try await sitting.type("", then: Self.prompt)
    #expect(sitting.rows.contains("# got:      503 no recipient"))
    try await sitting.see("The message is left out: the server did not ask for it with 354.")
    sitting.terminal.send("\r")
    #expect(await sitting.terminal.wait() == .status(1))
    #expect(
      server.received == "helo x\r\nmail from:<me@my.test>\r\nrcpt to:<me@my.test>\r\ndata\r\nquit\r\n")
  }

  @Test("stops playing the rest at a difference and asks again")
  func differenceInRest() async throws {
    let server = try ScriptedServer([
      .reply("220 mail.test ready"), .expectLine, .reply("250 hello"), .expectLine, .reply("250 sender"),
      .expectLine, .reply("550 no such user"), .expectLine, .reply("221 bye"),
    ])
    let sitting = try await Self.sitting(with: server)
    try await sitting.type("c", then: Self.prompt)
    #expect(sitting.rows.contains("# got:      550 no such user"))
    sitting.terminal.send("q\r")
    #expect(await sitting.terminal.wait() == .status(1))
    #expect(server.received == "helo x\r\nmail from:<me@my.test>\r\nrcpt to:<me@my.test>\r\nQUIT\r\n")
  }

  @Test("does not call a success what leaves the message out: a 250 to DATA is no go-ahead")
  func noGoAhead() async throws {
    let server = try ScriptedServer(
      [.reply("220 mail.test ready")] + (0..<5).flatMap { _ in [.expectLine, .reply("250 fine")] })
    let sitting = try await Self.sitting(with: server)
    try await sitting.type(["", "", "", ""], then: Self.prompt)
    try await sitting.see(
      "The message will be left out: without a 354 its lines would be taken for commands.")
    #expect(sitting.count("going on makes sense") == 0)
    #expect(!server.received.contains("Bugs"))
  }

  @Test("ends with a 421, and does not go on with the rest on a new connection")
  func closing() async throws {
    let server = try ScriptedServer(
      connections: [
        [
          .reply("220 mail.test ready"), .expectLine, .reply("250 hello"), .expectLine, .reply("421 later"),
          .close,
        ],
        [.reply("220 mail.test again")],
      ])
    let sitting = try await Self.sitting(with: server)
    try await sitting.type("", then: Self.prompt)
    sitting.terminal.send("\r")
    #expect(await sitting.terminal.wait() == .status(1))
    #expect(sitting.rows.contains("# The server is closing the connection: the script cannot go on."))
    #expect(server.connections.count == 1)
    #expect(server.received == "helo x\r\nmail from:<me@my.test>\r\n")
  }

  @Test("q at the message closes without a dot, and nothing is delivered")
  func leavesMessage() async throws {
    let server = try ScriptedServer([
      .reply("220 mail.test ready"), .expectLine, .reply("250 hello"), .expectLine, .reply("250 sender"),
      .expectLine, .reply("250 recipient"), .expectLine, .reply("354 go ahead"),
    ])
    let sitting = try await Self.sitting(with: server)
    try await sitting.type(["", "", ""], then: Self.prompt)
    try await sitting.type("", then: Self.messagePrompt)
    sitting.terminal.send("q\r")
    #expect(await sitting.terminal.wait() == .status(0))
    try await sitting.see("Closing inside the message, without a dot: it is not delivered.")
    _ = try await server.finished()
    #expect(server.received == "helo x\r\nmail from:<me@my.test>\r\nrcpt to:<me@my.test>\r\ndata\r\n")
  }

  @Test("goes on after Ctrl-C, and does not take the late reply for the answer to the next step")
  func lateReply() async throws {
    let server = try ScriptedServer([
      .reply("220 mail.test ready"), .expectLine, .untilTold, .reply("550 late hello"), .expectLine,
      .reply("250 sender"), .expectLine, .reply("221 bye"), .close,
    ])
    let sitting = try await Self.sitting(with: server)
    sitting.terminal.send("\r")
    try await eventually("HELO was not sent") { server.received == "helo x\r\n" ? () : nil }
    sitting.terminal.send(TerminalSession.controlC)
    try await sitting.terminal.expect(Self.prompt)
    #expect(sitting.rows.contains("# Step 2 of 6"))
    server.tell()
    try await sitting.see("(late: this answers helo x)")
    sitting.terminal.send("\r")
    try await sitting.see("250 sender")
    try await sitting.see("Step 3 of 6")
    #expect(sitting.count("The reply differs") == 0)
    sitting.terminal.send("q\r")
    #expect(await sitting.terminal.wait() == .status(0))
  }

  @Test("compares the first command with its own reply where the script leaves the greeting out")
  func noGreeting() async throws {
    let server = try ScriptedServer([
      .reply("220 mail.test ready"), .expectLine, .reply("250 hello"), .expectLine, .reply("221 bye"), .close,
    ])
    let folder = try TemporaryFolder("script")
    try folder.write("C: HELO x\nS: 250 hello\nC: QUIT\nS: 221 bye\n", to: "short.smtp")
    let sitting = try TerminalSession(["replay", folder.file("short.smtp"), "--to", "127.0.0.1:\(server.port)"])
    try await sitting.terminal.expect(Self.prompt)
    try await sitting.type("", then: Self.prompt)
    sitting.terminal.send("\r")
    #expect(await sitting.terminal.wait() == .status(0))
    #expect(sitting.count("The reply differs") == 0)
  }
}
