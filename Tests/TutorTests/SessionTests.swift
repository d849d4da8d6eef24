import Network
import SMTP
import Terminal
import TestSupport
import Testing

@testable import Events
@testable import Learning
@testable import Personas
@testable import Sessions

@MainActor @Suite("A session", .serialized)
struct SessionTests {
  @Test("a reply that trickles in does not lengthen its deadline")
  func trickle() async throws {
    let harness = try SessionHarness(timeout: 2)
    let trickle = (0..<100).flatMap { _ in [ServerStep.send("250-x\r\n"), .pause(milliseconds: 100)] }
    let server = try await harness.open([.reply("220 x"), .expectLine] + trickle)
    harness.send("NOOP")
    #expect(await harness.session.settle().name == "timed out")
    #expect(harness.lines.contains("S: 250-x"))
    harness.session.close()
    server.stop()
  }

  @Test(
    "each request has a deadline of its own, from when it is the oldest, also behind one of the same words")
  func ownDeadline() async throws {
    let harness = try SessionHarness(timeout: 3)
    let late: [ServerStep] = [.pause(milliseconds: 2_000), .reply("250 ok")]
    let server = try await harness.open([.reply("220 x"), .expectLine, .expectLine] + late + late)
    harness.send("NOOP")
    harness.send("NOOP")
    #expect(await harness.session.settle().name == "settled")
    harness.session.close()
    server.stop()
  }

  @Test("a server that did not answer in time is not waited for so long again when one leaves")
  func silentGoodbye() async throws {
    let harness = try SessionHarness(timeout: 100, hasOwnClock: true)
    let server = try await harness.open([.reply("220 x"), .expectLine, .expectLine, .untilTold])
    for line in ["NOOP", "QUIT"] {
      harness.send(line)
      let ringing = Task { while !Task.isCancelled { await harness.clock.ring() } }
      #expect(await harness.session.settle().name == "timed out")
      ringing.cancel()
    }
    #expect(harness.unwrapped.matches(of: #/at most (\d+) s/#).map { String($0.output.1) }.last == "2")
    #expect(harness.unwrapped.contains("at most 100 s"))
    harness.session.close()
    server.stop()
  }

  @Test("a server that hangs up instead of answering has not settled anything")
  func closed() async throws {
    let harness = try SessionHarness()
    try await harness.open([.reply("220 x"), .expectLine, .close])
    harness.send("NOOP")
    #expect(await harness.session.settle().name == "closed")
    #expect(harness.session.outcomes.outcome().sentence.hasPrefix("try again later; NOOP: the server closed"))
  }

  @Test(
    "a server that goes after the dot leaves the outcome unknown",
    arguments: [[ServerStep.close], [.reset]] as [[ServerStep]])
  func unknown(_ end: [ServerStep]) async throws {
    let harness = try SessionHarness()
    let text: [ServerStep] = [.expectLine, .reply("354 go"), .readUntil("\r\n.\r\n")]
    try await harness.open([.reply("220 x")] + text + end)
    harness.send("DATA")
    _ = await harness.session.settle()
    harness.send("x")
    harness.send(".")
    #expect(await harness.session.settle().name == "closed")
    #expect(harness.session.outcomes.outcome().status == .outcomeUnknown)
  }

  @Test("no answer to the dot in time leaves the outcome unknown too")
  func unknownInTime() async throws {
    let harness = try SessionHarness(timeout: 0.3)
    let server = try await harness.open([.reply("220 x"), .expectLine, .reply("354 go"), .readNothing])
    harness.send("DATA")
    _ = await harness.session.settle()
    harness.send(".")
    #expect(await harness.session.settle().name == "timed out")
    #expect(harness.session.outcomes.outcome().status == .outcomeUnknown)
    harness.session.close()
    server.stop()
  }

  @Test("a close after QUIT is an end like any other")
  func quit() async throws {
    let harness = try SessionHarness()
    try await harness.open([.reply("220 x"), .expectLine, .close])
    await harness.session.quit()
    #expect(harness.session.outcomes.outcome().status == .ok)
  }

  @Test("only the replies that a wait was cut short for are called late")
  func late() async throws {
    let harness = try SessionHarness(timeout: 0.3)
    let replies: [ServerStep] = [.expectLine, .reply("250 one"), .reply("250 two"), .reply("250 three")]
    let server = try await harness.open([.reply("220 x"), .expectLine] + replies)
    harness.send("NOOP one")
    #expect(await harness.session.settle().name == "timed out")
    harness.send("NOOP two")
    #expect(await harness.session.settle().name == "settled")
    #expect(harness.lines.filter { $0.contains("late:") } == ["# (late: this answers NOOP one)"])
    harness.session.close()
    server.stop()
  }

  @Test("Ctrl-C while connecting stops it, and what is left of the attempt is no news to the next one")
  func interruptedConnecting() async throws {
    let harness = try SessionHarness()
    harness.events.post(.editor(.interrupt(hadText: false)))
    let port = try LoopbackPort.free()
    let wait = await harness.session.open(.host(Endpoint(host: "localhost", port: Int(port))))
    #expect(wait.name == "interrupted")
    let before = harness.lines
    try await harness.open([.reply("220 x"), .close])
    #expect(!harness.lines.dropFirst(before.count).contains { $0.contains(":\(port)") })
    #expect(harness.lines.contains("S: 220 x"))
    harness.session.close()
  }

