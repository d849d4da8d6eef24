import SASL
import Testing

@Suite("The client's side of a login")
struct SASLClientTests {
  static let nonce = "rOprNGfwEbeRWgbNEkqO"
  static let joined = "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0"
  static let challenge = "r=\(joined),s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"
  static let signature = "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="

  static func login(
    _ mechanism: SASLClient.Mechanism, _ user: String = "user", _ secret: String = "pencil"
  ) -> SASLClient {
    SASLClient(mechanism, user: user, secret: Secret(octets(secret)), nonce: nonce)
  }

  @Test("each mechanism says what its RFC has")
  func examples() throws {
    var plain = Self.login(.plain, "tim", "tanstaaftanstaaf")
    #expect(plain.start() == octets("\0tim\0tanstaaftanstaaf"))
    var later = Self.login(.plain, "tim", "tanstaaftanstaaf")
    #expect(try later.respond(to: []) == octets("\0tim\0tanstaaftanstaaf"))
    var login = Self.login(.login)
    #expect(login.start() == nil)
    #expect(try login.respond(to: octets("Username:")) == octets("user"))
    #expect(try login.respond(to: octets("Password:")) == octets("pencil"))
    var cram = Self.login(.cramMD5, "tim", "tanstaaftanstaaf")
    #expect(cram.start() == nil)
    #expect(
      try cram.respond(to: octets("<1896.697170952@postoffice.reston.mci.net>"))
        == octets("tim b913a602c7eda7a495b4e6e7334d3890"))
    var token = Self.login(.xoauth2, "ann@x.test", "vF9dft4qmT")
    #expect(token.start() == octets("user=ann@x.test\u{1}auth=Bearer vF9dft4qmT\u{1}\u{1}"))
    #expect(try token.respond(to: octets("{\"status\":\"401\"}")) == [])
    var external = Self.login(.external, "")
    #expect(external.start() == [])
  }

  @Test("the example of RFC 7677 goes through, and the server has proved itself")
  func scram() throws {
    var login = Self.login(.scramSHA256)
    #expect(login.start() == octets("n,,n=user,r=\(Self.nonce)"))
    #expect(
      try login.respond(to: octets(Self.challenge))
        == octets("c=biws,r=\(Self.joined),p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="))
    #expect(login.serverIsProven == false)
    #expect(try login.respond(to: octets(Self.signature)) == [])
    #expect(login.serverIsProven == true)
    #expect(Self.login(.plain).serverIsProven == nil)
  }

  @Test(
    "a server that does not hold to SCRAM gets no proof",
    arguments: [
      ("r=other,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096", .foreignNonce),
      ("r=\(nonce),s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096", .foreignNonce),
      ("r=\(joined),s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4095", .tooFewRounds(4_095, least: 4_096)),
      ("r=\(joined),s=W22ZaJ0SNY7soEsUEjb6gQ==,i=1", .tooFewRounds(1, least: 4_096)),
      (
        "r=\(joined),s=W22ZaJ0SNY7soEsUEjb6gQ==,i=2000001",
        .tooManyRounds(2_000_001, limit: Digests.roundsLimit)
      ),
      ("r=\(joined),s=W22ZaJ0SNY7soEsUEjb6gQ==,i=99999999999999999999", .malformedChallenge),
      ("r=\(joined),s=W22ZaJ0SNY7soEsUEjb6gQ==,i=0", .malformedChallenge),
      ("r=\(joined),s=W22ZaJ0SNY7soEsUEjb6gQ==,i=-4096", .malformedChallenge),
      ("r=\(joined),s=,i=4096", .malformedChallenge), ("r=\(joined),s=!,i=4096", .malformedChallenge),
      ("m=x,r=\(joined),s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096", .malformedChallenge),
      ("", .malformedChallenge), ("e=other-error", .malformedChallenge), ("\u{e9}", .malformedChallenge),
    ] as [(String, LoginFailure)])
  func badChallenge(_ challenge: String, _ failure: LoginFailure) {
    var login = Self.login(.scramSHA256)
    _ = login.start()
    #expect(throws: failure) { try login.respond(to: octets(challenge)) }
  }

  @Test(
    "a server that does not know the password has not proved itself",
    arguments: [
      ("v=AAAATRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=", .wrongSignature), ("v=AAAA", .wrongSignature),
      ("v=!", .malformedChallenge), ("", .malformedChallenge), ("x=1", .malformedChallenge),
      ("e=invalid-proof", .serverError("invalid-proof")),
    ] as [(String, LoginFailure)])
  func badSignature(_ challenge: String, _ failure: LoginFailure) throws {
    var login = Self.login(.scramSHA256)
    _ = login.start()
    _ = try login.respond(to: octets(Self.challenge))
    #expect(throws: failure) { try login.respond(to: octets(challenge)) }
    #expect(login.serverIsProven == false)
  }

  @Test(
    "a challenge too many is answered with nothing, least of all the password",
    arguments: zip(SASLClient.Mechanism.allCases, [3, 1, 1, 2, 2, 1]))
  func tooMany(_ mechanism: SASLClient.Mechanism, _ answers: Int) throws {
    var login = Self.login(mechanism)
    let challenges = [[], octets(Self.challenge), octets(Self.signature)]
    for number in 0..<answers {
      _ = try login.respond(to: challenges[number])
    }
    #expect(throws: LoginFailure.unexpectedChallenge) { try login.respond(to: octets("Password:")) }
  }

  @Test("commas and equals signs in a name are spelt out for SCRAM")
  func escaped() {
    var login = Self.login(.scramSHA256, "a,b=c,\u{301}d")
    #expect(login.start() == octets("n,,n=a=2Cb=3Dc=2C\u{301}d,r=\(Self.nonce)"))
  }

  @Test("both sides of every mechanism that both have understand each other", arguments: SASLServer.mechanisms)
  func together(_ mechanism: String) throws {
    for (password, isRight) in [("pass,w\u{f6}rd=", true), ("other", false)] {
      var server = try #require(
        SASLServer(
          mechanism: mechanism, hostName: "mail.test",
          accounts: [.init(name: "a=n,n@x.test", password: "pass,w\u{f6}rd=")]))
      var client = try SASLClient(
        #require(SASLClient.Mechanism(name: mechanism)), user: "a=n,n@x.test", secret: Secret(octets(password)))
      var step = server.start(initialResponse: client.start())
      while case .challenge(let challenge) = step { step = server.respond(try client.respond(to: challenge)) }
      #expect(step == (isRight ? .accepted(user: "a=n,n@x.test") : .refused(.wrongPassword)))
      #expect(client.serverIsProven != !isRight)
    }
  }

  @Test("a name is the same to both sides of SCRAM wherever an accent stands in it")
  func accents() throws {
    for name in ["\u{301}ann", "a,\u{301}n", "a=\u{301}n", "\u{301}"] {
      var server = try #require(
        SASLServer(
          mechanism: "SCRAM-SHA-256", hostName: "mail.test", accounts: [.init(name: name, password: "secret")]))
      var client = try SASLClient(.scramSHA256, user: name, secret: Secret(octets("secret")))
      var step = server.start(initialResponse: client.start())
      while case .challenge(let challenge) = step { step = server.respond(try client.respond(to: challenge)) }
      #expect(step == .accepted(user: name))
    }
  }

  @Test("where anybody may listen, what keeps the password is chosen first")
  func preferred() {
    #expect(SASLClient.Mechanism.preferred(isSafe: false) == [.scramSHA256, .cramMD5, .plain, .login])
    #expect(SASLClient.Mechanism.preferred(isSafe: true) == [.scramSHA256, .plain, .login, .cramMD5])
    #expect(SASLClient.Mechanism(name: "scram-sha-256") == .scramSHA256)
    #expect(SASLClient.Mechanism(name: "SCRAM-SHA-1") == nil)
  }
}
