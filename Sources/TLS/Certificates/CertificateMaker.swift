import COpenSSL

/// Makes certificates and their keys, in memory, for a practice server and for tests. Nothing is made before it is
/// asked for; one takes about a millisecond, since its key is on a curve.
package enum CertificateMaker {
  /// - Parameter issuer: who signs it; nil for its own key.
  package static func make(
    _ recipe: CertificateRecipe, signedBy issuer: Identity? = nil
  ) throws(CertificateFailure) -> Identity {
    ERR_clear_error()
    guard let key = cossl_EVP_EC_gen(recipe.curve).map({ PrivateKey(owning: $0) }) else {
      ERR_clear_error()
      throw .unknown(recipe.curve)
    }
    guard let digest = EVP_get_digestbyname(recipe.digest) else { throw .unknown(recipe.digest) }
    guard let x509 = X509_new() else { throw refusal() }
    let certificate = Certificate(owning: x509)
    let signer = try issuer.map { identity throws(CertificateFailure) in try Signer(identity) }
    try certificate.lend { x509 throws(CertificateFailure) in
      try key.lend { key throws(CertificateFailure) in try fill(x509, recipe, key) }
      // Whoever signs with its own key is its own issuer.
      try (signer?.certificate ?? certificate).lend { issuer throws(CertificateFailure) in
        guard X509_set_issuer_name(x509, X509_get_subject_name(issuer)) == 1 else { throw refusal() }
        try CertificateExtensions.add(to: x509, recipe, issuer: issuer)
      }
      let count = (signer?.key ?? key).lend { X509_sign(x509, $0, digest) }
      guard count > 0 else { throw refusal() }
    }
    let above = issuer.map { $0.isSelfSigned ? [] : $0.certificates } ?? []
    return Identity(certificates: [certificate.pem] + above, key: key.pem, isSelfSigned: issuer == nil)
  }

  private struct Signer {
    let certificate: Certificate
    let key: PrivateKey

    init(_ identity: Identity) throws(CertificateFailure) {
      guard let certificate = Certificate.all(inPEM: Array((identity.certificates.first ?? "").utf8)).first,
        let key = try? PrivateKey(pem: Array(identity.key.utf8))
      else { throw .issuerUnusable }
      self.certificate = certificate
      self.key = key
    }
  }

  /// Everything but the issuer, the extensions and the signature (RFC 5280, section 4.1).
  private static func fill(
    _ x509: OpaquePointer, _ recipe: CertificateRecipe, _ key: OpaquePointer
  ) throws(CertificateFailure) {
    // A positive number, as section 4.1.2.2 asks.
    let serial = (UInt64.random(in: 0...UInt64.max) >> 1) | 1
    let name = Array(recipe.commonName.utf8)
    guard X509_set_version(x509, Int(X509_VERSION_3)) == 1,
      ASN1_INTEGER_set_uint64(X509_get_serialNumber(x509), serial) == 1,
      X509_time_adj_ex(X509_getm_notBefore(x509), 0, Int(recipe.validFrom), nil) != nil,
      X509_time_adj_ex(X509_getm_notAfter(x509), 0, Int(recipe.validUntil), nil) != nil,
      X509_NAME_add_entry_by_NID(
        X509_get_subject_name(x509), NID_commonName, MBSTRING_UTF8, name, Int32(clamping: name.count), -1, 0) == 1,
      X509_set_pubkey(x509, key) == 1
    else { throw refusal() }
  }

  private static func refusal() -> CertificateFailure {
    .refused(reason: OpenSSLError.take().text)
  }
}

/// Why a certificate could not be made.
package enum CertificateFailure: Error, Equatable, Sendable {
  /// OpenSSL knows no curve or digest of this name.
  case unknown(String)
  case notAnAddress(String)
  /// What was given as issuer cannot sign: no certificate in it, or no key.
  case issuerUnusable
  case refused(reason: String)
}
