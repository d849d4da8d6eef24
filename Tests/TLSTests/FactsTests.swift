import TLS
import Testing

@testable import TLS

@Suite("What is told of a connection and its certificates")
struct FactsTests {
  @Test("both ends tell the same version, cipher and group", arguments: [TLSVersion.tls12, .tls13])
  func same(_ version: TLSVersion) throws {
    let world = try World.good()
    var server = world.server
    server.maximumVersion = version
    let engines = try JoinedEngines.shakingHands(world.client, server)
    let (client, other) = (try #require(engines.clientFacts), try #require(engines.serverFacts))
    #expect(client.version.name == (version == .tls12 ? "TLS 1.2" : "TLS 1.3"))
    #expect(client.cipher == (version == .tls12 ? "ECDHE-ECDSA-AES256-GCM-SHA384" : "TLS_AES_256_GCM_SHA384"))
    #expect(client.cipherBits == 256)
    guard case .group(let name) = client.keyExchange else {
      Issue.record("\(client.keyExchange)")
      return
    }
    #expect(name.hasPrefix("X25519"))
    #expect(!client.isResumed)
    #expect(client.serverName == World.name)
    #expect(
      [client.version, other.version] == [version, version] && client.cipher == other.cipher
        && client.keyExchange == other.keyExchange && client.serverName == other.serverName)
    #expect(client.weaknesses.isEmpty && other.weaknesses.isEmpty)
  }

  @Test("an address is not sent as a name")
  func address() throws {
    let world = try World.Made { $0.names = [.ip("127.0.0.1")] }
    var client = world.client
    client.serverName = "127.0.0.1"
    let engines = try JoinedEngines.shakingHands(client, world.server)
    #expect(engines.clientFacts?.serverName == nil)
    #expect(engines.serverFacts?.serverName == nil)
    #expect(engines.clientFacts?.verification == .verified(name: "127.0.0.1"))
  }

  @Test("a certificate is told as it was made")
  func certificate() throws {
    let names: [AlternativeName] = [
      .dns("mail.christian.net"), .dns("*.christian.net"), .ip("192.0.2.1"), .ip("2001:db8::1"),
      .email("postmaster@christian.net"),
    ]
    let authority = try CertificateMaker.make(.authority("Authorität, of \"Practice\""))
    var recipe = CertificateRecipe(commonName: World.name, names: names)
    (recipe.validFrom, recipe.validUntil) = (-60, 3_600)
    let facts = try facts(of: CertificateMaker.make(recipe, signedBy: authority))
    #expect(facts.subject == "CN=mail.christian.net")
    #expect(facts.commonName == "mail.christian.net")
    #expect(facts.issuer == #"CN=Authorität\, of \"Practice\""#)
    #expect(facts.names == names)
    #expect(facts.key == PublicKeyFacts(kind: "EC", curve: "P-256", bits: 256))
    #expect(facts.signatureAlgorithm == "ecdsa-with-SHA256")
    #expect(facts.signatureDigest == "SHA256")
    #expect(!facts.isSelfSigned)
    #expect(facts.issuerURL == nil)
    let (from, until) = (facts.notBefore.secondsSince1970 ?? 0, facts.notAfter.secondsSince1970 ?? 0)
    #expect(until - from == 3_660)
    #expect(facts.serial.count.isMultiple(of: 2) && facts.serial.allSatisfy(\.isHexDigit))
    #expect(facts.pem.hasPrefix("-----BEGIN CERTIFICATE-----\n"))
    #expect(try self.facts(of: authority).isSelfSigned)
  }

  @Test("a certificate that openssl(1) made is told as openssl(1) tells it")
  func known() throws {
    let certificate = try #require(Certificate.all(inPEM: octets(KnownCertificate.pem)).first)
    let facts = certificate.lend { CertificateFacts($0) }
    #expect(facts.subject == "C=US, O=Example, CN=mx.example.org")
    #expect(facts.subject == facts.issuer)
    #expect(facts.isSelfSigned)
    #expect(facts.names == [.dns("mx.example.org"), .ip("192.0.2.7"), .other("URI:https://example.org/")])
    #expect(facts.serial == "0A1B2C")
    #expect(facts.key == PublicKeyFacts(kind: "RSA", bits: 1024))
    #expect(facts.signatureAlgorithm == "sha1WithRSAEncryption")
    #expect(facts.notBefore == KnownCertificate.notBefore)
    #expect(facts.notAfter == KnownCertificate.notAfter)
    #expect(facts.fingerprint == KnownCertificate.fingerprint)
    #expect(facts.pem == KnownCertificate.pem)
    #expect(
      Weakness.all(version: .tls12, cipher: "AES128-SHA", chain: [facts])
        == [.shortKey(certificate: facts.subject, PublicKeyFacts(kind: "RSA", bits: 1024))])
  }

  static let ciphers: [(String, [Weakness.Cipher])] = [
    ("TLS_AES_256_GCM_SHA384", []), ("ECDHE-RSA-AES128-SHA", []), ("RC4-SHA", [.rc4]),
    ("ECDHE-RSA-RC4-SHA", [.rc4]), ("DES-CBC3-SHA", [.tripleDES]), ("ECDHE-ECDSA-DES-CBC3-SHA", [.tripleDES]),
    ("DES-CBC-SHA", [.des]), ("NULL-SHA256", [.noEncryption]), ("AECDH-NULL-SHA", [.noEncryption, .anonymous]),
    ("EXP-RC4-MD5", [.export, .rc4]), ("ADH-AES128-SHA", [.anonymous]),
  ]

  @Test("a weak cipher is known by its name", arguments: ciphers)
  func cipher(_ name: String, _ kinds: [Weakness.Cipher]) {
    #expect(Weakness.all(version: .tls12, cipher: name, chain: []) == kinds.map { .cipher(name, $0) })
  }

  static let addresses: [(String, String)] = [
    ("7f000001", "127.0.0.1"), ("00000000000000000000000000000001", "::1"),
    ("00000000000000000000000000000000", "::"), ("20010db8000000000001000000000001", "2001:db8::1:0:0:1"),
    ("20010db8000100010001000100010000", "2001:db8:1:1:1:1:1:0"), ("fe800000000000000000000000000000", "fe80::"),
    ("20010db8000000010001000100010001", "2001:db8:0:1:1:1:1:1"), ("7f0000", "7F:00:00"), ("", ""),
  ]

  @Test("an address is written as RFC 5952 wants it", arguments: addresses)
  func addressText(_ octets: String, _ text: String) {
    #expect(IPAddressText.of(hexadecimal(octets)) == text)
  }

  private func facts(of identity: Identity) throws -> CertificateFacts {
    try #require(Certificate.all(inPEM: octets(identity.certificates[0])).first).lend { CertificateFacts($0) }
  }
}
