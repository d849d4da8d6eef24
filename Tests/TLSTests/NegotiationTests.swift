import TLS
import Testing

@Suite("What the two ends agree on, and what they do not")
struct NegotiationTests {
  @Test("an old version is refused by default, and reached when asked for", arguments: [TLSVersion.tls10, .tls11])
  func oldVersion(_ version: TLSVersion) throws {
    let world = try World.good()
    var (client, server) = (world.client, world.server)
    (server.minimumVersion, server.maximumVersion) = (.tls10, version)
    let refused = try JoinedEngines.shakingHands(client, server)
    #expect(refused.clientFacts == nil && refused.serverFacts == nil)
    #expect(refused.clientFailure?.kind == .version)
    #expect(refused.serverFailure?.kind == .version)
    client.minimumVersion = version
    let reached = try JoinedEngines.shakingHands(client, server)
    let facts = try #require(reached.clientFacts)
    #expect(facts.version == version)
    #expect(facts.verification == .verified(name: World.name))
    #expect(facts.weaknesses == [.oldVersion(version)])
    reached.client(try reached.client.send(octets("QUIT\r\n")))
    reached.settle()
    #expect(reached.serverHeard == octets("QUIT\r\n"))
  }

  @Test("a minimum is a minimum: between two that can do better, the best is taken")
  func best() throws {
    let world = try World.good()
    var (client, server) = (world.client, world.server)
    (client.minimumVersion, server.minimumVersion) = (.tls10, .tls10)
    let facts = try #require(try JoinedEngines.shakingHands(client, server).clientFacts)
    #expect(facts.version == .tls13)
    #expect(facts.weaknesses.isEmpty)
    client.minimumVersion = .tls13
    server.maximumVersion = .tls12
    #expect(try JoinedEngines.shakingHands(client, server).clientFailure?.kind == .version)
  }

  @Test(
    "certificates of more than 100 KB are called too large, and fewer are accepted",
    arguments: [TLSVersion.tls12, .tls13])
  func largeChain(version: TLSVersion) throws {
    let world = try World.good()
    let authority = world.authority.certificates[0]
    for (copies, kind) in [(400, TLSFailure.Kind.certificateTooLarge), (100, nil)] {
      var certificate = world.certificate
      certificate.certificates += Array(repeating: authority, count: copies)
      var server = TLSServerOptions(certificate: .made(certificate))
      server.maximumVersion = version
      let engines = try JoinedEngines.shakingHands(world.client, server)
      #expect(engines.clientFailure?.kind == kind)
      #expect((engines.clientFacts == nil) == (kind != nil))
    }
  }

  @Test("a cipher that encrypts nothing is refused by default, and reached when asked for by name")
  func weakCipher() throws {
    let world = try World.good()
    var (client, server) = (world.client, world.server)
    server.ciphers = "ECDHE-ECDSA-NULL-SHA"
    let refused = try JoinedEngines.shakingHands(client, server)
    #expect(refused.serverFailure?.kind == .cipher || refused.serverFailure?.kind == .version)
    #expect(refused.clientFacts == nil && refused.serverFacts == nil)
    client.ciphers = "ECDHE-ECDSA-NULL-SHA"
    let facts = try #require(try JoinedEngines.shakingHands(client, server).clientFacts)
    #expect(facts.cipher == "ECDHE-ECDSA-NULL-SHA")
    #expect(facts.cipherBits == 0)
    #expect(facts.weaknesses == [.cipher("ECDHE-ECDSA-NULL-SHA", .noEncryption)])
    #expect(facts.verification == .verified(name: World.name))
  }

  @Test("a cipher with which nobody shows who they are verifies nobody")
  func anonymous() throws {
    let world = try World.good()
    var (client, server) = (world.client, world.server)
    (client.ciphers, server.ciphers) = ("AECDH-AES128-SHA", "AECDH-AES128-SHA")
    let facts = try #require(try JoinedEngines.shakingHands(client, server).clientFacts)
    #expect(facts.chain.isEmpty)
    #expect(facts.verification == .failed([.noCertificate]))
    #expect(facts.weaknesses == [.cipher("AECDH-AES128-SHA", .anonymous)])
  }

