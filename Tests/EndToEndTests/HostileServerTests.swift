import TestSupport
import Testing

extension WithoutTerminal {
  /// Whatever a server does, the program ends by itself, small, and lets nothing through that a terminal would obey.
  @Suite("Hostile servers", .serialized)
  struct HostileServerTests {
    private static let megabytes = 1_000_000
    private static let memoryLimit = 100 * megabytes

    struct Case: Sendable, CustomTestStringConvertible {
      let name: String
      let steps: [ServerStep]
      let status: Int32
      var testDescription: String { name }
    }

    static let floods = [
      Case(
        name: "a greeting without a line end", steps: [.flood(pattern: [0x32], total: 60 * megabytes)],
        status: 76),
      Case(
        name: "a reply line without an end",
        steps: [.reply("220 x"), .expectLine, .send("250-"), .flood(pattern: [0x78], total: 60 * megabytes)],
        status: 75),
      Case(
        name: "a multi-line reply without an end",
        steps: [.reply("220 x"), .expectLine, .flood(pattern: Array("250-x\r\n".utf8), total: 60 * megabytes)],
        status: 75),
      Case(
        name: "empty lines without an end",
        steps: [.reply("220 x"), .expectLine, .flood(pattern: Array("\r\n".utf8), total: 20 * megabytes)],
        status: 75),
      Case(
        name: "replies without an end that nobody asked for",
        steps: [
          .reply("220 x"), .expectLine, .reply("250 x"),
          .flood(pattern: Array("250 x\r\n".utf8), total: 60 * megabytes),
        ],
        status: 0),
    ]

    @Test("an endless answer ends by the deadline, in flat memory", arguments: floods)
    func flood(_ one: Case) async throws {
      let server = try ScriptedServer(one.steps)
      let run = try await Tutor.talk(to: server.port, ["--timeout", "1"], "EHLO a\nQUIT\n")
      server.stop()
      #expect(!run.timedOut)
      #expect(run.status == one.status)
      #expect(run.peakMemory < Self.memoryLimit)
      #expect(run.outcome != nil)
    }

    @Test("a long line is cut at 4,096 octets, and the cut is told")
    func longLine() async throws {
      let server = try ScriptedServer([
        .reply("220 " + String(repeating: "x", count: 100_000)), .expectLine, .reply("221 bye"), .close,
      ])
      let run = try await Tutor.talk(to: server.port, "QUIT\n")
      #expect(run.lines.contains("S: 220 " + String(repeating: "x", count: 4_092)))
      #expect(run.words.contains("95908 more octets of this line are not shown"))
      #expect(run.status == 0)
    }

    @Test("a reply that comes an octet at a time is the same reply")
    func octetByOctet() async throws {
      let server = try ScriptedServer([
        .sendByteByByte(Array("220 x\r\n".utf8)), .expectLine,
        .sendByteByByte(Array("250-a\r\n250 b\r\n".utf8)),
        .expectLine, .reply("221 bye"), .close,
      ])
      let run = try await Tutor.talk(to: server.port, "EHLO a\nQUIT\n")
      #expect(run.session == ["S: 220 x", "C: EHLO a", "S: 250-a", "S: 250 b", "C: QUIT", "S: 221 bye"])
      #expect(run.status == 0)
    }

    @Test("two replies in one segment: the second answers nothing, and later replies keep their commands")
    func twoReplies() async throws {
      let server = try ScriptedServer([
        .reply("220 x"), .expectLine, .send("250 one\r\n250 two\r\n"), .expectLine, .pause(milliseconds: 100),
        .reply("550 three"), .expectLine, .reply("221 bye"), .close,
      ])
      let run = try await Tutor.talk(to: server.port, "NOOP\nVRFY x\nQUIT\n")
      #expect(
        run.session == [
          "S: 220 x", "C: NOOP", "S: 250 one", "S: 250 two", "C: VRFY x", "S: 550 three", "C: QUIT",
          "S: 221 bye",
        ])
      #expect(run.outcome == "refused for good; VRFY: 550; status 69")
    }

    @Test("354 to anything but DATA makes no message: the lines that follow stay commands")
    func stray354() async throws {
      let server = try ScriptedServer([
        .reply("220 x"), .expectLine, .reply("354 go on"), .expectLine, .reply("250 OK"), .expectLine,
        .reply("221 bye"),
        .close,
      ])
      let run = try await Tutor.talk(to: server.port, "NOOP\n.RSET\nQUIT\n")
      #expect(server.received == "NOOP\r\n.RSET\r\nQUIT\r\n")
      #expect(run.status == 0)
    }

    private static let dangerous = [
      "\u{1b}[2J\u{1b}]0;owned\u{7}", "\u{1b}]52;c;cm0gLXJm\u{1b}\\", "\u{9b}31m", "a\u{8}b\u{7f}",
      "x\u{202e}y\u{2066}",
      "\u{200b}\u{feff}", "\r# 250: all is well", "\u{0}", "\u{1b}P+q\u{1b}\\", "\u{85}\u{2028}\u{2029}",
    ]

