/// A name that a certificate is for (subjectAltName, RFC 5280, section 4.2.1.6). The common name is none, and no
/// comparison looks at it (RFC 6125, section 6.4.4; RFC 9525).
package enum AlternativeName: Hashable, Sendable {
  /// As it stands in the certificate: a wildcard with its asterisk, an octet NUL if there is one.
  case dns(String)
  case ip(String)
  case email(String)
  /// A name of another kind, as OpenSSL prints it.
  case other(String)

  /// The name without its kind.
  package var text: String {
    switch self {
    case .dns(let text), .ip(let text), .email(let text), .other(let text): text
    }
  }
}
