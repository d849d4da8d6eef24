/// What goes wrong on purpose, so that one can see what it looks like from the client's side.
package enum Scenario: String, CaseIterable, Sendable {
  case expired
  case notYetValid = "not-yet-valid"
  case wrongName = "wrong-name"
  case selfSigned = "self-signed"
  case unknownAuthority = "unknown-authority"
  case missingIntermediate = "missing-intermediate"
  case noSTARTTLS = "no-starttls"
  case tlsUnavailable = "454"
  case stripped
  case loginAfterTLS = "login-after-tls"
  case wrongPassword = "wrong-password"

  /// What it changes: two of the same subject exclude each other.
  package enum Subject: Equatable, Sendable {
    case certificate
    case startTLS
    case offerOfLogin
    case password
  }

  package var subject: Subject {
    switch self {
    case .expired, .notYetValid, .wrongName, .selfSigned, .unknownAuthority, .missingIntermediate: .certificate
    case .noSTARTTLS, .tlsUnavailable, .stripped: .startTLS
    case .loginAfterTLS: .offerOfLogin
    case .wrongPassword: .password
    }
  }
}
