import Octets
import TLS

/// A certificate in lines for people. All of its texts come from whoever made it.
struct CertificateWords {
  let certificate: CertificateFacts
  /// Whether it signed the one before it in the chain.
  let isAbove: Bool
  /// Seconds since 1970.
  let now: Int64

  /// - Parameter isWhole: with the details for specialists.
  func lines(isWhole: Bool) -> [String] {
    var lines = ["subject: \(Self.line(certificate.subject))"]
    // An authority's certificate has no host names to compare.
    if !isAbove { lines.append("names:   \(names)") }
    lines += [
      "issuer:  \(certificate.isSelfSigned ? "itself" : Self.line(certificate.issuer))", "valid:   \(validity)",
    ]
    if isWhole {
      lines += [
        "key:     \(certificate.key.map(Self.key) ?? "of an unknown kind")",
        "signed:  \(Self.line(certificate.signatureAlgorithm))", "serial:  \(certificate.serial)",
      ]
      if let url = certificate.issuerURL { lines.append("issuer's certificate: \(Self.line(url))") }
    }
    return lines + ["SHA-256: \(certificate.fingerprint.replacing(phrase: ":", with: ""))"]
  }

  var names: String {
    certificate.names.isEmpty ? "none" : Self.list(certificate.names)
  }

  private var validity: String {
    let (from, until) = (certificate.notBefore, certificate.notAfter)
    return "\(Self.day(from)) to \(Self.day(until)) (\(state(from, until)))"
  }

  private func state(_ from: CertificateTime, _ until: CertificateTime) -> String {
    guard let begin = from.secondsSince1970, let end = until.secondsSince1970 else { return "unreadable" }
    if now < begin { return "not yet valid" }
    return now > end ? "expired" : "\(Int((end - now) / 86_400).counted("day")) left"
  }

  /// A list that stays short: a certificate of a large provider has hundreds of names.
  static func list(_ names: [AlternativeName]) -> String {
    let shown = names.prefix(8).map { Self.line($0.text) }.joined(separator: ", ")
    return names.count > 8 ? "\(shown) and \(names.count - 8) more" : shown
  }

  static func key(_ key: PublicKeyFacts) -> String {
    key.curve.map { "\(key.kind) \($0)" } ?? "\(key.kind), \(key.bits) bits"
  }

  static func day(_ time: CertificateTime) -> String { String(time.text.prefix(10)) }

  /// On one line, cut to 200 characters.
  static func line(_ text: String) -> String { ForeignText(text).line(limit: 200) }
}
