import Octets

/// What was negotiated and should not be in use any more, whether or not anything was refused because of it.
package enum Weakness: Equatable, Sendable {
  package enum Cipher: Equatable, Sendable {
    /// Nothing is encrypted.
    case noEncryption
    /// Nobody showed who they are (`ADH`, `AECDH`).
    case anonymous
    /// Weakened by law in the 1990s.
    case export
    /// RFC 7465
    case rc4
    /// 56 bits
    case des
    /// Blocks of 64 bits (CVE-2016-2183).
    case tripleDES
  }

  /// RFC 8996
  case oldVersion(TLSVersion)
  case cipher(String, Cipher)
  case shortKey(certificate: String, PublicKeyFacts)
  /// Made with MD5 or SHA-1 (RFC 9155), or older still.
  case signature(certificate: String, algorithm: String)

  /// - Parameter cipher: OpenSSL's name for it, `ECDHE-RSA-AES128-SHA`.
  static func all(version: TLSVersion, cipher: String, chain: [CertificateFacts]) -> [Weakness] {
    var found: [Weakness] = version < .tls12 ? [.oldVersion(version)] : []
    found += kinds(of: cipher).map { .cipher(cipher, $0) }
    for certificate in chain {
      if let key = certificate.key, key.isShort { found.append(.shortKey(certificate: certificate.subject, key)) }
      // The signature of an authority under itself proves nothing, so its digest does not matter.
      if !certificate.isSelfSigned, let digest = certificate.signatureDigest?.uppercased(),
        ["MD2", "MD4", "MD5", "SHA1", "MD5-SHA1"].contains(digest)
      {
        found.append(.signature(certificate: certificate.subject, algorithm: certificate.signatureAlgorithm))
      }
    }
    return found
  }

  private static func kinds(of cipher: String) -> [Cipher] {
    let parts = cipher.split(separator: "-")
    var kinds: [Cipher] = []
    if parts.contains("NULL") { kinds.append(.noEncryption) }
    if let first = parts.first, ["ADH", "AECDH"].contains(first) { kinds.append(.anonymous) }
    if let first = parts.first, ["EXP", "EXP1024"].contains(first) { kinds.append(.export) }
    if parts.contains("RC4") { kinds.append(.rc4) }
    if cipher.contains(phrase: "DES-CBC3") || parts.contains("3DES") {
      kinds.append(.tripleDES)
    } else if parts.contains("DES") {
      kinds.append(.des)
    }
    return kinds
  }
}
