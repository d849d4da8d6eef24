/// Why the client does not go on with a login. Nothing of it is the password's fault: a wrong one the server tells.
package enum LoginFailure: Error, Equatable, Sendable {
  /// The server asks for something that the mechanism does not have here.
  case unexpectedChallenge
  /// Not what the mechanism has there.
  case malformedChallenge
  /// SCRAM: the nonce is not the one we sent with something behind it; an old conversation may be played again.
  case foreignNonce
  /// SCRAM: with few rounds it is cheap to guess the password from what was sent.
  case tooFewRounds(Int, least: Int)
  /// SCRAM: the server would have us work without end.
  case tooManyRounds(Int, limit: Int)
  /// SCRAM: the server does not know the password, so it is another one.
  case wrongSignature
  /// SCRAM: what the server says instead of its signature, `e=...` (RFC 5802, section 7).
  case serverError(String)
  case digest(DigestFailure)
}
