import TestSupport
import Testing

/// The real servers answer as the tutorial says, before anything of ours talks to them.
@Suite("The real servers", .serialized)
struct PeersTests {
  @Test("Exim answers the tutorial's session with the tutorial's words, and delivers only the headers typed")
  func exim() async throws {
    let exim = try await Exim.start()
    let client = try PlainClient(port: exim.port)
    #expect(try client.line() == "220 ESMTP server ready")
    #expect(try client.ask("helo x") == "250 mail.christian.net Hello x [127.0.0.1]")
    #expect(
      try client.ask("mail from:<you@christian.net>") == "250 <you@christian.net> is syntactically correct")
    #expect(try client.ask("rcpt to:<you@christian.net>") == "250 <you@christian.net> verified")
    #expect(try client.ask("data") == "354 Enter message, ending with \".\" on a line by itself")
    for line in Self.bugsBunny { try client.send(line: line) }
    let taken = try #require(try client.line())
    #expect(taken.hasPrefix("250 OK id="))
    #expect(try client.ask("quit") == "221 mail.christian.net closing connection")
    #expect(try client.line() == nil)

    let mailbox = try await exim.mailbox("you")
    let lines = mailbox.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let added = [
      "From you@christian.net ", "Return-path: <you@christian.net>", "Envelope-to: you@christian.net",
      "Delivery-date: ", "Received: from [127.0.0.1] (helo=x)", "\tby mail.christian.net with smtp ",
    ]
    for (line, beginning) in zip(lines, added) { #expect(line.hasPrefix(beginning)) }
    let typed = try #require(lines.firstIndex(of: "From: Bugs Bunny"))
    #expect(lines[..<typed].dropFirst(5).allSatisfy { $0.hasPrefix("\t") })
    // mbox puts an empty line behind each message.
    #expect(Array(lines[typed...]) == Self.bugsBunny.dropLast() + ["", ""])
  }

  @Test("Exim keeps each mailbox apart, and counts what has come")
  func eximMailboxes() async throws {
    let exim = try await Exim.start()
    for recipient in ["ann", "bob", "ann"] {
      let client = try PlainClient(port: exim.port)
      _ = try client.line()
      for line in ["HELO x", "MAIL FROM:<>", "RCPT TO:<\(recipient)@christian.net>", "DATA"] {
        _ = try client.ask(line)
      }
      #expect(try client.ask("Subject: to \(recipient)\r\n\r\n..\r\n.")?.prefix(3) == "250")
    }
    let ann = try await exim.mailbox("ann", messages: 2)
    let subjects = ann.split(separator: "\n").filter { $0.hasPrefix("Subject:") }
    #expect(subjects == ["Subject: to ann", "Subject: to ann"])
    let bob = try await exim.mailbox("bob")
    #expect(bob.hasSuffix("Subject: to bob\n\n.\n\n"))
  }

  @Test("Exim refuses what a server should refuse, and greets and hangs up as its settings say")
  func eximRefuses() async throws {
    let exim = try await Exim.start(settings: "smtp_max_unknown_commands = 1\nsmtp_banner = No service")
    let client = try PlainClient(port: exim.port)
    #expect(try client.line() == "220 No service")
    #expect(try client.ask("MAIL FROM:<a@b.test>") == "503 HELO or EHLO required")
    _ = try client.ask("HELO x")
    #expect(try client.ask("RCPT TO:<you@christian.net>") == "503 sender not yet given")
    _ = try client.ask("MAIL FROM:<a@b.test>")
    #expect(try client.ask("RCPT TO:<a@b.test>") == "550 relay not permitted")
    #expect(try client.ask("FROG") == "500 unrecognized command")
    #expect(try client.ask("FROG") == "500 Too many unrecognized commands")
    #expect(try client.line() == nil)
  }

  @Test("aiosmtpd takes the tutorial's session and keeps envelope and message as they were")
  func aiosmtpd() async throws {
    let server = try await Aiosmtpd.start()
    let client = try PlainClient(port: server.port)
    #expect(try client.line()?.hasPrefix("220 aiosmtpd.test") == true)
    #expect(try client.ask("helo x") == "250 aiosmtpd.test")
    #expect(try client.ask("mail from:<you@christian.net>") == "250 OK")
    #expect(try client.ask("rcpt to:<me@christian.net>") == "250 OK")
    #expect(try client.ask("data")?.prefix(3) == "354")
    for line in Self.bugsBunny { try client.send(line: line) }
    #expect(try client.line() == "250 OK id=1")
    #expect(try client.ask("quit")?.prefix(3) == "221")
    let message = try await server.messages()[0]
    #expect(message.helo == "x")
    #expect(message.sender == "you@christian.net")
    #expect(message.recipients == ["me@christian.net"])
    let content = "From: Bugs Bunny\r\nTo: Daffy Duck\r\nSubject: Loony Toons!\r\n\r\nHi there!\r\n"
    #expect(message.content == content)
    #expect(try await server.mailbox("me") == content)
  }

  @Test("a peer that is not unpacked fails a test, with the sentence that says what to do")
  func missingPeer() throws {
    let error = try #require(throws: PeerError.self) { try Peers.require("usr/sbin/no-such-server") }
    #expect(
      error.description
        == "usr/sbin/no-such-server is missing: run make test, which unpacks the real servers")
  }

  private static let bugsBunny = [
    "From: Bugs Bunny", "To: Daffy Duck", "Subject: Loony Toons!", "", "Hi there!", ".",
  ]
}
