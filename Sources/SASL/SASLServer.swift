import CLibrary
import Octets

/// The server's side of one login: what the client sent goes in, what to answer comes out (RFC 4954, section 4).
///
/// A server speaks base64, knows `*` for giving up and `=` for an initial response of no octets; none of that reaches
/// here. Somebody unknown costs as much time as a wrong password, and is answered alike.
package struct SASLServer: Sendable {
  package struct Account: Sendable, Equatable {
    /// `alice` or `alice@example.org`
    package let name: String
    package let password: String

    package init(name: String, password: String) {
      self.name = name
      self.password = password
    }
  }

  package enum Refusal: Equatable, Sendable {
    /// Or nobody of that name, or somebody who wants to act for another: never told apart. 535.
    case wrongPassword
    /// Not what the mechanism wants, in words. 501.
    case malformed(String)
  }

  package enum Step: Equatable, Sendable {
    /// What is in the 334, not yet as base64. It may be empty.
    case challenge([UInt8])
    /// 235. The name as the account has it.
    case accepted(user: String)
    case refused(Refusal)
  }

  /// What happens to be in a login, and is the same twice in tests alone.
  package struct Chances: Sendable {
    /// What the server adds to the client's nonce.
    package let nonce: String
    /// Nil: one for each name, the same as long as the program runs.
    package let salt: [UInt8]?
    /// The two numbers of CRAM-MD5's challenge: any, and the seconds since 1970.
    package let number: UInt64
    package let seconds: Int

    package init(nonce: String, salt: [UInt8]?, number: UInt64, seconds: Int) {
      self.nonce = nonce
      self.salt = salt
      self.number = number
      self.seconds = seconds
    }
  }

  /// The best first.
  package static let mechanisms = ["SCRAM-SHA-256", "CRAM-MD5", "PLAIN", "LOGIN"]
  /// Those that take a token instead of a password.
  package static let tokenMechanisms = ["OAUTHBEARER", "XOAUTH2"]

  enum State: Sendable {
    case plain
    case loginName
    case loginPassword(user: String)
    case cram(challenge: [UInt8])
    case scram(SCRAMServer)
    case bearer(BearerServer)
    case over
  }

  private let accounts: Accounts
  private let opening: State
  private var state: State

  /// Nil: not a mechanism of `mechanisms` (in any case), or one whose digest OpenSSL will not make here.
  /// - Parameter token: what a mechanism of `tokenMechanisms` accepts; nil: none of them is known.
  package init?(mechanism: String, hostName: String, accounts: [Account], token: Secret? = nil) {
    guard let chances = Chances() else { return nil }
    self.init(mechanism: mechanism, hostName: hostName, accounts: accounts, token: token, chances: chances)
  }

  package init?(mechanism: String, hostName: String, accounts: [Account], token: Secret? = nil, chances: Chances) {
    let known = Accounts(accounts)
    switch mechanism.uppercased() {
    case "PLAIN": opening = .plain
    case "LOGIN": opening = .loginName
    case "CRAM-MD5":
      guard (try? Digests.hmacMD5(key: [], [])) != nil else { return nil }
      opening = .cram(challenge: Array("<\(chances.number).\(chances.seconds)@\(hostName)>".utf8))
    case "SCRAM-SHA-256":
      opening = .scram(SCRAMServer(accounts: known, nonce: chances.nonce, salt: chances.salt))
    case let name where Self.tokenMechanisms.contains(name):
      guard let token else { return nil }
      opening = .bearer(BearerServer(accounts: accounts, token: token, hasHeader: name == "OAUTHBEARER"))
    default: return nil
    }
    self.accounts = known
    state = .over
  }

  /// What follows `AUTH MECHANISM`, decoded; nil if nothing does. It is asked once, before any `respond`.
  package mutating func start(initialResponse: [UInt8]?) -> Step {
    state = opening
    switch state {
    case .cram(let challenge):
      // RFC 4954, section 4: where the server begins, the client may not.
      guard initialResponse == nil else { return refuse("CRAM-MD5 begins with the server's challenge") }
      return .challenge(challenge)
    case .loginName where initialResponse == nil: return .challenge(Array("Username:".utf8))
    default:
      guard let initialResponse else { return .challenge([]) }
      return respond(initialResponse)
    }
  }

  /// What answers a 334, decoded.
  package mutating func respond(_ octets: [UInt8]) -> Step {
    switch state {
    case .plain: return end(plain(octets))
    case .loginName:
      guard let user = String(validating: octets, as: UTF8.self), !user.isEmpty else {
        return refuse("a user name is text, and not empty")
      }
      state = .loginPassword(user: user)
      return .challenge(Array("Password:".utf8))
    case .loginPassword(let user): return end(accounts.step(user: user, password: octets))
    case .cram(let challenge): return end(cram(octets, challenge: challenge))
    case .scram(var scram):
      let step = scram.respond(octets)
      guard case .challenge = step else { return end(step) }
      state = .scram(scram)
      return step
    case .bearer(var bearer):
      let step = bearer.respond(octets)
      guard case .challenge = step else { return end(step) }
      state = .bearer(bearer)
      return step
    case .over: return refuse("this login is over")
    }
  }

  private mutating func end(_ step: Step) -> Step {
    state = .over
    return step
  }

  private mutating func refuse(_ words: String) -> Step { end(.refused(.malformed(words))) }

  /// `[authzid] NUL authcid NUL passwd` (RFC 4616, section 2)
  private func plain(_ octets: [UInt8]) -> Step {
    let parts = octets.split(separator: 0, omittingEmptySubsequences: false)
    guard parts.count == 3 else {
      return .refused(.malformed("PLAIN needs two NULs, and there are \(parts.count - 1)"))
    }
    guard let other = String(validating: parts[0], as: UTF8.self),
      let user = String(validating: parts[1], as: UTF8.self), !user.isEmpty
    else { return .refused(.malformed("a user name is text, and not empty")) }
    guard !parts[2].isEmpty else { return .refused(.malformed("the password is empty")) }
    return accounts.step(user: user, actingFor: other, password: Array(parts[2]))
  }

  /// `user SP digest`, the digest in 32 digits (RFC 2195, section 2)
  private func cram(_ octets: [UInt8], challenge: [UInt8]) -> Step {
    guard let blank = octets.lastIndex(of: 0x20), let user = String(validating: octets[..<blank], as: UTF8.self),
      !user.isEmpty
    else { return .refused(.malformed("CRAM-MD5 needs a user name, a space and a digest")) }
    let digits = octets[(blank + 1)...]
    guard digits.count == 32, digits.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }) else {
      return .refused(.malformed("the digest has 32 hexadecimal digits in small letters"))
    }
    let account = accounts[user]
    guard let digest = try? Digests.hmacMD5(key: accounts.password(of: account), challenge) else {
      return .refused(.malformed("MD5 cannot be computed here"))
    }
    let own = digest.map { $0.digits(2, radix: 16) }.joined().lowercased()
    let isRight = Digests.areEqual(Array(own.utf8), Array(digits))
    guard let account, isRight else { return .refused(.wrongPassword) }
    return .accepted(user: account.name)
  }
}

extension SASLServer.Chances {
  /// Nil where there are no random octets.
  init?() {
    guard let nonce = try? Digests.random(18), let octets = try? Digests.random(8) else { return nil }
    self.init(
      // Base64 has no comma, which would end the nonce.
      nonce: Base64.encode(nonce), salt: nil, number: octets.reduce(0) { $0 << 8 | UInt64($1) },
      seconds: Int(time(nil)))
  }
}
