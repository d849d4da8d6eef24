package import TLS

/// What a person asked for about TLS.
package struct TLSSettings: Sendable {
  /// As `:open` calls them.
  package enum Mode: String, Sendable {
    /// In the clear until somebody types STARTTLS.
    case byHand = "clear"
    /// EHLO and STARTTLS are said first.
    case upgrade = "starttls"
    /// TLS from the first octet on (RFC 8314, section 3.3).
    case atOnce = "tls"
  }

  package var mode = Mode.byHand
  /// No mail and no login without TLS to a server whose certificate is believed.
  package var isRequired = false
  /// A PEM file whose authorities are believed instead of the system's.
  package var authorities: String?
  /// The name the certificate has to be for, where it is not the one that was typed.
  package var serverName: String?
  /// The lowest version that is wanted.
  package var minimum = TLSVersion.tls12
  /// In OpenSSL's notation.
  package var ciphers: String?
  /// PEM files to show to a server that asks who its client is; without a key, it is in the first.
  package var certificate: String?
  package var key: String?

  package init() {}

  /// - Parameter trusted: PEM of authorities known by other ways.
  package func options(for host: String, trusted: String? = nil) -> TLSClientOptions {
    var options = TLSClientOptions(serverName: serverName ?? host)
    if let authorities {
      options.authorities = .file(authorities)
    } else if let trusted {
      options.authorities = .pem(trusted)
    }
    options.minimumVersion = minimum
    options.ciphers = ciphers
    if let certificate { options.certificate = .files(chain: certificate, key: key ?? certificate) }
    return options
  }

  /// Whether anything was asked for that may turn out to be unusable.
  package var needsCheck: Bool { authorities != nil || ciphers != nil || certificate != nil || serverName != nil }
}
