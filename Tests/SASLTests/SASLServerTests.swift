import Octets
import SASL
import Testing

@Suite("The server's side of a login")
struct SASLServerTests {
  static let accounts = [
    SASLServer.Account(name: "ann@client.test", password: "correct horse"),
    SASLServer.Account(name: "bob@client.test", password: "pencil"),
    SASLServer.Account(name: "bob@other.test", password: "crayon"),
  ]
  static let chances = SASLServer.Chances(nonce: "server", salt: nil, number: 1896, seconds: 697_170_952)

  static func login(_ mechanism: String, accounts: [SASLServer.Account] = accounts) throws -> SASLServer {
    try #require(SASLServer(mechanism: mechanism, hostName: "mail.test", accounts: accounts, chances: chances))
  }

  /// The last step of a whole login with that name and password.
  static func outcome(_ mechanism: String, _ user: String, _ password: String) throws -> SASLServer.Step {
    var login = try login(mechanism)
    switch mechanism {
    case "PLAIN": return login.start(initialResponse: octets("\0\(user)\0\(password)"))
    case "LOGIN":
      #expect(login.start(initialResponse: nil) == .challenge(octets("Username:")))
      #expect(login.respond(octets(user)) == .challenge(octets("Password:")))
      return login.respond(octets(password))
    case "CRAM-MD5":
      let challenge = octets("<1896.697170952@mail.test>")
      #expect(login.start(initialResponse: nil) == .challenge(challenge))
      let digest = try Digests.hmacMD5(key: octets(password), challenge)
      return login.respond(octets("\(user) ") + digest.flatMap { octets(($0 < 16 ? "0" : "") + String($0, radix: 16)) })
    default:
      let bare = "n=\(user),r=client"
      guard case .challenge(let first) = login.start(initialResponse: octets("n,,\(bare)")) else {
        return try #require(nil)
      }
      let answer = String(decoding: first, as: UTF8.self)
      let salt = try #require(answer.split(separator: ",").first { $0.hasPrefix("s=") }?.dropFirst(2))
      let salted = try Digests.pbkdf2SHA256(
        password: octets(password), salt: #require(Base64.decode(salt)), rounds: 4_096)
      let key = try Digests.hmacSHA256(key: salted, octets("Client Key"))
      let final = "c=biws,r=clientserver"
      let signature = try Digests.hmacSHA256(key: Digests.sha256(key), octets("\(bare),\(answer),\(final)"))
      let step = login.respond(octets("\(final),p=\(Base64.encode(zip(key, signature).map { $0 ^ $1 }))"))
      guard case .challenge(let proof) = step else { return step }
      #expect(proof.starts(with: octets("v=")))
      return login.respond([])
    }
  }

  @Test("the right password lets in, whatever the mechanism", arguments: SASLServer.mechanisms)
  func right(_ mechanism: String) throws {
    for user in ["ann@client.test", "ann", "ANN", "Ann@Client.TEST"] {
      #expect(try Self.outcome(mechanism, user, "correct horse") == .accepted(user: "ann@client.test"))
    }
    #expect(try Self.outcome(mechanism, "bob@other.test", "crayon") == .accepted(user: "bob@other.test"))
  }

  @Test("nobody is told whether the name or the password was wrong", arguments: SASLServer.mechanisms)
  func wrong(_ mechanism: String) throws {
    // bob could be two people; nobody's password, that of the program, is not an empty one.
    for (user, password) in [
      ("ann", "wrong"), ("ann", "Correct horse"), ("nobody", "correct horse"), ("ann@other.test", "correct horse"),
      ("bob", "pencil"), ("nobody", " "), ("ann@", "correct horse"), ("@client.test", "correct horse"),
    ] {
      #expect(try Self.outcome(mechanism, user, password) == .refused(.wrongPassword))
    }
  }

  @Test("a mechanism is named in any case, and an unknown one is none")
  func names() {
    for name in SASLServer.mechanisms + ["plain", "Login", "cram-md5", "scram-sha-256"] {
      #expect(SASLServer(mechanism: name, hostName: "mail.test", accounts: []) != nil)
    }
    for name in ["", "XOAUTH2", "EXTERNAL", "PLAIN ", "SCRAM-SHA-256-PLUS"] {
      #expect(SASLServer(mechanism: name, hostName: "mail.test", accounts: []) == nil)
    }
  }

  @Test("without an initial response the server asks, and takes it as well where the client begins")
  func initialResponse() throws {
    for mechanism in ["PLAIN", "SCRAM-SHA-256"] {
      var login = try Self.login(mechanism)
      #expect(login.start(initialResponse: nil) == .challenge([]))
    }
    var plain = try Self.login("PLAIN")
    _ = plain.start(initialResponse: nil)
    #expect(plain.respond(octets("\0ann\0correct horse")) == .accepted(user: "ann@client.test"))
    var login = try Self.login("LOGIN")
    #expect(login.start(initialResponse: octets("ann")) == .challenge(octets("Password:")))
    #expect(login.respond(octets("correct horse")) == .accepted(user: "ann@client.test"))
    var cram = try Self.login("CRAM-MD5")
    #expect(malformed(cram.start(initialResponse: octets("ann"))))
  }

  @Test("one may act for oneself and for nobody else")
  func acting() throws {
    for (other, isIn) in [
      ("", true), ("ann", true), ("ann@client.test", true), ("bob@other.test", false), ("x", false),
    ] {
      var login = try Self.login("PLAIN")
      #expect(
        login.start(initialResponse: octets("\(other)\0ann\0correct horse"))
          == (isIn ? .accepted(user: "ann@client.test") : .refused(.wrongPassword)))
    }
  }

