import Octets
import TLS
import Testing

@Suite("Which certificates are believed, and why the others are not")
struct CertificateTests {
  /// The names in a certificate, the name asked for, and whether that is one of them.
  static let names: [([AlternativeName], String, String?)] = [
    ([.dns("mail.christian.net")], "mail.christian.net", "mail.christian.net"),
    ([.dns("mail.christian.net")], "MAIL.Christian.NET.", "mail.christian.net"),
    ([.dns("other.test"), .dns("mail.christian.net")], "mail.christian.net", "mail.christian.net"),
    ([.dns("other.test")], "mail.christian.net", nil),
    ([.dns("mail.christian.net")], "christian.net", nil),
    ([.dns("christian.net")], "mail.christian.net", nil),
    ([.email("ann@mail.christian.net")], "mail.christian.net", nil),
    ([.dns("*.christian.net")], "mail.christian.net", "*.christian.net"),
    ([.dns("*.christian.net")], "a.mail.christian.net", nil),
    ([.dns("*.christian.net")], "christian.net", nil),
    ([.dns("*.*.christian.net")], "a.mail.christian.net", nil),
    ([.dns("*.*.christian.net")], "mail.christian.net", nil),
    ([.dns("ma*.christian.net")], "mail.christian.net", nil),
    ([.dns("*l.christian.net")], "mail.christian.net", nil),
    ([.dns("mail.*.net")], "mail.christian.net", nil),
    ([.dns("*")], "localhost", nil),
    ([.dns("*.net")], "christian.net", nil),
    ([.ip("127.0.0.1")], "127.0.0.1", "127.0.0.1"),
    ([.ip("127.0.0.1")], "127.0.0.2", nil),
    ([.ip("::1")], "::1", "::1"),
    ([.ip("::1")], "0:0:0:0:0:0:0:1", "0:0:0:0:0:0:0:1"),
    ([.ip("fe80::1")], "fe80::1%eth0", "fe80::1"),
    ([.ip("::1")], "::2", nil),
    ([.dns("127.0.0.1")], "127.0.0.1", nil),
    ([.dns("mail.christian.net")], "127.0.0.1", nil),
    ([.ip("127.0.0.1")], "mail.christian.net", nil),
    ([.dns("mail.christian.net\0.evil.test")], "mail.christian.net", nil),
    ([.dns("evil.test\0.mail.christian.net")], "mail.christian.net", nil),
  ]

  @Test("a certificate is good for the names in it, and for no others", arguments: names)
  func name(_ names: [AlternativeName], _ asked: String, _ matched: String?) throws {
    let world = try World.Made { ($0.names, $0.commonName) = (names, "mail.christian.net") }
    var client = world.client
    client.serverName = asked
    let facts = try #require(try JoinedEngines.shakingHands(client, world.server).clientFacts)
    #expect(facts.chain.first?.names == names)
    if let matched {
      #expect(facts.verification == .verified(name: matched))
      return
    }
    let asked = asked.split(separator: "%").first.map(String.init) ?? asked
    let isNamed = names.contains { if case .email = $0 { false } else { true } }
    let mismatch =
      isNamed
      ? VerificationFailure.wrongName(asked: asked, names: names)
      : .commonNameOnly(asked: asked, commonName: "mail.christian.net")
    let nulled = names.filter { $0.text.contains("\0") }
    #expect(facts.verification == .failed([mismatch] + (nulled.isEmpty ? [] : [.nulInName(nulled)])))
  }

