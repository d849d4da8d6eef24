import COpenSSL
import Octets

/// An end of a certificate's validity.
package struct CertificateTime: Equatable, Sendable {
  /// Nil where the certificate holds no time that can be read.
  package let secondsSince1970: Int64?
  /// "2026-11-23 18:49:21Z"
  package let text: String
  /// "2026-11-23T18:49:21Z", as programs exchange it (RFC 3339); nil where the certificate holds no time that can be read.
  package var timestamp: String? { secondsSince1970 == nil ? nil : text.replacing(phrase: " ", with: "T") }

  /// Whole days from then to the end, negative once it has passed.
  /// - Parameter now: seconds since 1970.
  package func days(from now: Int64) -> Int? {
    secondsSince1970.map { Int((Double($0 - now) / 86_400).rounded(.down)) }
  }

  package init(secondsSince1970: Int64?, text: String) {
    self.secondsSince1970 = secondsSince1970
    self.text = text
  }

  init(_ time: UnsafePointer<ASN1_TIME>?) {
    text = MemoryBIO.text { ASN1_TIME_print_ex($0, time, UInt(ASN1_DTFLGS_ISO8601)) }
    let epoch = ASN1_TIME_set(nil, 0)
    defer { ASN1_TIME_free(epoch) }
    var (days, seconds): (Int32, Int32) = (0, 0)
    // Without a time OpenSSL takes the present one.
    let isRead = time != nil && ASN1_TIME_diff(&days, &seconds, epoch, time) == 1
    secondsSince1970 = isRead ? Int64(days) * 86_400 + Int64(seconds) : nil
    ERR_clear_error()
  }
}
