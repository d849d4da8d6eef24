import COpenSSL

extension VerificationFailure {
  /// - Parameters:
  ///   - code: what OpenSSL found, X509_V_ERR_...
  ///   - depth: how far up the chain; 0 is the other side's own certificate.
  ///   - certificate: the one it was found at.
  ///   - sent: how many certificates the other side sent.
  ///   - asked: the name a client asked for.
  init?(code: Int32, depth: Int, certificate: CertificateFacts, sent: Int, asked: String) {
    let subject = certificate.subject
    switch code {
    case X509_V_ERR_CERT_HAS_EXPIRED: self = .expired(certificate: subject, since: certificate.notAfter)
    case X509_V_ERR_CERT_NOT_YET_VALID: self = .notYetValid(certificate: subject, until: certificate.notBefore)
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT: self = .selfSigned(certificate: subject)
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN: self = .unknownAuthority(name: subject)
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
      if depth > 0 {
        self = .unknownAuthority(name: certificate.issuer)
      } else if sent > 1 || certificate.issuerURL != nil {
        self = .missingIntermediate(issuer: certificate.issuer, url: certificate.issuerURL)
      } else {
        self = .unknownIssuer(name: certificate.issuer)
      }
    // OpenSSL says this of a certificate sent alone, behind the reason itself.
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE: return nil
    case X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH:
      self = Self.mismatch(certificate, asked: asked)
    case X509_V_ERR_CERT_SIGNATURE_FAILURE: self = .badSignature(certificate: subject)
    case X509_V_ERR_EE_KEY_TOO_SMALL, X509_V_ERR_CA_KEY_TOO_SMALL:
      self = .weakKey(certificate: subject, key: certificate.key)
    case X509_V_ERR_CA_MD_TOO_WEAK:
      self = .weakSignature(certificate: subject, algorithm: certificate.signatureAlgorithm)
    case X509_V_ERR_INVALID_CA: self = .notAnAuthority(certificate: subject)
    case X509_V_ERR_INVALID_PURPOSE: self = .wrongPurpose(certificate: subject)
    case X509_V_ERR_CERT_REVOKED: self = .revoked(certificate: subject)
    default:
      let text = String(cString: X509_verify_cert_error_string(Int(code)))
      self = .other(code: code, text: text, certificate: subject)
    }
  }

  private static func mismatch(_ certificate: CertificateFacts, asked: String) -> VerificationFailure {
    let names = certificate.names.filter {
      switch $0 {
      case .dns, .ip: true
      case .email, .other: false
      }
    }
    guard names.isEmpty, let commonName = certificate.commonName else {
      return .wrongName(asked: asked, names: certificate.names)
    }
    return .commonNameOnly(asked: asked, commonName: commonName)
  }
}
