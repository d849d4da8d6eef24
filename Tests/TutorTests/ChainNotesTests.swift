import TestSupport
import Testing

@testable import Annotations
@testable import TLS

/// The chain that a server sends, in lines for people.
@Suite("A chain of certificates, told")
struct ChainNotesTests {
  private static func facts(
    _ certificates: [String], _ verification: Verification = .notAsked
  ) throws -> TLSFacts {
    let chain = try certificates.map { pem in
      try #require(Certificate.all(inPEM: octets(pem)).first).lend { CertificateFacts($0) }
    }
    return TLSFacts(
      version: .tls13, cipher: "X", standardCipher: "X", cipherBits: 256, keyExchange: KeyExchange.rsa,
      isResumed: false, serverName: nil, chain: chain, verification: verification, weaknesses: [])
  }

  private static func lines(_ certificates: [String], isWhole: Bool) throws -> [Substring] {
    let notes = TLSNotes(asked: "mx.example.org", next: "EHLO x", now: 0)
    return try notes.established(facts(certificates), isWhole: isWhole).summary.split(separator: "\n")
  }

  @Test("only a certificate that issued the one before it is said to have signed it", arguments: [false, true])
  func signed(isWhole: Bool) throws {
    let authority = try CertificateMaker.make(.authority("Authority"))
    let between = try CertificateMaker.make(.authority("Between"), signedBy: authority)
    let own = try CertificateMaker.make(CertificateRecipe(commonName: "mx.example.org"), signedBy: between)
    let stranger = try CertificateMaker.make(.authority("Stranger"))
    for (chain, said) in [
      (own.certificates, ["Signed by (1):"]),
      (own.certificates + authority.certificates, ["Signed by (1):", "Signed by (2):"]),
      (own.certificates.prefix(1) + authority.certificates, ["Sent too, and not its issuer (1):"]),
      (own.certificates + stranger.certificates, ["Signed by (1):", "Sent too, and not its issuer (2):"]),
      (own.certificates.prefix(1) + [], []),
    ] {
      let lines = try Self.lines(Array(chain), isWhole: isWhole)
      #expect(lines.filter { $0.hasPrefix("Signed by") || $0.hasPrefix("Sent too") }.map(String.init) == said)
    }
  }

  @Test("a chain without end is told by its first certificates and their number", arguments: [6, 7, 100])
  func bounded(count: Int) throws {
    let own = try CertificateMaker.make(CertificateRecipe(commonName: "mx.example.org")).certificates[0]
    let lines = try Self.lines(Array(repeating: own, count: count), isWhole: false)
    #expect(lines.filter { $0.hasPrefix("  subject:") }.count == 6)
    let more = count == 7 ? "1 more certificate came" : "\(count - 6) more certificates came"
    #expect(lines.contains { $0.hasPrefix(more) } == (count > 6))
    #expect(lines.count < 60)
  }

  @Test(
    "only a verified connection is said to be safe from everybody along the path",
    arguments: [
      (Verification.verified(name: nil), true), (.failed([.selfSigned(certificate: "CN=x")]), false),
      (.notAsked, false),
    ])
  func promised(verification: Verification, isSafe: Bool) throws {
    let notes = TLSNotes(asked: "mx.example.org", next: "EHLO x", now: 0)
    let more = notes.established(try Self.facts([], verification)).explanation.joined(separator: " ")
    #expect(more.contains("nobody along the path can read or change") == isSafe)
    #expect(more.contains("answers in the server's place") != isSafe)
  }
}
