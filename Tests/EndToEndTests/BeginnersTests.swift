import Octets
import TestSupport
import Testing

/// What beginners really type: each line has an answer of its own, with a line to type next, and goes out as it is.
@Suite("What beginners type", .serialized)
struct BeginnersTests {
  /// How far the session has come when the line is typed.
  enum Place: Int, Sendable, CaseIterable {
    case start, hello, sender, recipient, message

    /// The lines that lead here.
    var lines: [String] {
      Array(
        [
          "HELO x", "MAIL FROM:<you@christian.net>", "RCPT TO:<you@christian.net>", "DATA",
        ].prefix(rawValue))
    }

    var prompt: String { ["start> ", "ready> ", "mail> ", "rcpt> ", "message> "][rawValue] }
  }

  struct Line: Sendable, CustomTestStringConvertible {
    let place: Place
    /// The lines typed; the answer to the last one is looked at.
    let typed: [String]
    /// Words of the note, and the line it proposes; nil where the next line is the person's own.
    let words: String
    let next: String?
    var testDescription: String { "\(typed.last ?? "") (\(place))" }

    init(_ place: Place, _ typed: String..., words: String, next: String?) {
      self.place = place
      self.typed = typed
      self.words = words
      self.next = next
    }

    /// What has to arrive at the server: the octets typed, one CRLF each, dots of message text doubled.
    var wire: String {
      var inside = false
      return (place.lines + typed).map { line in
        defer { if line == "DATA" { inside = true } else if line == "." { inside = false } }
        return (inside && line.hasPrefix(".") && line != "." ? "." : "") + line + "\r\n"
      }.joined()
    }
  }

  private static let mail = "MAIL FROM:<you@christian.net>"
  private static let rcpt = "RCPT TO:<you@christian.net>"

