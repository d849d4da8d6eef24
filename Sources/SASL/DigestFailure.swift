/// Why a digest could not be had.
package enum DigestFailure: Error, Equatable, Sendable {
  /// OpenSSL will not make it; where only approved algorithms are allowed, MD5 is refused.
  case refused(String)
  /// A server may ask for any number of rounds, and each takes time.
  case tooManyRounds(limit: Int)
}
