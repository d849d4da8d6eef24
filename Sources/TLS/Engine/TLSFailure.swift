import COpenSSL

/// Why a connection could not be made, or could not go on.
package struct TLSFailure: Error, Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// The other side does not speak TLS. The octets it began with, up to a bound.
    case notTLS(ClearText, [UInt8])
    /// No version of TLS in common.
    case version
    /// No cipher in common.
    case cipher
    /// The server wants a certificate and got none.
    case certificateRequired
    /// The other side does not like our certificate; the alert says why.
    case certificateRefused
    /// The server knows no host of the name that was sent (SNI).
    case serverNameUnknown
    /// What the other side brings for the key exchange, or its signature, is too short or too old to be allowed.
    case tooWeak(WeakPart)
    /// The server does not know of secure renegotiation (RFC 5746): old, and reached only when asked for.
    case noSecureRenegotiation
    /// The other side refused without saying more (alert 40): usually no cipher, group or signature in common.
    case refused
    /// The connection ended before the handshake did.
    case endedInHandshake
    /// The other side's certificates are longer than may be (100 KB in all).
    case certificateTooLarge
    /// What came is not what had to come: octets were lost, added or changed on the way, or the other side is broken.
    case garbled
    /// None of these; the alert and the reason say what is known.
    case other
  }

  /// What of the other side's is too weak.
  package enum WeakPart: Equatable, Sendable {
    /// Its numbers for Diffie-Hellman; their size where it is known.
    case diffieHellman(bits: Int?)
    case certificateKey
    case authorityKey
    case signature
  }

  package let kind: Kind
  /// What was told to the other side, or by it; nil where nothing was.
  package let alert: TLSAlert?
  /// OpenSSL's reason, "no shared cipher" for one; nil where it was not asked.
  package let reason: String?

  package init(_ kind: Kind, alert: TLSAlert? = nil, reason: String? = nil) {
    self.kind = kind
    self.alert = alert
    self.reason = reason
  }
}

/// What one end told the other about the end of the connection, or the reason for it (RFC 8446, section 6).
package struct TLSAlert: Equatable, Sendable {
  package let number: UInt8
  /// It came from the other side; otherwise we sent it.
  package let isReceived: Bool

  package init(number: UInt8, isReceived: Bool) {
    self.number = number
    self.isReceived = isReceived
  }

  /// "handshake failure"; "unknown" where OpenSSL knows no name.
  package var name: String {
    String(cString: SSL_alert_desc_string_long(Int32(number)))
  }

  /// close_notify and user_canceled announce an end and are no failure.
  var isClosing: Bool { number == 0 || number == 90 }
}
