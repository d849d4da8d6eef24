import Octets
import SASL
import Testing

@Suite("The server's side of a login with a token")
struct BearerServerTests {
  private static func login(_ mechanism: String) throws -> SASLServer {
    try #require(
      SASLServer(
        mechanism: mechanism, hostName: "mail.test", accounts: SASLServerTests.accounts, token: Secret(octets("tok3n")))
    )
  }

  static let responses: [(mechanism: String, response: String, outcome: String)] = [
    ("XOAUTH2", "user=ann@client.test^auth=Bearer tok3n^^", "ann@client.test"),
    ("XOAUTH2", "auth=bearer tok3n^user=ANN^^", "ann@client.test"),
    ("XOAUTH2", "user=ann^auth=Bearer tok3^^", "challenge"), ("XOAUTH2", "user=ann^auth=Bearer tok3nn^^", "challenge"),
    ("XOAUTH2", "user=nobody^auth=Bearer tok3n^^", "challenge"), ("XOAUTH2", "user=ann^auth=Bearer ^^", "malformed"),
    ("XOAUTH2", "user=ann^auth=Basic tok3n^^", "malformed"), ("XOAUTH2", "user=ann^auth=Bearer tok3n", "malformed"),
    ("XOAUTH2", "user=^auth=Bearer tok3n^^", "malformed"), ("XOAUTH2", "", "malformed"),
    ("XOAUTH2", "n,a=ann,^auth=Bearer tok3n^^", "malformed"), ("XOAUTH2", "user=ann^nonsense^^", "malformed"),
    ("OAUTHBEARER", "n,a=ann@client.test,^host=mail.test^port=587^auth=Bearer tok3n^^", "ann@client.test"),
    ("OAUTHBEARER", "n,a=ann,^auth=Bearer tok3n^^", "ann@client.test"),
    ("OAUTHBEARER", "y,a=ann,^auth=Bearer wrong^^", "challenge"),
    ("OAUTHBEARER", "n,,^auth=Bearer tok3n^^", "malformed"),
    ("OAUTHBEARER", "n,a=ann^auth=Bearer tok3n^^", "malformed"),
    ("OAUTHBEARER", "user=ann^auth=Bearer tok3n^^", "malformed"),
    ("OAUTHBEARER", "n,a=ann,^user=bob^auth=Bearer tok3n^^", "ann@client.test"),
  ]

  private static func name(_ step: SASLServer.Step) -> String {
    switch step {
    case .accepted(let user): user
    case .challenge(let octets): octets.isEmpty ? "empty" : "challenge"
    case .refused(.malformed): "malformed"
    case .refused(.wrongPassword): "wrong"
    }
  }

  @Test(
    "with and without an initial response; a wrong token is explained, and then refused whatever is said",
    arguments: responses)
  func respond(mechanism: String, response: String, outcome: String) throws {
    let response = octets(response.replacing("^", with: "\u{1}"))
    var login = try Self.login(mechanism)
    #expect(Self.name(login.start(initialResponse: response)) == outcome)
    var later = try Self.login(mechanism)
    #expect(Self.name(later.start(initialResponse: nil)) == "empty")
    #expect(Self.name(later.respond(response)) == outcome)
    guard outcome == "challenge" else { return }
    for answer in ["", "\u{1}", "user=ann\u{1}auth=Bearer tok3n\u{1}\u{1}"] {
      var refused = try Self.login(mechanism)
      _ = refused.start(initialResponse: response)
      #expect(refused.respond(octets(answer)) == .refused(.wrongPassword))
    }
  }

  @Test("without a token there is no such mechanism")
  func none() {
    for mechanism in SASLServer.tokenMechanisms {
      #expect(SASLServer(mechanism: mechanism, hostName: "mail.test", accounts: SASLServerTests.accounts) == nil)
    }
  }

  @Test("a mirror shows neither token nor account of a login")
  func mirror() throws {
    #expect(!"\(try Self.login("XOAUTH2"))".contains("tok3n"))
  }
}
