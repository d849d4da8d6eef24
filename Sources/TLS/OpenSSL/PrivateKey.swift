import COpenSSL

/// A private key as OpenSSL holds it; goes with the value.
final class PrivateKey {
  enum Problem: Error {
    case notPEM, encrypted
  }

  private let key: OpaquePointer

  init(owning key: OpaquePointer) {
    self.key = key
  }

  deinit {
    EVP_PKEY_free(key)
  }

  /// Lends the key to OpenSSL, as `Certificate` lends itself.
  func lend<Result, Failure>(_ use: (OpaquePointer) throws(Failure) -> Result) throws(Failure) -> Result {
    defer { withExtendedLifetime(self) {} }
    return try use(key)
  }

  /// The first private key in a PEM text.
  convenience init(pem: [UInt8]) throws(Problem) {
    // The password callback asks nobody; that it was called says that the key needs a password.
    var isEncrypted = false
    let key: OpaquePointer? = withUnsafeMutablePointer(to: &isEncrypted) { asked in
      MemoryBIO.reading(pem) { bio in
        PEM_read_bio_PrivateKey(
          bio, nil,
          { _, _, _, asked in
            asked?.assumingMemoryBound(to: Bool.self).pointee = true
            return -1
          }, asked)
      }
    }
    ERR_clear_error()
    guard let key else { throw isEncrypted ? .encrypted : .notPEM }
    self.init(owning: key)
  }

  /// As PEM (PKCS #8), not encrypted.
  var pem: String {
    lend { key in MemoryBIO.text { PEM_write_bio_PKCS8PrivateKey($0, key, nil, nil, 0, nil, nil) } }
  }
}
