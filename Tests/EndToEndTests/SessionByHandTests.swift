import TestSupport
import Testing

/// The tutorial's own session, typed at the prompt of the program, to the practice server.
@Suite("A session by hand", .serialized)
struct SessionByHandTests {
  @Test("the prompt names the server and the stage, from the greeting to the close")
  func prompts() async throws {
    let sitting = try TerminalSession()
    try await sitting.terminal.expect("clear mail.christian.net start> ")
    try await Self.envelope(in: sitting)
    try await sitting.type("data", then: "message> ")
    try await sitting.type(Self.message, then: "message> ")
    try await sitting.type(".", then: "clear mail.christian.net ready> ")
    try await sitting.type("quit", then: "not connected> ")
    for row in [
      "220 ESMTP server ready", "250 mail.christian.net Hello x [127.0.0.1]",
      "250 <you@christian.net> is syntactically correct", "250 <you@christian.net> verified",
      "354 Enter message, ending with \".\" on a line by itself", "221 mail.christian.net closing connection",
      "clear message> Subject: Loony Toons!",
    ] {
      #expect(sitting.rows.contains(row))
    }
    #expect(sitting.rows.contains { $0.hasPrefix("250 OK id=") })
    try await Self.leave(sitting)
  }

  @Test("what was typed in the envelope stands in the delivered message, and the headers route nothing")
  func inbox() async throws {
    let sitting = try TerminalSession()
    try await sitting.terminal.expect("start> ")
    try await Self.envelope(in: sitting)
    try await sitting.type("data", then: "message> ")
    try await sitting.type(Self.message, then: "message> ")
    try await sitting.type(".", then: "ready> ")
    try await sitting.type(":inbox", then: "ready> ")
    #expect(sitting.rows.contains("# you@christian.net: 1 message"))
    for beginning in [
      "# MAIL FROM    | Return-path: <you@christian.net>", "# RCPT TO      | Envelope-to: you@christian.net",
      "# IP and HELO  | Received: from [127.0.0.1] (helo=x)", "# DATA         | From: Bugs Bunny",
      "# DATA         | To: Daffy Duck", "# DATA         | Hi there!",
    ] {
      #expect(sitting.rows.contains { $0.hasPrefix(beginning) }, "\(beginning)")
    }
    try await Self.leave(sitting)
  }

  @Test("a note unfolds the first time, is one line the second, and :explain gives all of it")
  func notesUnfold() async throws {
    let sitting = try TerminalSession()
    try await sitting.terminal.expect("start> ")
    let headline = "250: the server has noted the name you gave for your computer"
    let summary = "HELO names the sending computer."
    try await sitting.type("HELO x", then: "ready> ")
    #expect(sitting.count(headline) == 1)
    #expect(sitting.count(summary) == 1)
    try await sitting.type("HELO x", then: "ready> ")
    #expect(sitting.count(headline) == 2)
    #expect(sitting.count(summary) == 1)
    try await sitting.type(":explain", then: "ready> ")
    #expect(sitting.count(summary) == 2)
    #expect(sitting.rows.contains { $0.hasPrefix("# See RFC 5321, section 4.1.1.1") })
    try await Self.leave(sitting)
  }

  @Test("after a message the same connection takes another one")
  func secondMail() async throws {
    let sitting = try TerminalSession()
    try await sitting.terminal.expect("start> ")
    for _ in 1...2 {
      try await Self.envelope(in: sitting)
      try await sitting.type("data", then: "message> ")
      try await sitting.type(Self.message, then: "message> ")
      try await sitting.type(".", then: "ready> ")
    }
    try await sitting.type(":inbox", then: "ready> ")
    #expect(sitting.rows.contains("# you@christian.net: 2 messages"))
    try await Self.leave(sitting)
  }

  @Test("MAIL without HELO goes out as typed, is taken as the tutorial says, and is advised on")
  func withoutHello() async throws {
    let sitting = try TerminalSession()
    try await sitting.terminal.expect("start> ")
    try await sitting.type("MAIL FROM:<ann@b.test>", then: "mail> ")
    #expect(sitting.rows.contains("250 <ann@b.test> is syntactically correct"))
    #expect(sitting.count("HELO or EHLO comes before MAIL") == 1)
    try await Self.leave(sitting)
  }

  @Test("the session alone is what stands between the notes")
  func bareSession() async throws {
    let sitting = try TerminalSession()
    try await sitting.terminal.expect("start> ")
    try await sitting.type("HELO x", then: "ready> ")
    #expect(
      sitting.rows.filter { !$0.hasPrefix("# ") } == [
        "220 ESMTP server ready", "clear mail.christian.net start> HELO x",
        "250 mail.christian.net Hello x [127.0.0.1]",
        "clear mail.christian.net ready>",
      ])
    try await Self.leave(sitting)
  }

  private static let message = [
    "From: Bugs Bunny", "To: Daffy Duck", "Subject: Loony Toons!", "", "Hi there!",
  ]

  private static func envelope(in sitting: TerminalSession) async throws {
    try await sitting.type("helo x", then: "clear mail.christian.net ready> ")
    try await sitting.type("mail from:<you@christian.net>", then: "clear mail.christian.net mail> ")
    try await sitting.type("rcpt to:<you@christian.net>", then: "clear mail.christian.net rcpt> ")
  }

  private static func leave(_ sitting: TerminalSession) async throws {
    sitting.terminal.send(":quit\r")
    #expect(await sitting.terminal.wait() == .status(0))
  }
}
