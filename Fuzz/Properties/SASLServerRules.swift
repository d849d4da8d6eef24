import Octets

@testable import SASL

/// A server and a client that may say anything: nobody is let in who does not know the password, and whoever does is.
///
/// The first octet is the mechanism, the second whether a user name and a password follow, of somebody who knows it,
/// or else what a client says, each with its length before it.
enum SASLServerRules {
  /// Another one in each run, so that no input can know it.
  private static let password = (try? Digests.random(18)).map(Base64.encode) ?? ""

  static func check(_ input: [UInt8]) throws {
    var reader = InputReader(input)
    let mechanism = SASLServer.mechanisms[Int(reader.number()) % SASLServer.mechanisms.count]
    if reader.number() & 1 == 1 {
      try honest(mechanism, reader.pieces())
    } else {
      try hostile(mechanism, reader.pieces())
    }
  }

  private static func hostile(_ mechanism: String, _ sayings: [[UInt8]]) throws {
    try hold(!password.isEmpty, "there are random octets")
    var server = try server(mechanism, user: "ann", password)
    var step = server.start(initialResponse: sayings.first)
    for saying in sayings.dropFirst() {
      if case .refused = step {
        let isOver = if case .refused = server.respond(saying) { true } else { false }
        try hold(isOver, "a login that was refused is over")
      } else {
        step = server.respond(saying)
      }
      if case .accepted = step { try hold(false, "nobody is let in who does not know the password") }
    }
  }

  /// The client of the program itself, with whatever name and password.
  private static func honest(_ mechanism: String, _ pieces: [[UInt8]]) throws {
    let texts = pieces.prefix(2).map { piece in
      String(decoding: piece.filter { $0 != 0 && $0 != 1 }, as: UTF8.self)
    }
    guard texts.count == 2, !texts[0].isEmpty, !texts[1].isEmpty, let way = SASLClient.Mechanism(name: mechanism)
    else { return }
    let (user, password) = (texts[0], texts[1])
    var server = try server(mechanism, user: user, password)
    var client = SASLClient(way, user: user, secret: Secret(Array(password.utf8)), nonce: "c0ffee")
    var step = server.start(initialResponse: client.start())
    for _ in 0..<4 {
      guard case .challenge(let challenge) = step else { break }
      step = server.respond(try client.respond(to: challenge))
    }
    try hold(step == .accepted(user: user), "whoever knows the password is let in, not \(step)")
    try hold(client.serverIsProven != false, "and the server shows that it knows it too")
  }

  private static func server(_ mechanism: String, user: String, _ password: String) throws(BrokenRule) -> SASLServer {
    try present(
      SASLServer(
        mechanism: mechanism, hostName: "mail.test", accounts: [.init(name: user, password: password)],
        chances: .init(nonce: "5ea1", salt: Array("a salt of its own".utf8), number: 1_896, seconds: 697_170_952)),
      "\(mechanism) can be had")
  }
}
