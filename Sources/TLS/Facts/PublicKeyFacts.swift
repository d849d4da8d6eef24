import COpenSSL

/// What is worth knowing of a public key.
package struct PublicKeyFacts: Equatable, Sendable {
  /// "RSA", "EC", "ED25519": OpenSSL's name for the kind.
  package let kind: String
  /// The curve of a key of kind EC, "P-256" for one.
  package let curve: String?
  package let bits: Int

  package init(kind: String, curve: String? = nil, bits: Int) {
    self.kind = kind
    self.curve = curve
    self.bits = bits
  }

  init(_ key: OpaquePointer) {
    let kind = EVP_PKEY_get0_type_name(key).map { String(cString: $0) } ?? "unknown"
    var name = [CChar](repeating: 0, count: 80)
    var length = 0
    let hasCurve = kind == "EC" && EVP_PKEY_get_group_name(key, &name, name.count, &length) == 1
    let curve = hasCurve ? String(decoding: name.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
    self.init(kind: kind, curve: curve.map(KeyExchange.curveName), bits: Int(EVP_PKEY_get_bits(key)))
  }

  /// RFC 9325, section 4.5: RSA needs 2048 bits. A curve does as much with a tenth of them.
  package var isShort: Bool {
    switch kind {
    case "RSA", "RSA-PSS", "DSA", "DH", "DHX": bits < 2048
    default: bits < 224
    }
  }
}
