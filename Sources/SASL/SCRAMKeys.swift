/// What both sides of SCRAM make of a password (RFC 5802, section 3).
struct SCRAMKeys: Sendable {
  private let clientKey: [UInt8]
  private let storedKey: [UInt8]
  private let serverKey: [UInt8]

  /// It takes as long as there are rounds.
  init(password: [UInt8], salt: [UInt8], rounds: Int) throws(DigestFailure) {
    let salted = try Digests.pbkdf2SHA256(password: password, salt: salt, rounds: rounds)
    clientKey = try Digests.hmacSHA256(key: salted, Array("Client Key".utf8))
    storedKey = try Digests.sha256(clientKey)
    serverKey = try Digests.hmacSHA256(key: salted, Array("Server Key".utf8))
  }

  /// The client's: it knows the password. `conversation` is what RFC 5802 calls AuthMessage.
  func proof(_ conversation: String) throws(DigestFailure) -> [UInt8] {
    let signature = try Digests.hmacSHA256(key: storedKey, Array(conversation.utf8))
    return zip(clientKey, signature).map { $0 ^ $1 }
  }

  /// The server's: it knows it too.
  func signature(_ conversation: String) throws(DigestFailure) -> [UInt8] {
    try Digests.hmacSHA256(key: serverKey, Array(conversation.utf8))
  }
}
