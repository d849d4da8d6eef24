import COpenSSL

/// Puts the extensions into a certificate that is being made (RFC 5280, section 4.2).
enum CertificateExtensions {
  static func add(
    to x509: OpaquePointer, _ recipe: CertificateRecipe, issuer: OpaquePointer
  ) throws(CertificateFailure) {
    var lines: [(Int32, String)] = [
      (NID_basic_constraints, recipe.isAuthority ? "critical,CA:TRUE" : "critical,CA:FALSE"),
      (NID_key_usage, recipe.isAuthority ? "critical,keyCertSign,cRLSign" : "critical,digitalSignature"),
      (NID_subject_key_identifier, "hash"),
    ]
    if !recipe.isAuthority { lines.append((NID_ext_key_usage, "serverAuth,clientAuth")) }
    // Of its own key, which the first lines have just named, or of the issuer's.
    lines.append((NID_authority_key_identifier, "keyid"))
    for (number, value) in lines {
      var context = X509V3_CTX()
      X509V3_set_ctx(&context, issuer, x509, nil, nil, 0)
      guard let made = X509V3_EXT_conf_nid(nil, &context, number, value) else { throw refusal() }
      defer { X509_EXTENSION_free(made) }
      guard X509_add_ext(x509, made, -1) == 1 else { throw refusal() }
    }
    if !recipe.names.isEmpty { try add(recipe.names, to: x509) }
    if let url = recipe.issuerURL { try add(issuerURL: url, to: x509) }
  }

  /// Not from a line of text as above: in one a comma would end a name, and NUL the line.
  private static func add(_ names: [AlternativeName], to x509: OpaquePointer) throws(CertificateFailure) {
    guard let list = GENERAL_NAMES_new() else { throw refusal() }
    defer { GENERAL_NAMES_free(list) }
    for name in names {
      let (kind, value) = try value(of: name)
      guard let entry = GENERAL_NAME_new() else { throw refusal() }
      GENERAL_NAME_set0_value(entry, kind, value)
      guard cossl_sk_GENERAL_NAME_push(list, entry) > 0 else {
        GENERAL_NAME_free(entry)
        throw refusal()
      }
    }
    try add(NID_subject_alt_name, UnsafeMutableRawPointer(list), to: x509)
  }

  private static func value(
    of name: AlternativeName
  ) throws(CertificateFailure) -> (Int32, UnsafeMutablePointer<ASN1_STRING>) {
    switch name {
    case .ip(let text):
      guard !text.utf8.contains(0), let octets = a2i_IPADDRESS(text) else {
        ERR_clear_error()
        throw .notAnAddress(text)
      }
      return (GEN_IPADD, octets)
    case .dns(let text): return (GEN_DNS, try string(text))
    case .email(let text): return (GEN_EMAIL, try string(text))
    case .other(let text): return (GEN_URI, try string(text))
    }
  }

  private static func add(issuerURL: String, to x509: OpaquePointer) throws(CertificateFailure) {
    let location = try string(issuerURL)
    guard let access = AUTHORITY_INFO_ACCESS_new(), let description = ACCESS_DESCRIPTION_new() else { throw refusal() }
    defer { AUTHORITY_INFO_ACCESS_free(access) }
    description.pointee.method = OBJ_nid2obj(NID_ad_ca_issuers)
    GENERAL_NAME_set0_value(description.pointee.location, GEN_URI, location)
    guard cossl_sk_ACCESS_DESCRIPTION_push(access, description) > 0 else { throw refusal() }
    try add(NID_info_access, UnsafeMutableRawPointer(access), to: x509)
  }

  private static func add(
    _ number: Int32, _ value: UnsafeMutableRawPointer, to x509: OpaquePointer
  ) throws(CertificateFailure) {
    guard X509_add1_ext_i2d(x509, number, value, 0, UInt(X509V3_ADD_DEFAULT)) == 1 else { throw refusal() }
  }

  private static func string(_ text: String) throws(CertificateFailure) -> UnsafeMutablePointer<ASN1_STRING> {
    let octets = Array(text.utf8)
    guard let string = ASN1_STRING_type_new(V_ASN1_IA5STRING) else { throw refusal() }
    guard ASN1_STRING_set(string, octets, Int32(clamping: octets.count)) == 1 else {
      ASN1_STRING_free(string)
      throw refusal()
    }
    return string
  }

  private static func refusal() -> CertificateFailure {
    .refused(reason: OpenSSLError.take().text)
  }
}
