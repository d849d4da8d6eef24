import TestSupport
import Testing

extension WithoutTerminal {
  /// What a server's octets mean does not hang on the pieces in which the network brings them.
  @Suite("Replies cut by the network", .serialized)
  struct CutRepliesTests {
    private static let goodbye: [ServerStep] = [.expectLine, .reply("221 bye"), .close]

    /// The greeting, and the exit status it leads to.
    static let greetings: [(pieces: [String], status: Int32)] = [
      (["220-a\r\n", "hello there\r\n", "220 ready\r\n"], 0),
      (["hello\r\n", "220-a\r\n", "220 ready\r\n"], 76),
    ]

    @Test(
      "a stray line inside a greeting is noise, one before it another protocol: in one piece and in three",
      arguments: greetings, [true, false])
    func strayLines(greeting: (pieces: [String], status: Int32), isWhole: Bool) async throws {
      let pieces = isWhole ? [greeting.pieces.joined()] : greeting.pieces
      let server = try ScriptedServer(pieces.map { .send($0) } + Self.goodbye)
      let run = try await Tutor.talk(to: server.port, "QUIT\n")
      #expect(run.status == greeting.status)
    }
  }
}
