/// What comes from the other side of a connection.
package enum Inbound: Equatable, Sendable {
  /// At least one octet.
  case bytes([UInt8])
  /// The other side has closed, or will send no more, which for SMTP is the same.
  case end
  case failed(TransportFailure)
}
