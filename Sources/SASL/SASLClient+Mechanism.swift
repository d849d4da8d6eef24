extension SASLClient {
  /// The mechanisms a login can be done with here, by their names in an EHLO list.
  package enum Mechanism: String, CaseIterable, Sendable {
    case scramSHA256 = "SCRAM-SHA-256"
    case cramMD5 = "CRAM-MD5"
    case plain = "PLAIN"
    case login = "LOGIN"
    case xoauth2 = "XOAUTH2"
    case external = "EXTERNAL"

    /// In any case.
    package init?(name: some StringProtocol) { self.init(rawValue: name.uppercased()) }

    /// What is needed besides the user name.
    package enum Secret: Sendable {
      case password
      /// An access token of OAuth 2.0.
      case token
      /// The certificate of the TLS connection says who it is.
      case none
    }

    package var secret: Secret {
      switch self {
      case .scramSHA256, .cramMD5, .plain, .login: .password
      case .xoauth2: .token
      case .external: .none
      }
    }

    /// Those that are chosen by themselves, the best first. Where anybody may listen it counts what they would get;
    /// over a connection that is safe, what the server has to keep.
    package static func preferred(isSafe: Bool) -> [Mechanism] {
      isSafe ? [.scramSHA256, .plain, .login, .cramMD5] : [.scramSHA256, .cramMD5, .plain, .login]
    }
  }
}
