/// After what a server is asked for its list of extensions once more.
package enum ListChange: String, Sendable, CaseIterable {
  /// STARTTLS: the list before came in the clear, and counts no longer (RFC 3207, section 4.2).
  case tls
  /// A login that was accepted (RFC 4954).
  case login

  var name: String {
    switch self {
    case .tls: "STARTTLS"
    case .login: "the login"
    }
  }
}
