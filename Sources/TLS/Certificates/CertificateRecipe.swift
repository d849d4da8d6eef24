/// What a certificate is to say. By itself it is a good one; each case of a bad one changes a line.
package struct CertificateRecipe: Equatable, Sendable {
  /// Into the subject; at most 64 characters (RFC 5280, appendix A.1).
  package var commonName: String
  /// Whatever is here is put in as it is, an octet NUL included. Without any the extension is left out.
  package var names: [AlternativeName]
  /// Seconds from now, a negative number is in the past.
  package var validFrom: Int64 = -3_600
  package var validUntil: Int64 = 90 * 86_400
  /// It may sign others.
  package var isAuthority = false
  /// Where the certificate of the issuer is said to lie.
  package var issuerURL: String?
  /// A short curve makes a weak key.
  package var curve = "P-256"
  /// "SHA1" makes a weak signature.
  package var digest = "SHA256"

  package init(commonName: String, names: [AlternativeName] = []) {
    self.commonName = commonName
    self.names = names
  }

  /// One that signs others.
  package static func authority(_ commonName: String) -> CertificateRecipe {
    var recipe = CertificateRecipe(commonName: commonName)
    recipe.isAuthority = true
    return recipe
  }
}
