internal import TLS

/// Who can read along, as the prompt says it.
enum Security: Equatable {
  case clear
  /// Encrypted, but nobody vouches for the server being the one that was asked for.
  case unverified
  case verified

  init(_ facts: TLSFacts?) {
    switch facts?.verification {
    case nil: self = .clear
    case .verified: self = .verified
    case .failed, .notAsked: self = .unverified
    }
  }

  var words: String {
    switch self {
    case .clear: "clear"
    case .unverified: "TLS not verified"
    case .verified: "TLS"
    }
  }
}