  static let lines = [
    Line(.start, "telnet mail.christian.net 25", words: "telnet is a command for your shell", next: "HELO x"),
    Line(.start, "$ telnet mail.christian.net 25", words: "$ is a command for your shell", next: "HELO x"),
    Line(.start, "nc -C mx.example.org 25", words: "nc is a command for your shell", next: "HELO x"),
    Line(.start, "ls", words: "ls is a command for your shell", next: "HELO x"),
    Line(.start, "C: HELO x", words: "C: and S: only mark who speaks in an example", next: "HELO x"),
    Line(.start, "S: 220 ready", words: "C: and S: only mark who speaks in an example", next: "HELO x"),
    Line(.start, "250 OK", words: "250 ... is what a server says, not you", next: nil),
    Line(.start, "220 ESMTP server ready", words: "220 ... is what a server says, not you", next: nil),
    Line(.start, "hello", words: "Did you mean HELO?", next: "HELO x"),
    Line(.start, "HLEO x", words: "Did you mean HELO?", next: "HELO x"),
    Line(.start, "helo", words: "HELO needs an argument", next: "HELO x"),
    Line(.start, "EHLO", words: "EHLO needs an argument", next: "EHLO x"),
    Line(.start, "HELO my computer", words: "my computer is not a host name", next: "HELO x"),
    Line(.start, "HELO bob@client.test", words: "bob@client.test is not a host name", next: "HELO x"),
    Line(.start, " HELO x", words: "there may be no space before a command", next: "HELO x"),
    Line(.start, "", words: "an empty line, which is not a command", next: nil),
    Line(.start, "Hi there", words: "Hi is not an SMTP command", next: nil),
    Line(.start, "GET / HTTP/1.1", words: "GET is a command of HTTP, not of SMTP", next: "HELO x"),
    Line(.start, "USER bob", words: "USER is a command of POP3, not of SMTP", next: "HELO x"),
    Line(.start, "login", words: "LOGIN is a command of IMAP, not of SMTP", next: "HELO x"),
    Line(.start, "exit", words: "exit is not an SMTP command", next: "QUIT"),
    Line(.start, "bye", words: "bye is not an SMTP command", next: "QUIT"),
    Line(.start, "?", words: "? is not an SMTP command", next: nil),
    Line(.start, "--help", words: "--help is not an SMTP command", next: nil),
    Line(.start, "help", words: "214: help, for a person to read", next: nil),
    Line(.start, "QUIT now", words: "QUIT takes no argument", next: "QUIT"),
    Line(.start, "quit;", words: "Did you mean QUIT?", next: "QUIT"),
    Line(.start, "MAIL FROM:<you@christian.net>", words: "HELO or EHLO comes before MAIL", next: rcpt),
    Line(.start, "DATA", words: "MAIL FROM comes before this", next: "HELO x"),
    Line(.start, ".", words: "a lone dot ends a message, and none has begun", next: "HELO x"),
    Line(.hello, "EHLO x", words: "you have said HELO or EHLO already", next: mail),
    Line(.hello, "From: Bugs Bunny", words: "From: is a header and belongs in the message", next: mail),
    Line(.hello, "Subject: hi", words: "Subject: is a header and belongs in the message", next: mail),
    Line(.hello, "mail from me@x", words: "the form is MAIL FROM:<address>", next: mail),
    Line(.hello, "MAIL TO:<bob@christian.net>", words: "the form is MAIL FROM:<address>", next: mail),
    Line(.hello, "mail bob@christian.net", words: "the form is MAIL FROM:<address>", next: mail),
    Line(.hello, "FROM:<you@christian.net>", words: "the form is MAIL FROM:<address>", next: mail),
    Line(.hello, "MAIL FROM: <a@b>", words: "There should be no space after the colon", next: rcpt),
    Line(
      .hello, "MAIL FROM:you@christian.net", words: "the address belongs in angle brackets: < >", next: mail),
    Line(
      .hello, "MAIL FROM:\"bob@christian.net\"", words: "the address belongs in angle brackets: < >",
      next: "MAIL FROM:<bob@christian.net>"),
    Line(
      .hello, "MAIL FROM:Bugs Bunny <bob@christian.net>", words: "the address belongs in angle brackets: < >",
      next: "MAIL FROM:<bob@christian.net>"),
    Line(.hello, "MAIL FROM:<you@christian.net", words: "the > at the end of the address is missing", next: mail),
    Line(.hello, "MAIL FROM:<bob>", words: "the address has no domain", next: mail),
    Line(.hello, "MAIL FROM:", words: "the address is missing", next: mail),
    Line(.hello, "MAIL FROM:<YOUR_ADDRESS>", words: "YOUR_ADDRESS stands for an address of your own", next: mail),
    Line(.hello, "MIAL FROM:<a@b.test>", words: "Did you mean MAIL?", next: mail),
    Line(.hello, "RCPT TO:<you@christian.net>", words: "MAIL FROM comes before this", next: mail),
    Line(
      .hello, "MAIL FROM:<j\u{fc}rgen@b.test>", words: "Letters that are not ASCII", next: "EHLO x"),
    Line(.sender, "MAIL FROM:<bob@christian.net>", words: "this message has a sender already", next: "RSET"),
    Line(.sender, "DATA", words: "a recipient comes before DATA", next: rcpt),
    Line(.sender, "RCPT: <a@b>", words: "the form is RCPT TO:<address>", next: rcpt),
    Line(.sender, "rcpt to <a@b>", words: "the form is RCPT TO:<address>", next: rcpt),
    Line(.sender, "to: <bob@christian.net>", words: "the form is RCPT TO:<address>", next: rcpt),
    Line(.sender, "To: Daffy Duck", words: "To: is a header and belongs in the message", next: rcpt),
    Line(
      .sender, "RCPT TO:'bob@christian.net'", words: "the address belongs in angle brackets: < >",
      next: "RCPT TO:<bob@christian.net>"),
    Line(
      .sender, "RCPT TO:<a@christian.net>, <b@christian.net>", words: "each RCPT TO names one recipient", next: rcpt),
    Line(.sender, "RCPT TO:<>", words: "<> names nobody", next: rcpt),
    Line(.sender, ".", words: "a lone dot ends a message, and none has begun", next: rcpt),
    Line(.recipient, "DATA Subject: hi", words: "DATA takes no argument", next: "DATA"),
    Line(.recipient, "Subject: hi", words: "the text of a message comes after DATA", next: "DATA"),
    Line(.recipient, "Hi Bob, how are you?", words: "the text of a message comes after DATA", next: "DATA"),
    Line(.recipient, ".", words: "a lone dot ends a message, and none has begun", next: "DATA"),
    Line(.message, "DATA", words: "lone dot", next: nil),
    Line(.message, "QUIT", words: "lone dot", next: nil),
    Line(.message, ":help", words: ":help is now a line of your message", next: nil),
    Line(.message, "Subject: hi", ":inbox", "", "Hi", ".", words: "`:inbox` is not a header", next: nil),
    Line(.message, ". ", words: "A dot with a space after it does not end a message", next: "."),
    Line(.message, ".hidden", words: "A dot at the start of a line is doubled", next: nil),
    Line(
      .message, "Subject: hi", "Hello Bob", ".", words: "`Hello Bob` is not a header; an empty line belongs before it",
      next: nil),
    Line(.message, "Hello Bob", ".", words: "The message had no headers", next: nil),
    Line(.message, "Subject: hi", "", "Hi", ".", "DATA", words: "MAIL FROM comes before this", next: mail),
  ]

