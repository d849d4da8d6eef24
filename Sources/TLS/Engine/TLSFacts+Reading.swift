import COpenSSL

extension TLSFacts {
  /// - Parameter ssl: a connection whose handshake is done.
  init(_ ssl: OpaquePointer, observer: HandshakeObserver) {
    let current = SSL_get_current_cipher(ssl)
    version = TLSVersion(rawValue: SSL_version(ssl))
    cipher = SSL_CIPHER_get_name(current).map { String(cString: $0) } ?? "none"
    standardCipher = SSL_CIPHER_standard_name(current).map { String(cString: $0) } ?? cipher
    cipherBits = Int(SSL_CIPHER_get_bits(current, nil))
    keyExchange = KeyExchange(ssl)
    isResumed = SSL_session_reused(ssl) == 1
    serverName = SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name).map { String(cString: $0) }
    chain = Self.chain(ssl)
    verification = Self.verification(ssl, chain, observer)
    weaknesses = Weakness.all(version: version, cipher: cipher, chain: chain)
  }

  private static func chain(_ ssl: OpaquePointer) -> [CertificateFacts] {
    guard let own = SSL_get0_peer_certificate(ssl) else { return [] }
    let sent = SSL_get_peer_cert_chain(ssl)
    let certificates = (0..<cossl_sk_X509_num(sent)).compactMap { cossl_sk_X509_value(sent, $0) }
    // A client is told the whole chain, a server what is above the client's own certificate.
    let above = SSL_is_server(ssl) == 1 ? certificates[...] : certificates.dropFirst()
    return [CertificateFacts(own)] + above.map { CertificateFacts($0) }
  }

  private static func verification(_ ssl: OpaquePointer, _ chain: [CertificateFacts], _ observer: HandshakeObserver)
    -> Verification
  {
    guard SSL_get_verify_mode(ssl) != SSL_VERIFY_NONE else { return .notAsked }
    guard let own = chain.first else { return .failed([.noCertificate]) }
    var failures = observer.failures
    let nulled = own.names.filter { $0.text.utf8.contains(0) }
    if !nulled.isEmpty { failures.append(.nulInName(nulled)) }
    // OpenSSL keeps the last error it found, in a resumed session too, where nothing is checked again.
    let result = Int32(clamping: SSL_get_verify_result(ssl))
    if failures.isEmpty, result != X509_V_OK {
      let text = String(cString: X509_verify_cert_error_string(Int(result)))
      let reason = VerificationFailure(
        code: result, depth: 0, certificate: own, sent: chain.count, asked: observer.asked)
      failures = [reason ?? .other(code: result, text: text, certificate: own.subject)]
    }
    guard failures.isEmpty else { return .failed(failures) }
    return .verified(name: SSL_get0_peername(ssl).map { String(cString: $0) } ?? observer.addressAsked)
  }
}
