package import Names

/// What one TLSA record says of the certificates that a server sent.
package struct DANEVerdict: Equatable, Sendable {
  package enum Result: Equatable, Sendable {
    case matches
    /// None of the certificates is the one meant.
    case differs
    /// The same for usage 2, and the issuer of the last certificate was not sent. It may be the one meant, which has to
    /// be sent (RFC 7672, section 3.1.2).
    case issuerNotSent(name: String)
    /// For usage 2: one of the certificates is the one meant, and the names, the dates or a signature do not hold.
    case invalid(VerificationFailure)
    case unusable(Unusable)

    package var isUsable: Bool { if case .unusable = self { false } else { true } }
  }

  /// Why no sender can use a record. One whose records are all of this kind encrypts, and authenticates nobody (RFC
  /// 7672, section 2.2).
  package enum Unusable: Equatable, Sendable {
    /// 0 or 1 (RFC 7672, section 3.1.3).
    case pkixUsage
    case unknownUsage
    case unknownSelector
    case unknownDigest
    /// Empty, or not as long as its digest is.
    case length
    /// What should be a whole certificate, or a whole key, and is not.
    case content
    /// What has no case of its own, in OpenSSL's words.
    case other(String)
  }

  package let record: TLSARecord
  package let result: Result

  package init(record: TLSARecord, result: Result) { (self.record, self.result) = (record, result) }
}
