import TestSupport
import Testing

extension WithoutTerminal {
  /// How a session from a pipe ends, for the script that started it: the status, the sentence that explains it, and the
  /// last line, which names class, stage and outcome.
  @Suite("The exit status of a session", .serialized)
  struct ExitStatusTests {
    struct Case: Sendable, CustomTestStringConvertible {
      let name: String
      let steps: [ServerStep]
      var options: [String] = []
      let input: String
      let status: Int32
      /// A sentence among the tutor's words.
      var says: String?
      let outcome: String
      var testDescription: String { name }
    }

    private static let greets: [ServerStep] = [.reply("220 test ready")]
    private static let goodbye: [ServerStep] = [.expectLine, .reply("221 bye"), .close]

    private static func answering(_ replies: String...) -> [ServerStep] {
      greets + replies.flatMap { [.expectLine, .reply($0)] } + goodbye
    }

    static let wellOrRefused = [
      Case(
        name: "a message taken", steps: .untilText + .takesMessage, input: Dialogue.message + "QUIT\n",
        status: 0,
        outcome: "done; QUIT answered 221; status 0"),
      Case(
        name: "a close after QUIT without 221", steps: greets + [.expectLine, .close], input: "QUIT\n",
        status: 0,
        outcome: "done; the greeting answered 220; status 0"),
      Case(
        name: "no answer to QUIT", steps: greets + [.expectLine, .expectLine], options: ["--timeout", "1"],
        input: "QUIT\n", status: 0, says: "No answer to QUIT in 1 s",
        outcome: "done; the greeting answered 220; status 0"),
      Case(
        name: "550 to RCPT", steps: answering("250 x", "250 y", "550 no such user"),
        input: "HELO x\nMAIL FROM:<a@b.test>\nRCPT TO:<c@d.test>\nQUIT\n", status: 69,
        outcome: "refused for good; RCPT: 550; status 69"),
      Case(
        name: "451 to MAIL", steps: answering("451 later"), input: "MAIL FROM:<a@b.test>\n", status: 75,
        outcome: "try again later; MAIL: 451; status 75"),
      Case(
        name: "554 for a greeting", steps: [.reply("554 no service")] + goodbye, input: "QUIT\n", status: 69,
        outcome: "refused for good; the greeting: 554; status 69"),
      Case(
        name: "421 for a greeting", steps: [.reply("421 too busy"), .close], input: "EHLO a\n", status: 75,
        says: "was not sent", outcome: "try again later; the greeting: 421; status 75"),
      Case(
        name: "421 for a greeting, and no close", steps: [.reply("421 too busy"), .expectLine],
        input: "EHLO a\n",
        status: 75, says: "was not sent", outcome: "try again later; the greeting: 421; status 75"),
      Case(
        name: "clear text behind the 220 to STARTTLS", steps: answering("220 go ahead\r\n250 injected"),
        input: "STARTTLS\nQUIT\n", status: 77, says: "this looks like an attack",
        outcome: "security; STARTTLS: plaintext after the 220, which looks like an attack; status 77"),
      Case(
        name: "no handshake behind the 220", steps: greets + [.expectLine, .reply("220 go ahead"), .readNothing],
        options: ["--timeout", "1"], input: "STARTTLS\nQUIT\n", status: 75,
        says: "Small packets pass and large ones do not",
        outcome: "try again later; the TLS handshake: no answer in time; status 75"),
      Case(
        name: "535 to AUTH", steps: answering("535 no"), input: "AUTH PLAIN AGEAYg==\n", status: 77,
        outcome: "security; AUTH: 535; status 77"),
      Case(
        name: "535 to an answer to 334", steps: answering("334 ", "535 no"), input: "AUTH PLAIN\nAGEAYg==\n",
        status: 77, outcome: "security; AUTH: 535; status 77"),
      Case(
        name: "454 to AUTH", steps: answering("454 later"), input: "AUTH PLAIN AGEAYg==\n", status: 75,
        outcome: "try again later; AUTH: 454; status 75"),
      Case(
        name: "530 to MAIL", steps: answering("530 log in"), input: "MAIL FROM:<a@b.test>\n", status: 77,
        outcome: "security; MAIL: 530; status 77"),
      Case(
        name: "538 to MAIL", steps: answering("538 encrypt"), input: "MAIL FROM:<a@b.test>\n", status: 77,
        outcome: "security; MAIL: 538; status 77"),
      Case(
        name: "530 from a file server",
        steps: [.reply("220 (vsFTPd 3.0.5)"), .expectLine, .reply("530 Please login with USER and PASS.")] + goodbye,
        input: "EHLO a\nQUIT\n", status: 76, says: "this is the FTP server that greeted you",
        outcome: "not SMTP; EHLO: 530; status 76"),
      Case(
        name: "a code that is no code", steps: answering("699 what"), input: "NOOP\n", status: 76,
        outcome: "not SMTP; NOOP: 699; status 76"),
      Case(
        name: "input that ends inside a message", steps: .untilText, input: Dialogue.untilText + "Subject: x\n",
        status: 65, says: "Input ended inside a message: no dot was sent",
        outcome: "unfinished or malformed input; the message: input ended before the dot; status 65"),
    ]

