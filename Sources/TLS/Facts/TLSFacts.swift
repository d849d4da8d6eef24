/// What came out of a handshake.
package struct TLSFacts: Equatable, Sendable {
  package let version: TLSVersion
  /// OpenSSL's name: "ECDHE-RSA-AES256-GCM-SHA384", "TLS_AES_256_GCM_SHA384".
  package let cipher: String
  /// The name the IANA has for it, "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"; OpenSSL's where it has none.
  package let standardCipher: String
  /// The length of its key; 0 encrypts nothing.
  package let cipherBits: Int
  package let keyExchange: KeyExchange
  /// An earlier session was taken up again; the certificate is the one it began with.
  package let isResumed: Bool
  /// The name that the client sent along (SNI); an IP address is none.
  package let serverName: String?
  /// As the other side sent it, its own certificate first.
  package let chain: [CertificateFacts]
  package let verification: Verification
  package let weaknesses: [Weakness]
}
