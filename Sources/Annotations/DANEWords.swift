package import Names
import Octets
package import TLS

/// What a TLSA record says of a certificate, in a sentence.
package enum DANEWords {
  /// `TLSA 3 1 1 0b9fa5a5...`
  package static func record(_ record: TLSARecord) -> String {
    let digits = record.data.prefix(4).map { $0.digits(2, radix: 16).lowercased() }.joined()
    return "TLSA \(record.usage) \(record.selector) \(record.matching) \(digits)\(record.data.count > 4 ? "..." : "")"
  }

  package static func result(_ result: DANEVerdict.Result) -> String {
    switch result {
    case .matches: "it matches the certificate"
    case .differs: "it matches no certificate that was sent"
    case .issuerNotSent(let name):
      "it matches no certificate that was sent, and the issuer \(ForeignText(name)) was not sent"
    case .invalid(let failure): "it matches, but \(failure.words)"
    case .unusable(let why): "no sender can use it: \(words(why))"
    }
  }

  package static func words(_ why: DANEVerdict.Unusable) -> String {
    switch why {
    case .pkixUsage: "usages 0 and 1 are not for mail"
    case .unknownUsage: "its usage is unknown"
    case .unknownSelector: "its selector is unknown"
    case .unknownDigest: "its digest is unknown"
    case .length: "its data is not as long as its digest"
    case .content: "its data is neither a certificate nor a key"
    case .other(let text): "\(ForeignText(text))"
    }
  }
}
