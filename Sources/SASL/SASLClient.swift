import Octets

/// The client's side of one login: what the server asked for goes in, what to answer comes out. Base64, and `=` for an
/// initial response of no octets, are whoever sends it (RFC 4954, section 4).
///
/// User name and password go out as UTF-8, octet for octet as they were typed. SASLprep (RFC 4013), which SCRAM and
/// PLAIN ask for, changes nothing in ASCII; other letters a server may have stored in another form of the same.
package struct SASLClient: Sendable {
  package let mechanism: Mechanism
  private let user: String
  private let secret: Secret
  private var scram: SCRAMClient
  /// Challenges that were answered, the initial response counted as the answer to one.
  private var answered = 0

  /// - Parameters:
  ///   - user: with EXTERNAL, whom to act for; it may be empty there.
  ///   - secret: password or token; without end of line.
  package init(_ mechanism: Mechanism, user: String, secret: Secret) throws(LoginFailure) {
    do throws(DigestFailure) {
      let nonce = Base64.encode(try Digests.random(18))
      self.init(mechanism, user: user, secret: secret, nonce: nonce)
    } catch {
      throw .digest(error)
    }
  }

  /// - Parameter nonce: what nobody can guess; printable, without comma.
  package init(_ mechanism: Mechanism, user: String, secret: Secret, nonce: String) {
    self.mechanism = mechanism
    self.user = user
    self.secret = secret
    scram = SCRAMClient(user: user, password: secret, nonce: nonce)
  }

  /// What may follow `AUTH MECHANISM` at once; nil where the server begins. Whoever sends it asks here; whoever does not
  /// asks `respond` when the server's empty challenge has come.
  package mutating func start() -> [UInt8]? {
    switch mechanism {
    case .login, .cramMD5: return nil
    case .plain, .xoauth2, .external, .scramSHA256:
      answered = 1
      return first
    }
  }

  /// - Parameter challenge: what stood in the 334, decoded.
  package mutating func respond(to challenge: [UInt8]) throws(LoginFailure) -> [UInt8] {
    defer { answered += 1 }
    switch (mechanism, answered) {
    case (.plain, 0), (.xoauth2, 0), (.external, 0), (.scramSHA256, 0): return first
    case (.login, 0): return Array(user.utf8)
    case (.login, 1): return secret.octets
    case (.cramMD5, 0):
      do throws(DigestFailure) {
        let digest = try Digests.hmacMD5(key: secret.octets, challenge)
        return Array("\(user) \(digest.map { $0.digits(2, radix: 16) }.joined().lowercased())".utf8)
      } catch {
        throw .digest(error)
      }
    // The token was refused, and why stands in the challenge: an empty answer, then comes the refusal itself.
    case (.xoauth2, 1): return []
    case (.scramSHA256, 1): return try scram.final(for: challenge)
    case (.scramSHA256, 2):
      try scram.check(challenge)
      return []
    default: throw .unexpectedChallenge
    }
  }

  /// Whether the server has shown that it knows the password too; nil with a mechanism where it never does. A success
  /// (235) while this is false comes from somebody who may not be the server.
  package var serverIsProven: Bool? { mechanism == .scramSHA256 ? scram.isProven : nil }

  private var first: [UInt8] {
    switch mechanism {
    case .plain: [0] + Array(user.utf8) + [0] + secret.octets
    case .xoauth2: Array("user=\(user)\u{1}auth=Bearer ".utf8) + secret.octets + [1, 1]
    case .scramSHA256: scram.first
    case .external: Array(user.utf8)
    case .login, .cramMD5: []
    }
  }
}

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
