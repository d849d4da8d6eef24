import COpenSSL

/// The digests that logging in is made of.
package enum Digests {
  /// About a second of work. RFC 7677, section 4, asks for 4096 at least, servers for up to some 600,000.
  package static let roundsLimit = 2_000_000

  /// RFC 6234
  package static func sha256(_ octets: [UInt8]) throws(DigestFailure) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    guard EVP_Q_digest(nil, "SHA256", nil, octets, octets.count, &digest, nil) == 1 else { throw refusal("SHA-256") }
    return digest
  }

  /// RFC 2104; CRAM-MD5 (RFC 2195) is made of it.
  package static func hmacMD5(key: [UInt8], _ message: [UInt8]) throws(DigestFailure) -> [UInt8] {
    try hmac("MD5", count: 16, key: key, message)
  }

  /// RFC 4231
  package static func hmacSHA256(key: [UInt8], _ message: [UInt8]) throws(DigestFailure) -> [UInt8] {
    try hmac("SHA256", count: 32, key: key, message)
  }

  /// PBKDF2 with HMAC-SHA-256 (RFC 8018, section 5.2), 32 octets: what SCRAM calls Hi (RFC 5802, section 2.2).
  package static func pbkdf2SHA256(
    password: [UInt8], salt: [UInt8], rounds: Int
  ) throws(DigestFailure) -> [UInt8] {
    guard rounds <= roundsLimit else { throw .tooManyRounds(limit: roundsLimit) }
    guard rounds > 0, let passwordCount = Int32(exactly: password.count), let saltCount = Int32(exactly: salt.count)
    else { throw .refused("PBKDF2") }
    var derived = [UInt8](repeating: 0, count: 32)
    let isDone = password.withUnsafeBytes { password in
      PKCS5_PBKDF2_HMAC(
        password.baseAddress?.assumingMemoryBound(to: CChar.self), passwordCount, salt, saltCount, Int32(rounds),
        EVP_sha256(), Int32(derived.count), &derived)
    }
    guard isDone == 1 else { throw refusal("PBKDF2") }
    return derived
  }

  /// Octets nobody can guess.
  package static func random(_ count: Int) throws(DigestFailure) -> [UInt8] {
    guard let length = Int32(exactly: count), length >= 0 else { throw .refused("random octets") }
    var octets = [UInt8](repeating: 0, count: count)
    guard RAND_bytes(&octets, length) == 1 else { throw refusal("random octets") }
    return octets
  }

  /// Whether both are the same, in a time that does not tell where they differ. It does tell whether they are as long.
  package static func areEqual(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    one.count == other.count && CRYPTO_memcmp(one, other, one.count) == 0
  }

  private static func hmac(
    _ digest: String, count: Int, key: [UInt8], _ message: [UInt8]
  ) throws(DigestFailure) -> [UInt8] {
    var code = [UInt8](repeating: 0, count: count)
    guard
      EVP_Q_mac(
        nil, "HMAC", nil, digest, nil, key, key.count, message, message.count, &code, code.count, nil) != nil
    else { throw refusal("HMAC-\(digest)") }
    return code
  }

  private static func refusal(_ name: String) -> DigestFailure {
    ERR_clear_error()
    return .refused(name)
  }
}

/// Why a digest could not be had.
package enum DigestFailure: Error, Equatable, Sendable {
  /// OpenSSL will not make it; where only approved algorithms are allowed, MD5 is refused.
  case refused(String)
  /// A server may ask for any number of rounds, and each takes time.
  case tooManyRounds(limit: Int)
}
