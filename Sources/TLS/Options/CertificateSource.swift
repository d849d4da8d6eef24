/// Where a certificate to show the other side comes from, with the chain above it and its key.
package enum CertificateSource: Equatable, Sendable {
  /// Two PEM files, which may be the same: the certificate first, then what leads up to its authority; and the key.
  case files(chain: String, key: String)
  case made(Identity)
}
