import Octets

/// The client's side of SCRAM-SHA-256 (RFC 5802, RFC 7677), without channel binding.
struct SCRAMClient: Sendable {
  private let bare: String
  private let password: Secret
  private let nonce: String
  private var expected: [UInt8]?
  private(set) var isProven = false

  /// `n`: this side knows no channel binding. Nobody is acted for.
  private static let header = "n,,"

  init(user: String, password: Secret, nonce: String) {
    bare = "n=\(SCRAMFields.escaped(user)),r=\(nonce)"
    self.password = password
    self.nonce = nonce
  }

  var first: [UInt8] { Array((Self.header + bare).utf8) }

  /// The proof that answers `r=nonce,s=salt,i=rounds`.
  mutating func final(for challenge: [UInt8]) throws(LoginFailure) -> [UInt8] {
    // An unknown extension begins with m, and forbids to go on (RFC 5802, section 5.1).
    guard let text = String(validating: challenge, as: UTF8.self), let fields = SCRAMFields(text),
      fields.names.hasPrefix("rsi"), let salt = Base64.decode(fields.all[1].value), !salt.isEmpty,
      let rounds = Int(fields.all[2].value), rounds > 0
    else { throw .malformedChallenge }
    let both = fields.all[0].value
    guard both.utf8.starts(with: nonce.utf8), both.utf8.count > nonce.utf8.count else { throw .foreignNonce }
    guard rounds >= SCRAMServer.rounds else { throw .tooFewRounds(rounds, least: SCRAMServer.rounds) }
    guard rounds <= Digests.roundsLimit else { throw .tooManyRounds(rounds, limit: Digests.roundsLimit) }
    let end = "c=\(Base64.encode(Array(Self.header.utf8))),r=\(both)"
    let conversation = "\(bare),\(text),\(end)"
    do throws(DigestFailure) {
      let keys = try SCRAMKeys(password: password.octets, salt: salt, rounds: rounds)
      expected = try keys.signature(conversation)
      return Array("\(end),p=\(Base64.encode(try keys.proof(conversation)))".utf8)
    } catch {
      throw .digest(error)
    }
  }

  /// Whether `v=signature` is what only somebody can have said who knows the password.
  mutating func check(_ challenge: [UInt8]) throws(LoginFailure) {
    guard let text = String(validating: challenge, as: UTF8.self), let fields = SCRAMFields(text) else {
      throw .malformedChallenge
    }
    if fields.all[0].name == "e" { throw .serverError(fields.all[0].value) }
    guard fields.all[0].name == "v", let signature = Base64.decode(fields.all[0].value), let expected else {
      throw .malformedChallenge
    }
    guard Digests.areEqual(signature, expected) else { throw .wrongSignature }
    isProven = true
  }
}
