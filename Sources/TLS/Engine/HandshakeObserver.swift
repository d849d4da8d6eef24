import COpenSSL

/// What OpenSSL tells in passing, through its callbacks, of one connection.
final class HandshakeObserver {
  /// A chain has room for few certificates, and each for few faults.
  private static let limit = 64

  private let peerName: PeerName?
  private(set) var failures: [VerificationFailure] = []
  /// The last alert that came or went, but for the end of the connection.
  private(set) var alert: TLSAlert?

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
  }

  static func of(_ ssl: OpaquePointer) -> HandshakeObserver? {
    cossl_SSL_get_app_data(ssl).map { Unmanaged<HandshakeObserver>.fromOpaque($0).takeUnretainedValue() }
  }
}
