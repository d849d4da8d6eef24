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