    static let lost =
      [
        Case(
          name: "a close after the dot", steps: .untilText + [.readUntil("\r\n.\r\n"), .close],
          input: Dialogue.message,
          status: 74, says: "Closed after the dot, without an answer",
          outcome: "outcome unknown; the message: the server closed the connection; status 74"),
        Case(
          name: "a reset after the dot", steps: .untilText + [.readUntil("\r\n.\r\n"), .reset],
          input: Dialogue.message,
          status: 74, says: "Reset after the dot, without an answer",
          outcome: "outcome unknown; the message: connection reset by the server; status 74"),
        Case(
          name: "silence after the dot", steps: .untilText + [.readUntil("\r\n.\r\n")],
          options: ["--timeout", "1"],
          input: Dialogue.message, status: 74, says: "No answer to the dot in 1 s",
          outcome: "outcome unknown; the message: no answer within 1 s; status 74"),
        Case(
          name: "a close after the greeting", steps: greets + [.close], input: "EHLO a\nMAIL FROM:<a@b.test>\n",
          status: 75, says: "The server closed the connection", outcome: "try again later;"),
        Case(
          name: "a close instead of a greeting", steps: [.close], input: "EHLO a\n", status: 75,
          says: "The server closed the connection without a greeting",
          outcome: "try again later; the greeting: the server closed the connection; status 75"),
        Case(
          name: "a reset instead of an answer", steps: greets + [.expectLine, .reset], input: "EHLO a\nQUIT\n",
          status: 75,
          says: "The connection broke: connection reset by the server.",
          outcome: "try again later; EHLO: connection reset by the server; status 75"),
        Case(
          name: "a close inside a message", steps: .untilText + [.expectLine, .close],
          input: Dialogue.untilText + String(repeating: "x\n", count: 100_000) + ".\n", status: 75,
          says: "in the middle of the message", outcome: "try again later; stage message:"),
        Case(
          name: "silence for a greeting", steps: [], options: ["--timeout", "1"], input: "EHLO a\n", status: 75,
          says: "Connected, but no greeting in 1 s The program on this port hangs",
          outcome: "try again later; the greeting: no answer within 1 s; status 75"),
        Case(
          name: "half a line for a greeting", steps: [.send("220 te")], options: ["--timeout", "1"],
          input: "EHLO a\n",
          status: 75, says: "6 octets came without a line ending:",
          outcome: "try again later; the greeting: no answer within 1 s; status 75"),
        Case(
          name: "a reply that trickles in for ever",
          steps: greets + [.expectLine]
            + [[ServerStep]](repeating: [.send("250-x\r\n"), .pause(milliseconds: 200)], count: 30).flatMap(
              \.self),
          options: ["--timeout", "1"], input: "EHLO a\nQUIT\n", status: 75,
          says: "The reply began, but its last line did not come in 1 s",
          outcome: "try again later; EHLO: no answer within 1 s; status 75"),
      ]
      + ["EHLO", "MAIL", "RCPT", "DATA"].enumerated().map { index, verb in
        Case(
          name: "silence after \(verb)",
          steps: Array([ServerStep].untilText.prefix(1 + 2 * index)) + [.expectLine],
          options: ["--timeout", "1"],
          input: Dialogue.untilText.replacing("HELO", with: "EHLO") + "x\n.\nQUIT\n",
          status: 75, says: "No answer to \(verb) in 1 s",
          outcome: "try again later; \(verb): no answer within 1 s; status 75")
      }

