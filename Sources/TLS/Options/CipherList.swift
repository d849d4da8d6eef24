import COpenSSL
import Octets

/// A list of ciphers, parted as OpenSSL wants it: the suites of TLS 1.3 have a list of their own.
struct CipherList {
  /// For TLS 1.2 and below; names, and the words of openssl-ciphers(1) such as `HIGH` and `!aNULL`.
  let older: [String]
  /// For TLS 1.3 (RFC 8446, appendix B.4).
  let newer: [String]

  init(_ text: String) throws(TLSOptionsFailure) {
    // Octets below blank and NUL among them separate nothing: they are part of a name that nobody knows.
    let names = text.split { ":, ".contains($0) }.map { Self.nameForOpenSSL(String($0)) }
    guard !names.isEmpty else { throw .unknownCipher(text) }
    newer = names.filter(Self.isNewer)
    older = names.filter { !Self.isNewer($0) }
    // OpenSSL is silent about a name it does not know as long as it knows another.
    for name in names where name.utf8.contains(0) || !Self.isKnown(name) {
      throw .unknownCipher(name)
    }
  }

  /// The suites of TLS 1.3 name no key exchange: `TLS_AES_128_GCM_SHA256`, not `TLS_RSA_WITH_AES_128_CBC_SHA`.
  private static func isNewer(_ name: String) -> Bool {
    name.hasPrefix("TLS_") && !name.contains(phrase: "_WITH_")
  }

  /// The RFCs have names of their own, `TLS_RSA_WITH_AES_128_CBC_SHA` for `AES128-SHA`, and so have most servers.
  private static func nameForOpenSSL(_ name: String) -> String {
    guard name.contains(phrase: "_WITH_"), let known = OPENSSL_cipher_name(name).map({ String(cString: $0) }),
      known != "(NONE)"
    else { return name }
    return known
  }

  private static func isKnown(_ name: String) -> Bool {
    guard let context = SSL_CTX_new(TLS_client_method()) else { return false }
    defer {
      SSL_CTX_free(context)
      ERR_clear_error()
    }
    SSL_CTX_set_security_level(context, 0)
    if isNewer(name) { return SSL_CTX_set_ciphersuites(context, name) == 1 }
    // What is taken away, moved, or set (`!RC4`, `-SHA`, `+RSA`, `@STRENGTH`) says nothing without a list before it.
    let list = name.first.map { "!-+@".contains($0) } == true ? "ALL:COMPLEMENTOFALL:\(name)" : name
    return SSL_CTX_set_cipher_list(context, list) == 1
  }

  /// The versions these ciphers belong to, within those that are wanted.
  func versions(from minimum: TLSVersion, to maximum: TLSVersion) throws(TLSOptionsFailure) -> ClosedRange<TLSVersion> {
    let lowest = older.isEmpty ? max(minimum, .tls13) : minimum
    let highest = newer.isEmpty ? min(maximum, .tls12) : maximum
    guard lowest <= highest else { throw .noCipherForVersion(older.isEmpty ? maximum : minimum) }
    return lowest...highest
  }
}
