import TestSupport
import Testing

extension WithoutTerminal {
  /// BDAT by hand: one reply answers the line and the octets after it (RFC 3030).
  @Suite("Chunks from a pipe and a script", .serialized)
  struct ChunksTests {
    private static let start: [ServerStep] = [
      .reply("220 test"), .expectLine, .send("250-test\r\n250 CHUNKING\r\n"), .expectLine, .reply("250 sender"),
      .expectLine,
      .reply("250 recipient"),
    ]
    private static let commands = "EHLO x\nMAIL FROM:<a@b.test>\nRCPT TO:<c@d.test>\n"

    @Test("an accepted chunk is a message delivered: status 0, and the reply is the message's")
    func accepted() async throws {
      let server = try ScriptedServer(
        Self.start + [
          .readUntil("BDAT 16 LAST\r\nSubject: x\r\n\r\n\r\n"), .reply("250 taken"), .expectLine, .reply("221 bye"),
          .close,
        ])
      let run = try await Tutor.talk(to: server.port, Self.commands + "BDAT 16 LAST\nSubject: x\n\n\nQUIT\n")
      #expect(run.status == 0)
      #expect(run.session.suffix(4) == ["C: ", "S: 250 taken", "C: QUIT", "S: 221 bye"])
      #expect(server.received.hasSuffix("BDAT 16 LAST\r\nSubject: x\r\n\r\n\r\nQUIT\r\n"))
    }

    @Test("a server that does not list CHUNKING and refuses gets none of the octets: it would obey them")
    func refused() async throws {
      let server = try ScriptedServer(
        [.reply("220 test"), .expectLine, .reply("250 test"), .expectLine, .reply("500 what?"), .expectLine]
          + [.reply("250 nothing"), .expectLine, .reply("221 bye"), .close])
      let run = try await Tutor.talk(to: server.port, "EHLO x\nBDAT 12 LAST\nRSET\nQUIT\nNOOP\n")
      #expect(server.received == "EHLO x\r\nBDAT 12 LAST\r\nNOOP\r\nQUIT\r\n")
      #expect(run.words.contains("2 lines of the message withheld"))
    }

    @Test("an input that ends inside a chunk delivers nothing, and says so")
    func unfinished() async throws {
      let server = try ScriptedServer(Self.start + [.readUntil("Hi\r\n"), .expect(count: 1_000)])
      let run = try await Tutor.talk(to: server.port, Self.commands + "BDAT 16 LAST\nHi\n")
      #expect(run.status == 65)
      #expect(run.words.contains("Input ended inside a message: 12 octets of the chunk missing"))
    }

    @Test("a line that crosses the count is told, and its end is a command")
    func crossing() async throws {
      let server = try ScriptedServer(
        Self.start + [
          .readUntil("abcNOOP\r\n"), .reply("250 taken"), .reply("250 nothing"), .expectLine, .reply("221 bye"), .close,
        ])
      let run = try await Tutor.talk(to: server.port, Self.commands + "BDAT 3 LAST\nabcNOOP\nQUIT\n")
      #expect(run.status == 0)
      #expect(run.words.contains("The chunk was full: the last 6 octets are a command"))
    }

    @Test("a held chunk leaves with its octets, in the order in which both were held, raw octets too")
    func held() async throws {
      let server = try ScriptedServer(
        Self.start + [
          .readUntil("BDAT 8 LAST\r\nab\r\n.c\r\n"), .reply("250 taken"), .expectLine, .reply("221 bye"), .close,
        ])
      let run = try await Tutor.talk(
        to: server.port, Self.commands + ":hold\nBDAT 8 LAST\n:raw 'ab\\r\\n'\n.c\n:release\nQUIT\n")
      #expect(run.status == 0)
      #expect(server.received.hasSuffix("BDAT 8 LAST\r\nab\r\n.c\r\nQUIT\r\n"))
    }

    @Test("raw octets held after DATA are its text: refused, none of it leaves", arguments: [true, false])
    func heldRawText(isAsked: Bool) async throws {
      let server = try ScriptedServer(
        [.reply("220 test"), .expectLine, .reply("250 sender"), .expectLine]
          + (isAsked ? [.reply("354 go"), .readUntil("\r\n.\r\n"), .reply("250 taken")] : [.reply("550 no")]) + [
            .expectLine, .reply("250 nothing"), .expectLine, .reply("221 bye"), .close,
          ])
      let run = try await Tutor.talk(
        to: server.port,
        "HELO x\n:hold\nDATA\nhi\n:raw 'MAIL FROM:<evil@d.test>\\r\\n'\nbye\n.\nNOOP\n:release\nQUIT\n")
      #expect(server.received.contains("evil") == isAsked)
      #expect(server.received.hasSuffix("NOOP\r\nQUIT\r\n"))
      #expect(run.words.contains("withheld") != isAsked)
    }

