import Glibc
import TestSupport
import Testing

/// Several lines that come into the terminal at once.
@Suite("A paste", .serialized)
struct PasteTests {
  private static let whole = "HELO x\nMAIL FROM:<a@b.test>\nRCPT TO:<c@d.test>\nDATA\nSubject: x\n\nHi\n.\nQUIT\n"

  @Test("of several lines is shown first, and leaves after Enter, each line behind the reply to the one before")
  func wholeSession() async throws {
    let server = try ScriptedServer(.untilText + .takesMessage)
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    sitting.paste(Self.whole)
    try await sitting.see(lastRow: "send 9 lines? (Enter, Ctrl-C)")
    #expect(sitting.rows.contains("#     MAIL FROM:<a@b.test>"))
    #expect(server.received == "")
    sitting.terminal.send("\r")
    try await sitting.see("221 bye")
    try await sitting.terminal.expect("not connected> ")
    #expect(server.received == Dialogue.untilTextOnTheWire + "Subject: x\r\n\r\nHi\r\n.\r\nQUIT\r\n")
    // Each line stands above the reply to it.
    let rows = sitting.rows.filter { $0.hasPrefix("C:") || $0.first?.isNumber == true }
    #expect(
      rows == [
        "220 test ready", "C: HELO x", "250 test", "C: MAIL FROM:<a@b.test>", "250 sender", "C: RCPT TO:<c@d.test>",
        "250 recipient", "C: DATA", "354 go on", "C: Subject: x", "C:", "C: Hi", "C: .", "250 taken", "C: QUIT",
        "221 bye",
      ])
    #expect(
      sitting.state.read("smtp-tutor/history") == "HELO x\nMAIL FROM:<a@b.test>\nRCPT TO:<c@d.test>\nDATA\nQUIT\n")
  }

  @Test("is dropped by Ctrl-C and by Ctrl-D, and by nothing else but Enter confirmed", arguments: ["\u{3}", "\u{4}"])
  func dropped(key: String) async throws {
    let server = try ScriptedServer([.reply("220 mail.test ready"), .expectLine, .reply("250 fine")])
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    sitting.paste("HELO a\nHELO b")
    try await sitting.see(lastRow: "send 2 lines? (Enter, Ctrl-C)")
    sitting.terminal.send("yes\r")
    try await sitting.see("Press Enter or Ctrl-C.")
    sitting.paste("\n\n")
    try await sitting.see("the pasted lines were dropped.")
    sitting.terminal.send(key)
    try await sitting.see("Dropped; nothing was sent.")
    try await sitting.terminal.expect("start> ")
    try await sitting.type("NOOP", then: "> ")
    #expect(server.received == "NOOP\r\n")
  }

  @Test("carries text to a server that refused DATA no more than a pipe does: it is withheld and counted")
  func withheld() async throws {
    let server = try ScriptedServer([
      .reply("220 mail.test ready"), .expectLine, .reply("503 no"), .expectLine, .reply("250 fine"),
    ])
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    sitting.paste("DATA\nMAIL FROM:<evil@b.test>\n:quit\n.\nNOOP\n")
    try await sitting.see(lastRow: "send 5 lines? (Enter, Ctrl-C)")
    sitting.terminal.send("\r")
    try await sitting.see("250 fine")
    #expect(sitting.count("3 lines of the message withheld: the server did not answer DATA with 354") == 1)
    #expect(server.received == "DATA\r\nNOOP\r\n")
  }

  @Test("inside a message leaves at once, and its unfinished last line stays in the line being typed")
  func insideMessage() async throws {
    let server = try ScriptedServer([
      .reply("220 mail.test ready"), .expectLine, .reply("354 go ahead"), .readUntil("\r\n.\r\n"), .reply("250 taken"),
    ])
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    try await sitting.type("DATA", then: "message> ")
    sitting.terminal.send("ab\(TerminalSession.left)")
    try await sitting.see(lastRow: "clear message> ab")
    sitting.paste("1\n.dot\n\tQUIT\nend")
    try await sitting.see(lastRows: ["clear message> endb"], cursor: "clear message> end".count)
    // What has been sent need not have been read yet.
    let sent = "DATA\r\na1\r\n..dot\r\n\tQUIT\r\n"
    _ = try? await eventually("not all of it has come") { server.received == sent ? () : nil }
    #expect(server.received == sent)
    sitting.terminal.send("!\r.\r")
    try await sitting.see("250 taken")
    #expect(server.received == "DATA\r\na1\r\n..dot\r\n\tQUIT\r\nend!b\r\n.\r\n")
  }

  @Test("that ends the message goes on as commands only after Enter")
  func behindTheDot() async throws {
    let server = try ScriptedServer([
      .reply("220 mail.test ready"), .expectLine, .reply("354 go ahead"), .readUntil("\r\n.\r\n"), .reply("250 taken"),
      .expectLine, .reply("250 reset"), .expectLine, .reply("221 bye"), .close,
    ])
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    try await sitting.type("DATA", then: "message> ")
    sitting.paste("text\n.\nRSET\nQUIT\n")
    try await sitting.see(lastRow: "send 2 lines? (Enter, Ctrl-C)")
    #expect(server.received == "DATA\r\ntext\r\n.\r\n")
    sitting.terminal.send("\r")
    try await sitting.see("221 bye")
    #expect(server.received == "DATA\r\ntext\r\n.\r\nRSET\r\nQUIT\r\n")
  }

  @Test("whose message the server answers with its goodbye goes no further, and nothing is asked")
  func goodbyeToTheDot() async throws {
    let server = try ScriptedServer([
      .reply("220 mail.test ready"), .expectLine, .reply("354 go ahead"), .readUntil("\r\n.\r\n"), .reply("421 off"),
      .close,
    ])
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    try await sitting.type("DATA", then: "message> ")
    sitting.paste("text\n.\nRSET\nQUIT\n")
    try await sitting.see("2 pasted lines not sent.")
    try await sitting.terminal.expect("not connected> ")
    #expect(server.received == "DATA\r\ntext\r\n.\r\n")
  }

  @Test("of one command, with a line end or without, is inserted where the cursor is", arguments: ["", "\n"])
  func oneLine(end: String) async throws {
    let server = try ScriptedServer([.reply("220 mail.test ready"), .expectLine, .reply("250 fine")])
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    sitting.terminal.send("NOOP []\(TerminalSession.left)")
    sitting.paste("caf\u{e9}\(end)")
    try await sitting.see(lastRows: ["clear 127.0.0.1 start> NOOP [caf\u{e9}]"], cursor: 33)
    #expect(server.received == "")
    sitting.terminal.send("\r")
    try await sitting.see("250 fine")
    #expect(server.received == "NOOP [caf\u{e9}]\r\n")
  }

  @Test("with control bytes and characters nobody sees does nothing to the terminal")
  func controlBytes() async throws {
    let server = try ScriptedServer([.reply("220 mail.test ready"), .expectLine, .reply("250 fine")])
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    let odd = "\u{1b}]0;title\u{7}\u{1b}[31m\u{9b}2J\u{202e}x"
    sitting.paste("NOOP \(odd)")
    try await sitting.terminal.expect("x")
    sitting.terminal.send("\r")
    try await sitting.see("250 fine")
    #expect(server.received == "NOOP \(odd)\r\n")
    sitting.paste("\(odd)\n\(odd)\n")
    try await sitting.see("send 2 lines?")
    sitting.terminal.send("\u{3}")
    try await sitting.see("Dropped")
    let output = sitting.terminal.output
    for bad in ["\u{1b}]", "\u{1b}[31m", "\u{9b}", "\u{202e}"] { #expect(!output.contains(bad)) }
  }

  @Test("hides what may be a secret, before it is sent and after, and keeps it out of the history")
  func secrets() async throws {
    let server = try ScriptedServer([
      .reply("220 mail.test ready"), .expectLine, .reply("334 VXNlcm5hbWU6"), .expectLine, .reply("334 UGFzc3dvcmQ6"),
      .expectLine, .reply("535 no"), .expectLine, .reply("504 no"),
    ])
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    sitting.paste("AUTH LOGIN\nYW5u\nc2VzYW1l\nAUTH PLAIN AGFubgBzZXNhbWU\nb3BlbnNlc2FtZQ\n")
    try await sitting.see(lastRow: "send 5 lines? (Enter, Ctrl-C)")
    sitting.terminal.send("\r")
    try await sitting.see("A line was withheld")
    #expect(server.received == "AUTH LOGIN\r\nYW5u\r\nc2VzYW1l\r\nAUTH PLAIN AGFubgBzZXNhbWU\r\n")
    for secret in ["c2VzYW1l", "AGFubgBzZXNhbWU"] { #expect(!sitting.terminal.output.contains(secret)) }
    #expect(sitting.state.read("smtp-tutor/history") == "")
  }

  @Test("stops where a reply does not come and Ctrl-C is pressed, and says how much was not sent")
  func interrupted() async throws {
    let server = try ScriptedServer([.reply("220 mail.test ready"), .expectLine, .reply("250 one"), .expectLine])
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    sitting.paste("NOOP 1\nNOOP 2\nNOOP 3\nNOOP 4\n")
    try await sitting.see("send 4 lines?")
    sitting.terminal.send("\r")
    try await sitting.see("C: NOOP 2")
    sitting.terminal.send("\u{3}")
    try await sitting.see("2 pasted lines not sent.")
    #expect(server.received == "NOOP 1\r\nNOOP 2\r\n")
  }

  @Test("stops when the server has hung up")
  func closed() async throws {
    let server = try ScriptedServer([.reply("220 mail.test ready"), .expectLine, .reply("421 off"), .close])
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    sitting.paste("NOOP 1\nNOOP 2\nNOOP 3\n")
    try await sitting.see("send 3 lines?")
    sitting.terminal.send("\r")
    try await sitting.see("2 pasted lines not sent.")
    #expect(server.received == "NOOP 1\r\n")
  }

  @Test("of hundreds of kilobytes arrives whole, and one beyond the limit not at all")
  func large() async throws {
    let server = try ScriptedServer([
      .reply("220 mail.test ready"), .expectLine, .reply("354 go ahead"), .readUntil("\r\n.\r\n"), .reply("250 taken"),
    ])
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    try await sitting.type("DATA", then: "message> ")
    let text = String(repeating: String(repeating: "x", count: 99) + "\n", count: 2_500)
    sitting.paste(text)
    try await eventually("the text did not arrive") { server.received.utf8.count == 6 + 2_500 * 101 ? () : nil }
    #expect(server.received == "DATA\r\n" + text.replacing("\n", with: "\r\n"))
    sitting.paste(String(repeating: text, count: 5))
    try await sitting.see("A paste of more than 1 MiB is not accepted")
    sitting.terminal.send(".\r")
    try await sitting.see("250 taken")
    #expect(server.received == "DATA\r\n" + text.replacing("\n", with: "\r\n") + ".\r\n")
  }

  @Test("is marked by the terminal only while the program has it, and never where TERM is dumb")
  func marks() async throws {
    let on = "\u{1b}[?2004h"
    let off = "\u{1b}[?2004l"
    for keys in [":quit\r", "\u{1c}"] {  // Ctrl-\ is SIGQUIT: the program crashes
      let sitting = try TerminalSession()
      try await sitting.terminal.expect("start> ")
      #expect(sitting.terminal.output.ranges(of: on).count == 1)
      sitting.terminal.send(keys)
      _ = await sitting.terminal.wait()
      #expect(sitting.terminal.output.ranges(of: off).count == 1)
    }
    let dumb = try TerminalSession(environment: ["TERM": "dumb"])
    try await dumb.terminal.expect("start> ")
    #expect(!dumb.terminal.output.contains(on))
  }

  @Test("without marks is as good: each line waits for the reply to the one before")
  func unmarked() async throws {
    let server = try ScriptedServer([
      .reply("220 mail.test ready"), .expectLine, .reply("250 one"), .expectLine, .reply("250 two"),
    ])
    let sitting = try TerminalSession(with: server, environment: ["TERM": "dumb"])
    try await sitting.terminal.expect("start> ")
    sitting.terminal.send("NOOP 1\rNOOP 2\r")
    try await sitting.see("250 two")
    #expect(server.received == "NOOP 1\r\nNOOP 2\r\n")
  }
}