  @Test("nothing but the ciphers named is offered, and the versions follow from them")
  func named() throws {
    let world = try World.good()
    for (cipher, version) in [
      ("ECDHE-ECDSA-AES128-SHA", TLSVersion.tls12), ("ECDHE-ECDSA-AES256-GCM-SHA384", .tls12),
      ("TLS_AES_128_GCM_SHA256", .tls13), ("TLS_CHACHA20_POLY1305_SHA256", .tls13),
    ] {
      var client = world.client
      client.ciphers = cipher
      let facts = try #require(try JoinedEngines.shakingHands(client, world.server).clientFacts)
      #expect(facts.cipher == cipher)
      #expect(facts.version == version)
      #expect(facts.weaknesses.isEmpty)
    }
  }

  @Test("no cipher in common is told to both ends")
  func nothingInCommon() throws {
    let world = try World.good()
    var (client, server) = (world.client, world.server)
    client.ciphers = "ECDHE-ECDSA-AES128-SHA"
    server.ciphers = "ECDHE-ECDSA-AES256-GCM-SHA384"
    let engines = try JoinedEngines.shakingHands(client, server)
    #expect(
      engines.serverFailure
        == TLSFailure(.cipher, alert: TLSAlert(number: 40, isReceived: false), reason: "no shared cipher"))
    #expect(engines.clientFailure?.kind == .refused)
    #expect(engines.clientFailure?.alert?.name == "handshake failure")
    #expect(engines.clientFailure?.alert?.isReceived == true)
  }

  static let versions: [TLSVersion] = [.tls12, .tls13]

  @Test("a client shows its certificate to a server that asks", arguments: versions)
  func clientCertificate(_ version: TLSVersion) throws {
    let world = try World.good()
    var (client, server) = (world.client, world.server)
    server.maximumVersion = version
    let authorities = Authorities.pem(world.authority.certificates.joined())
    #expect(try JoinedEngines.shakingHands(client, server).serverFacts?.verification == .notAsked)
    server.clientCertificate = .asked(authorities)
    #expect(
      try JoinedEngines.shakingHands(client, server).serverFacts?.verification == .failed([.noCertificate]))
    let own = try CertificateMaker.make(CertificateRecipe(commonName: "Ann"), signedBy: world.authority)
    client.certificate = .made(own)
    server.clientCertificate = .required(authorities)
    let facts = try #require(try JoinedEngines.shakingHands(client, server).serverFacts)
    #expect(facts.verification == .verified(name: nil))
    #expect(facts.chain.map(\.subject) == ["CN=Ann"])
    #expect(facts.serverName == World.name)
    let between = try CertificateMaker.make(.authority("Between"), signedBy: CertificateMaker.make(.authority("B")))
    client.certificate = .made(try CertificateMaker.make(CertificateRecipe(commonName: "Bob"), signedBy: between))
    let unknown = try #require(try JoinedEngines.shakingHands(client, server).serverFacts)
    #expect(unknown.verification == .failed([.unknownAuthority(name: "CN=B")]))
    #expect(unknown.chain.map(\.subject) == ["CN=Bob", "CN=Between"])
  }

  @Test("a server that must have a certificate and gets none says so", arguments: versions)
  func certificateRequired(_ version: TLSVersion) throws {
    let world = try World.good()
    var server = world.server
    server.maximumVersion = version
    server.clientCertificate = .required(.pem(world.authority.certificates.joined()))
    let engines = try JoinedEngines.shakingHands(world.client, server)
    #expect(engines.serverFacts == nil)
    #expect(engines.serverFailure?.kind == .certificateRequired)
    // In TLS 1.3 a client has finished before it hears of it.
    #expect((engines.clientFacts != nil) == (version == .tls13))
    #expect(engines.clientFailure?.kind == (version == .tls13 ? .certificateRequired : .refused))
    #expect(engines.clientFailure?.alert?.number == (version == .tls13 ? 116 : 40))
  }
}