    @Test("a lone dot among raw octets ends the text: a login held after it is as secret as any")
    func rawDotEndsText() async throws {
      let server = try ScriptedServer([
        .reply("220 test"), .expectLine, .reply("354 go"), .readUntil("\r\n.\r\n"), .reply("250 taken"), .expectLine,
        .reply("235 in"), .expectLine, .reply("221 bye"), .close,
      ])
      let run = try await Tutor.talk(
        to: server.port, ":hold\nDATA\n:raw 'hi\\r\\n.\\r\\n'\nAUTH PLAIN AGFubgBodW50ZXIy\n:release\nQUIT\n")
      #expect(server.received.contains("AGFubgBodW50ZXIy"))
      #expect(!run.outputText.contains("AGFubgBodW50ZXIy"))
      #expect(run.session.contains("C: AUTH PLAIN ****"))
    }

    @Test("a saved session with a chunk replays")
    func replayed() async throws {
      let folder = try TemporaryFolder("chunks")
      let steps: [ServerStep] =
        Self.start + [
          .readUntil("Subject: x\r\n\r\n\r\n"), .reply("250 taken"), .expectLine, .reply("221 bye"), .close,
        ]
      let log = folder.file("session")
      let first = try ScriptedServer(steps)
      _ = try await Tutor.talk(
        to: first.port, ["--log", log], Self.commands + "BDAT 16 LAST\nSubject: x\n\n\nQUIT\n")
      let second = try ScriptedServer(steps)
      let run = try await Tutor.run(
        ["replay", log, "--to", "127.0.0.1:\(second.port)", "--address", "a@b.test", "--no-pause"])
      #expect(run.status == 0, "\(run.outputText)")
      #expect(second.received == first.received)
    }

    @Test("Exim takes a chunk as it takes DATA")
    func exim() async throws {
      let exim = try await Exim.start()
      let run = try await Tutor.talk(
        to: exim.port,
        "EHLO x\nMAIL FROM:<you@christian.net>\nRCPT TO:<you@christian.net>\nBDAT 24 LAST\nSubject: chunk\n\n.dot\nQUIT\n"
      )
      #expect(run.status == 0, "\(run.outputText)")
      #expect(try await exim.mailbox("you").contains("Subject: chunk\n\n.dot\n"))
    }
  }

  /// LMTP by hand: the end of a message is answered once for each recipient (RFC 2033).
  @Suite("LMTP", .serialized)
  struct LMTPSessionTests {
    private static let commands =
      "LHLO x\nMAIL FROM:<a@b.test>\nRCPT TO:<bob@d.test>\nRCPT TO:<list@d.test>\nDATA\nSubject: x\n\nHi\n.\nNOOP\nQUIT\n"
    private static let steps: [ServerStep] = [
      .reply("220 test LMTP"), .expectLine, .send("250-test\r\n250 PIPELINING\r\n"), .expectLine, .reply("250 sender"),
      .expectLine, .reply("250 one"), .expectLine, .reply("250 two"), .expectLine, .reply("354 go on"),
      .readUntil("\r\n.\r\n"), .send("250 taken\r\n550 no such list\r\n"), .expectLine, .reply("250 nothing"),
      .expectLine,
      .reply("221 bye"), .close,
    ]

    @Test("each recipient's answer is shown with it, and the next command keeps its own")
    func recipients() async throws {
      let server = try ScriptedServer(Self.steps)
      let run = try await Tutor.talk(to: server.port, Self.commands)
      let spoken = run.lines.filter { !$0.hasPrefix("# ") || $0.hasPrefix("# To ") }
      #expect(
        spoken.suffix(8) == [
          "# To the message, for <bob@d.test>:", "S: 250 taken", "# To the message, for <list@d.test>:",
          "S: 550 no such list", "C: NOOP", "S: 250 nothing", "C: QUIT", "S: 221 bye",
        ])
      #expect(run.outcome == "done in part; accepted for 1 of 2; refused for list@d.test: 550; status 0")
    }

    @Test("a saved session replays, answer for answer")
    func replayed() async throws {
      let folder = try TemporaryFolder("lmtp")
      let log = folder.file("session")
      let first = try ScriptedServer(Self.steps)
      _ = try await Tutor.talk(to: first.port, ["--log", log], Self.commands)
      let second = try ScriptedServer(Self.steps)
      let run = try await Tutor.run(
        ["replay", log, "--to", "127.0.0.1:\(second.port)", "--address", "a@b.test", "--no-pause"])
      #expect(run.status == 0, "\(run.outputText)")
    }
  }
}
