import TestSupport
import Testing

extension WithoutTerminal {
  /// Message text behind a DATA that was not answered 354 would be obeyed as commands: it never leaves.
  @Suite("Message text that the server did not ask for", .serialized)
  struct WithheldTextTests {
    private static let text = "MAIL FROM:<evil@d.test>\nRCPT TO:<victim@d.test>\n:quit\nRSET\n.\nNOOP\n"

    private static func server(answering data: [ServerStep]) throws -> ScriptedServer {
      try ScriptedServer(
        [ServerStep].untilText.dropLast() + data + [
          .expectLine, .reply("250 OK"), .expectLine, .reply("221 bye"), .close,
        ])
    }

    @Test(
      "it is withheld and counted, and what follows its dot is sent",
      arguments: [
        [.reply("550 no")], [.reply("451 later")], [.reply("250 what")], [.reply("503 no")],
        [.send("354-go\r\n550 no\r\n")], [.send("250 early\r\n354 late\r\n")],
      ] as [[ServerStep]])
    func withheld(data: [ServerStep]) async throws {
      let server = try Self.server(answering: data)
      let run = try await Tutor.talk(to: server.port, Dialogue.untilText + Self.text)
      #expect(server.received == Dialogue.untilTextOnTheWire + "NOOP\r\nQUIT\r\n")
      #expect(run.words.contains("5 lines of the message withheld: the server did not answer DATA with 354"))
      #expect(!run.session.contains { $0.contains("evil") })
    }

    @Test("after a 354 the same text is sent", arguments: ["354 go", "354"])
    func control(reply: String) async throws {
      let server = try ScriptedServer(
        [ServerStep].untilText.dropLast() + [
          .reply(reply), .readUntil("\r\n.\r\n"), .reply("250 OK"), .expectLine,
          .reply("250 OK"), .expectLine, .reply("221 bye"), .close,
        ])
      let run = try await Tutor.talk(to: server.port, Dialogue.untilText + Self.text)
      #expect(
        server.received == Dialogue.untilTextOnTheWire + Self.text.replacing("\n", with: "\r\n") + "QUIT\r\n")
      #expect(!run.words.contains("withheld"))
      #expect(run.status == 0)
    }

    @Test("text whose lines end with bare CR is withheld too, and sent after a 354", arguments: [true, false])
    func bareCarriageReturns(isAsked: Bool) async throws {
      let server = try Self.server(
        answering: isAsked ? [.reply("354 go"), .readUntil("\r\n.\r\n"), .reply("250 OK")] : [.reply("550 no")])
      let text = Self.text.replacing("\n", with: "\r")
      let run = try await Tutor.talk(to: server.port, Dialogue.untilText.replacing("\n", with: "\r") + text)
      #expect(server.received.contains("evil") == isAsked)
      #expect(server.received.hasSuffix("NOOP\r\nQUIT\r\n"))
      #expect(run.words.contains("withheld") != isAsked)
    }

    @Test("a 421 in the middle of a message ends it: the lines that follow are not sent as commands")
    func closingInside() async throws {
      let server = try ScriptedServer(
        .untilText + [.expectLine, .reply("421 shutting down"), .expect(count: 1_000_000)])
      let run = try await Tutor.talk(
        to: server.port, ["--timeout", "2"],
        Dialogue.untilText + "x\n" + String(repeating: "NOOP\n", count: 300_000) + ".\n")
      server.stop()
      // What was under way when the 421 came was text; nothing is sent behind it.
      #expect(run.status == 75)
      #expect(!run.session.contains("C: ."))
      #expect(!server.received.hasSuffix("\r\n.\r\n"))
    }

    @Test("a refused DATA without any text behind it counts nothing")
    func noText() async throws {
      let server = try ScriptedServer([
        .reply("220 x"), .expectLine, .reply("503 no"), .expectLine, .reply("221 bye"), .close,
      ])
      let run = try await Tutor.talk(to: server.port, "DATA\n")
      #expect(!run.words.contains("withheld"))
      #expect(run.status == 69)
    }

    @Test("that a dot was doubled is said once for a session")
    func dotsSaidOnce() async throws {
      let server = try ScriptedServer(.untilText + .takesMessage)
      let run = try await Tutor.talk(
        to: server.port, ["--notes", "brief"], Dialogue.untilText + ".a\n.b\n.c\n.\n")
      #expect(server.received.contains("\r\n..a\r\n..b\r\n..c\r\n.\r\n"))
      #expect(run.lines.count { $0.hasPrefix("# ") && $0.contains("dot at the start of a line is doubled") } == 1)
    }
  }
}
