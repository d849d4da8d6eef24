import SMTP
import Terminal
import TestSupport
import Testing

@testable import Events
@testable import Sessions

@MainActor @Suite("A file as a message", .serialized)
struct FileTransferTests {
  private static let greeting: [ServerStep] = [
    .reply("220 x"), .expectLine, .reply("354 go"),
  ]

  /// Has a session send the file and gives what the server got behind DATA.
  private func send(_ content: [UInt8], as wireCount: Int, _ harness: SessionHarness) async throws -> String {
    let path = try harness.file(content)
    let end: [ServerStep] = [.expect(count: wireCount), .reply("250 ok"), .close]
    let server = try await harness.open(Self.greeting + end)
    _ = await harness.perform(":data \(path)")
    harness.session.close()
    let served = try #require(try await server.finished().first)
    return String(served.text.dropFirst("DATA\r\n".count))
  }

  @Test(
    "line ends become CRLF, dots at the start are doubled, and both are told",
    arguments: [
      ("a\r\nb\r\n", "a\r\nb\r\n.\r\n", "6 octets."),
      ("a\nb\n", "a\r\nb\r\n.\r\n", "4 octets; 2 line ends converted to CRLF."),
      ("a\rb", "a\r\nb\r\n.\r\n", "3 octets; 2 line ends converted to CRLF."),
      (
        "x\r\n.\r\n..y\r\n", "x\r\n..\r\n...y\r\n.\r\n",
        "11 octets; 2 lines that started with a dot got a second one."
      ),
      (
        ".\n", "..\r\n.\r\n",
        "2 octets; 1 line that started with a dot got a second one; 1 line end converted to CRLF."
      ),
    ])
  func wire(_ content: String, _ wire: String, _ told: String) async throws {
    let harness = try SessionHarness()
    #expect(try await send(octets(content), as: wire.utf8.count, harness) == wire)
    #expect(harness.unwrapped.contains("mail: \(told)"))
  }

  @Test("a large file arrives whole and is logged whole")
  func large() async throws {
    let harness = try SessionHarness(level: .off)
    let line = String(repeating: "x", count: 98) + "\r\n"
    let content = octets(String(repeating: line, count: 60_000))
    _ = await harness.perform(":log \(harness.folder.file("log"))")
    let received = try await send(content, as: content.count + 3, harness)
    #expect(received.utf8.count == content.count + 3)
    #expect(harness.folder.read("log").split(separator: "\n").count { $0.hasPrefix("C: xxx") } == 60_000)
  }

  @Test("an empty file is a message too")
  func empty() async throws {
    let harness = try SessionHarness()
    let path = try harness.file([])
    let server = try await harness.open(Self.greeting + [.expectLine, .reply("250 ok"), .close])
    _ = await harness.perform(":data \(path)")
    harness.session.close()
    #expect(try await server.finished().first?.text == "DATA\r\n.\r\n")
  }

  @Test("a file that cannot be read sends nothing", arguments: ["/tmp", "/no/such/file"])
  func unreadable(_ path: String) async throws {
    let harness = try SessionHarness()
    let server = try await harness.open([.reply("220 x")])
    guard case .failed(.cannotRead) = await harness.perform(":data \(path)") else {
      throw PeerError("the file was sent")
    }
    harness.session.close()
    #expect(try await server.finished().first?.text == "")
  }

  @Test("a DATA that is refused sends nothing of the file")
  func refused() async throws {
    let harness = try SessionHarness()
    let path = try harness.file(octets("RSET\n"))
    let server = try await harness.open([.reply("220 x"), .expectLine, .reply("503 no")])
    _ = await harness.perform(":data \(path)")
    harness.session.close()
    #expect(try await server.finished().first?.text == "DATA\r\n")
    #expect(harness.unwrapped.contains("was not sent: the server did not ask for a message."))
  }

  @Test("a server that goes in the middle has taken nothing, and its last words are shown")
  func broken() async throws {
    let harness = try SessionHarness()
    let path = try harness.file([UInt8](repeating: 0x78, count: 32 << 20))
    try await harness.open(Self.greeting + [.expect(count: 100_000), .reply("421 too much"), .close])
    _ = await harness.perform(":data \(path)")
    #expect(!harness.session.isConnected)
    #expect(harness.session.outcomes.outcome().status == .tryLater)
  }

  @Test("a server that takes nothing is given up, and the message with it")
  func stuck() async throws {
    let harness = try SessionHarness(timeout: 0.3)
    let path = try harness.file([UInt8](repeating: 0x78, count: 32 << 20))
    let server = try await harness.open(Self.greeting + [.readNothing])
    _ = await harness.perform(":data \(path)")
    #expect(!harness.session.isConnected)
    #expect(harness.unwrapped.contains("The server accepted no data for 0.3 s"))
    #expect(harness.session.outcomes.outcome().status == .tryLater)
    server.stop()
  }

  @Test("Ctrl-C closes without a dot")
  func interrupted() async throws {
    let harness = try SessionHarness()
    let path = try harness.file([UInt8](repeating: 0x78, count: 32 << 20))
    let server = try await harness.open(Self.greeting + [.readNothing])
    Task { [events = harness.events] in
      try await Task.sleep(for: .milliseconds(200))
      events.post(.editor(.interrupt(hadText: false)))
    }
    _ = await harness.perform(":data \(path)")
    #expect(!harness.session.isConnected)
    #expect(harness.unwrapped.contains("so the connection was closed: nothing is delivered."))
    server.stop()
  }
}
