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
    let desk = try SessionHarness(timeout: 2)
    let trickle = (0..<100).flatMap { _ in [ServerStep.send("250-x\r\n"), .pause(milliseconds: 100)] }
    let server = try await desk.open([.reply("220 x"), .expectLine] + trickle)
    desk.send("NOOP")
    #expect(await desk.session.settle().name == "timed out")
    #expect(desk.lines.contains("S: 250-x"))
    desk.session.close()
    server.stop()
  }

  @Test(
    "each request has a deadline of its own, from when it is the oldest, also behind one of the same words")
  func ownDeadline() async throws {
    let desk = try SessionHarness(timeout: 3)
    let late: [ServerStep] = [.pause(milliseconds: 2_000), .reply("250 ok")]
    let server = try await desk.open([.reply("220 x"), .expectLine, .expectLine] + late + late)
    desk.send("NOOP")
    desk.send("NOOP")
    #expect(await desk.session.settle().name == "settled")
    desk.session.close()
    server.stop()
  }

  @Test("a server that hangs up instead of answering has not settled anything")
  func closed() async throws {
    let desk = try SessionHarness()
    try await desk.open([.reply("220 x"), .expectLine, .close])
    desk.send("NOOP")
    #expect(await desk.session.settle().name == "closed")
    #expect(desk.session.outcomes.outcome().sentence.hasPrefix("try again later; NOOP: the server closed"))
  }

  @Test(
    "a server that goes after the dot leaves the outcome unknown",
    arguments: [[ServerStep.close], [.reset]] as [[ServerStep]])
  func unknown(_ end: [ServerStep]) async throws {
    let desk = try SessionHarness()
    let text: [ServerStep] = [.expectLine, .reply("354 go"), .readUntil("\r\n.\r\n")]
    try await desk.open([.reply("220 x")] + text + end)
    desk.send("DATA")
    _ = await desk.session.settle()
    desk.send("x")
    desk.send(".")
    #expect(await desk.session.settle().name == "closed")
    #expect(desk.session.outcomes.outcome().status == .outcomeUnknown)
  }

  @Test("no answer to the dot in time leaves the outcome unknown too")
  func unknownInTime() async throws {
    let desk = try SessionHarness(timeout: 0.3)
    let server = try await desk.open([.reply("220 x"), .expectLine, .reply("354 go"), .readNothing])
    desk.send("DATA")
    _ = await desk.session.settle()
    desk.send(".")
    #expect(await desk.session.settle().name == "timed out")
    #expect(desk.session.outcomes.outcome().status == .outcomeUnknown)
    desk.session.close()
    server.stop()
  }

  @Test("a close after QUIT is an end like any other")
  func quit() async throws {
    let desk = try SessionHarness()
    try await desk.open([.reply("220 x"), .expectLine, .close])
    await desk.session.quit()
    #expect(desk.session.outcomes.outcome().status == .ok)
  }

  @Test("only the replies that a wait was cut short for are called late")
  func late() async throws {
    let desk = try SessionHarness(timeout: 0.3)
    let replies: [ServerStep] = [.expectLine, .reply("250 one"), .reply("250 two"), .reply("250 three")]
    let server = try await desk.open([.reply("220 x"), .expectLine] + replies)
    desk.send("NOOP one")
    #expect(await desk.session.settle().name == "timed out")
    desk.send("NOOP two")
    #expect(await desk.session.settle().name == "settled")
    #expect(desk.lines.filter { $0.contains("late:") } == ["# (late: this answers NOOP one)"])
    desk.session.close()
    server.stop()
  }

  @Test("Ctrl-C while connecting stops it, and what is left of the attempt is no news to the next one")
  func interruptedConnecting() async throws {
    let desk = try SessionHarness()
    desk.events.post(.editor(.interrupt(hadText: false)))
    let port = try LoopbackPort.free()
    let wait = await desk.session.open(.host(Endpoint(host: "localhost", port: Int(port))))
    #expect(wait.name == "interrupted")
    let before = desk.lines
    try await desk.open([.reply("220 x"), .close])
    #expect(!desk.lines.dropFirst(before.count).contains { $0.contains(":\(port)") })
    #expect(desk.lines.contains("S: 220 x"))
    desk.session.close()
  }

  @Test("what a former connection still had to say is not taken for news")
  func formerLink() async throws {
    let desk = try SessionHarness()
    try await desk.open([.reply("220 old")])
    let old = try #require(desk.session.link?.id)
    let server = try await desk.open([.reply("220 new")])
    _ = desk.session.takes(.inbound(link: old, .bytes(octets("250 stale\r\n"))))
    _ = desk.session.takes(.inbound(link: old, .end))
    _ = desk.session.takes(.sent(link: old, octets: 7, .system(code: 5, text: "broken")))
    #expect(desk.session.isConnected)
    #expect(desk.session.unsentOctets == 0)
    #expect(!desk.unwrapped.contains("stale"))
    let last = try #require(desk.session.link?.id)
    desk.session.close()
    _ = desk.session.takes(.inbound(link: last, .bytes(octets("250 later\r\n"))))
    #expect(!desk.unwrapped.contains("later"))
    server.stop()
  }

  @Test("opening another connection is a close in the log of the one before")
  func openIsClose() async throws {
    let desk = try SessionHarness()
    try await desk.open([.reply("220 one")])
    _ = await desk.perform(":log \(desk.folder.file("log"))")
    try await desk.open([.reply("220 two"), .close])
    desk.session.close()
    #expect(desk.folder.read("log").hasPrefix("S: 220 one\nC! close\n\nS: 220 two\n"))
  }

  @Test("text for a server that takes none is not gathered without end")
  func drain() async throws {
    let desk = try SessionHarness(level: .off, timeout: 0.3)
    let server = try await desk.open([.reply("220 x"), .expectLine, .reply("354 go"), .readNothing])
    desk.send("DATA")
    _ = await desk.session.settle()
    await desk.flood()
    #expect(!desk.session.isConnected)
    #expect(desk.unwrapped.contains("The server took nothing for 0.3 s; the connection was closed."))
    #expect(desk.session.outcomes.outcome().status == .tryLater)
    server.stop()
  }

  @Test("text that a server takes goes on however long it is")
  func drained() async throws {
    let desk = try SessionHarness(level: .off)
    let text: [ServerStep] = [.expectLine, .reply("354 go"), .expect(count: 2_000_003), .reply("250 ok")]
    let server = try await desk.open([.reply("220 x")] + text)
    desk.send("DATA")
    _ = await desk.session.settle()
    let line = [UInt8](repeating: 0x78, count: 998)
    for _ in 0..<2_000 {
      desk.session.send(line: line, wasTyped: true)
      _ = await desk.session.drain()
      #expect(desk.session.unsentOctets <= 2 << 20)
    }
    desk.send(".")
    #expect(await desk.session.settle().name == "settled")
    desk.session.close()
    #expect(try await server.finished().first?.received.count == 2_000 * 1_000 + 9)
  }

  @Test("a secret reaches neither screen nor log, in AUTH, in an answer or in raw octets")
  func secrets() async throws {
    let desk = try SessionHarness()
    let path = desk.folder.file("log")
    let steps: [ServerStep] = [
      .reply("220 x"), .expectLine, .reply("535 no"), .expectLine, .reply("334 "), .expectLine,
      .reply("535 no"),
      .expectLine, .reply("535 no"),
    ]
    let server = try await desk.open(steps)
    _ = await desk.perform(":log \(path)")
    _ = await desk.perform(":wire on")
    for line in ["AUTH PLAIN hunter2", "AUTH LOGIN", "hunter2"] {
      desk.send(line)
      _ = await desk.session.settle()
    }
    _ = await desk.perform(#":raw 'AUTH PLAIN hunter2\r\n'"#)
    #expect(server.received.ranges(of: "hunter2").count == 3)
    #expect(!desk.unwrapped.contains("hunter2"))
    #expect(!desk.folder.read("log").contains("hunter2"))
    #expect(desk.folder.read("log").contains("C: AUTH PLAIN ${secret:response}\n"))
    #expect(desk.session.outcomes.outcome().status == .security)
    desk.session.close()
  }

  @Test("a server that speaks something else is not waited for")
  func foreign() async throws {
    let desk = try SessionHarness()
    let server = try ScriptedServer([.send("SSH-2.0-x\r\n"), .readNothing])
    let wait = await desk.session.open(.host(Endpoint(host: "127.0.0.1", port: Int(server.port))))
    #expect(wait.name == "not SMTP")
    #expect(desk.lines.contains("?| SSH-2.0-x"))
    #expect(desk.session.outcomes.outcome().status == .notSMTP)
    desk.session.close()
    server.stop()
  }

  @Test("a go-ahead for TLS with something behind it ends the session")
  func startTLS() async throws {
    let desk = try SessionHarness()
    try await desk.open([.reply("220 x"), .expectLine, .reply("220 go\r\n250 more")])
    desk.send("STARTTLS")
    #expect(await desk.session.settle().name == "closed")
    #expect(desk.session.outcomes.outcome().status == .security)
  }

  @Test("a log that cannot be written is told, and the session goes on")
  func log() async throws {
    let desk = try SessionHarness()
    let server = try await desk.open([.reply("220 x"), .expectLine, .reply("250 ok")])
    guard case .failed(.cannotCreate) = await desk.perform(":log /dev/full") else {
      throw PeerError("an existing file was taken")
    }
    #expect(desk.unwrapped.contains("/dev/full exists already and was left as it is."))
    desk.send("NOOP")
    #expect(await desk.session.settle().name == "settled")
    desk.session.close()
    server.stop()
  }
}