    @Test("not one octet of a server's that a terminal obeys reaches the output", arguments: dangerous)
    func controls(text: String) async throws {
      let raw: [UInt8] = [0x9b, 0x33, 0x31, 0x6d, 0xff, 0xc0, 0x80]
      let octets = Array(text.utf8) + raw
      let reply = { (code: String) in ServerStep.send(Array("\(code) ".utf8) + octets + [0x0d, 0x0a]) }
      let server = try ScriptedServer([
        reply("220"), .expectLine,
        .send(Array("250-".utf8) + octets + Array("\r\n250 ".utf8) + octets + [0x0d, 0x0a]),
        .expectLine, reply("550"), .expectLine, .send(octets + [0x0d, 0x0a]), reply("221"), .close,
      ])
      let run = try await Tutor.talk(
        to: server.port, [], ":wire on\nEHLO a\nMAIL FROM:<a@b.test>\n:explain\n:state\nQUIT\n")
      #expect(run.output.allSatisfy { $0 == 0x0a || $0 >= 0x20 && $0 != 0x7f })
      let output = try #require(String(validating: run.output, as: UTF8.self))
      let unsafe = output.unicodeScalars.filter { scalar in
        let category = scalar.properties.generalCategory
        return scalar != "\n" && [.control, .format, .lineSeparator, .paragraphSeparator].contains(category)
      }
      #expect(unsafe.isEmpty)
      #expect(run.session.allSatisfy { $0.hasPrefix("S: ") || $0.hasPrefix("C: ") || $0.hasPrefix("?| ") })
      #expect(!run.lines.contains { $0.hasPrefix("# 250: all is well") })
    }

    @Test("what can be seen of other scripts is shown as it is")
    func controlsControl() async throws {
      let server = try ScriptedServer([.reply("220 grüß 郵便 ✉"), .expectLine, .reply("221 bye"), .close])
      let run = try await Tutor.talk(to: server.port, "QUIT\n")
      #expect(run.lines.contains("S: 220 grüß 郵便 ✉"))
    }

    @Test(
      "a line that only looks like the tutor's words, or like the client's, stands behind a mark of its own")
    func foreignLines() async throws {
      let server = try ScriptedServer([
        .reply("220 x"), .expectLine, .send("250-a\r\n# 250: all is well\r\nC: QUIT\r\n250 b\r\n"), .expectLine,
        .reply("221 bye"), .close,
      ])
      let run = try await Tutor.talk(to: server.port, "EHLO a\nQUIT\n")
      #expect(run.lines.contains("?| # 250: all is well"))
      #expect(run.lines.contains("?| C: QUIT"))
      #expect(run.lines.count { $0 == "C: QUIT" } == 1)
    }

    @Test("a reader that goes away ends the session in the middle of a flood, by SIGPIPE as it would end cat")
    func brokenPipe() async throws {
      let server = try ScriptedServer([
        .reply("220 x"), .expectLine, .flood(pattern: Array("250-x\r\n".utf8), total: 7 * 60_000),
        .reply("250 x"), .expectLine, .reply("221 bye"), .close,
      ])
      let script = "{ printf 'EHLO a\\nQUIT\\n' | \"$0\" 127.0.0.1 \"$1\"; echo \"status $?\" >&2; } | grep -m 1 250-x"
      let run = try await Run.program(
        "/bin/sh", ["-c", script, Program.path("smtp-tutor"), "\(server.port)"], limit: .seconds(60))
      #expect(run.lines.count == 1)
      #expect(run.errorText == "status 141\n")
      #expect(server.received == "EHLO a\r\n")
      server.stop()
    }

    @Test("a server that never reads while a file is sent does not hold the program beyond its deadline")
    func neverReads() async throws {
      let folder = try TemporaryFolder("data")
      try folder.write(String(repeating: "0123456789abcde\n", count: 1 * Self.megabytes), to: "message")
      let server = try ScriptedServer(limit: .seconds(60), .untilText + [.readNothing])
      let run = try await Tutor.talk(
        to: server.port, ["--timeout", "2"],
        Dialogue.untilText.replacing("DATA\n", with: ":data \(folder.file("message"))\n"))
      server.stop()
      #expect(run.status == 75)
      #expect(run.words.contains("The server accepted no data for 2 s"))
      #expect(run.words.contains("the connection was closed: nothing is delivered"))
      #expect(run.peakMemory < Self.memoryLimit)
    }

    @Test("a server that never reads while text comes from a pipe does not hold the program either")
    func neverReadsText() async throws {
      let server = try ScriptedServer(limit: .seconds(60), .untilText + [.readNothing])
      let text = String(repeating: String(repeating: "x", count: 990) + "\n", count: 20_000)
      let run = try await Tutor.talk(to: server.port, ["--timeout", "2"], Dialogue.untilText + text + ".\n")
      server.stop()
      #expect(!run.timedOut)
      #expect(run.status == 75)
      #expect(run.words.contains("The server accepted no data for 2 s; the connection was closed."))
      #expect(run.peakMemory < Self.memoryLimit)
    }
  }
}
