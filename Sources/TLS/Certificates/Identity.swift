/// A certificate, what leads up to its authority, and its key, all as PEM. The key is a secret: this is never shown.
package struct Identity: Equatable, Sendable {
  /// In the order in which they are sent: the certificate itself, then the one that signed it, and so on. An authority
  /// whose signature is its own is not sent (RFC 8446, section 4.4.2), and is here only for itself.
  package var certificates: [String]
  package let key: String
  /// Whether the certificate is signed with its own key.
  package let isSelfSigned: Bool

  package init(certificates: [String], key: String, isSelfSigned: Bool) {
    self.certificates = certificates
    self.key = key
    self.isSelfSigned = isSelfSigned
  }

  /// As a server shows itself whose chain was forgotten.
  package var alone: Identity {
    var identity = self
    identity.certificates = Array(certificates.prefix(1))
    return identity
  }
}
