import COpenSSL
package import Names

extension DANE {
  /// The record that a certificate's owner can publish: by itself 3 1 1, the SHA-256 of the public key, which outlives
  /// the certificate (RFC 7671, section 5.1).
  /// - Parameters:
  ///   - selector: 0 for the whole certificate, 1 for its public key.
  ///   - matching: 0 for all of it, 1 for SHA-256, 2 for SHA-512.
  /// - Returns: nil for other numbers, and for a certificate that cannot be read.
  package static func record(
    for certificate: CertificateFacts, usage: UInt8 = 3, selector: UInt8 = 1, matching: UInt8 = 1
  ) -> TLSARecord? {
    guard let held = Certificate.all(inPEM: Array(certificate.pem.utf8)).first else { return nil }
    let whole = held.lend { x509 -> [UInt8]? in
      switch selector {
      case 0: octets { i2d_X509(x509, $0) }
      case 1: octets { i2d_X509_PUBKEY(X509_get_X509_PUBKEY(x509), $0) }
      default: nil
      }
    }
    guard let whole else { return nil }
    let data: [UInt8]? =
      switch matching {
      case 0: whole
      case 1: digest(whole, EVP_sha256())
      case 2: digest(whole, EVP_sha512())
      default: nil
      }
    return data.map { TLSARecord(usage: usage, selector: selector, matching: matching, data: $0) }
  }

  /// What OpenSSL writes in two steps: first it is asked how much.
  private static func octets(
    _ write: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> Int32
  ) -> [UInt8]? {
    defer { ERR_clear_error() }
    let count = Int(write(nil))
    guard count > 0 else { return nil }
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      var place = buffer.baseAddress
      filled = max(0, Int(write(&place)))
    }
  }

  private static func digest(_ octets: [UInt8], _ kind: OpaquePointer?) -> [UInt8]? {
    var count: UInt32 = 0
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    guard EVP_Digest(octets, octets.count, &digest, &count, kind, nil) == 1 else { return nil }
    return Array(digest.prefix(Int(count)))
  }
}
