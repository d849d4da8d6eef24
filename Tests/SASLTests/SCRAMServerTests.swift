import Octets
import SASL
import Testing

/// With the example of RFC 7677, section 3, and that of RFC 2195, section 2, as known answers.
@Suite("SCRAM and CRAM-MD5 from the server's side")
struct SCRAMServerTests {
  static let nonce = "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0"
  static let first = "n,,n=user,r=rOprNGfwEbeRWgbNEkqO"
  static let proof = "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="
  static let final = "c=biws,r=\(nonce),p=\(proof)"

  static func login(password: String = "pencil") throws -> SASLServer {
    let salt = try #require(Base64.decode("W22ZaJ0SNY7soEsUEjb6gQ=="))
    return try #require(
      SASLServer(
        mechanism: "SCRAM-SHA-256", hostName: "mail.test", accounts: [.init(name: "user", password: password)],
        chances: .init(nonce: "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0", salt: salt, number: 0, seconds: 0)))
  }

  @Test("the example of RFC 7677 goes through, octet by octet")
  func example() throws {
    var login = try Self.login()
    #expect(
      login.start(initialResponse: octets(Self.first))
        == .challenge(octets("r=\(Self.nonce),s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096")))
    #expect(
      login.respond(octets(Self.final))
        == .challenge(octets("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")))
    #expect(login.respond([]) == .accepted(user: "user"))
  }

  @Test("the example of RFC 2195 goes through")
  func cram() throws {
    var login = try #require(
      SASLServer(
        mechanism: "CRAM-MD5", hostName: "postoffice.reston.mci.net",
        accounts: [.init(name: "tim", password: "tanstaaftanstaaf")],
        chances: .init(nonce: "", salt: nil, number: 1896, seconds: 697_170_952)))
    #expect(login.start(initialResponse: nil) == .challenge(octets("<1896.697170952@postoffice.reston.mci.net>")))
    #expect(login.respond(octets("tim b913a602c7eda7a495b4e6e7334d3890")) == .accepted(user: "tim"))
  }

  @Test("what follows the server's proof is an empty line")
  func afterProof() throws {
    var login = try Self.login()
    _ = login.start(initialResponse: octets(Self.first))
    _ = login.respond(octets(Self.final))
    #expect(login.respond(octets("x")) == .refused(.malformed("nothing is left to be said here: an empty line")))
    #expect(login.respond([]) != .accepted(user: "user"))
  }

  @Test("another password's proof is a wrong password")
  func wrong() throws {
    var login = try Self.login(password: "Pencil")
    _ = login.start(initialResponse: octets(Self.first))
    #expect(login.respond(octets(Self.final)) == .refused(.wrongPassword))
  }

  @Test(
    "a first message that is none is malformed",
    arguments: [
      "", "n", "n,", "n,,", "n=user,r=x", "p=tls-unique,,n=user,r=x", "x,,n=user,r=x", "n,b=x,n=user,r=x",
      "n,,m=x,n=user,r=x", "n,,n=user", "n,,r=x,n=user", "n,,n=,r=x", "n,,n=us=er,r=x", "n,,n=user,r=",
      "n,,n=user,r=\u{e9}", "n,,n=user,r=a b", "n,,n=user,r=x,", "n,,n=u\0,r=x",
    ])
  func badFirst(_ text: String) throws {
    var login = try Self.login()
    #expect(Self.isMalformed(login.start(initialResponse: octets(text))))
  }

  @Test("a first message may name whom to act for, and say y", arguments: ["y,,n=user,r=x", "n,a=user,n=user,r=x,z=1"])
  func otherFirst(_ text: String) throws {
    var login = try Self.login()
    #expect(
      login.start(initialResponse: octets(text))
        == .challenge(octets("r=x%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096")))
  }

  @Test(
    "a last message that does not fit the first is malformed",
    arguments: [
      "", "c=biws", "c=eSws,r=\(nonce),p=\(proof)", "c=biws,r=other,p=\(proof)", "r=\(nonce),c=biws,p=\(proof)",
      "c=biws,r=\(nonce),p=", "c=biws,r=\(nonce),p=AAAA", "c=biws,r=\(nonce),p=!", "c=biws,r=\(nonce)",
      "c=biws,r=\(nonce),p=\(proof),x=1",
    ])
  func badFinal(_ text: String) throws {
    var login = try Self.login()
    _ = login.start(initialResponse: octets(Self.first))
    #expect(Self.isMalformed(login.respond(octets(text))))
  }

  @Test("somebody unknown gets a salt too: another for each, the same with a domain and again later")
  func salts() throws {
    func answer(_ user: String) throws -> SASLServer.Step {
      var login = try SASLServerTests.login("SCRAM-SHA-256")
      return login.start(initialResponse: octets("n,,n=\(user),r=x"))
    }
    for user in ["ann", "nobody"] {
      #expect(try answer(user) == answer(user))
      #expect(try answer(user) == answer("\(user.uppercased())@client.test"))
      #expect(try answer(user) != answer(user + "x"))
    }
  }

  @Test("each login has a nonce and a challenge of its own")
  func chances() throws {
    func opening(_ mechanism: String) throws -> SASLServer.Step {
      var login = try #require(SASLServer(mechanism: mechanism, hostName: "mail.test", accounts: []))
      return login.start(initialResponse: mechanism == "CRAM-MD5" ? nil : octets("n,,n=user,r=x"))
    }
    for mechanism in ["CRAM-MD5", "SCRAM-SHA-256"] {
      #expect(try opening(mechanism) != opening(mechanism))
    }
  }

  private static func isMalformed(_ step: SASLServer.Step) -> Bool {
    if case .refused(.malformed) = step { true } else { false }
  }
}
