import COpenSSL

/// What OpenSSL tells in passing, through its callbacks, of one connection.
final class HandshakeObserver {
  /// A chain has room for few certificates, and each for few faults.
  private static let limit = 64

  private let peerName: PeerName?
  private(set) var failures: [VerificationFailure] = []
  /// The last alert that came or went, but for the end of the connection.
  private(set) var alert: TLSAlert?
  /// Bits of the prime that the server sent for Diffie-Hellman; of no meaning where it sent something else for its keys.
  private(set) var primeBits: Int?

  init(peerName: PeerName?) {
    self.peerName = peerName
  }

  /// The name a client asked for.
  var asked: String { peerName?.text ?? "" }

  var addressAsked: String? {
    if case .address(let text) = peerName { text } else { nil }
  }

  func note(_ failure: VerificationFailure?) {
    guard let failure, failures.count < Self.limit, !failures.contains(failure) else { return }
    failures.append(failure)
  }

  /// Listens to a connection. The witness has to outlive it.
  func attach(to ssl: OpaquePointer) {
    _ = cossl_SSL_set_app_data(ssl, Unmanaged.passUnretained(self).toOpaque())
    SSL_set_info_callback(ssl) { ssl, occasion, value in
      guard occasion & SSL_CB_ALERT != 0, let ssl, let observer = HandshakeObserver.of(ssl) else { return }
      let alert = TLSAlert(number: UInt8(truncatingIfNeeded: value), isReceived: occasion & SSL_CB_READ != 0)
      if !alert.isClosing { observer.alert = alert }
    }
    SSL_set_msg_callback(ssl) { isSent, _, type, octets, count, ssl, _ in
      guard isSent == 0, type == SSL3_RT_HANDSHAKE, let octets, let ssl, let observer = HandshakeObserver.of(ssl) else {
        return
      }
      observer.look(at: UnsafeRawBufferPointer(start: octets, count: count))
    }
  }

  /// ServerKeyExchange: its type, three octets of length, then the prime after two octets of length (RFC 5246, section
  /// 7.4.3).
  private func look(at message: UnsafeRawBufferPointer) {
    guard message.count > 6, Int32(message[0]) == SSL3_MT_SERVER_KEY_EXCHANGE else { return }
    let count = Int(message[4]) << 8 | Int(message[5])
    guard count > 0, message.count >= 6 + count else { return }
    let prime = message[6..<6 + count].drop { $0 == 0 }
    primeBits = prime.first.map { prime.count * 8 - $0.leadingZeroBitCount }
  }

  static func of(_ ssl: OpaquePointer) -> HandshakeObserver? {
    cossl_SSL_get_app_data(ssl).map { Unmanaged<HandshakeObserver>.fromOpaque($0).takeUnretainedValue() }
  }
}
