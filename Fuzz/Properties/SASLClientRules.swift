import Octets

@testable import SASL

/// A client and a server that may ask anything: the password leaves only where the mechanism sends it, and a server is
/// believed only if it knows it.
///
/// The first octet is the mechanism, the second whether the nonce of the server begins with the client's; the rest are
/// challenges with their length before them.
enum SASLClientRules {
  private static let (user, secret, nonce) = ("ann", "correct horse battery staple", "c0ffee")
  /// Each round of SCRAM takes time, and that there is a bound to them is held elsewhere.
  private static let rounds = 5_000

  static func check(_ input: [UInt8]) throws {
    var reader = InputReader(input)
    let mechanisms = SASLClient.Mechanism.allCases
    let mechanism = mechanisms[Int(reader.number()) % mechanisms.count]
    let isWellBegun = reader.number() & 1 == 1
    var client = SASLClient(mechanism, user: user, secret: Secret(Array(secret.utf8)), nonce: nonce)
    var answers: [[UInt8]] = []
    if isWellBegun, let first = client.start() { answers.append(first) }
    for challenge in reader.pieces() {
      // What takes long is a nonce of ours, so only that is looked at.
      if let asked = SCRAMFields(String(decoding: challenge, as: UTF8.self))?["i"].flatMap({ Int($0) }),
        (rounds...Digests.roundsLimit).contains(asked)
      {
        return
      }
      guard let answer = try? client.respond(to: challenge) else { break }
      if mechanism == .scramSHA256, answers.count == 1 { try hasOwnNonce(challenge) }
      answers.append(answer)
    }
    try check(answers, mechanism)
    try hold(client.serverIsProven != true, "a server that does not know the password is not believed")
    try hold((client.serverIsProven == nil) == (mechanism != .scramSHA256), "only SCRAM proves the server")
  }

  private static func check(_ answers: [[UInt8]], _ mechanism: SASLClient.Mechanism) throws(BrokenRule) {
    let sendsSecret: Int? =
      switch mechanism {
      case .plain, .xoauth2: 0
      case .login: 1
      case .scramSHA256, .cramMD5, .external: nil
      }
    for (place, answer) in answers.enumerated() where place != sendsSecret {
      let leaks = String(decoding: answer, as: UTF8.self).contains(secret)
      try hold(!leaks, "the password leaves where \(mechanism.rawValue) sends it, and nowhere else")
    }
    let most =
      switch mechanism {
      case .plain, .external, .cramMD5: 1
      case .login, .xoauth2, .scramSHA256: 2
      }
    try hold(answers.count <= most, "whoever asks for more than \(mechanism.rawValue) has gets no answer")
    if let first = answers.first, mechanism == .login {
      try hold(first == Array(user.utf8), "LOGIN gives the user name first")
    }
  }

  private static func hasOwnNonce(_ challenge: [UInt8]) throws(BrokenRule) {
    let fields = try present(SCRAMFields(String(decoding: challenge, as: UTF8.self)), "a challenge has fields")
    let both = fields["r"] ?? ""
    try hold(both.hasPrefix(nonce) && both != nonce, "a proof answers our own nonce and the server's")
    try hold(Int(fields["i"] ?? "") ?? 0 >= 4_096, "a proof is worth its rounds")
  }
}
