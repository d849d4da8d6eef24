import TestSupport
import Testing

extension WithoutTerminal {
  /// Commands from a pipe, and the replies to them, in the notation.
  @Suite("A session from a pipe", .serialized)
  struct PipeTests {
    @Test("each line stands in the output with its mark, in the order of the session")
    func notation() async throws {
      let server = try ScriptedServer([
        .reply("220 test ready"), .expectLine, .send("250-test\r\n250 SIZE\r\n"), .expectLine,
        .reply("221 bye"), .close,
      ])
      let run = try await Tutor.talk(to: server.port, "EHLO a\nQUIT\n")
      #expect(
        run.session == [
          "S: 220 test ready", "C: EHLO a", "S: 250-test", "S: 250 SIZE", "C: QUIT", "S: 221 bye",
        ])
      #expect(run.status == 0)
      #expect(run.outcome == "done; QUIT answered 221; status 0")
      #expect(run.errorText == "")
    }

    @Test("nothing is sent before the reply to the line before it has come")
    func waits() async throws {
      // A pause reads nothing, so whatever came early would be taken together with what was asked for.
      let server = try ScriptedServer(connections: [
        [
          .pause(milliseconds: 200), .expect(count: 0), .reply("220 test ready"), .expectLine,
          .pause(milliseconds: 200), .send("250-slow\r\n"), .pause(milliseconds: 200), .reply("250 slow"),
          .reset,
        ]
      ])
      let run = try await Tutor.talk(to: server.port, "EHLO a\nNOOP\nQUIT\n")
      let record = try #require(try await server.finished().first)
      // The reset comes in the same moment as the end of the reply: NOOP may be under way, but QUIT cannot be.
      #expect(record.text == "EHLO a\r\n")
      #expect(record.trouble == nil)
      #expect(!run.outputText.contains("C: QUIT"))
    }

    @Test("before the greeting the client is silent")
    func silentBeforeGreeting() async throws {
      let server = try ScriptedServer(limit: .milliseconds(500), [.expect(count: 1)])
      let run = try await Tutor.talk(to: server.port, ["--timeout", "2"], "EHLO a\nQUIT\n")
      let record = try #require(try await server.finished().first)
      #expect(record.text == "")
      #expect(record.trouble == "step 1, expect(count: 1): waitedInVain")
      #expect(run.status == 75)
    }

    @Test(
      "the end of the input says QUIT, and a QUIT of one's own is not said twice",
      arguments: ["NOOP\n", "NOOP\nQUIT\n"])
    func quits(input: String) async throws {
      let server = try ScriptedServer([
        .reply("220 test ready"), .expectLine, .reply("250 OK"), .expectLine, .reply("221 bye"), .close,
      ])
      let run = try await Tutor.talk(to: server.port, input)
      #expect(server.received == "NOOP\r\nQUIT\r\n")
      #expect(run.session.suffix(2) == ["C: QUIT", "S: 221 bye"])
      #expect(run.status == 0)
    }

    @Test("without a terminal there is no prompt, no colour and no escape sequence")
    func plain() async throws {
      let run = try await Run.program(
        Program.path("smtp-tutor"), [], environment: ["TERM": "xterm-256color"],
        input: Array("HELO x\nQUIT\n".utf8))
      #expect(run.status == 0)
      #expect(!run.output.contains(0x1b))
      #expect(!run.outputText.contains("> "))
      #expect(run.lines.allSatisfy { $0.hasPrefix("C: ") || $0.hasPrefix("S: ") || $0.hasPrefix("# ") })
    }

    @Test("lines behind the server's close are not sent, and that is said")
    func closedEarly() async throws {
      let server = try ScriptedServer([.reply("220 test ready"), .expectLine, .reply("421 closing"), .close])
      let run = try await Tutor.talk(to: server.port, "EHLO a\nMAIL FROM:<a@b.test>\nRCPT TO:<c@d.test>\n")
      #expect(server.received.hasPrefix("EHLO a\r\n"))
      #expect(!server.received.contains("RCPT"))
      #expect(run.status == 75)
      #expect(run.words.contains("was not sent"))
    }
  }
}
