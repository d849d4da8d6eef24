import TestSupport
import Testing

extension WithoutTerminal {
  /// What lifts even the one CRLF and the second dot, and what shows them.
  @Suite("Exact octets", .serialized)
  struct ExactOctetsTests {
    @Test(
      ":raw sends exactly the octets between the quotes",
      arguments: [
        (#"'a\n.\x00'"#, [0x61, 0x0a, 0x2e, 0x00]), (#"'NOOP\r\n'"#, Array("NOOP\r\n".utf8)),
        (#"'\xff\t\\\''"#, [0xff, 0x09, 0x5c, 0x27]), ("'für'", Array("für".utf8)),
        (#"'A\r\nB\r\n'"#, Array("A\r\nB\r\n".utf8)),
      ] as [(String, [UInt8])])
    func raw(text: String, octets: [UInt8]) async throws {
      let server = try ScriptedServer([
        .reply("220 x"), .expect(count: octets.count), .send("250 1\r\n250 2\r\n"), .pause(milliseconds: 1_500),
        .close,
      ])
      let run = try await Tutor.talk(to: server.port, ["--timeout", "1"], ":raw \(text)\n")
      let received = try #require(try await server.finished().first).received
      #expect(received.starts(with: octets))
      #expect(received.dropFirst(octets.count) == Array("QUIT\r\n".utf8)[...] || received.count == octets.count)
      #expect(run.outcome != nil)
    }

    @Test(
      ":raw that is no octets in quotes sends nothing",
      arguments: ["NOOP", "''", "'", #"'\q'"#, #"'\x1'"#, #"'\xzz'"#])
    func malformedRaw(text: String) async throws {
      let server = try ScriptedServer([.reply("220 x"), .expectLine, .reply("221 bye"), .close])
      let run = try await Tutor.talk(to: server.port, ":raw \(text)\n")
      #expect(server.received == "QUIT\r\n")
      #expect(run.words.contains("Usage: :raw '...'"))
      #expect(run.status == 64)
    }

    @Test(":wire shows CR and LF and the doubled dot, and is off again")
    func wire() async throws {
      let server = try ScriptedServer(.untilText + .takesMessage)
      let input = ":wire on\nHELO x\nMAIL FROM:<a@b.test>\nRCPT TO:<c@d.test>\nDATA\n.a\n.\n:wire off\nQUIT\n"
      let run = try await Tutor.talk(to: server.port, input)
      let wire = run.lines.filter { $0.hasPrefix("# wire ") }
      #expect(
        wire == [
          #"# wire C| HELO x\r\n"#, #"# wire S| 250 test\r\n"#, #"# wire C| MAIL FROM:<a@b.test>\r\n"#,
          #"# wire S| 250 sender\r\n"#, #"# wire C| RCPT TO:<c@d.test>\r\n"#, #"# wire S| 250 recipient\r\n"#,
          #"# wire C| DATA\r\n"#, #"# wire S| 354 go on\r\n"#, #"# wire C| ..a\r\n"#, #"# wire C| .\r\n"#,
          #"# wire S| 250 taken\r\n"#,
        ])
    }

    @Test(":wire does not show a secret")
    func wireSecret() async throws {
      let server = try ScriptedServer([
        .reply("220 x"), .expectLine, .reply("535 no"), .expectLine, .reply("334 "), .expectLine,
        .reply("535 no"), .expectLine,
        .reply("221 bye"), .close,
      ])
      let run = try await Tutor.talk(
        to: server.port, ":wire on\nAUTH PLAIN c2VjcmV0\nAUTH PLAIN\nc2VjcmV0\nQUIT\n")
      #expect(server.received == "AUTH PLAIN c2VjcmV0\r\nAUTH PLAIN\r\nc2VjcmV0\r\nQUIT\r\n")
      #expect(!run.outputText.contains("c2VjcmV0"))
      #expect(run.session.contains("C: AUTH PLAIN ****"))
    }

    @Test(
      "with :stuffing off a dot at the start of a line leaves as typed; with it, doubled",
      arguments: [true, false])
    func stuffing(isOff: Bool) async throws {
      let server = try ScriptedServer(.untilText + .takesMessage)
      let run = try await Tutor.talk(
        to: server.port, (isOff ? ":stuffing off\n" : "") + Dialogue.untilText + ".a\n..\n.\n")
      #expect(
        server.received == Dialogue.untilTextOnTheWire + (isOff ? ".a\r\n..\r\n" : "..a\r\n...\r\n")
          + ".\r\nQUIT\r\n")
      #expect(run.status == 0)
    }
  }
}
