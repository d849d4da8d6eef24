import COpenSSL
import Names

/// Judges one record. OpenSSL keeps records in a connection, so there is one, which connects to nobody.
final class DANEJudge {
  private let chain: [Certificate]
  private let asked: String
  private let context: OpaquePointer
  private let ssl: OpaquePointer

  /// Nil where OpenSSL cannot have it: there is no memory.
  init?(chain: [Certificate], base: String, nextHop: String?) {
    ERR_clear_error()
    defer { ERR_clear_error() }
    guard let context = SSL_CTX_new(TLS_client_method()) else { return nil }
    guard SSL_CTX_dane_enable(context) == 1, let ssl = SSL_new(context) else {
      SSL_CTX_free(context)
      return nil
    }
    self.chain = chain
    asked = base
    self.context = context
    self.ssl = ssl
    // Usage 3 knows neither names nor dates (RFC 7672, section 3.1.1). For usage 2 a wildcard is a label of its own,
    // and the common name counts where there is no other (section 3.2.3).
    SSL_dane_set_flags(ssl, UInt(DANE_FLAG_NO_DANE_EE_NAMECHECKS))
    SSL_set_hostflags(ssl, UInt32(X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS))
    guard SSL_dane_enable(ssl, base) == 1, nextHop.map({ SSL_add1_host(ssl, $0) == 1 }) ?? true else { return nil }
  }

  deinit {
    SSL_free(ssl)
    SSL_CTX_free(context)
  }

  func result(of record: TLSARecord) -> DANEVerdict.Result {
    defer { ERR_clear_error() }
    if record.usage <= 1 { return .unusable(.pkixUsage) }
    ERR_clear_error()
    // Whether nothing has an address is not certain, and OpenSSL names another fault where it has one.
    guard !record.data.isEmpty else { return .unusable(.length) }
    let isAdded = SSL_dane_tlsa_add(ssl, record.usage, record.selector, record.matching, record.data, record.data.count)
    guard isAdded == 1 else { return .unusable(Self.reason(OpenSSLError.take())) }
    guard let own = chain.first else { return .differs }
    let verdict = own.lend { verify($0) }
    guard let verdict else { return .matches }
    // Nothing was connected, so what it tells is what the record was found to fit.
    if SSL_get0_dane_authority(ssl, nil, nil) >= 0 { return .invalid(verdict) }
    return record.usage == 2 ? missingIssuer.map { .issuerNotSent(name: $0) } ?? .differs : .differs
  }

  /// The issuer of the last certificate, if it was not sent.
  private var missingIssuer: String? {
    let last = chain.last?.lend { CertificateFacts($0) }
    return last?.isSelfSigned == false ? last?.issuer : nil
  }

  /// - Returns: nil where the chain holds.
  private func verify(_ own: OpaquePointer) -> VerificationFailure? {
    let failed = VerificationFailure.other(code: X509_V_ERR_OUT_OF_MEM, text: "out of memory", certificate: "")
    guard let sent = cossl_sk_X509_new_null(), let store = X509_STORE_new(), let verifying = X509_STORE_CTX_new() else {
      return failed
    }
    defer {
      X509_STORE_CTX_free(verifying)
      X509_STORE_free(store)
      cossl_sk_X509_pop_free(sent)
    }
    for certificate in chain {
      guard certificate.lend({ cossl_sk_X509_push_ref(sent, $0) }) > 0 else { return failed }
    }
    guard X509_STORE_CTX_init(verifying, store, own, sent) == 1,
      X509_STORE_CTX_set_default(verifying, "ssl_server") == 1
    else { return failed }
    X509_STORE_CTX_set0_dane(verifying, SSL_get0_dane(ssl))
    let parameters = X509_STORE_CTX_get0_param(verifying)
    guard X509_VERIFY_PARAM_set1(parameters, SSL_get0_param(ssl)) == 1 else { return failed }
    X509_VERIFY_PARAM_set_auth_level(parameters, ChainVerifier.level)
    guard X509_verify_cert(verifying) != 1 else { return nil }
    let code = X509_STORE_CTX_get_error(verifying)
    let certificate = CertificateFacts(X509_STORE_CTX_get_current_cert(verifying) ?? own)
    let failure = VerificationFailure(
      code: code, depth: Int(X509_STORE_CTX_get_error_depth(verifying)), certificate: certificate, sent: chain.count,
      asked: asked)
    let text = String(cString: X509_verify_cert_error_string(Int(code)))
    return failure ?? .other(code: code, text: text, certificate: certificate.subject)
  }

  private static func reason(_ error: OpenSSLError) -> DANEVerdict.Unusable {
    guard error.library == ERR_LIB_SSL else { return .other(error.text) }
    return switch error.reason {
    case SSL_R_DANE_TLSA_BAD_CERTIFICATE_USAGE: .unknownUsage
    case SSL_R_DANE_TLSA_BAD_SELECTOR: .unknownSelector
    case SSL_R_DANE_TLSA_BAD_MATCHING_TYPE: .unknownDigest
    case SSL_R_DANE_TLSA_BAD_DATA_LENGTH, SSL_R_DANE_TLSA_BAD_DIGEST_LENGTH, SSL_R_DANE_TLSA_NULL_DATA: .length
    case SSL_R_DANE_TLSA_BAD_CERTIFICATE, SSL_R_DANE_TLSA_BAD_PUBLIC_KEY: .content
    default: .other(error.text)
    }
  }
}
