import TLS
import TestSupport
import Testing

@Suite("What is no TLS")
struct GarbageTests {
  private static let contexts = Result {
    let certificate = try CertificateMaker.make(.authority("A"))
    return (
      client: try TLSContext(client: TLSClientOptions(serverName: World.name)),
      server: try TLSContext(server: TLSServerOptions(certificate: .made(certificate)))
    )
  }

  private static func client() throws -> TLSEngine {
    let engine = try TLSEngine(contexts.get().client)
    _ = engine.start()
    return engine
  }

  private static func server() throws -> TLSEngine {
    try TLSEngine(contexts.get().server)
  }

  static let texts: [(String, ClearText)] = [
    ("220 mail.christian.net ESMTP\r\n", .smtpReply), ("220-first\r\n220 second\r\n", .smtpReply),
    ("500 unrecognized command\r\n", .smtpReply), ("421\r\n", .smtpReply), ("999 odd\r\n", .text),
    ("2200 a number\r\n", .text), ("EHLO client.test\r\n", .smtpCommand), ("quit\r\n", .smtpCommand),
    ("STARTTLS\r\n", .smtpCommand), ("GET / HTTP/1.1\r\n", .http), ("HTTP/1.1 400 Bad Request\r\n", .http),
    ("SSH-2.0-OpenSSH_9.2\r\n", .text), ("\r\n", .text), ("hello", .text),
  ]

  @Test("clear text is recognized, and answered with nothing at all", arguments: texts)
  func clearText(_ text: String, _ kind: ClearText) throws {
    for engine in [try Self.client(), try Self.server()] {
      #expect(engine.receive(octets(text)) == [.failed(TLSFailure(.notTLS(kind, octets(text))))])
      #expect(engine.receive(octets(text)).isEmpty)
      #expect(engine.end().isEmpty)
    }
    for engine in [try Self.client(), try Self.server()] {
      let actions = octets(text).flatMap { engine.receive([$0]) }
      guard case .failed(let failure) = actions.first, case .notTLS(kind, let first) = failure.kind else {
        Issue.record("\(actions)")
        continue
      }
      #expect(actions.count == 1)
      #expect(octets(text).starts(with: first))
    }
  }

  @Test("less than a line of clear text is recognized when it ends")
  func little() throws {
    let client = try Self.client()
    #expect(client.receive(octets("220")).isEmpty)
    #expect(client.end() == [.failed(TLSFailure(.notTLS(.smtpReply, octets("220"))))])
  }

  @Test("of a long text only the beginning is kept")
  func long() throws {
    let text = octets("220 ") + [UInt8](repeating: 0x61, count: 100_000)
    let actions = try Self.client().receive(text)
    #expect(actions == [.failed(TLSFailure(.notTLS(.smtpReply, Array(text.prefix(512)))))])
  }

  @Test("octets that are neither text nor TLS are called so")
  func octetsOnly() throws {
    #expect(try Self.client().receive([0, 1, 2]) == [.failed(TLSFailure(.notTLS(.octets, [0, 1, 2])))])
    #expect(try Self.client().receive([0xff, 0xfe]) == [.failed(TLSFailure(.notTLS(.octets, [0xff, 0xfe])))])
  }

  /// The header of a record, and how many octets follow it.
  static let records: [([UInt8], Int)] = [
    ([22, 3, 1, 0, 0], 0), ([22, 3, 3, 0x40, 0], 16_384), ([22, 3, 3, 0xff, 0xff], 65_535),
    ([23, 3, 3, 0, 0], 0), ([23, 3, 3, 0x41, 0x20], 16_672), ([20, 3, 3, 0, 1], 1), ([21, 3, 3, 0, 2], 2),
    ([22, 2, 0, 0, 9], 9), ([22, 0x33, 0x33, 0, 9], 9), ([0x16, 3, 0xff, 0, 4], 4),
  ]

  @Test("a record of no length or of the greatest is no danger, nor is any other", arguments: records)
  func record(_ header: [UInt8], _ count: Int) throws {
    for filling: UInt8 in [0, 1, 2, 0xff] {
      let wire = header + [UInt8](repeating: filling, count: count)
      for make in [Self.client, Self.server] {
        let whole = try make()
        // An empty record is allowed now and then, and says nothing; a hundred of them are not.
        let actions = (0..<100).flatMap { _ in whole.receive(wire) } + whole.end()
        #expect(actions.compactMap(\.failure).count == 1)
        #expect(actions.allSatisfy { $0.facts == nil && $0.plaintext.isEmpty })
        let pieces = try make()
        let one = wire.flatMap { pieces.receive([$0]) } + pieces.end()
        #expect(one.compactMap(\.failure).count == 1)
      }
    }
  }

  @Test("random octets fail once, with a reason, and nothing comes of them", arguments: 1...40)
  func random(seed: UInt64) throws {
    var state = seed &* 0x9e37_79b9_7f4a_7c15
    let next = { () -> UInt8 in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
    let noise = (0..<20_000).map { _ in next() }
    // By themselves, as the inside of a record, and in the place of a greeting's.
    for start: [UInt8] in [[], [22, 3, 1, 0x20, 0], [22, 3, 1, 0, 80, 1, 0, 0, 76, 3, 3]] {
      for make in [Self.client, Self.server] {
        let actions = try make().receive(start + noise)
        #expect(actions.compactMap(\.failure).count == 1)
        #expect(actions.allSatisfy { $0.facts == nil && $0.plaintext.isEmpty })
      }
    }
  }

  @Test("a handshake changed in any octet is never one that verified another server", arguments: [1, 3, 5, 7, 11])
  func mutated(step: Int) throws {
    let world = try World.good()
    let client = try TLSEngine(TLSContext(client: world.client))
    let server = try TLSEngine(TLSContext(server: world.server))
    let hello = client.start().flatMap(\.ciphertext)
    let flight = server.receive(hello).flatMap(\.ciphertext)
    let positions = stride(from: step, to: flight.count, by: max(1, flight.count / 40))
    for position in positions {
      let victim = try TLSEngine(TLSContext(client: world.client))
      _ = victim.start()
      var changed = flight
      changed[position] ^= UInt8(step)
      let actions = victim.receive(changed)
      #expect(actions.allSatisfy { $0.facts == nil && $0.plaintext.isEmpty })
    }
    // The control: the client it was meant for takes it.
    #expect(client.receive(flight).contains { $0.facts?.verification.isVerified == true })
  }
}
