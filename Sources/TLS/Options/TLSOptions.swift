/// How a client speaks TLS. Whatever is found out about the server's certificate, the handshake goes on: what is to
/// follow is decided by whoever reads the `TLSFacts`.
package struct TLSClientOptions: Equatable, Sendable {
  /// The host name or IP address that the certificate has to be for. A host name is sent along (SNI, RFC 6066,
  /// section 3), an IP address never is.
  package var serverName: String
  package var authorities = Authorities.system
  /// Below 1.2 is reached only when it is asked for here; whatever that takes (weak signatures, short keys, no secure
  /// renegotiation) is then allowed too.
  package var minimumVersion = TLSVersion.tls12
  /// In OpenSSL's notation, `ECDHE-RSA-AES128-SHA:TLS_AES_128_GCM_SHA256` for one; weak ones are allowed when named.
  /// Nothing but what is named is offered: without a suite of TLS 1.3, 1.3 itself is not.
  package var ciphers: String?
  /// For a server that asks who its client is.
  package var certificate: CertificateSource?
  /// Seconds since 1970 at which a certificate has to be valid; nil: now.
  package var verificationTime: Int64?

  package init(serverName: String) {
    self.serverName = serverName
  }
}

/// Whose signature under a certificate is believed.
package enum Authorities: Equatable, Sendable {
  /// Those that the system keeps for all its programs.
  case system
  /// Those in this PEM file, and no others.
  case file(String)
  /// Those in this PEM text, and no others.
  case pem(String)
}

/// Where a certificate to show the other side comes from, with the chain above it and its key.
package enum CertificateSource: Equatable, Sendable {
  /// Two PEM files, which may be the same: the certificate first, then what leads up to its authority; and the key.
  case files(chain: String, key: String)
  case made(Identity)
}

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
