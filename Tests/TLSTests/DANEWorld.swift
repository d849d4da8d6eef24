import Names
import TLS
import Testing

/// A chain of three: an authority that is not sent, one between, and a server's certificate.
struct DANEWorld {
  static let base = "mx1.good.test"
  static let nextHop = "good.test"

  let root: Identity
  let between: Identity
  let leaf: Identity

  init(
    names: [AlternativeName] = [.dns(base)], validFrom: Int64 = -3_600, validUntil: Int64 = 86_400
  ) throws {
    root = try CertificateMaker.make(.authority("Root"))
    between = try CertificateMaker.make(.authority("Between"), signedBy: root)
    var recipe = CertificateRecipe(commonName: "CN only", names: names)
    (recipe.validFrom, recipe.validUntil) = (validFrom, validUntil)
    leaf = try CertificateMaker.make(recipe, signedBy: between)
  }

  /// What a client learns of a server that shows this.
  static func facts(_ identity: Identity) throws -> TLSFacts {
    let server = TLSServerOptions(certificate: .made(identity))
    return try #require(try JoinedEngines.shakingHands(World.good().client, server).clientFacts)
  }

  /// The record of the first certificate of an identity.
  static func record(_ identity: Identity, _ usage: UInt8, _ selector: UInt8, _ matching: UInt8) throws -> TLSARecord {
    try #require(
      DANE.record(for: try facts(identity).chain[0], usage: usage, selector: selector, matching: matching))
  }

  static func judge(_ identity: Identity, _ record: TLSARecord, nextHop: String? = nil) throws -> DANEVerdict.Result {
    let verdicts = DANE.judge(
      try facts(identity), records: [record], base: try #require(DomainName(base)),
      nextHop: nextHop.flatMap { DomainName($0) })
    #expect(verdicts.map(\.record) == [record])
    return try #require(verdicts.first).result
  }
}
