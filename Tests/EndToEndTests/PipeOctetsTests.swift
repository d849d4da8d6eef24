import Octets
import TestSupport
import Testing

extension WithoutTerminal {
  /// What a line of the input becomes on the wire, octet by octet.
  @Suite("Octets of a pipe", .serialized)
  struct PipeOctetsTests {
    struct Line: Sendable, CustomTestStringConvertible {
      let name: String
      let input: [UInt8]
      let wire: [UInt8]
      /// As it stands in the session.
      let shown: String
      var testDescription: String { name }

      init(_ name: String, _ input: [UInt8], wire: [UInt8], shown: String) {
        (self.name, self.input, self.wire, self.shown) = (name, input, wire, shown)
      }
    }

    private static let long = [UInt8](repeating: 0x78, count: 1_995)

    static let commands = [
      Line("LF", Array("NOOP\n".utf8), wire: Array("NOOP\r\n".utf8), shown: "C: NOOP"),
      Line("CRLF", Array("NOOP\r\n".utf8), wire: Array("NOOP\r\n".utf8), shown: "C: NOOP"),
      Line("no line end", Array("NOOP".utf8), wire: Array("NOOP\r\n".utf8), shown: "C: NOOP"),
      Line("blanks around", Array("  NOOP \n".utf8), wire: Array("  NOOP \r\n".utf8), shown: "C:   NOOP "),
      Line("NUL", [0x4e, 0, 0x4f, 0x0a], wire: [0x4e, 0, 0x4f, 0x0d, 0x0a], shown: "C: N\\x00O"),
      Line("Escape", [0x1b, 0x5b, 0x0a], wire: [0x1b, 0x5b, 0x0d, 0x0a], shown: "C: \\x1b["),
      Line("Latin-1", [0x66, 0xfc, 0x0a], wire: [0x66, 0xfc, 0x0d, 0x0a], shown: "C: f\\xfc"),
      Line("UTF-8", Array("für\n".utf8), wire: Array("für\r\n".utf8), shown: "C: für"),
      Line(
        "2,000 characters", Array("NOOP ".utf8) + long + [0x0a],
        wire: Array("NOOP ".utf8) + long + [0x0d, 0x0a],
        shown: "C: NOOP " + String(decoding: long, as: UTF8.self)),
      Line("empty", [0x0a], wire: [0x0d, 0x0a], shown: "C: "),
      Line("a colon inside", Array("a:quit\n".utf8), wire: Array("a:quit\r\n".utf8), shown: "C: a:quit"),
    ]

    @Test(
      "a command line leaves as it was typed with exactly one CRLF, and the session lives on",
      arguments: commands)
    func command(line: Line) async throws {
      let server = try ScriptedServer([
        .reply("220 test ready"), .expectLine, .reply("250 OK"), .expectLine, .reply("221 bye"), .close,
      ])
      let run = try await Tutor.run(["127.0.0.1", "\(server.port)"], input: line.input)
      #expect(server.connections.first?.received == line.wire + Array("QUIT\r\n".utf8))
      #expect(run.session == ["S: 220 test ready", line.shown, "S: 250 OK", "C: QUIT", "S: 221 bye"])
      #expect(run.status == 0)
    }

    static let texts = [
      Line("LF", Array("a\n".utf8), wire: Array("a\r\n".utf8), shown: "C: a"),
      Line("CRLF", Array("a\r\n".utf8), wire: Array("a\r\n".utf8), shown: "C: a"),
      Line("a dot before text", Array(".a\n".utf8), wire: Array("..a\r\n".utf8), shown: "C: ..a"),
      Line("two dots", Array("..\n".utf8), wire: Array("...\r\n".utf8), shown: "C: ..."),
      Line("a dot and a blank", Array(". \n".utf8), wire: Array(".. \r\n".utf8), shown: "C: .. "),
      Line("a colon", Array(":quit\n".utf8), wire: Array(":quit\r\n".utf8), shown: "C: :quit"),
      Line("a command", Array("QUIT\n".utf8), wire: Array("QUIT\r\n".utf8), shown: "C: QUIT"),
      Line("empty", Array("\n".utf8), wire: Array("\r\n".utf8), shown: "C: "),
      Line("octets", [0, 0xff, 0x7f, 0x0a], wire: [0, 0xff, 0x7f, 0x0d, 0x0a], shown: "C: \\x00\\xff\\x7f"),
    ]

    @Test("a line of message text leaves as it was typed, its first dot doubled once", arguments: texts)
    func text(line: Line) async throws {
      let server = try ScriptedServer(.untilText + .takesMessage)
      let input = Array(Dialogue.untilText.utf8) + line.input + Array(".\n".utf8)
      let run = try await Tutor.run(["127.0.0.1", "\(server.port)"], input: input)
      let wire = Array(Dialogue.untilTextOnTheWire.utf8) + line.wire + Array(".\r\nQUIT\r\n".utf8)
      #expect(server.connections.first?.received == wire)
      #expect(run.session.contains(line.shown))
      #expect(run.status == 0)
    }

    @Test("a bare CR ends a line: it never leaves as a bare CR, and what stands behind it waits for the reply")
    func bareCarriageReturn() async throws {
      let server = try ScriptedServer([
        .reply("220 test ready"), .expect(count: 6), .pause(milliseconds: 200), .reset,
      ])
      let run = try await Tutor.talk(to: server.port, "NOOP\rRSET\rQUIT\n")
      let record = try #require(try await server.finished().first)
      #expect(record.text == "NOOP\r\n")
      #expect(run.status == 75)
    }

    @Test("with a reply to each, the lines that bare CRs make are sent one after another")
    func bareCarriageReturnControl() async throws {
      let server = try ScriptedServer([
        .reply("220 test ready"), .expectLine, .reply("250 1"), .expectLine, .reply("250 2"),
        .expectLine, .reply("221 bye"), .close,
      ])
      let run = try await Tutor.talk(to: server.port, "NOOP\rRSET\rQUIT\n")
      #expect(server.received == "NOOP\r\nRSET\r\nQUIT\r\n")
      #expect(
        run.session == [
          "S: 220 test ready", "C: NOOP", "S: 250 1", "C: RSET", "S: 250 2", "C: QUIT", "S: 221 bye",
        ])
    }

    @Test("a line longer than is kept is told to be cut, never cut in silence")
    func tooLong() async throws {
      let server = try ScriptedServer([
        .reply("220 test ready"), .expectLine, .reply("500 too long"), .expectLine, .reply("221 bye"), .close,
      ])
      let input = [UInt8](repeating: 0x78, count: 1_100_000) + Array("\nQUIT\n".utf8)
      let run = try await Tutor.run(["127.0.0.1", "\(server.port)"], input: input)
      let received = try #require(server.connections.first?.received)
      #expect(received.count == 1_048_576 + 2 + 6)
      #expect(run.words.contains("51424 octets"))
      #expect(run.status == 69)
    }
  }
}
