/// How a server speaks TLS.
package struct TLSServerOptions: Equatable, Sendable {
  package enum ClientCertificate: Equatable, Sendable {
    case notAsked
    /// Asked for; without one, or with one that does not verify, the handshake goes on, and the facts say it.
    case asked(Authorities)
    /// Without one the handshake fails; with one that does not verify it goes on, and the facts say it.
    case required(Authorities)
  }

  package var certificate: CertificateSource
  /// Below 1.2 only when asked for here, as with a client.
  package var minimumVersion = TLSVersion.tls12
  package var maximumVersion = TLSVersion.tls13
  /// As with a client.
  package var ciphers: String?
  package var clientCertificate = ClientCertificate.notAsked

  package init(certificate: CertificateSource) {
    self.certificate = certificate
  }
}
