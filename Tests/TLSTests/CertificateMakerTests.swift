import TLS
import Testing

@Suite("Certificates made here")
struct CertificateMakerTests {
  @Test("what cannot be put into a certificate is told")
  func refused() throws {
    let good = CertificateRecipe(commonName: World.name)
    var recipe = good
    recipe.names = [.ip("not an address")]
    #expect(throws: CertificateFailure.notAnAddress("not an address")) { try CertificateMaker.make(recipe) }
    recipe = good
    recipe.curve = "no curve"
    #expect(throws: CertificateFailure.unknown("no curve")) { try CertificateMaker.make(recipe) }
    recipe = good
    recipe.digest = "no digest"
    #expect(throws: CertificateFailure.unknown("no digest")) { try CertificateMaker.make(recipe) }
    recipe = good
    recipe.commonName = String(repeating: "a", count: 65)
    #expect(throws: CertificateFailure.refused(reason: "string too long")) { try CertificateMaker.make(recipe) }
    let empty = Identity(certificates: [], key: "", isSelfSigned: true)
    #expect(throws: CertificateFailure.issuerUnusable) { try CertificateMaker.make(good, signedBy: empty) }
    #expect(throws: Never.self) { try CertificateMaker.make(good) }
  }

  @Test("no two are the same, and none holds the authority above it")
  func fresh() throws {
    let authority = try CertificateMaker.make(.authority("A"))
    let between = try CertificateMaker.make(.authority("B"), signedBy: authority)
    let lower = try CertificateMaker.make(.authority("C"), signedBy: between)
    let recipe = CertificateRecipe(commonName: World.name)
    let (one, other) = (
      try CertificateMaker.make(recipe, signedBy: authority), try CertificateMaker.make(recipe, signedBy: authority)
    )
    #expect(one.certificates.count == 1)
    #expect(one.certificates != other.certificates && one.key != other.key)
    let deep = try CertificateMaker.make(recipe, signedBy: lower)
    #expect(Array(deep.certificates.dropFirst()) == lower.certificates.prefix(1) + between.certificates)
    #expect(deep.alone.certificates == Array(deep.certificates.prefix(1)))
  }
}
