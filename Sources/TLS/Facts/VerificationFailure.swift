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
