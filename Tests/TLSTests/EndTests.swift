import TLS
import Testing

@Suite("How a connection ends")
struct EndTests {
  static let versions: [TLSVersion] = [.tls12, .tls13]

  private func open(_ version: TLSVersion, pieceSize: Int = .max) throws -> JoinedEngines {
    let world = try World.good()
    var server = world.server
    server.maximumVersion = version
    return try JoinedEngines.shakingHands(world.client, server, pieceSize: pieceSize)
  }

  @Test("a close that is announced is no truncation, from either side", arguments: versions, [Int.max, 1])
  func closed(_ version: TLSVersion, _ pieceSize: Int) throws {
    let engines = try open(version, pieceSize: pieceSize)
    engines.server(try engines.server.send(octets("221 Bye\r\n")))
    engines.server(engines.server.close())
    engines.settle()
    #expect(engines.clientSaw.dropFirst() == [.received(octets("221 Bye\r\n")), .closed])
    engines.client(engines.client.close())
    engines.settle()
    #expect(engines.serverSaw.dropFirst() == [.closed])
    #expect(engines.client.end().isEmpty)
    #expect(engines.server.end().isEmpty)
    #expect(engines.client.close().isEmpty)
  }

  @Test("who has said its last is still spoken to")
  func half() throws {
    let engines = try open(.tls13)
    engines.client(engines.client.close())
    engines.settle()
    engines.server(try engines.server.send(octets("250 late\r\n")))
    engines.settle()
    #expect(engines.clientHeard == octets("250 late\r\n"))
  }

  @Test("an end without a close is truncation, in the middle of a record too", arguments: versions)
  func truncated(_ version: TLSVersion) throws {
    let engines = try open(version)
    #expect(engines.client.end() == [.truncated])
    #expect(engines.client.end().isEmpty)
    #expect(throws: TLSEngine.NotOpen()) { try engines.client.send([65]) }
    let other = try open(version)
    let reply = try other.server.send(octets("250 half a reply\r\n")).flatMap(\.ciphertext)
    #expect(other.client.receive(Array(reply.dropLast())).isEmpty)
    #expect(other.client.end() == [.truncated])
  }

  @Test("an end in the middle of the handshake is a failure of the handshake, wherever it comes")
  func inHandshake() throws {
    let world = try World.good()
    let wire = try JoinedEngines(world.client, world.server).client.start().flatMap(\.ciphertext)
    for count in [0, 1, 5, wire.count - 1, wire.count] {
      let server = try TLSEngine(TLSContext(server: world.server))
      #expect(server.receive(Array(wire.prefix(count))).allSatisfy { !$0.ciphertext.isEmpty })
      #expect(server.end() == [.failed(TLSFailure(.endedInHandshake))])
      #expect(server.end().isEmpty)
    }
  }

  @Test("a changed octet ends the session, and both ends say why", arguments: versions)
  func changed(_ version: TLSVersion) throws {
    let engines = try open(version)
    var wire = try engines.client.send(octets("MAIL FROM:<ann@client.test>\r\n")).flatMap(\.ciphertext)
    wire[wire.count - 1] ^= 1
    engines.server(engines.server.receive(wire))
    engines.settle()
    let bad = TLSAlert(number: 20, isReceived: false)
    #expect(
      engines.serverFailure == TLSFailure(.garbled, alert: bad, reason: "decryption failed or bad record mac"))
    #expect(bad.name == "bad record mac")
    #expect(engines.clientFailure?.alert == TLSAlert(number: 20, isReceived: true))
    #expect(engines.serverHeard.isEmpty)
    #expect(engines.server.receive(wire).isEmpty)
  }

  @Test("clear text in the middle of a session is none of it")
  func injected() throws {
    let engines = try open(.tls13)
    engines.client(engines.client.receive(octets("250 injected\r\n")))
    #expect(engines.clientHeard.isEmpty)
    #expect(engines.clientFailure?.kind == .garbled)
  }
}
