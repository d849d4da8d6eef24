import COpenSSL

/// What any number of connections have in common: options that were read, checked and found usable. Reads its files
/// when it is made, and asks nobody for a password.
// Unchecked: set up in `init` and never changed; OpenSSL counts the references to an SSL_CTX itself, and lets threads
// share one that is no longer being set up.
package final class TLSContext: @unchecked Sendable {
  let pointer: OpaquePointer
  /// The name a client asks for; a server has none.
  let peerName: PeerName?

  package init(client options: TLSClientOptions) throws(TLSOptionsFailure) {
    peerName = try PeerName(options.serverName)
    pointer = try Self.new(TLS_client_method())
    // From here on `deinit` frees it, thrown or not.
    try setUp(from: options.minimumVersion, to: .tls13, ciphers: options.ciphers)
    if options.minimumVersion < .tls12 {
      // A server so old may not know of secure renegotiation (RFC 5746); renegotiation is off here anyway.
      SSL_CTX_set_options(pointer, cossl_SSL_OP_LEGACY_SERVER_CONNECT)
    }
    _ = cossl_SSL_CTX_set_session_cache_mode(pointer, Int(SSL_SESS_CACHE_OFF))
    try trust(options.authorities)
    verify(SSL_VERIFY_PEER)
    if let time = options.verificationTime { X509_VERIFY_PARAM_set_time(SSL_CTX_get0_param(pointer), Int(time)) }
    if let certificate = options.certificate { try show(certificate) }
  }

  package init(server options: TLSServerOptions) throws(TLSOptionsFailure) {
    peerName = nil
    pointer = try Self.new(TLS_server_method())
    try setUp(from: options.minimumVersion, to: options.maximumVersion, ciphers: options.ciphers)
    try show(options.certificate)
    // A session may be taken up again only with a server of this kind, which OpenSSL insists on hearing of.
    let kind = Array("smtp-tutor".utf8)
    SSL_CTX_set_session_id_context(pointer, kind, UInt32(kind.count))
    switch options.clientCertificate {
    case .notAsked: break
    case .asked(let authorities):
      try trust(authorities)
      verify(SSL_VERIFY_PEER)
    case .required(let authorities):
      try trust(authorities)
      verify(SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT)
    }
  }

  deinit {
    SSL_CTX_free(pointer)
  }

  private static func new(_ method: OpaquePointer?) throws(TLSOptionsFailure) -> OpaquePointer {
    ERR_clear_error()
    guard let pointer = SSL_CTX_new(method) else { throw refusal() }
    return pointer
  }

  private static func refusal() -> TLSOptionsFailure {
    .refused(reason: OpenSSLError.take().text)
  }

  /// Sets everything that the system's configuration of OpenSSL might have set otherwise.
  private func setUp(
    from minimum: TLSVersion, to maximum: TLSVersion, ciphers text: String?
  ) throws(TLSOptionsFailure) {
    let ciphers: CipherList? = if let text { try CipherList(text) } else { nil }
    guard minimum <= maximum else { throw .noCipherForVersion(minimum) }
    let versions = try ciphers?.versions(from: minimum, to: maximum) ?? minimum...maximum
    // Level 2 asks for 112 bits everywhere; level 0 lets pass whatever was asked for by name. The certificate of the
    // other side is held to level 2 all the same: see `ChainVerifier`.
    SSL_CTX_set_security_level(pointer, minimum < .tls12 || ciphers != nil ? 0 : 2)
    guard cossl_SSL_CTX_set_min_proto_version(pointer, versions.lowerBound.rawValue) == 1,
      cossl_SSL_CTX_set_max_proto_version(pointer, versions.upperBound.rawValue) == 1
    else { throw Self.refusal() }
    if let ciphers {
      guard ciphers.older.isEmpty || SSL_CTX_set_cipher_list(pointer, ciphers.older.joined(separator: ":")) == 1,
        SSL_CTX_set_ciphersuites(pointer, ciphers.newer.joined(separator: ":")) == 1
      else { throw Self.refusal() }
    }
    SSL_CTX_set_options(pointer, cossl_SSL_OP_NO_RENEGOTIATION | cossl_SSL_OP_NO_COMPRESSION)
    // What is shown of our own chain is what was given: OpenSSL would complete it from the authorities.
    _ = cossl_SSL_CTX_set_mode(pointer, Int(SSL_MODE_RELEASE_BUFFERS | SSL_MODE_NO_AUTO_CHAIN))
  }

  /// Has the certificate of the other side verified, and the handshake go on regardless.
  private func verify(_ mode: Int32) {
    SSL_CTX_set_verify(pointer, mode, nil)
    SSL_CTX_set_cert_verify_callback(pointer, { store, _ in ChainVerifier.verify(store) }, nil)
  }

  private func trust(_ authorities: Authorities) throws(TLSOptionsFailure) {
    switch authorities {
    case .system:
      guard SSL_CTX_set_default_verify_paths(pointer) == 1 else { throw Self.refusal() }
    case .file(let path): try trust(PEMFile.read(path, .authorities), path: path)
    case .pem(let text): try trust(Array(text.utf8), path: nil)
    }
  }

  private func trust(_ pem: [UInt8], path: String?) throws(TLSOptionsFailure) {
    let certificates = Certificate.all(inPEM: pem)
    guard !certificates.isEmpty else { throw .file(.authorities, path: path, .notPEM) }
    for certificate in certificates {
      guard certificate.lend({ X509_STORE_add_cert(SSL_CTX_get_cert_store(pointer), $0) }) == 1
      else { throw Self.refusal() }
    }
  }

  /// Takes a certificate of our own, with its chain and its key.
  private func show(_ source: CertificateSource) throws(TLSOptionsFailure) {
    let (chain, chainPath, key, keyPath): ([UInt8], String?, [UInt8], String?)
    switch source {
    case .files(let path, let pathOfKey):
      (chain, chainPath) = (try PEMFile.read(path, .certificate), path)
      (key, keyPath) = (try PEMFile.read(pathOfKey, .key), pathOfKey)
    case .made(let identity):
      (chain, chainPath) = (Array(identity.certificates.joined().utf8), nil)
      (key, keyPath) = (Array(identity.key.utf8), nil)
    }
    let certificates = Certificate.all(inPEM: chain)
    guard let own = certificates.first else { throw .file(.certificate, path: chainPath, .notPEM) }
    let privateKey: PrivateKey
    do { privateKey = try PrivateKey(pem: key) } catch {
      throw .file(.key, path: keyPath, error == .encrypted ? .encrypted : .notPEM)
    }
    guard own.lend({ x509 in privateKey.lend { X509_check_private_key(x509, $0) } }) == 1 else {
      ERR_clear_error()
      throw .keyDoesNotFit
    }
    guard own.lend({ SSL_CTX_use_certificate(pointer, $0) }) == 1,
      privateKey.lend({ SSL_CTX_use_PrivateKey(pointer, $0) }) == 1
    else { throw Self.refusal() }
    for issuer in certificates.dropFirst() {
      guard issuer.lend({ cossl_SSL_CTX_add1_chain_cert(pointer, $0) }) == 1 else { throw Self.refusal() }
    }
  }
}
