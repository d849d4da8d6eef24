package import TLS

/// What comes from the other side of a connection.
package enum Inbound: Equatable, Sendable {
  /// At least one octet; behind `.secured` it came encrypted.
  case bytes([UInt8])
  /// The TLS handshake is done. Nothing that came before it is still under way.
  case secured(TLSFacts)
  /// The other side has closed, or will send no more, which for SMTP is the same.
  case end
  /// The end of a TLS connection that the other side had not announced (RFC 8446, section 6.1).
  case truncated
  /// There is no TLS with the other side, or no more of it.
  case insecure(TLSFailure)
  case failed(TransportFailure)
}
