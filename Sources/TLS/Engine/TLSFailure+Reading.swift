import COpenSSL

extension TLSFailure {
  /// - Parameter primeBits: the size of the server's numbers for Diffie-Hellman, where it sent some.
  init(_ error: OpenSSLError, alert: TLSAlert?, primeBits: Int?) {
    let own = error.library == ERR_LIB_SSL ? Self.kinds[error.reason] : nil
    // An alert of ours says less than the reason for it, but more than nothing.
    let told = alert.flatMap { Self.kind(ofAlert: $0) }
    let isReceived = alert?.isReceived == true
    var kind = (isReceived ? told ?? own : own ?? told) ?? .other
    if kind == .tooWeak(.diffieHellman(bits: nil)) { kind = .tooWeak(.diffieHellman(bits: primeBits)) }
    self.init(kind, alert: alert, reason: error.text)
  }

  /// What we found ourselves, by OpenSSL's number in its part on TLS.
  private static let kinds: [Int32: Kind] = [
    SSL_R_UNSUPPORTED_PROTOCOL: .version,
    SSL_R_VERSION_TOO_LOW: .version,
    SSL_R_VERSION_TOO_HIGH: .version,
    SSL_R_UNSUPPORTED_SSL_VERSION: .version,
    SSL_R_NO_PROTOCOLS_AVAILABLE: .version,
    SSL_R_WRONG_SSL_VERSION: .version,
    SSL_R_NO_SHARED_CIPHER: .cipher,
    SSL_R_NO_CIPHERS_AVAILABLE: .cipher,
    SSL_R_NO_SUITABLE_KEY_SHARE: .cipher,
    SSL_R_NO_SHARED_GROUPS: .cipher,
    SSL_R_NO_SUITABLE_SIGNATURE_ALGORITHM: .cipher,
    SSL_R_NO_SHARED_SIGNATURE_ALGORITHMS: .cipher,
    SSL_R_UNKNOWN_CIPHER_RETURNED: .cipher,
    SSL_R_WRONG_CIPHER_RETURNED: .cipher,
    SSL_R_PEER_DID_NOT_RETURN_A_CERTIFICATE: .certificateRequired,
    SSL_R_DH_KEY_TOO_SMALL: .tooWeak(.diffieHellman(bits: nil)),
    SSL_R_EE_KEY_TOO_SMALL: .tooWeak(.certificateKey),
    SSL_R_CA_KEY_TOO_SMALL: .tooWeak(.authorityKey),
    SSL_R_CA_MD_TOO_WEAK: .tooWeak(.signature),
    SSL_R_WRONG_SIGNATURE_TYPE: .tooWeak(.signature),
    SSL_R_UNSAFE_LEGACY_RENEGOTIATION_DISABLED: .noSecureRenegotiation,
    SSL_R_WRONG_VERSION_NUMBER: .garbled,
    SSL_R_UNKNOWN_PROTOCOL: .garbled,
    SSL_R_UNEXPECTED_MESSAGE: .garbled,
    SSL_R_UNEXPECTED_RECORD: .garbled,
    SSL_R_DECRYPTION_FAILED_OR_BAD_RECORD_MAC: .garbled,
    SSL_R_BAD_RECORD_TYPE: .garbled,
    SSL_R_PACKET_LENGTH_TOO_LONG: .garbled,
    SSL_R_ENCRYPTED_LENGTH_TOO_LONG: .garbled,
    SSL_R_DATA_LENGTH_TOO_LONG: .garbled,
    SSL_R_EXCESSIVE_MESSAGE_SIZE: .certificateTooLarge,
    SSL_R_RECORD_LENGTH_MISMATCH: .garbled,
    SSL_R_RECORD_TOO_SMALL: .garbled,
    SSL_R_LENGTH_MISMATCH: .garbled,
    SSL_R_LENGTH_TOO_SHORT: .garbled,
    SSL_R_DIGEST_CHECK_FAILED: .garbled,
    SSL_R_BAD_SIGNATURE: .garbled,
    SSL_R_BAD_LENGTH: .garbled,
    SSL_R_BAD_EXTENSION: .garbled,
    SSL_R_INVALID_ALERT: .garbled,
  ]

  /// What an alert says (RFC 8446, section 6.2). Those about a certificate mean the one of whoever receives them.
  private static func kind(ofAlert alert: TLSAlert) -> Kind? {
    switch alert.number {
    case 10, 20, 21, 22, 50, 51: .garbled
    case 70: .version
    case 71: .cipher
    case 40 where alert.isReceived: .refused
    case 42...46 where alert.isReceived, 48 where alert.isReceived: .certificateRefused
    case 41 where alert.isReceived, 116 where alert.isReceived: .certificateRequired
    case 112 where alert.isReceived: .serverNameUnknown
    default: nil
    }
  }
}
