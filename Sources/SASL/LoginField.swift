package import Octets

/// Something that a line of a login says.
package struct LoginField: Equatable, Sendable {
  package enum Name: String, Equatable, Sendable, CaseIterable {
    /// Whom to act for (authzid).
    case authorization
    /// Who it is (authcid).
    case user
    case password
    case token
    /// What the server asks for, in words: LOGIN's `Username:`.
    case prompt
    /// What CRAM-MD5 makes a digest of.
    case challenge
    case digest
    /// SCRAM: random letters of the client, or of both.
    case nonce
    case salt
    case rounds
    case channelBinding = "channel-binding"
    case proof
    case serverSignature = "server-signature"
    /// SCRAM's `e=`; what the server says about a token it refuses.
    case error
    case host, port
    /// ANONYMOUS: any words.
    case trace
    /// Anything else.
    case other
  }

  package let name: Name
  /// Nil for a secret: it is not kept, not even its length.
  package let value: ForeignText?

  package var isSecret: Bool { value == nil }

  init(_ name: Name, _ value: some StringProtocol) {
    self.name = name
    self.value = ForeignText(value)
  }

  private init(_ name: Name) {
    self.name = name
    value = nil
  }

  static func secret(_ name: Name) -> LoginField { LoginField(name) }
}
