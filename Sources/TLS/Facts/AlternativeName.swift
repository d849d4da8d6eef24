import COpenSSL

/// A name that a certificate is for (subjectAltName, RFC 5280, section 4.2.1.6). The common name is none, and no
/// comparison looks at it (RFC 6125, section 6.4.4; RFC 9525).
package enum AlternativeName: Hashable, Sendable {
  /// As it is in the certificate: a wildcard with its asterisk, an octet NUL if there is one.
  case dns(String)
  case ip(String)
  case email(String)
  /// A name of another kind, as OpenSSL prints it.
  case other(String)

  /// The name without its kind.
  package var text: String {
    switch self {
    case .dns(let text), .ip(let text), .email(let text), .other(let text): text
    }
  }
}

extension AlternativeName {
  /// The names in a certificate, in order; none where it has no such extension, or a broken one.
  static func all(in x509: OpaquePointer) -> [AlternativeName] {
    guard let found = X509_get_ext_d2i(x509, NID_subject_alt_name, nil, nil) else {
      ERR_clear_error()
      return []
    }
    let names = OpaquePointer(found)
    defer { GENERAL_NAMES_free(names) }
    return (0..<cossl_sk_GENERAL_NAME_num(names)).compactMap { index in
      cossl_sk_GENERAL_NAME_value(names, index).map { AlternativeName($0) }
    }
  }

  private init(_ name: UnsafeMutablePointer<GENERAL_NAME>) {
    var kind: Int32 = -1
    let value = GENERAL_NAME_get0_value(name, &kind)
    // For these three kinds the value is a string of ASN.1, which has a length, and may hold NUL.
    let octets = {
      let string = value.map { UnsafePointer($0.assumingMemoryBound(to: ASN1_STRING.self)) }
      guard let start = ASN1_STRING_get0_data(string) else { return [UInt8]() }
      return Array(UnsafeBufferPointer(start: start, count: Int(ASN1_STRING_length(string))))
    }
    switch kind {
    case GEN_DNS: self = .dns(String(decoding: octets(), as: UTF8.self))
    case GEN_EMAIL: self = .email(String(decoding: octets(), as: UTF8.self))
    case GEN_IPADD: self = .ip(IPAddressText.of(octets()))
    default: self = .other(MemoryBIO.text { GENERAL_NAME_print($0, name) })
    }
  }
}
