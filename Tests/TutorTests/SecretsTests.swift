import SMTP
import Testing

@testable import Events
@testable import Typing

@Suite("Secrets")
struct SecretsTests {
  private static func command(_ line: String) -> Request {
    Request(kind: .command(Verb(of: octets(line))), line: octets(line))
  }

  @Test(
    "what follows the mechanism of AUTH is shown as stars, kept as a placeholder, and starred while it is typed",
    arguments: [
      ("AUTH PLAIN AGFubgBzZXNhbQ==", "AUTH PLAIN ****", "AUTH PLAIN ${secret:response}", 11),
      ("auth plain AGFubgBzZXNhbQ==", "auth plain ****", "auth plain ${secret:response}", 11),
      ("AUTH  PLAIN \t x", "AUTH  PLAIN \t ****", #"AUTH  PLAIN \x09 ${secret:response}"#, 14),
      ("AUTH\tPLAIN\tx", "AUTH\tPLAIN\t****", #"AUTH\x09PLAIN\x09${secret:response}"#, 11),
      (" AUTH PLAIN x", " AUTH PLAIN ****", " AUTH PLAIN ${secret:response}", 12),
      ("AUTH PLAIN a b c", "AUTH PLAIN ****", "AUTH PLAIN ${secret:response}", 11),
      ("AUTH PLAIN =", "AUTH PLAIN ****", "AUTH PLAIN ${secret:response}", 11),
      ("AUTH XOAUTH2 dXNlcj1h", "AUTH XOAUTH2 ****", "AUTH XOAUTH2 ${secret:response}", 13),
      ("AUTH PLAIN", "AUTH PLAIN", "AUTH PLAIN", nil),
      ("AUTH PLAIN ", "AUTH PLAIN ", #"AUTH PLAIN\x20"#, nil),
      ("AUTH", "AUTH", "AUTH", nil),
      ("AUTH ", "AUTH ", #"AUTH\x20"#, nil),
    ] as [(String, String, String, Int?)])
  func authLines(_ line: String, _ masked: String, _ template: String, _ start: Int?) {
    let request = Self.command(line)
    #expect(request.isSecret)
    #expect(String(decoding: Secrets.masked(request), as: UTF8.self) == masked)
    #expect(Secrets.template(request).description == template)
    #expect(Secrets.template(request).hasSecret == (start != nil))
    #expect(Secrets.start(in: octets(line), stage: .ready) == start)
  }

  @Test(
    "a command that is no login is shown whole",
    arguments: [
      "MAIL FROM:<a@b.test> SIZE=10 BODY=8BITMIME", "BDAT 6 LAST", "NOOP a b c", "RCPT TO:<a@b.test> NOTIFY=NEVER",
    ])
  func noLogin(_ line: String) {
    #expect(Secrets.masked(Self.command(line)) == octets(line))
    #expect(Phrases.request(Self.command(line)) == line)
  }

  @Test(
    "LOGIN's user name is shown and kept; what only stands in its place is not",
    arguments: [
      ("AUTH LOGIN YW5u", true), ("AUTH LOGIN YW5uQHgudGVzdA==", true), ("auth login asO2cmc=", true),
      ("AUTH LOGIN hunter2!", false), ("AUTH LOGIN AGFubgBodW50ZXIy", false), ("AUTH LOGIN YW5uIGh1bnRlcjI=", false),
      ("AUTH LOGIN YW5u x", false), ("AUTH LOGIN =", false), ("AUTH PLAIN YW5u", false),
    ])
  func userName(_ line: String, _ isShown: Bool) {
    let request = Self.command(line)
    #expect((Secrets.masked(request) == octets(line)) == isShown)
    #expect(Secrets.template(request).hasSecret != isShown)
    #expect((Secrets.start(in: octets(line), stage: .ready) == nil) == isShown)
    #expect(Secrets.masked(request, isUnseen: true) != octets(line))
    #expect(Secrets.template(request, isUnseen: true).hasSecret)
    #expect(Secrets.mayStand(in: octets(line), stage: .ready), "and it never reaches the disk")
  }

  @Test("a user name is shown from its first letter on, a half one too")
  func typing() {
    var dialogue = Conversation()
    _ = dialogue.receive(reply(220, "x"))
    _ = dialogue.send(line: octets("AUTH LOGIN"))
    _ = dialogue.receive(reply(334, "VXNlcm5hbWU6"))
    let name = "asO2cmdAeC50ZXN0"  // with a letter of two octets
    for count in 0...name.count {
      #expect(Secrets.start(in: octets(String(name.prefix(count))), stage: .auth, login: dialogue.login) == nil)
    }
    for secret in ["AGFu", "hunter2", "YW5uIGh1", "*", "YW5u=", "YQ==="] {
      #expect(Secrets.start(in: octets(secret), stage: .auth, login: dialogue.login) == 0)
    }
    #expect(Secrets.start(in: octets(name), stage: .auth) == 0)
  }

  @Test(
    "any other line has no secret",
    arguments: ["", "EHLO AUTH", "MAIL FROM:<a@b> AUTH=<>", "AUTHOR x y", "NOOP auth plain x"])
  func otherLines(_ line: String) {
    #expect(!Self.command(line).isSecret)
    #expect(Secrets.start(in: octets(line), stage: .ready) == nil)
  }

  @Test(
    "the whole answer to a challenge is a secret, an empty one and a * too",
    arguments: ["", "*", "c2VjcmV0", ":x"])
  func answers(_ line: String) {
    let request = Request(kind: .authResponse, line: octets(line))
    #expect(Secrets.masked(request) == octets("****"))
    // A replay has to give up where the session did.
    #expect(Secrets.template(request).description == (line == "*" ? "*" : "${secret:response}"))
    #expect(Secrets.start(in: octets(line), stage: .auth) == 0)
  }

  @Test(
    "raw octets that may hold a secret are not shown",
    arguments: [
      (#":raw 'AUTH PLAIN x\r\n'"#, Stage.ready, ":raw ****"),
      (#":raw 'EHLO a\r\nauth plain x\r\n'"#, .start, ":raw ****"),
      (#":raw 'c2VjcmV0\r\n'"#, .auth, ":raw ****"),
      (#":raw 'AUTH'"#, .message, ":raw 'AUTH'"),
      (#":raw 'NOOP\r\n'"#, .ready, #":raw 'NOOP\r\n'"#),
      (":help AUTH", .ready, ":help AUTH"),
    ])
  func raw(_ line: String, _ stage: Stage, _ shown: String) {
    #expect(String(decoding: Secrets.masked(local: octets(line), stage: stage), as: UTF8.self) == shown)
  }

  @Test("a request is named in words without its secret")
  func words() {
    #expect(Phrases.request(Self.command("AUTH PLAIN x")) == "AUTH PLAIN ****")
    #expect(
      Phrases.request(Request(kind: .authResponse, line: octets("x"))) == "the answer to the server's challenge"
    )
  }
}
