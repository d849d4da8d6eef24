import COpenSSL

/// How the two ends came to a secret of their own.
package enum KeyExchange: Equatable, Sendable {
  /// With a group that both know by name: "X25519", "P-256", "ffdhe2048", "X25519MLKEM768".
  case group(String)
  /// Diffie and Hellman's, with a prime that the server chose.
  case diffieHellman(bits: Int)
  /// The client encrypted it with the key of the certificate: who gets hold of that key later reads all of it.
  case rsa
  case other(String)

  init(_ ssl: OpaquePointer) {
    let number = cossl_SSL_get_negotiated_group(ssl)
    if number != 0 {
      self = .group(Self.groupName(ssl, number))
      return
    }
    if let key = cossl_SSL_get_peer_tmp_key(ssl) {
      defer { EVP_PKEY_free(key) }
      let facts = PublicKeyFacts(key)
      self = facts.kind == "DH" ? .diffieHellman(bits: facts.bits) : .group(facts.curve ?? facts.kind)
      return
    }
    let kind = SSL_CIPHER_get_kx_nid(SSL_get_current_cipher(ssl))
    self = kind == NID_kx_rsa ? .rsa : .other(OBJ_nid2ln(kind).map { String(cString: $0) } ?? "unknown")
  }

  /// - Parameter number: a NID, or a group that has none by its number on the wire, marked with a bit.
  private static func groupName(_ ssl: OpaquePointer, _ number: Int32) -> String {
    let name = number & Int32(TLSEXT_nid_unknown) != 0 ? SSL_group_to_name(ssl, number) : OBJ_nid2sn(number)
    return name.map { curveName(String(cString: $0)) } ?? "group \(number & 0xffff)"
  }

  /// The name by which RFC 8446 and people know a curve that OpenSSL calls by an older one.
  static func curveName(_ name: String) -> String {
    switch name.lowercased() {
    case "prime256v1", "secp256r1": "P-256"
    case "secp384r1": "P-384"
    case "secp521r1": "P-521"
    case "x25519": "X25519"
    case "x448": "X448"
    default: name
    }
  }
}