  @Test("what a former connection still had to say is not taken for news")
  func formerLink() async throws {
    let harness = try SessionHarness()
    try await harness.open([.reply("220 old")])
    let old = try #require(harness.session.link?.id)
    let server = try await harness.open([.reply("220 new")])
    _ = harness.session.takes(.inbound(link: old, .bytes(octets("250 stale\r\n"))))
    _ = harness.session.takes(.inbound(link: old, .end))
    _ = harness.session.takes(.sent(link: old, octets: 7, .system(code: 5, text: "broken")))
    #expect(harness.session.isConnected)
    #expect(harness.session.unsentOctets == 0)
    #expect(!harness.unwrapped.contains("stale"))
    let last = try #require(harness.session.link?.id)
    harness.session.close()
    _ = harness.session.takes(.inbound(link: last, .bytes(octets("250 later\r\n"))))
    #expect(!harness.unwrapped.contains("later"))
    server.stop()
  }

  @Test("opening another connection is a close in the log of the one before")
  func openIsClose() async throws {
    let harness = try SessionHarness()
    try await harness.open([.reply("220 one")])
    _ = await harness.perform(":log \(harness.folder.file("log"))")
    try await harness.open([.reply("220 two"), .close])
    harness.session.close()
    let lines = harness.folder.read("log").split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count { $0.hasPrefix("# Connected to 127.0.0.1 at 127.0.0.1:") } == 2)
    #expect(lines.filter { !$0.hasPrefix("# ") }.prefix(4) == ["S: 220 one", "C! close", "", "S: 220 two"])
  }

  @Test("text for a server that takes none is not gathered without end")
  func drain() async throws {
    let harness = try SessionHarness(level: .off, timeout: 0.3)
    let server = try await harness.open([.reply("220 x"), .expectLine, .reply("354 go"), .readNothing])
    harness.send("DATA")
    _ = await harness.session.settle()
    await harness.flood()
    #expect(!harness.session.isConnected)
    #expect(harness.unwrapped.contains("The server accepted no data for 0.3 s; the connection was closed."))
    #expect(harness.session.outcomes.outcome().status == .tryLater)
    server.stop()
  }

  @Test("text that a server takes goes on however long it is")
  func drained() async throws {
    let harness = try SessionHarness(level: .off)
    let text: [ServerStep] = [.expectLine, .reply("354 go"), .expect(count: 2_000_003), .reply("250 ok")]
    let server = try await harness.open([.reply("220 x")] + text)
    harness.send("DATA")
    _ = await harness.session.settle()
    let line = [UInt8](repeating: 0x78, count: 998)
    for _ in 0..<2_000 {
      harness.session.send(line: line, wasTyped: true)
      _ = await harness.session.drain()
      #expect(harness.session.unsentOctets <= 2 << 20)
    }
    harness.send(".")
    #expect(await harness.session.settle().name == "settled")
    harness.session.close()
    #expect(try await server.finished().first?.received.count == 2_000 * 1_000 + 9)
  }

  @Test("a secret reaches neither screen nor log, in AUTH, in an answer or in raw octets")
  func secrets() async throws {
    let harness = try SessionHarness()
    let path = harness.folder.file("log")
    let steps: [ServerStep] = [
      .reply("220 x"), .expectLine, .reply("535 no"), .expectLine, .reply("334 "), .expectLine,
      .reply("535 no"),
      .expectLine, .reply("535 no"),
    ]
    let server = try await harness.open(steps)
    _ = await harness.perform(":log \(path)")
    _ = await harness.perform(":wire on")
    for line in ["AUTH PLAIN hunter2", "AUTH LOGIN", "hunter2"] {
      harness.send(line)
      _ = await harness.session.settle()
    }
    _ = await harness.perform(#":raw 'AUTH PLAIN hunter2\r\n'"#)
    #expect(server.received.ranges(of: "hunter2").count == 3)
    #expect(!harness.unwrapped.contains("hunter2"))
    #expect(!harness.folder.read("log").contains("hunter2"))
    #expect(harness.folder.read("log").contains("C: AUTH PLAIN ${secret:response}\n"))
    #expect(harness.session.outcomes.outcome().status == .security)
    harness.session.close()
  }

  @Test("a server that speaks something else is not waited for")
  func foreign() async throws {
    let harness = try SessionHarness()
    let server = try ScriptedServer([.send("SSH-2.0-x\r\n"), .readNothing])
    let wait = await harness.session.open(.host(Endpoint(host: "127.0.0.1", port: Int(server.port))))
    #expect(wait.name == "not SMTP")
    #expect(harness.lines.contains("?| SSH-2.0-x"))
    #expect(harness.session.outcomes.outcome().status == .notSMTP)
    harness.session.close()
    server.stop()
  }

  @Test("a go-ahead for TLS with something behind it ends the session")
  func startTLS() async throws {
    let harness = try SessionHarness()
    try await harness.open([.reply("220 x"), .expectLine, .reply("220 go\r\n250 more")])
    harness.send("STARTTLS")
    #expect(await harness.session.settle().name == "closed")
    #expect(harness.session.outcomes.outcome().status == .security)
  }

  @Test("a log that cannot be written is told, and the session goes on")
  func log() async throws {
    let harness = try SessionHarness()
    let server = try await harness.open([.reply("220 x"), .expectLine, .reply("250 ok")])
    guard case .failed(.cannotCreate) = await harness.perform(":log /dev/full") else {
      throw PeerError("an existing file was taken")
    }
    #expect(harness.unwrapped.contains("/dev/full exists already and was not changed."))
    harness.send("NOOP")
    #expect(await harness.session.settle().name == "settled")
    harness.session.close()
    server.stop()
  }
}
