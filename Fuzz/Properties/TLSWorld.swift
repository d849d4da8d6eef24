import TLS

/// A server with a certificate, and a client that believes in it: made once, for each version of TLS.
enum TLSWorld {
  struct Contexts: Sendable {
    let client: TLSContext
    let server: TLSContext
    let certificate: Identity
  }

  static let name = "mail.example.org"
  static let versions: [TLSVersion] = [.tls12, .tls13]

  private static let made = Result {
    let authority = try CertificateMaker.make(.authority("Fuzz"))
    let certificate = try CertificateMaker.make(
      CertificateRecipe(commonName: name, names: [.dns(name)]), signedBy: authority)
    return try versions.map { version in
      var client = TLSClientOptions(serverName: name)
      client.authorities = .pem(authority.certificates.joined())
      var server = TLSServerOptions(certificate: .made(certificate))
      server.maximumVersion = version
      return Contexts(
        client: try TLSContext(client: client), server: try TLSContext(server: server), certificate: certificate)
    }
  }

  static func contexts(_ number: UInt8) throws -> Contexts {
    let made = try made.get()
    return made[Int(number) % made.count]
  }
}

/// What one end has seen.
struct TLSSeen {
  var facts: TLSFacts?
  var received: [UInt8] = []
  var failures: [TLSFailure] = []
  var isClosed = false
  var isTruncated = false
  /// To the other side.
  var sent: [UInt8] = []

  mutating func note(_ actions: [TLSEngine.Action]) throws(BrokenRule) {
    for action in actions {
      try hold(failures.isEmpty, "after a failure there is nothing")
      switch action {
      case .send(let octets): sent += octets
      case .established(let facts):
        try hold(self.facts == nil, "a handshake is done once")
        self.facts = facts
      case .received(let octets):
        try hold(facts != nil, "nothing is received before the handshake is done")
        try hold(!octets.isEmpty, "what is received is not empty")
        received += octets
      case .closed: isClosed = true
      case .truncated: isTruncated = true
      case .failed(let failure): failures.append(failure)
      }
    }
  }
}