  @Test(
    "what the mechanism does not want is no wrong password",
    arguments: [
      ("PLAIN", ""), ("PLAIN", "ann correct horse"), ("PLAIN", "ann\0correct horse"), ("PLAIN", "\0ann\0a\0b"),
      ("PLAIN", "\0\0correct horse"), ("PLAIN", "\0ann\0"), ("LOGIN", ""), ("CRAM-MD5", ""), ("CRAM-MD5", "ann"),
      ("CRAM-MD5", "ann 1234"), ("CRAM-MD5", " b913a602c7eda7a495b4e6e7334d3890"),
      ("CRAM-MD5", "ann B913A602C7EDA7A495B4E6E7334D3890"),
      ("CRAM-MD5", "ann g913a602c7eda7a495b4e6e7334d3890"),
    ])
  func malformed(_ mechanism: String, _ text: String) throws {
    var login = try Self.login(mechanism)
    _ = login.start(initialResponse: nil)
    #expect(malformed(login.respond(octets(text))))
  }

  @Test("a name that is no UTF-8 is no name", arguments: ["PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-256"])
  func notText(_ mechanism: String) throws {
    var login = try Self.login(mechanism)
    _ = login.start(initialResponse: nil)
    let name: [UInt8] = [0xff, 0xfe]
    let rest: [UInt8] =
      ["PLAIN": octets("\0p"), "CRAM-MD5": octets(" b913a602c7eda7a495b4e6e7334d3890")][mechanism] ?? []
    let before: [UInt8] = ["PLAIN": octets("\0"), "SCRAM-SHA-256": octets("n,,n=")][mechanism] ?? []
    #expect(malformed(login.respond(before + name + rest)))
  }

  @Test("a login that ended does not begin again", arguments: SASLServer.mechanisms)
  func over(_ mechanism: String) throws {
    var login = try Self.login(mechanism)
    #expect(malformed(login.respond(octets("\0ann\0correct horse"))))
    var other = try Self.login("PLAIN")
    _ = other.start(initialResponse: octets("\0ann\0wrong"))
    #expect(malformed(other.respond(octets("\0ann\0correct horse"))))
  }

  private func malformed(_ step: SASLServer.Step) -> Bool {
    if case .refused(.malformed) = step { true } else { false }
  }
}
