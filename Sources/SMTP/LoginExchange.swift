/// The server's end of one login, in one mechanism (RFC 4954): what the client answers goes in, what is said next comes
/// out. The referee knows neither base64 nor passwords; whoever computes with them stands behind this.
package protocol LoginExchange: Sendable {
  /// Begins.
  /// - Parameter initialResponse: what stood behind the mechanism, as it came; empty for a `=`, nil for nothing at all.
  mutating func start(initialResponse: [UInt8]?) -> LoginStep

  /// Takes a line that answers a 334, as it came, without its line ending.
  mutating func respond(_ line: [UInt8]) -> LoginStep
}

/// What a login comes to next.
package enum LoginStep: Equatable, Sendable {
  /// Text in base64 that the client is to answer; may be empty.
  case challenge(String)
  case accepted(user: String)
  /// The password is wrong, or there is nobody of that name; which of the two is not told.
  case refused
  /// What came does not have the form the mechanism wants; the reason in English.
  case malformed(String)
  /// A response stood behind a mechanism in which the server speaks first.
  case unexpectedResponse
  case notBase64
}
