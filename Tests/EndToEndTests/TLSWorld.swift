import TLS
import TestSupport

/// An authority of the tests, certificates from it, and a server that shows one.
struct TLSWorld {
  let folder: TemporaryFolder
  let authority: Identity

  init() throws {
    folder = try TemporaryFolder("tls")
    authority = try CertificateMaker.make(.authority("Test Authority"))
    try folder.write(authority.certificates.joined(), to: "ca.pem")
  }

  /// For the command line: trust this authority.
  var trusting: [String] { ["--ca-file", folder.file("ca.pem")] }

  /// The server's side with a certificate for 127.0.0.1 and localhost, changed as wanted.
  func server(
    _ options: (inout TLSServerOptions) -> Void = { _ in }, _ change: (inout CertificateRecipe) -> Void = { _ in }
  ) throws -> TLSContext {
    var recipe = CertificateRecipe(commonName: "localhost", names: [.dns("localhost"), .ip("127.0.0.1")])
    change(&recipe)
    let identity = try CertificateMaker.make(recipe, signedBy: authority)
    return try server(showing: identity, options)
  }

  func server(showing identity: Identity, _ options: (inout TLSServerOptions) -> Void = { _ in }) throws -> TLSContext {
    var settings = TLSServerOptions(certificate: .made(identity))
    options(&settings)
    return try TLSContext(server: settings)
  }
}

extension [ServerStep] {
  /// Greets, lists STARTTLS, and says 220 to it.
  static let untilGoAhead: [ServerStep] = [
    .reply("220 test"), .expectLine, .reply("250-test\r\n250 STARTTLS"), .expectLine, .reply("220 go ahead"),
  ]
}
