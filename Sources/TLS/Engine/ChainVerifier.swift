import COpenSSL

/// Verifies the chain of the other side, notes every reason not to believe it, and lets the handshake go on.
enum ChainVerifier {
  /// The bits of security a certificate needs, whatever was allowed for the rest: level 2, 112 bits.
  static let level: Int32 = 2

  /// For SSL_CTX_set_cert_verify_callback. 1 goes on with the handshake.
  static func verify(_ store: OpaquePointer?) -> Int32 {
    let parameters = X509_STORE_CTX_get0_param(store)
    X509_VERIFY_PARAM_set_auth_level(parameters, level)
    X509_STORE_CTX_set_verify_cb(store) { isGood, store in
      if isGood == 0 { ChainVerifier.note(store) }
      return 1
    }
    if X509_verify_cert(store) != 1, X509_STORE_CTX_get_error(store) == X509_V_OK {
      // It gave up without finding anything, for want of memory for one: that must not look like success.
      X509_STORE_CTX_set_error(store, X509_V_ERR_UNSPECIFIED)
      note(store)
    }
    ERR_clear_error()
    return 1
  }

  private static func note(_ store: OpaquePointer?) {
    guard let ssl = cossl_X509_STORE_CTX_get_ssl(store), let observer = HandshakeObserver.of(ssl),
      let certificate = X509_STORE_CTX_get_current_cert(store) ?? X509_STORE_CTX_get0_cert(store)
    else { return }
    observer.note(
      VerificationFailure(
        code: X509_STORE_CTX_get_error(store), depth: Int(X509_STORE_CTX_get_error_depth(store)),
        certificate: CertificateFacts(certificate),
        sent: Int(cossl_sk_X509_num(X509_STORE_CTX_get0_untrusted(store))), asked: observer.asked))
  }
}
