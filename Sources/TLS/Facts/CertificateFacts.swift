/// What a certificate says (RFC 5280), whether or not it is to be believed. All texts come from whoever made it.
package struct CertificateFacts: Equatable, Sendable {
  /// "C=US, O=Example, CN=mx.example.org"
  package let subject: String
  /// The common name alone; the last one, if there are several. Nothing compares with it.
  package let commonName: String?
  package let issuer: String
  package let names: [AlternativeName]
  package let notBefore: CertificateTime
  package let notAfter: CertificateTime
  /// In hexadecimal digits.
  package let serial: String
  /// Nil where the key is of a kind unknown here.
  package let key: PublicKeyFacts?
  /// "sha256WithRSAEncryption"
  package let signatureAlgorithm: String
  /// "SHA256"; nil where the algorithm has no digest of its own (Ed25519), or is unknown here.
  package let signatureDigest: String?
  /// Signed with its own key.
  package let isSelfSigned: Bool
  /// Where the certificate of its issuer lies, if it says so (RFC 5280, section 4.2.2.1).
  package let issuerURL: String?
  /// SHA-256 over the whole, in hexadecimal digits with colons between.
  package let fingerprint: String
  package let pem: String
}
