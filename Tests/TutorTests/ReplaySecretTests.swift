import Glibc
import Network
import SMTP
import Terminal
import TestSupport
import Testing

@testable import Events
@testable import Replays
@testable import Sessions

@MainActor @Suite("A secret in a replay")
struct ReplaySecretTests {
  @Test(
    "it is asked for only when the server has asked for it",
    arguments: [("504 no", Events.ExitStatus.differs), ("334 x", .usage)])
  func secret(_ reply: String, _ status: Events.ExitStatus) async throws {
    let harness = try SessionHarness()
    let steps: [ServerStep] = [
      .reply("220 x"), .expectLine, .reply(reply), .expectLine, .reply("221 bye"), .close,
    ]
    let server = try ScriptedServer(steps)
    let text = """
      S: 220 x
      C: AUTH LOGIN
      S: 334 x
      C: ${secret:response}
      S: 235 ok
      C: QUIT
      S: 221 bye
      """
    let keys = try harness.file(octets(String(repeating: "\n", count: 20)))
    let descriptor = open(keys, O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    let lines = LineSource(origin: .input(LineInput(descriptor: descriptor)), session: harness.session)
    let runner = ReplayRunner(
      session: harness.session, lines: lines,
      values: PlaceholderValues(session: harness.session, editor: nil, given: [:]),
      steps: try Transcript(parsing: octets(text)).steps, pauses: true)
    let host = Endpoint(host: "127.0.0.1", port: Int(server.port))
    #expect(await runner.run(on: .host(host)) == status)
    #expect(harness.shown.contains("The secret is left out") == (status == .differs))
    #expect(try await server.finished().first?.text == "AUTH LOGIN\r\nQUIT\r\n" || status == .usage)
  }
}