  @Test("a common name is no name, even where it is the right one and the only one")
  func commonNameOnly() throws {
    let world = try World.Made { $0.names = [] }
    #expect(
      try verification(world) == .failed([.commonNameOnly(asked: World.name, commonName: World.name)]))
  }

  @Test("a name with NUL in it spoils the good one beside it")
  func nulBesideGood() throws {
    let bad = AlternativeName.dns("mail.christian.net\0.evil.test")
    let world = try World.Made { $0.names = [.dns(World.name), bad] }
    #expect(try verification(world) == .failed([.nulInName([bad])]))
  }

  @Test("a certificate is believed within its time alone")
  func time() throws {
    let expired = try World.Made { ($0.validFrom, $0.validUntil) = (-7_200, -3_600) }
    let early = try World.Made { ($0.validFrom, $0.validUntil) = (3_600, 7_200) }
    let now = try World.Made { ($0.validFrom, $0.validUntil) = (-60, 60) }
    let subject = "CN=\(World.name)"
    var facts = try #require(try facts(expired))
    #expect(facts.verification == .failed([.expired(certificate: subject, since: facts.chain[0].notAfter)]))
    facts = try #require(try self.facts(early))
    #expect(facts.verification == .failed([.notYetValid(certificate: subject, until: facts.chain[0].notBefore)]))
    #expect(try verification(now) == .verified(name: World.name))
  }

  @Test("all reasons are told, not the first alone")
  func several() throws {
    let world = try World.Made {
      $0.validFrom = -7_200
      $0.validUntil = -3_600
      $0.names = [.dns("other.test")]
    }
    var client = world.client
    client.authorities = .pem(try CertificateMaker.make(.authority("Another")).certificates.joined())
    let facts = try #require(try JoinedEngines.shakingHands(client, world.server).clientFacts)
    guard case .failed(let failures) = facts.verification else {
      Issue.record("verified")
      return
    }
    #expect(Set(failures.map { "\($0)".prefix { $0 != "(" } }) == ["unknownIssuer", "wrongName", "expired"])
    #expect(failures.count == 3)
  }

  @Test("nobody vouches for a certificate that is signed with its own key, unless it is itself an authority")
  func selfSigned() throws {
    let own = try CertificateMaker.make(CertificateRecipe(commonName: World.name, names: [.dns(World.name)]))
    let world = try World.good()
    let server = TLSServerOptions(certificate: .made(own))
    var client = world.client
    #expect(
      try JoinedEngines.shakingHands(client, server).clientFacts?.verification
        == .failed([.selfSigned(certificate: "CN=\(World.name)")]))
    client.authorities = .pem(own.certificates.joined())
    #expect(
      try JoinedEngines.shakingHands(client, server).clientFacts?.verification == .verified(name: World.name))
  }

  @Test("an authority that is not believed is named, with its certificate sent or without")
  func unknownAuthority() throws {
    let world = try World.good()
    let stranger = try CertificateMaker.make(.authority("Stranger"))
    let recipe = CertificateRecipe(commonName: World.name, names: [.dns(World.name)])
    var identity = try CertificateMaker.make(recipe, signedBy: stranger)
    #expect(try verification(world.client, identity) == .failed([.unknownIssuer(name: "CN=Stranger")]))
    identity.certificates += stranger.certificates
    #expect(try verification(world.client, identity) == .failed([.unknownAuthority(name: "CN=Stranger")]))
    let between = try CertificateMaker.make(.authority("Between"), signedBy: stranger)
    identity = try CertificateMaker.make(recipe, signedBy: between)
    #expect(try verification(world.client, identity) == .failed([.unknownAuthority(name: "CN=Stranger")]))
  }

  @Test("a chain is followed to its authority, and where a link is missing that is said")
  func intermediate() throws {
    let world = try World.good()
    let between = try CertificateMaker.make(.authority("Between"), signedBy: world.authority)
    var recipe = CertificateRecipe(commonName: World.name, names: [.dns(World.name)])
    let url = "http://ca.christian.net/between.cer"
    let whole = try CertificateMaker.make(recipe, signedBy: between)
    #expect(whole.certificates.count == 2)
    #expect(try verification(world.client, whole) == .verified(name: World.name))
    #expect(try verification(world.client, whole.alone) == .failed([.unknownIssuer(name: "CN=Between")]))
    recipe.issuerURL = url
    let telling = try CertificateMaker.make(recipe, signedBy: between)
    #expect(try verification(world.client, telling) == .verified(name: World.name))
    #expect(
      try verification(world.client, telling.alone)
        == .failed([.missingIntermediate(issuer: "CN=Between", url: url)]))
    var gap = whole.alone
    gap.certificates += world.authority.certificates
    #expect(
      try verification(world.client, gap) == .failed([.missingIntermediate(issuer: "CN=Between", url: nil)]))
  }

  @Test("only an authority may sign: a server's certificate that signed another is found out")
  func notAnAuthority() throws {
    let world = try World.good()
    let recipe = CertificateRecipe(commonName: World.name, names: [.dns(World.name)])
    let pretender = try CertificateMaker.make(CertificateRecipe(commonName: "Pretender"), signedBy: world.authority)
    let identity = try CertificateMaker.make(recipe, signedBy: pretender)
    guard case .failed(let failures) = try verification(world.client, identity) else {
      Issue.record("verified")
      return
    }
    #expect(failures.contains(.notAnAuthority(certificate: "CN=Pretender")))
  }

  @Test("a signature that does not fit is found out")
  func badSignature() throws {
    let world = try World.good()
    let middle = try #require(
      Base64.decode(world.certificate.certificates[0].split(separator: "\n").dropFirst().dropLast().joined()))
    var octets = middle
    octets[octets.count - 1] ^= 1
    var identity = world.certificate
    identity.certificates = ["-----BEGIN CERTIFICATE-----\n\(Base64.encode(octets))\n-----END CERTIFICATE-----\n"]
    #expect(
      try verification(world.client, identity) == .failed([.badSignature(certificate: "CN=\(World.name)")]))
    identity.certificates = ["-----BEGIN CERTIFICATE-----\n\(Base64.encode(middle))\n-----END CERTIFICATE-----\n"]
    #expect(try verification(world.client, identity) == .verified(name: World.name))
  }

  @Test("a short key and an old digest are not believed, and are named as weak", arguments: [true, false])
  func weak(isAllowed: Bool) throws {
    var short = CertificateRecipe.authority("Short")
    short.curve = "prime192v1"
    let authority = try CertificateMaker.make(short)
    var recipe = CertificateRecipe(commonName: World.name, names: [.dns(World.name)])
    recipe.digest = "SHA1"
    let identity = try CertificateMaker.make(recipe, signedBy: authority)
    // Whatever is allowed for the connection, a certificate is judged in the same way.
    var (client, server) = (try World.good().client, TLSServerOptions(certificate: .made(identity)))
    server.minimumVersion = .tls10
    if isAllowed { client.minimumVersion = .tls10 }
    client.authorities = .pem(authority.certificates.joined())
    let facts = try #require(try JoinedEngines.shakingHands(client, server).clientFacts)
    guard case .failed(let failures) = facts.verification else {
      Issue.record("verified")
      return
    }
    #expect(
      failures == [
        .weakSignature(certificate: "CN=\(World.name)", algorithm: "ecdsa-with-SHA1"),
        .weakKey(certificate: "CN=Short", key: PublicKeyFacts(kind: "EC", curve: "prime192v1", bits: 192)),
      ])
    #expect(facts.weaknesses == [.signature(certificate: "CN=\(World.name)", algorithm: "ecdsa-with-SHA1")])
  }

  private func facts(_ world: World.Made) throws -> TLSFacts? {
    try JoinedEngines.shakingHands(world.client, world.server).clientFacts
  }

  private func verification(_ world: World.Made) throws -> Verification? {
    try facts(world)?.verification
  }

  private func verification(_ client: TLSClientOptions, _ identity: Identity) throws -> Verification? {
    try JoinedEngines.shakingHands(client, TLSServerOptions(certificate: .made(identity))).clientFacts?.verification
  }
}
