import Network
import TestSupport
import Testing

@testable import Events
@testable import Sessions

@MainActor @Suite("A long wait", .serialized)
struct WaitNoticeTests {
  @Test(
    "is told after a second, then ever more seldom, and from a minute on each minute",
    arguments: [(0.0, 1.0), (1, 5), (5, 15), (15, 30), (30, 60), (60, 120), (540, 600)])
  func moments(_ moment: Double, _ next: Double) {
    #expect(WaitNotice.moment(after: moment) == next)
  }

  @Test("says what is awaited, for how long already and how long at most")
  func words() async throws {
    let harness = try SessionHarness(timeout: 1.5)
    let server = try await harness.open([.reply("220 x"), .expectLine])
    harness.send("RCPT TO:<a@b.test>")
    #expect(await harness.session.settle().name == "timed out")
    #expect(harness.lines.contains("# Waiting for the answer to RCPT: 1 s so far, at most 1.5 s"))
    server.stop()
  }

  @Test("tells a person how to end it, and with notes off nobody anything", arguments: [true, false])
  func levels(isOff: Bool) async throws {
    let harness = try SessionHarness(level: isOff ? .off : .brief, isInteractive: true, timeout: 1.2)
    let server = try await harness.open([])
    #expect(
      harness.unwrapped.contains("Waiting for the greeting: 1 s so far, at most 1.2 s; Ctrl-C stops waiting") != isOff)
    #expect(isOff != harness.shown.contains("Connected, but no greeting"))
    server.stop()
  }

  @Test("is told while an address does not answer")
  func connecting() async throws {
    let listener = try FullListener()
    let harness = try SessionHarness(timeout: 1.2)
    _ = await harness.session.open(.host(Endpoint(host: "127.0.0.1", port: Int(listener.port))))
    #expect(
      harness.lines.contains("# Waiting for 127.0.0.1:\(listener.port) to answer: 1 s so far, at most 1.2 s"))
  }

  @Test("is told while the server takes nothing of a message")
  func sending() async throws {
    let harness = try SessionHarness(timeout: 1.2)
    let server = try await harness.open([.reply("220 x"), .expectLine, .reply("354 go"), .readNothing])
    harness.send("DATA")
    _ = await harness.session.settle()
    await harness.flood()
    #expect(
      harness.unwrapped.contains("Waiting for the server to accept more of the message: 1 s so far, at most 1.2 s"))
    server.stop()
  }
}
