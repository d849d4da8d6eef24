import COpenSSL
import Testing

@testable import TLS

@Suite("A handshake, and what follows it")
struct HandshakeTests {
  static let versions: [TLSVersion] = [.tls12, .tls13]

  @Test("client and server agree, whole and octet by octet", arguments: versions, [Int.max, 1, 7])
  func agree(_ version: TLSVersion, _ pieceSize: Int) throws {
    let world = try World.good()
    var server = world.server
    server.maximumVersion = version
    let engines = try JoinedEngines.shakingHands(world.client, server, pieceSize: pieceSize)
    #expect(engines.clientSaw.count == 1)
    #expect(engines.serverSaw.count == 1)
    #expect(engines.clientFacts?.version == version)
    #expect(engines.clientFacts?.verification == .verified(name: World.name))
    engines.client(try engines.client.send(octets("EHLO client.test\r\n")))
    engines.server(try engines.server.send(octets("250 mail.christian.net\r\n")))
    engines.settle()
    #expect(engines.serverHeard == octets("EHLO client.test\r\n"))
    #expect(engines.clientHeard == octets("250 mail.christian.net\r\n"))
  }

  @Test("what is encrypted cannot be read on the way, and what is not can")
  func isEncrypted() throws {
    let world = try World.good()
    let secret = octets("a message that nobody on the way may read")
    let engines = try JoinedEngines.shakingHands(world.client, world.server)
    let wire = try engines.client.send(secret).flatMap(\.ciphertext)
    #expect(!contains(wire, secret))
    var server = world.server
    (server.ciphers, server.minimumVersion) = ("ECDHE-ECDSA-NULL-SHA", .tls12)
    var client = world.client
    client.ciphers = server.ciphers
    let open = try JoinedEngines.shakingHands(client, server)
    #expect(contains(try open.client.send(secret).flatMap(\.ciphertext), secret))
  }

  private func contains(_ octets: [UInt8], _ part: [UInt8]) -> Bool {
    octets.indices.contains { octets[$0...].starts(with: part) }
  }

  @Test("a megabyte goes both ways at once", arguments: versions, [Int.max, 4_099])
  func large(_ version: TLSVersion, _ pieceSize: Int) throws {
    let world = try World.good()
    var server = world.server
    server.maximumVersion = version
    let engines = try JoinedEngines.shakingHands(world.client, server, pieceSize: pieceSize)
    let data = (0..<1_000_003).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    engines.client(try engines.client.send(data))
    engines.server(try engines.server.send(data.reversed()))
    engines.settle()
    #expect(engines.serverHeard == data)
    #expect(engines.clientHeard == data.reversed())
  }

  @Test("nothing is no record: sending nothing sends nothing, receiving nothing changes nothing")
  func nothing() throws {
    let world = try World.good()
    let engines = try JoinedEngines.shakingHands(world.client, world.server)
    #expect(try engines.client.send([]).isEmpty)
    #expect(engines.server.receive([]).isEmpty)
    #expect(engines.client.start().isEmpty)
  }

  @Test("before the handshake is done, and behind one's own end, nothing can be sent")
  func notOpen() throws {
    let world = try World.good()
    let engines = try JoinedEngines(world.client, world.server)
    #expect(throws: TLSEngine.NotOpen()) { try engines.client.send([65]) }
    engines.client(engines.client.start())
    #expect(throws: TLSEngine.NotOpen()) { try engines.client.send([65]) }
    #expect(engines.client.close().isEmpty)
    engines.settle()
    #expect(throws: Never.self) { try engines.client.send([65]) }
    engines.client(engines.client.close())
    #expect(throws: TLSEngine.NotOpen()) { try engines.client.send([65]) }
  }

  @Test("new keys in the middle of a session are taken in stride")
  func keyUpdate() throws {
    let world = try World.good()
    let engines = try JoinedEngines.shakingHands(world.client, world.server)
    #expect(engines.clientFacts?.version == .tls13)
    #expect(SSL_key_update(engines.server.ssl, SSL_KEY_UPDATE_REQUESTED) == 1)
    engines.server(try engines.server.send(octets("one")))
    engines.settle()
    engines.client(try engines.client.send(octets("two")))
    engines.settle()
    #expect(engines.clientHeard == octets("one"))
    #expect(engines.serverHeard == octets("two"))
    #expect(engines.clientFailure == nil && engines.serverFailure == nil)
  }

  @Test("a session that is taken up again is said to be one, and its certificate is judged as before")
  func resumed() throws {
    let world = try World.Made { $0.names = [.dns("other.test")] }
    let context = try TLSContext(server: world.server)
    let session = try session(with: context, world.client)
    defer { SSL_SESSION_free(session) }
    let client = try TLSEngine(TLSContext(client: world.client))
    #expect(SSL_set_session(client.ssl, session) == 1)
    let facts = try shake(client, TLSEngine(context))
    #expect(facts?.isResumed == true)
    #expect(facts?.verification == .failed([.wrongName(asked: World.name, names: [.dns("other.test")])]))
  }

  /// The session that a client holds when the server's tickets have come.
  private func session(with context: TLSContext, _ options: TLSClientOptions) throws -> OpaquePointer {
    let client = try TLSEngine(TLSContext(client: options))
    #expect(try shake(client, TLSEngine(context))?.isResumed == false)
    // A session whose connection goes without a close may not be taken up again.
    #expect(!client.close().isEmpty)
    return try #require(withExtendedLifetime(client) { SSL_get1_session(client.ssl) })
  }

  private func shake(_ client: TLSEngine, _ server: TLSEngine) throws -> TLSFacts? {
    var facts: TLSFacts?
    var toServer = client.start().flatMap(\.ciphertext)
    while !toServer.isEmpty {
      let actions = client.receive(server.receive(toServer).flatMap(\.ciphertext))
      facts = facts ?? actions.lazy.compactMap(\.facts).first
      toServer = actions.flatMap(\.ciphertext)
    }
    return facts
  }

  @Test("renegotiation is refused by either end, and whoever refuses goes on as before", arguments: [true, false])
  func renegotiation(isAskedByServer: Bool) throws {
    let world = try World.good()
    var server = world.server
    server.maximumVersion = .tls12
    let engines = try JoinedEngines.shakingHands(world.client, server)
    let (asking, asked) = isAskedByServer ? (engines.server, engines.client) : (engines.client, engines.server)
    let request = withExtendedLifetime(asking) {
      SSL_clear_options(asking.ssl, cossl_SSL_OP_NO_RENEGOTIATION)
      #expect(SSL_renegotiate(asking.ssl) == 1)
      SSL_do_handshake(asking.ssl)
      return waiting(SSL_get_wbio(asking.ssl))
    }
    #expect(request.first == 22, "a record of the handshake")
    let answer = asked.receive(request)
    #expect(answer.count == 1)
    #expect(answer.flatMap(\.ciphertext).first == 21, "an alert, and nothing else")
    #expect(throws: Never.self) { try asked.send([65]) }
  }

  /// What OpenSSL has written and nobody fetched yet.
  private func waiting(_ bio: OpaquePointer?) -> [UInt8] {
    var octets = [UInt8](repeating: 0, count: 4_096)
    let count = Int(BIO_read(bio, &octets, 4_096))
    return Array(octets.prefix(max(0, count)))
  }
}
