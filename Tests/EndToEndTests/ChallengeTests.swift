import Octets
import TestSupport
import Testing

/// While a 334 waits for its answer every line is that answer, whatever it looks like.
@Suite("A line with a colon after a 334", .serialized)
struct ChallengeTests {
  private static let steps: [ServerStep] = [
    .reply("220 test"), .expectLine, .reply("334 VXNlcm5hbWU6"), .expectLine, .reply("501 not base64"), .expectLine,
    .reply("221 bye"), .close,
  ]
  private static let wire = "AUTH LOGIN\r\n:state\r\nQUIT\r\n"
  private static let words = "That went to the server: after a 334 every line is an answer to it"

  @Test("at a terminal it goes to the server, and that is said")
  func terminal() async throws {
    let server = try ScriptedServer(Self.steps)
    let sitting = try TerminalSession(with: server)
    try await sitting.type("AUTH LOGIN", then: "auth> ")
    try await sitting.type(":state", then: "start> ")
    try await sitting.see(Self.words)
    try await sitting.type("QUIT", then: "not connected> ")
    #expect(server.received == Self.wire)
  }

  @Test("from a pipe it does the same")
  func pipe() async throws {
    let server = try ScriptedServer(Self.steps)
    let run = try await Tutor.talk(to: server.port, "AUTH LOGIN\n:state\nQUIT\n")
    #expect(server.received == Self.wire)
    #expect(run.words.contains(Self.words))
  }

  /// What a server asks, in base64, and whether the line that answers it is a user name.
  static let questions = [("VVNFUk5BTUU6", true), ("VXNlciBOYW1lAA==", true), ("QmVudXR6ZXJuYW1lOg==", false)]

  @Test("a line that is masked is not told in the next sentence either", arguments: questions)
  func oneRule(challenge: String, isUserName: Bool) async throws {
    let server = try ScriptedServer([
      .reply("220 test"), .expectLine, .reply("334 \(challenge)"), .expectLine, .reply("535 no"), .expectLine,
      .reply("221 bye"), .close,
    ])
    let run = try await Tutor.talk(to: server.port, "AUTH LOGIN\nYm9i\nQUIT\n")
    #expect(run.session.contains("C: Ym9i") == isUserName)
    #expect(run.session.contains("C: ****") != isUserName)
    #expect(run.words.contains("user name bob") == isUserName)
  }

  @Test(
    "a user name that is spelled wrongly is masked, and not told either",
    arguments: ["Ym8", "Ym9i ", " Ym9i", "Ym9iYg==\t"])
  func misspelled(line: String) async throws {
    let server = try ScriptedServer([
      .reply("220 test"), .expectLine, .reply("334 VXNlcm5hbWU6"), .expectLine, .reply("535 no"), .expectLine,
      .reply("221 bye"), .close,
    ])
    let run = try await Tutor.talk(to: server.port, "AUTH LOGIN\n\(line)\nQUIT\n")
    #expect(run.session.contains("C: ****"))
    #expect(!run.words.contains("user name bo"))
  }

  @Test("before and after a login a line with a colon is the tutor's")
  func control() async throws {
    let server = try ScriptedServer([.reply("220 test"), .expectLine, .reply("221 bye"), .close])
    let run = try await Tutor.talk(to: server.port, ":state\nQUIT\n")
    #expect(server.received == "QUIT\r\n")
    #expect(run.words.contains("Stage: start"))
  }
}
