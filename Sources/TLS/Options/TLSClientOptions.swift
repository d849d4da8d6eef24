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

  package init(serverName: String) {
    self.serverName = serverName
  }
}
