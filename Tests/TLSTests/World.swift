import TLS

/// The names, authorities and certificates that the tests share.
enum World {
  static let name = "mail.christian.net"

  static func good() throws -> Made { try Made() }

  /// An authority, and a good certificate from it.
  struct Made {
    let authority: Identity
    let certificate: Identity

    init(_ change: (inout CertificateRecipe) -> Void = { _ in }) throws {
      authority = try CertificateMaker.make(.authority("Practice Authority"))
      var recipe = CertificateRecipe(commonName: World.name, names: [.dns(World.name)])
      change(&recipe)
      certificate = try CertificateMaker.make(recipe, signedBy: authority)
    }

    var client: TLSClientOptions {
      var options = TLSClientOptions(serverName: World.name)
      options.authorities = .pem(authority.certificates.joined())
      return options
    }

    var server: TLSServerOptions { TLSServerOptions(certificate: .made(certificate)) }
  }
}
