import Annotations
import TLS

/// What a handshake brought, for programs.
enum TLSObject {
  /// - Parameter now: seconds since 1970.
  static func members(_ facts: TLSFacts, now: Int64) -> [(name: String, value: JSON)] {
    [
      ("version", .string(facts.version.name)), ("cipher", .string(facts.cipher)), ("bits", .integer(facts.cipherBits)),
      ("key_exchange", .string(facts.keyExchange.words)), ("resumed", .bool(facts.isResumed)),
      ("server_name", JSON(facts.serverName)), ("verified", .bool(facts.verification.isVerified)),
      ("failures", .array(failures(facts))), ("weaknesses", .array(facts.weaknesses.map { .string($0.words) })),
      ("chain", .array(facts.chain.map { certificate($0, now: now) })),
    ]
  }

  private static func failures(_ facts: TLSFacts) -> [JSON] {
    guard case .failed(let failures) = facts.verification else { return [] }
    return failures.map { .object([("reason", .string($0.word)), ("text", .string($0.words))]) }
  }

  private static func certificate(_ certificate: CertificateFacts, now: Int64) -> JSON {
    .object([
      ("subject", .string(certificate.subject)), ("issuer", .string(certificate.issuer)),
      ("names", .array(certificate.names.map { .string($0.text) })),
      ("not_before", JSON(certificate.notBefore.timestamp)), ("not_after", JSON(certificate.notAfter.timestamp)),
      ("days_left", certificate.notAfter.days(from: now).map(JSON.integer) ?? .null),
      ("serial", .string(certificate.serial)), ("sha256", .string(certificate.fingerprint)),
    ])
  }
}
