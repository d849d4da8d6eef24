import COpenSSL
import Octets

/// What a certificate says (RFC 5280), whether or not it is to be believed. All texts come from whoever made it.
package struct CertificateFacts: Equatable, Sendable {
  /// "C=US, O=Example, CN=mx.example.org"
  package let subject: String
  /// The common name alone; the last one, if there are several. Nothing compares with it.
  package let commonName: String?
  package let issuer: String
  package let names: [AlternativeName]
  package let notBefore: CertificateTime
  package let notAfter: CertificateTime
  /// In hexadecimal digits.
  package let serial: String
  /// Nil where the key is of a kind unknown here.
  package let key: PublicKeyFacts?
  /// "sha256WithRSAEncryption"
  package let signatureAlgorithm: String
  /// "SHA256"; nil where the algorithm has no digest of its own (Ed25519), or is unknown here.
  package let signatureDigest: String?
  /// Signed with its own key.
  package let isSelfSigned: Bool
  /// Where the certificate of its issuer is, if it says so (RFC 5280, section 4.2.2.1).
  package let issuerURL: String?
  /// SHA-256 over the whole, in hexadecimal digits with colons between.
  package let fingerprint: String
  package let pem: String
}

extension CertificateFacts {
  /// - Parameter x509: is read, not kept.
  init(_ x509: OpaquePointer) {
    defer { ERR_clear_error() }
    subject = Self.name(X509_get_subject_name(x509))
    commonName = Self.commonName(X509_get_subject_name(x509))
    issuer = Self.name(X509_get_issuer_name(x509))
    names = AlternativeName.all(in: x509)
    notBefore = CertificateTime(X509_get0_notBefore(x509))
    notAfter = CertificateTime(X509_get0_notAfter(x509))
    // A long number is broken with a backslash at the end of a line.
    serial = MemoryBIO.text { i2a_ASN1_INTEGER($0, X509_get0_serialNumber(x509)) }.filter { !"\\\n".contains($0) }
    key = X509_get0_pubkey(x509).map { PublicKeyFacts($0) }
    signatureAlgorithm = OBJ_nid2ln(X509_get_signature_nid(x509)).map { String(cString: $0) } ?? "unknown"
    signatureDigest = Self.signatureDigest(x509)
    isSelfSigned = X509_self_signed(x509, 1) == 1
    issuerURL = Self.issuerURL(x509)
    fingerprint = Self.fingerprint(x509)
    pem = MemoryBIO.text { PEM_write_bio_X509($0, x509) }
  }

  /// A name (RFC 4514) in the order of the certificate, what is not ASCII left as it is.
  private static func name(_ name: OpaquePointer?) -> String {
    let flags = UInt(XN_FLAG_SEP_CPLUS_SPC | XN_FLAG_FN_SN) | cossl_ASN1_STRFLGS_RFC2253 & ~UInt(ASN1_STRFLGS_ESC_MSB)
    return MemoryBIO.text { X509_NAME_print_ex($0, name, 0, flags) }
  }

  private static func commonName(_ name: OpaquePointer?) -> String? {
    var last: Int32 = -1
    while true {
      let next = X509_NAME_get_index_by_NID(name, NID_commonName, last)
      guard next >= 0 else { break }
      last = next
    }
    guard last >= 0, let value = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, last)) else { return nil }
    var text: UnsafeMutablePointer<UInt8>?
    let count = ASN1_STRING_to_UTF8(&text, value)
    guard count >= 0, let text else { return nil }
    defer { CRYPTO_free(text, #file, #line) }
    return String(decoding: UnsafeBufferPointer(start: text, count: Int(count)), as: UTF8.self)
  }

  private static func signatureDigest(_ x509: OpaquePointer) -> String? {
    var digest = NID_undef
    guard X509_get_signature_info(x509, &digest, nil, nil, nil) == 1, digest != NID_undef else { return nil }
    return OBJ_nid2sn(digest).map { String(cString: $0) }
  }

  private static func issuerURL(_ x509: OpaquePointer) -> String? {
    guard let found = X509_get_ext_d2i(x509, NID_info_access, nil, nil) else { return nil }
    let access = OpaquePointer(found)
    defer { AUTHORITY_INFO_ACCESS_free(access) }
    for index in 0..<cossl_sk_ACCESS_DESCRIPTION_num(access) {
      guard let description = cossl_sk_ACCESS_DESCRIPTION_value(access, index)?.pointee,
        OBJ_obj2nid(description.method) == NID_ad_ca_issuers
      else { continue }
      var kind: Int32 = -1
      let value = GENERAL_NAME_get0_value(description.location, &kind)
      guard kind == GEN_URI, let value else { continue }
      let string = UnsafePointer(value.assumingMemoryBound(to: ASN1_STRING.self))
      guard let start = ASN1_STRING_get0_data(string) else { continue }
      let octets = UnsafeBufferPointer(start: start, count: Int(ASN1_STRING_length(string)))
      return String(decoding: octets, as: UTF8.self)
    }
    return nil
  }

  private static func fingerprint(_ x509: OpaquePointer) -> String {
    var octets = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var count: UInt32 = 0
    guard X509_digest(x509, EVP_sha256(), &octets, &count) == 1 else { return "" }
    return octets.prefix(Int(count)).map { $0.digits(2, radix: 16) }.joined(separator: ":")
  }
}
