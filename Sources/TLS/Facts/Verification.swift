import COpenSSL

/// Whether the other side is who it should be.
package enum Verification: Equatable, Sendable {
  /// An authority that is believed vouches for it, at this time.
  /// - Parameter name: which name of the certificate it was, a wildcard for one; nil for a client, whose name is not
  ///   known beforehand.
  case verified(name: String?)
  /// It is not, and this is why: at least one reason, in the order in which they were found.
  case failed([VerificationFailure])
  /// A server that asks no client for a certificate.
  case notAsked

  package var isVerified: Bool {
    if case .verified = self { true } else { false }
  }
}

/// Why a certificate is not believed. What is called `certificate` is the subject of the one meant: a chain has
/// several.
package enum VerificationFailure: Equatable, Sendable {
  case expired(certificate: String, since: CertificateTime)
  case notYetValid(certificate: String, until: CertificateTime)
  /// The server's own certificate is signed with its own key: nobody vouches for it.
  case selfSigned(certificate: String)
  /// The chain that was sent leads to this authority, which is not among those believed.
  case unknownAuthority(name: String)
  /// The server sent the certificate alone, and its issuer is not among the authorities: either it is an authority
  /// unknown here, or a certificate between the two was forgotten. From here that looks the same.
  case unknownIssuer(name: String)
  /// The server did not send the certificate of this issuer: others that it sent do not lead to it, or the certificate
  /// says where it can be had (which authorities themselves need not say).
  case missingIntermediate(issuer: String, url: String?)
  /// The certificate is for other names than the one asked for.
  case wrongName(asked: String, names: [AlternativeName])
  /// The certificate has no names but a common name, which is not looked at any more (RFC 9525, section 2).
  case commonNameOnly(asked: String, commonName: String)
  /// A name with an octet NUL in it: made to look like another to a program that stops reading there.
  case nulInName([AlternativeName])
  case badSignature(certificate: String)
  case weakKey(certificate: String, key: PublicKeyFacts?)
  case weakSignature(certificate: String, algorithm: String)
  /// It signed another certificate, which it has no right to.
  case notAnAuthority(certificate: String)
  /// It is made for something else than to be a server (or a client).
  case wrongPurpose(certificate: String)
  case revoked(certificate: String)
  /// The other side showed none.
  case noCertificate
  /// What has no case of its own: OpenSSL's number (X509_V_ERR_...) and words.
  case other(code: Int32, text: String, certificate: String)
}

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
    // OpenSSL says this of a certificate sent alone, after the reason itself.
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
