import Annotations
import Network
import Octets
import PracticeServer
import SMTP
import TLS
import TestSupport
import Testing

@testable import Events
@testable import Sessions

/// `:open` and `:reconnect`, where there is a connection already.
@MainActor @Suite("Another server", .serialized)
struct MovingTests {
  /// A server that greets and answers each line with its name.
  private static func server(_ name: String) throws -> ScriptedServer {
    try ScriptedServer([.reply("220 \(name) ready")] + (0..<6).flatMap { _ in [.expectLine, .reply("250 \(name)")] })
  }

  private static func session(at server: ScriptedServer, isInteractive: Bool = true) async throws -> SessionHarness {
    let harness = try SessionHarness(level: .brief, isInteractive: isInteractive, timeout: 2)
    _ = await harness.session.open(.host(Endpoint(host: "127.0.0.1", port: Int(server.port))))
    return harness
  }

  private static func noop(_ harness: SessionHarness) async {
    harness.send("NOOP")
    _ = await harness.session.settle()
  }

  /// What the other one does instead of greeting.
  struct Bad: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let steps: [ServerStep]?
    var tls = ""
    let words: String
  }

  private nonisolated static let bad: [Bad] = [
    Bad(testDescription: "nobody listens", steps: nil, words: "Cannot connect to 127.0.0.2"),
    Bad(testDescription: "it refuses", steps: [.reply("554 go away"), .expectLine], words: "554 go away"),
    Bad(testDescription: "it is busy", steps: [.reply("421 later"), .close], words: "421 later"),
    Bad(testDescription: "it closes", steps: [.close], words: "closed the connection"),
    Bad(testDescription: "it is silent", steps: [.readNothing], words: "no greeting in 2 s"),
    Bad(testDescription: "it is no mail server", steps: [.reply("SSH-2.0-x"), .expectLine], words: "SSH"),
    Bad(
      testDescription: "it has no TLS", steps: [.reply("220 clear"), .expectLine], tls: " tls",
      words: "this port speaks plaintext SMTP"),
    Bad(
      testDescription: "its STARTTLS fails",
      steps: [
        .reply("220 x"), .expectLine, .send("250-x\r\n250 STARTTLS\r\n"), .expectLine, .reply("220 go"), .close,
      ], tls: " starttls", words: "STARTTLS"),
  ]

  @Test("that cannot be had leaves everything as it was, and :reconnect means the one that greeted", arguments: bad)
  func stays(_ bad: Bad) async throws {
    let first = try Self.server("first")
    let harness = try await Self.session(at: first)
    let path = harness.folder.file("log")
    _ = await harness.perform(":log \(path)")
    harness.send("MAIL FROM:<a@b.test>")
    _ = await harness.session.settle()
    let other = try bad.steps.map { try ScriptedServer(on: "127.0.0.2", $0) }
    let port = try other?.port ?? LoopbackPort.free()
    guard case .stayed = await harness.perform(":open 127.0.0.2 \(port)\(bad.tls)") else {
      Issue.record("it was left: \(harness.shown)")
      return
    }
    #expect(harness.unwrapped.contains(bad.words), "\(harness.shown)")
    #expect(harness.lines.last == "# Still connected to 127.0.0.1.")
    #expect(!harness.shown.contains("without QUIT"))
    #expect(harness.session.conversation.stage == .mail)
    await Self.noop(harness)
    #expect(first.received == "MAIL FROM:<a@b.test>\r\nNOOP\r\n")
    #expect(
      Self.log(harness)
        == "# HEAD\nS: 220 first ready\nC: MAIL FROM:<a@b.test>\nS: 250 first\nC: NOOP\nS: 250 first\n")
    _ = await harness.perform(":close")
    #expect(harness.session.hostName == "127.0.0.1")
    other?.stop()
  }

  @Test("that greets is gone to, and only then the first one is left, without QUIT, as the log says")
  func moves() async throws {
    let (first, second) = (try Self.server("first"), try Self.server("second"))
    let harness = try await Self.session(at: first)
    let path = harness.folder.file("log")
    _ = await harness.perform(":log \(path)")
    _ = await harness.perform(":open localhost \(second.port) clear")
    await Self.noop(harness)
    let lines = harness.lines
    let greeted = try #require(lines.firstIndex(of: "220 second ready"))
    let left = try #require(lines.firstIndex(of: "# Left 127.0.0.1 without QUIT."))
    #expect(greeted < left)
    #expect(second.received == "NOOP\r\n")
    _ = try await first.finished()
    #expect(first.received == "")
    #expect(
      Self.log(harness)
        == "# HEAD\nS: 220 first ready\n\(Transcript.Entry.close(by: .client))\n\n# HEAD\nS: 220 second ready\nC: NOOP\n"
        + "S: 250 second\n")
  }

  /// The log, with one word for the two lines that begin each connection in it: they have the time and the ports.
  private static func log(_ harness: SessionHarness) -> String {
    harness.folder.read("log").replacing(
      #/# smtp-tutor \S+, \S+\n# Connected to \S+ at \S+ from \S+\n/#, with: "# HEAD\n")
  }

  @Test("that was asked for from a pipe is gone to at once: what follows was not meant for the first one")
  func pipe() async throws {
    let first = try Self.server("first")
    let harness = try await Self.session(at: first, isInteractive: false)
    _ = await harness.perform(":open 127.0.0.2 \(try LoopbackPort.free())")
    #expect(!harness.session.isConnected)
    #expect(harness.unwrapped.contains("Leaving 127.0.0.1 without QUIT."))
    #expect(!harness.unwrapped.contains("Still connected"))
    #expect(harness.session.hostName == "127.0.0.1")
  }

  @Test("that cannot be had stops a paste: what follows was not meant for the first one")
  func paste() async throws {
    let harness = try await Self.session(at: try Self.server("first"))
    var feed = LineFeed(session: harness.session)
    guard case .stopped(.closed) = await feed.send(octets(":open 127.0.0.2 \(try LoopbackPort.free())")) else {
      Issue.record("the paste goes on")
      return
    }
    #expect(harness.session.isConnected)
  }

  @Test("that is not there, where the first one closed meanwhile: both are told, in that order")
  func closedMeanwhile() async throws {
    let first = try ScriptedServer([.reply("220 first"), .untilTold, .close])
    let harness = try await Self.session(at: first)
    let second = try ScriptedServer(on: "127.0.0.2", [.untilTold, .reply("554 no"), .close])
    let opening = Task { @MainActor in _ = await harness.perform(":open 127.0.0.2 \(second.port)") }
    first.tell()
    _ = try await first.finished()
    second.tell()
    await opening.value
    _ = await harness.session.wait(within: 1) { !$0.isConnected }
    #expect(!harness.session.isConnected)
    let shown = harness.unwrapped
    let refused = try #require(shown.firstRange(of: "554 no"))
    let closed = try #require(shown.ranges(of: "closed the connection").last)
    #expect(refused.lowerBound < closed.lowerBound, "\(shown)")
  }

  @Test("TLS is spoken as the last word says, and as the session has it without one")
  func words() throws {
    let cases: [([String], TLSSettings.Mode, String, TLSSettings.Mode)] = [
      (["a.test"], .byHand, "a.test:25", .byHand), (["a.test"], .atOnce, "a.test:465", .atOnce),
      (["a.test", "TLS"], .byHand, "a.test:465", .atOnce),
      (["a.test", "587", "starttls"], .byHand, "a.test:587", .upgrade),
      (["a.test", "clear"], .atOnce, "a.test:25", .byHand), (["a.test:26", "tls"], .upgrade, "a.test:26", .atOnce),
      ([], .atOnce, "practice", .byHand), (["practice"], .upgrade, "practice", .upgrade),
      (["practice", "starttls"], .byHand, "practice", .upgrade),
    ]
    for (words, own, target, mode) in cases {
      let place = try Session.Place(words, otherwise: own)
      switch place.target {
      case .practice: #expect(target == "practice")
      case .host(let endpoint): #expect("\(endpoint)" == target)
      case .exchanger: Issue.record("\(words)")
      }
      #expect(place.tls == mode, "\(words)")
    }
  }

  @Test(":open with starttls says EHLO inside TLS, too, and :reconnect does the same again")
  func startTLS() async throws {
    let harness = try SessionHarness(level: .brief, isInteractive: true)
    _ = await harness.session.open(.practice)
    for line in [":open practice starttls", ":reconnect"] {
      _ = await harness.perform(line)
      #expect(harness.session.security == .verified)
      #expect(harness.session.conversation.stage == .ready)
      #expect(harness.session.conversation.extensions?[.startTLS] == nil)
    }
    #expect(harness.lines.count { $0.hasPrefix("# After STARTTLS the list differs") } == 2, "\(harness.shown)")
    await harness.session.practice?.stop()
  }
}
