import TestSupport
import Testing

extension WithoutTerminal {
  /// A log holds what a server said of its own accord. Nobody can make it say that again.
  @Suite("A log with a line that nobody asked for", .serialized)
  struct UnaskedLinesTests {
    @Test("it replays, and does not wait for the line", arguments: [true, false])
    func replays(isSaidAgain: Bool) async throws {
      let folder = try TemporaryFolder("unasked")
      let script = folder.file("session")
      try folder.write("S: 220 test\nC: NOOP\nS: 250 nothing\nS: 250 still here\nC: QUIT\nS: 221 bye\n", to: "session")
      let server = try ScriptedServer(
        // In one piece: what comes later may be taken for the answer to QUIT, by any client.
        [.reply("220 test"), .expectLine, .send("250 nothing\r\n" + (isSaidAgain ? "250 still here\r\n" : ""))] + [
          .expectLine, .reply("221 bye"), .close,
        ])
      let run = try await Tutor.run(
        ["replay", script, "--to", "127.0.0.1:\(server.port)", "--address", "a@b.test", "--no-pause"])
      #expect(run.status == 0, "\(run.outputText)")
      #expect(run.words.contains("without being asked"))
    }

    @Test("an answer that does not come is still missed")
    func control() async throws {
      let folder = try TemporaryFolder("unasked")
      let script = folder.file("session")
      try folder.write("S: 220 test\nC: NOOP\nS: 250 nothing\nC: QUIT\nS: 221 bye\n", to: "session")
      let server = try ScriptedServer([
        .reply("220 test"), .expectLine, .reply("550 no"), .expectLine, .reply("221 bye"), .close,
      ])
      let run = try await Tutor.run(
        ["replay", script, "--to", "127.0.0.1:\(server.port)", "--address", "a@b.test", "--no-pause"])
      #expect(run.status == 1)
    }
  }
}