  @Test("on the practice server, from a pipe, each has a note of its own and a line to type next", arguments: lines)
  func fromPipe(_ line: Line) async throws {
    let input = (line.place.lines + line.typed).map { "\($0)\n" }.joined()
    let run = try await Tutor.run([], input: input)
    let sections = run.outputText.split(separator: "\nC: ", omittingEmptySubsequences: false)
    let last = try #require(sections.prefix(1 + line.place.lines.count + line.typed.count).last)
    let words = last.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().filter { $0.hasPrefix("# ") }
      .map { $0.dropFirst(2) }
      .joined(separator: " ")
    #expect(words.contains(line.words))
    if let next = line.next { #expect(words.contains("Next: \(next)")) }
    #expect(!run.timedOut && run.errors.isEmpty && run.outcome != nil)
  }

  /// What is typed in one sitting: a note that is shown only once needs one of its own.
  static let sittings: [[Line]] =
    Place.allCases.dropLast().map { place in lines.filter { $0.place == place } }
    + lines.filter { $0.place == .message }.map { [$0] }

  @Test("through a terminal each is answered with the same note, and :quit ends it", arguments: sittings)
  func atTerminal(_ lines: [Line]) async throws {
    let sitting = try TerminalSession()
    try await sitting.terminal.expect("start> ")
    for (number, line) in lines.enumerated() {
      if number > 0 { try await sitting.type(":reconnect", then: "start> ") }
      for (index, typed) in line.place.lines.enumerated() {
        try await sitting.type(typed, then: Place.allCases[index + 1].prompt)
      }
      let before = sitting.terminal.output.utf8.count
      for typed in line.typed { try await sitting.type(typed, then: "> ") }
      let shown = String(decoding: sitting.terminal.output.utf8.dropFirst(before), as: UTF8.self)
        .replacing(#/\x1b\[[0-9;?]*[@-~]/#, with: "").replacing("\r\n# ", with: " ")
      #expect(shown.contains(line.words))
    }
    try await Self.leave(sitting)
  }

  @Test("and what arrives at a server is what was typed, octet by octet", arguments: lines)
  func asTyped(_ line: Line) async throws {
    // Answers 354 to DATA, nothing to the text behind it, and 500 to all else.
    var steps: [ServerStep] = [.reply("220 test ready")]
    var inside = false
    for typed in line.place.lines + line.typed {
      steps.append(.expectLine)
      if inside {
        if typed == "." { (inside, steps) = (false, steps + [.reply("250 taken")]) }
      } else {
        inside = typed == "DATA"
        steps.append(.reply(inside ? "354 go on" : "500 no"))
      }
    }
    let server = try ScriptedServer(steps + (inside ? [] : [.expectLine, .reply("221 bye"), .close]))
    let input = (line.place.lines + line.typed).map { "\($0)\n" }.joined()
    _ = try await Tutor.talk(to: server.port, input)
    let received = try #require(try await server.finished().first).text
    #expect(received == line.wire + (inside ? "" : "QUIT\r\n"))
  }

  /// Ends the program as somebody who was told how would.
  private static func leave(_ sitting: TerminalSession) async throws {
    if sitting.rows.last?.contains("message>") == true {
      sitting.terminal.send(TerminalSession.controlC)
      try await sitting.terminal.expect("drop (d)? ")
      try await sitting.type("d", then: "not connected> ")
    }
    sitting.terminal.send(":quit\r")
    #expect(await sitting.terminal.wait() == .status(0))
  }
}
