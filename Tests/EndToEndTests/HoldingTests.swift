import TestSupport
import Testing

/// Pipelining by hand.
@Suite("Holding lines back", .serialized)
struct HoldingTests {
  private static let message = [
    "MAIL FROM:<a@b.test>", "RCPT TO:<you@christian.net>", "DATA", "Subject: x", "", ".x", ".",
  ]

  @Test(
    "a whole mail is taken by the practice server, and the replies stand with their commands",
    arguments: [true, false])
  func practice(atOnce: Bool) async throws {
    let release = atOnce ? ":release now" : ":release"
    let input = ["EHLO x", ":hold"] + Self.message + ["QUIT", release]
    let run = try await Tutor.run(["--notes", "brief"], input: input.joined(separator: "\n") + "\n")
    #expect(run.status == 0)
    #expect(run.lines.contains("# held: MAIL FROM:<a@b.test>"))
    #expect(run.lines.contains("# To RCPT TO:<you@christian.net>:"))
    #expect(run.session.contains("C: ..x"))
    #expect(run.session.contains { $0.hasPrefix("S: 250 OK id=") })
    #expect(run.session.last?.hasPrefix("S: 221 ") == true)
    #expect(run.words.contains("The message is sent before") == atOnce)
  }

  @Test("lines that were never released are not sent, and that is told")
  func neverReleased() async throws {
    let run = try await Tutor.run([], input: ":hold\nNOOP\n")
    #expect(run.status == 65)
    #expect(run.words.contains("Input ended before :release: 1 held line not sent."))
    #expect(!run.session.contains("C: NOOP"))
  }

  @Test("text behind a released DATA that was refused is withheld from a pipe like any other")
  func refusedFromPipe() async throws {
    let run = try await Tutor.run([], input: "HELO x\n:hold\nDATA\n:release\nSubject: x\n.\nNOOP\nQUIT\n")
    #expect(run.words.contains("2 lines of the message withheld"))
    #expect(run.session.filter { $0.hasPrefix("C: ") } == ["C: HELO x", "C: DATA", "C: NOOP", "C: QUIT"])
  }

  @Test("at the terminal lines are held under a prompt of their own, dropped by Ctrl-C, and sent by :release")
  func atTheTerminal() async throws {
    let server = try ScriptedServer([
      .reply("220 x"), .readUntil("RSET\r\n"), .send("250 one\r\n250 two\r\n"), .untilTold,
    ])
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    try await sitting.type([":hold", "VRFY x"], then: "clear 127.0.0.1 hold> ")
    sitting.terminal.send(TerminalSession.controlC)
    try await sitting.see("Dropped 1 held line: not sent.")
    try await sitting.see(lastRow: "clear 127.0.0.1 start>")
    try await sitting.type([":hold", "NOOP", "RSET"], then: "clear 127.0.0.1 hold> ")
    try await sitting.type(":state", then: "hold> ")
    try await sitting.see("Held: 2 lines.")
    try await sitting.type(":release", then: "start> ")
    try await sitting.see("C: NOOP C: RSET")
    try await sitting.see("To RSET: 250 two")
    #expect(server.received == "NOOP\r\nRSET\r\n")
    server.stop()
  }

  @Test("an input that ends while the server waits for a login is closed, and that is told")
  func endlessChallenge() async throws {
    let challenge: [ServerStep] = [.expectLine, .reply("334 VXNlcm5hbWU6")]
    let server = try ScriptedServer([.reply("220 x")] + challenge + challenge + challenge)
    let run = try await Tutor.talk(to: server.port, "AUTH LOGIN\nYQ==\nYg==\n")
    #expect(run.status == 65)
    #expect(run.words.contains("Input ended while the server was waiting for the answer to its 334"))
  }
}
