import COpenSSL

/// One TLS connection, either end of it, without a socket: what came from the other side goes in, what is to be done
/// comes out. It knows no clock and decides nothing about trust. Lives on one event loop, or one task.
///
/// Bounds: what goes in is worked off before the call returns, but for one record (16 KB); the messages of a handshake
/// are bounded by OpenSSL (a chain: 100 KB).
package final class TLSEngine {
  private enum State {
    case handshake, open
    /// The other side says no more.
    case closedByPeer
    /// It failed, or its octets have come to an end.
    case over
  }

  /// The most that a record holds (RFC 8446, section 5.1).
  private static let recordSize = 16_384

  private let context: TLSContext
  let ssl: OpaquePointer
  /// Both belong to `ssl`.
  private let input: OpaquePointer
  private let output: OpaquePointer
  private let observer: HandshakeObserver
  private var first: FirstOctets?
  private var state = State.handshake
  private var isClosedHere = false

  package init(_ context: TLSContext) throws(TLSOptionsFailure) {
    ERR_clear_error()
    guard let ssl = SSL_new(context.pointer) else { throw .refused(reason: OpenSSLError.take().text) }
    guard let input = BIO_new(BIO_s_mem()), let output = BIO_new(BIO_s_mem()) else {
      SSL_free(ssl)
      throw .refused(reason: OpenSSLError.take().text)
    }
    SSL_set_bio(ssl, input, output)
    self.context = context
    self.ssl = ssl
    self.input = input
    self.output = output
    observer = HandshakeObserver(peerName: context.peerName)
    // From here on `deinit` frees it, thrown or not.
    first = FirstOctets(isServer: SSL_is_server(ssl) == 1)
    observer.attach(to: ssl)
    if let peerName = context.peerName {
      try ask(for: peerName)
      SSL_set_connect_state(ssl)
    } else {
      SSL_set_accept_state(ssl)
    }
  }

  deinit {
    SSL_free(ssl)
  }

  /// Begins: a client sends its greeting, a server waits for it.
  package func start() -> [Action] {
    guard state == .handshake else { return [] }
    return proceed()
  }

  /// Takes what came from the other side, in any pieces.
  package func receive(_ octets: [UInt8]) -> [Action] {
    var actions: [Action] = []
    var rest = octets[...]
    if let looked = lookAtFirst(octets, &actions) { rest = looked[...] }
    while !rest.isEmpty, state == .handshake || state == .open {
      let piece = rest.prefix(Self.recordSize)
      rest = rest.dropFirst(piece.count)
      let count = piece.withUnsafeBytes { BIO_write(input, $0.baseAddress, Int32($0.count)) }
      guard count == piece.count else {
        ERR_clear_error()
        fail(TLSFailure(.other, reason: "out of memory"), &actions)
        break
      }
      actions += proceed()
    }
    return actions
  }

  /// Encrypts what is to be said.
  package func send(_ octets: [UInt8]) throws(NotOpen) -> [Action] {
    guard state == .open || state == .closedByPeer, !isClosedHere else { throw NotOpen() }
    var actions: [Action] = []
    var rest = octets[...]
    while !rest.isEmpty {
      let piece = rest.prefix(Self.recordSize)
      ERR_clear_error()
      let count = piece.withUnsafeBytes { SSL_write(ssl, $0.baseAddress, Int32($0.count)) }
      guard count > 0 else {
        drain(&actions)
        fail(TLSFailure(OpenSSLError.take(), alert: observer.alert, primeBits: observer.primeBits), &actions)
        return actions
      }
      rest = rest.dropFirst(Int(count))
    }
    drain(&actions)
    return actions
  }

  /// Says that nothing more will be said (close_notify). What the other side still says keeps coming.
  package func close() -> [Action] {
    guard state == .open || state == .closedByPeer, !isClosedHere else { return [] }
    isClosedHere = true
    ERR_clear_error()
    SSL_shutdown(ssl)
    ERR_clear_error()
    var actions: [Action] = []
    drain(&actions)
    return actions
  }

  /// The other side ended the connection: no octet will come any more.
  package func end() -> [Action] {
    var actions: [Action] = []
    switch state {
    case .handshake:
      if case .notTLS(let kind, let octets) = first?.end() {
        fail(TLSFailure(.notTLS(kind, octets)), &actions)
      } else {
        fail(TLSFailure(.endedInHandshake, alert: observer.alert), &actions)
      }
    case .open: actions.append(.truncated)
    case .closedByPeer, .over: break
    }
    state = .over
    return actions
  }

  /// Tells OpenSSL which name the certificate has to be for.
  private func ask(for name: PeerName) throws(TLSOptionsFailure) {
    let parameters = SSL_get0_param(ssl)
    let isSet: Bool
    switch name {
    case .host(let host):
      X509_VERIFY_PARAM_set_hostflags(
        parameters, UInt32(X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT))
      isSet =
        X509_VERIFY_PARAM_set1_host(parameters, host, host.utf8.count) == 1
        && cossl_SSL_set_tlsext_host_name(ssl, host) == 1
    case .address(let address):
      isSet = X509_VERIFY_PARAM_set1_ip_asc(parameters, address) == 1
    }
    guard isSet else {
      ERR_clear_error()
      throw .serverNameUnusable(name.text)
    }
  }

  /// Sees to it that no plaintext reaches OpenSSL. Nil once that is settled.
  private func lookAtFirst(_ octets: [UInt8], _ actions: inout [Action]) -> [UInt8]? {
    guard state == .handshake, let verdict = first?.look(at: octets[...]) else { return nil }
    switch verdict {
    case .undecided: return []
    case .passed(let octets):
      first = nil
      return octets
    case .notTLS(let kind, let octets):
      fail(TLSFailure(.notTLS(kind, octets)), &actions)
      return []
    }
  }

  /// Goes as far as what came allows.
  private func proceed() -> [Action] {
    var actions: [Action] = []
    if state == .handshake {
      ERR_clear_error()
      let result = SSL_do_handshake(ssl)
      drain(&actions)
      guard result == 1 else {
        settle(result, &actions)
        return actions
      }
      state = .open
      actions.append(.established(TLSFacts(ssl, observer: observer)))
    }
    while state == .open {
      ERR_clear_error()
      var result: Int32 = 0
      let octets = [UInt8](unsafeUninitializedCapacity: Self.recordSize) { buffer, count in
        result = SSL_read(ssl, buffer.baseAddress, Int32(buffer.count))
        count = max(0, Int(result))
      }
      drain(&actions)
      guard result > 0 else {
        settle(result, &actions)
        break
      }
      actions.append(.received(octets))
    }
    return actions
  }

  /// What it means that OpenSSL did not go on.
  private func settle(_ result: Int32, _ actions: inout [Action]) {
    switch SSL_get_error(ssl, result) {
    case SSL_ERROR_WANT_READ: ERR_clear_error()
    case SSL_ERROR_ZERO_RETURN where state == .open:
      state = .closedByPeer
      actions.append(.closed)
    default: fail(TLSFailure(OpenSSLError.take(), alert: observer.alert, primeBits: observer.primeBits), &actions)
    }
  }

  /// Takes what OpenSSL has for the other side.
  private func drain(_ actions: inout [Action]) {
    while true {
      // C counts them in 31 bits.
      let count = min(BIO_ctrl_pending(output), 1 << 30)
      guard count > 0 else { return }
      let octets = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        filled = max(0, Int(BIO_read(output, buffer.baseAddress, Int32(count))))
      }
      guard !octets.isEmpty else { return }
      actions.append(.send(octets))
    }
  }

  private func fail(_ failure: TLSFailure, _ actions: inout [Action]) {
    state = .over
    actions.append(.failed(failure))
  }
}
