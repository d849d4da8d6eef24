/// Why a certificate could not be made.
package enum CertificateFailure: Error, Equatable, Sendable {
  /// OpenSSL knows no curve or digest of this name.
  case unknown(String)
  case notAnAddress(String)
  /// What was given as issuer cannot sign: no certificate in it, or no key.
  case issuerUnusable
  case refused(reason: String)
}
