import TestSupport
import Testing

extension WithoutTerminal {
  /// However much is explained, the session itself stays the same.
  @Suite("The levels of notes", .serialized)
  struct NotesLevelTests {
    private static let input = """
      :wire on
      EHLO a
      MAIL FROM:<a@b.test>
      RCPT TO:<c@d.test>
      :explain
      :help
      :help RCPT
      :state
      :inbox
      :timing on
      DATA
      .x
      .
      FROG
      QUIT

      """
    private static let steps: [ServerStep] =
      .untilText + [
        .readUntil("\r\n.\r\n"), .send("250-a\r\n250-b\r\n250 taken\r\n"), .expectLine, .reply("500 what"),
        .expectLine,
        .reply("221 bye"), .close,
      ]
    private static let session = [
      "S: 220 test ready", "C: EHLO a", "S: 250 test", "C: MAIL FROM:<a@b.test>", "S: 250 sender",
      "C: RCPT TO:<c@d.test>", "S: 250 recipient", "C: DATA", "S: 354 go on", "C: ..x", "C: .",
      "S: 250-a", "S: 250-b", "S: 250 taken", "C: FROG", "S: 500 what", "C: QUIT", "S: 221 bye",
    ]

    @Test("grep -v '^# ' gives the bare session at every level", arguments: ["off", "brief", "full"])
    func bareSession(level: String) async throws {
      let server = try ScriptedServer(Self.steps)
      let run = try await Tutor.talk(to: server.port, ["--notes", level], Self.input)
      #expect(run.session == Self.session)
      #expect(run.status == 64)  // there is no :inbox with a real server
    }

    @Test("full says more than brief, and brief more than off")
    func amounts() async throws {
      var counts: [Int] = []
      for level in ["off", "brief", "full"] {
        let server = try ScriptedServer(Self.steps)
        counts.append(try await Tutor.talk(to: server.port, ["--notes", level], Self.input).lines.count)
      }
      #expect(counts[0] < counts[1])
      #expect(counts[1] < counts[2])
    }

    @Test(
      "every reply is explained by a note at least once a line, at brief and at full",
      arguments: ["brief", "full"])
    func everyReply(level: String) async throws {
      let server = try ScriptedServer(Self.steps)
      let run = try await Tutor.talk(to: server.port, ["--notes", level], Dialogue.message)
      #expect(run.repliesWithoutNote == [])
    }
  }
}

extension Run {
  /// The last lines of replies behind which no word of the tutor stands.
  var repliesWithoutNote: [String] {
    zip(lines, lines.dropFirst() + [""]).compactMap { line, next in
      let isLastOfReply =
        line.hasPrefix("S: ") && line.utf8.count > 6 && line.utf8.dropFirst(6).first != UInt8(ascii: "-")
      return isLastOfReply && !next.hasPrefix("# ") ? line : nil
    }
  }
}
