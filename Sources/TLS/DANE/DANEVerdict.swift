package import Names

/// What one TLSA record says of a server's certificate.
package struct DANEVerdict: Equatable, Sendable {
  package enum Result: Equatable, Sendable {
    case matches
    case differs
    /// The name or the dates of the certificate are wrong, or its issuer was not sent; in OpenSSL's words.
    case invalid(String)
    /// No sender can use it: usage 0 or 1 (RFC 7672, section 3.1.3), a digest nobody knows, or of the wrong length.
    case unusable(String)
  }

  package let record: TLSARecord
  package let result: Result

  package init(record: TLSARecord, result: Result) { (self.record, self.result) = (record, result) }
}