    static let foreign = [
      Case(
        name: "SSH", steps: [.reply("SSH-2.0-OpenSSH_9.6")], input: "EHLO a\n", status: 76, says: "SSH server",
        outcome: "not SMTP; the greeting: not an SMTP reply; status 76"),
      Case(
        name: "HTTP", steps: [.send("HTTP/1.1 400 Bad Request\r\nServer: x\r\n\r\n")], input: "EHLO a\n",
        status: 76,
        says: "HTTP", outcome: "not SMTP; the greeting: not an SMTP reply; status 76"),
      Case(
        name: "garbage and a close", steps: [.send([0x16, 3, 1, 0, 0xff]), .close], input: "EHLO a\n",
        status: 76,
        outcome: "not SMTP; the greeting: not an SMTP reply; status 76"),
      Case(
        name: "a TLS record, and silence", steps: [.send([0x15, 3, 1, 0, 2, 2, 0x46])],
        options: ["--timeout", "1"], input: "EHLO a\n", status: 76, says: "TLS alert",
        outcome: "not SMTP; the greeting: not an SMTP reply; status 76"),
      Case(
        name: "SSH without a line end, seen after a silent second", steps: [.send("SSH-2.0-x")],
        input: "EHLO a\n", status: 76, says: "SSH server",
        outcome: "not SMTP; the greeting: not an SMTP reply; status 76"),
      Case(
        name: "a database", steps: [.send([0x4a, 0, 0, 0, 0x0a] + Array("8.0.36\0".utf8))], input: "EHLO a\n",
        status: 76, says: "MySQL", outcome: "not SMTP; the greeting: not an SMTP reply; status 76"),
      Case(
        name: "garbage that no reply begins with, and silence", steps: [.send("2205")], options: ["--timeout", "1"],
        input: "EHLO a\n", status: 76, outcome: "not SMTP; the greeting: not an SMTP reply; status 76"),
      Case(
        name: "an empty line", steps: [.send("\r\n")], input: "EHLO a\n", status: 76,
        outcome: "not SMTP; the greeting: not an SMTP reply; status 76"),
    ]

    static let precedence = [
      Case(
        name: "the first refusal counts", steps: answering("451 later", "550 never"), input: "NOOP\nRSET\n",
        status: 75,
        outcome: "try again later; NOOP: 451; status 75"),
      Case(
        name: "77 before an earlier refusal", steps: answering("550 never", "535 no"),
        input: "NOOP\nAUTH PLAIN AGEAYg==\n", status: 77, outcome: "security; AUTH: 535; status 77"),
      Case(
        name: "74 before 77",
        steps: answering("535 no").dropLast(3)
          + [ServerStep].untilText.dropFirst() + [.readUntil("\r\n.\r\n"), .close],
        input: "AUTH PLAIN AGEAYg==\n" + Dialogue.message, status: 74,
        outcome: "outcome unknown; the message: the server closed the connection; status 74"),
      Case(
        name: "a local mistake counts as what came first", steps: answering("550 never"),
        input: ":nosuch\nNOOP\n",
        status: 64, says: "No command \":nosuch\"", outcome: "wrong usage; a local command: :nosuch; status 64"),
      Case(
        name: "--keep-going forgets a refusal on the way", steps: answering("550 never"),
        options: ["--keep-going"],
        input: "NOOP\nQUIT\n", status: 0, outcome: "done; QUIT answered 221; status 0"),
      Case(
        name: "--keep-going keeps how it ended",
        steps: answering("550 never").dropLast(3) + [.expectLine, .close],
        options: ["--keep-going"], input: "NOOP\nRSET\nQUIT\n", status: 75,
        outcome: "try again later; RSET: the server closed the connection; status 75"),
    ]

    @Test(
      "status, sentence and last line are those of the case",
      arguments: wellOrRefused + lost + foreign + precedence)
    func status(_ one: Case) async throws {
      let server = try ScriptedServer(one.steps)
      let run = try await Tutor.talk(to: server.port, one.options, one.input)
      server.stop()
      #expect(run.status == one.status)
      if let says = one.says { #expect(run.words.contains(says)) }
      let outcome = try #require(run.outcome)
      #expect(
        one.outcome.hasSuffix(";") || one.outcome.hasSuffix(":")
          ? outcome.hasPrefix(one.outcome) : outcome == one.outcome)
      #expect(outcome.hasSuffix("; status \(one.status)"))
    }

    @Test(
      "an input that ends inside a message sends no dot; with the dot there, it is sent",
      arguments: [false, true])
    func noDot(isWhole: Bool) async throws {
      let server = try ScriptedServer(.untilText + .takesMessage)
      let run = try await Tutor.talk(
        to: server.port, Dialogue.untilText + "Subject: x\n" + (isWhole ? ".\n" : ""))
      let text = try #require(try await server.finished().first).text
      #expect(text == Dialogue.untilTextOnTheWire + "Subject: x\r\n" + (isWhole ? ".\r\nQUIT\r\n" : ""))
      #expect(run.status == (isWhole ? 0 : 65))
    }
  }
}
