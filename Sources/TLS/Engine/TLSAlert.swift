import COpenSSL

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
