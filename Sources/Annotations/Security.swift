package import TLS

/// Who can read what is said on the connection, as the prompt says it.
package enum Security: Equatable {
  case clear
  /// Encrypted, but nobody vouches for the server being the one that was asked for.
  case unverified
  case verified

  package init(_ facts: TLSFacts?) {
    switch facts?.verification {
    case nil: self = .clear
    case .verified: self = .verified
    case .failed, .notAsked: self = .unverified
    }
  }

  package var words: String {
    switch self {
    case .clear: "clear"
    case .unverified: "TLS not verified"
    case .verified: "TLS"
    }
  }
}
