package import TLS

/// What a real server of the tests has for TLS and for logging in: a certificate for 127.0.0.1 and localhost, and one
/// user.
package struct PeerSecurity: Sendable {
  package static let user = "bob"
  package static let password = "carrots-are-orange"
  /// What XOAUTH2 takes in place of the password.
  package static let token = "ya29.bunnies-love-tokens"

  package let authority: Identity
  let certificate: Identity
  /// One that the authority made for a client.
  package let client: Identity

  package init() throws {
    authority = try CertificateMaker.make(.authority("Peers' Authority"))
    let names: [AlternativeName] = [.dns("localhost"), .ip("127.0.0.1")]
    certificate = try CertificateMaker.make(
      CertificateRecipe(commonName: "localhost", names: names), signedBy: authority)
    client = try CertificateMaker.make(
      CertificateRecipe(commonName: Self.user, names: [.email("\(Self.user)@client.test")]), signedBy: authority)
  }

  /// Puts what the server reads into its folder.
  func lay(in folder: TemporaryFolder, below place: String = "") throws {
    try folder.write(certificate.certificates.joined(), to: "\(place)server.pem")
    try folder.write(certificate.key, to: "\(place)server.key")
    try folder.write(authority.certificates.joined(), to: "\(place)ca.pem")
  }
}
