import TestSupport
import Testing

/// The tests' own hostile server does what its steps say.
@Suite("The scripted server", .serialized)
struct ScriptedServerTests {
  @Test("it sends, waits for lines and counts, and keeps every octet in order")
  func converses() async throws {
    let server = try ScriptedServer([
      .reply("220 ready"), .expectLine, .sendByteByByte(Array("250 x\r\n".utf8)), .expect(count: 3),
      .readUntil("\r\n.\r\n"), .reply("250 OK"), .close,
    ])
    let client = try PlainClient(port: server.port)
    #expect(try client.line() == "220 ready")
    #expect(try client.ask("helo x") == "250 x")
    #expect(try client.ask("abcde\r\n.") == "250 OK")
    #expect(try client.rest() == [])
    let record = try #require(try await server.finished().first)
    #expect(record == server.connections[0])
    #expect(record.text == "helo x\r\nabcde\r\n.\r\n")
    #expect(record.trouble == nil)
  }

  @Test("it names the step that a client did not let happen")
  func trouble() async throws {
    let server = try ScriptedServer(limit: .milliseconds(50), [.expectLine])
    let client = try PlainClient(port: server.port)
    try client.send([0x61])
    let record = try #require(try await server.finished().first)
    #expect(record.text == "a")
    #expect(record.trouble == "step 1, expectLine: waitedInVain")
  }

  @Test("it serves connections one after another, each with steps of its own")
  func severalConnections() async throws {
    let server = try ScriptedServer(connections: [[.reply("421 later"), .close], [.reply("220 now")]])
    #expect(try PlainClient(port: server.port).rest() == Array("421 later\r\n".utf8))
    let client = try PlainClient(port: server.port)
    #expect(try client.line() == "220 now")
    #expect(server.connections.count == 2)
  }

  @Test("it resets")
  func resets() async throws {
    let server = try ScriptedServer([.expectLine, .reset])
    let client = try PlainClient(port: server.port)
    let error = #expect(throws: PeerError.self) { try client.ask("x") }
    #expect(error?.description == "receiving failed: Connection reset by peer")
  }

  @Test("it closes its half and goes on reading")
  func closesHalf() async throws {
    let server = try ScriptedServer([.halfClose])
    let client = try PlainClient(port: server.port)
    #expect(try client.rest() == [])
    try client.send(line: "still here")
    try await eventually("a line was expected") { server.received == "still here\r\n" ? () : nil }
  }

  @Test("it floods for as long as it was told")
  func floods() async throws {
    let server = try ScriptedServer([.flood(pattern: Array("250-x\r\n".utf8), total: 1_000_000), .close])
    let octets = try PlainClient(port: server.port).rest()
    #expect(octets.count == 1_000_000)
    #expect(octets.prefix(14) == Array("250-x\r\n250-x\r\n".utf8)[...])
  }

  @Test("it reads nothing when told to, until the client goes")
  func readsNothing() async throws {
    let server = try ScriptedServer([.readNothing, .close])
    do {
      let client = try PlainClient(port: server.port)
      try client.send(line: "x")
    }
    let record = try #require(try await server.finished(within: .seconds(5)).first)
    #expect(record.received == [])
    #expect(record.trouble == nil)
  }

  @Test("it listens on another loopback address, and stops when told to")
  func stops() async throws {
    let server = try ScriptedServer(on: "127.0.0.2", [.reply("220 x"), .pause(milliseconds: 60_000)])
    let client = try PlainClient(to: "127.0.0.2", port: server.port)
    #expect(try client.line() == "220 x")
    server.stop()
    _ = try await server.finished(within: .seconds(2))
    #expect(try client.rest() == [])
    #expect(throws: PeerError.self) { try PlainClient(to: "127.0.0.2", port: server.port) }
  }
}
