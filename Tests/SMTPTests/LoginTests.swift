import SMTP
import Testing

@Suite("A login from the client's side")
struct LoginTests {
  private static func conversation(_ command: String, _ challenge: String) -> Conversation {
    var conversation = Conversation()
    _ = conversation.receive(Reply(.serviceReady, ["x"]))
    _ = conversation.send(line: octets(command))
    _ = conversation.receive(Reply(.authChallenge, [challenge]))
    return conversation
  }

  @Test(
    "the first answer is a user name when LOGIN asks for one, and never else",
    arguments: [
      ("AUTH LOGIN", "VXNlcm5hbWU6", true), ("auth login", "VXNlciBOYW1lAA==", true),
      ("AUTH\tLOGIN", "dXNlcm5hbWU6", true), ("AUTH LOGIN", "VVNFUk5BTUU6", true), ("AUTH LOGIN", "VXNlcm5hbWU=", true),
      ("AUTH LOGIN", "VXNlcm5hbWU6IA==", true), ("AUTH LOGIN", "VXNlcm5hbWU6AA==", true),
      ("AUTH LOGIN", "VXNlcm5hbWU6Og==", false),
      ("AUTH LOGIN", "VXNlcm5hbWUgb3IgcGFzc3dvcmQ6", false),
      ("AUTH LOGIN", "UGFzc3dvcmQ6", false), ("AUTH LOGIN", "", false), ("AUTH LOGIN", "Username:", false),
      ("AUTH LOGIN YW5u", "VXNlcm5hbWU6", false), ("AUTH PLAIN", "VXNlcm5hbWU6", false),
      ("AUTH LOGINX", "VXNlcm5hbWU6", false), ("AUTH", "VXNlcm5hbWU6", false),
    ])
  func userName(_ command: String, _ challenge: String, _ isAsked: Bool) {
    var conversation = Self.conversation(command, challenge)
    #expect(conversation.login?.asksForUserName == isAsked)
    #expect(conversation.login?.challenge == octets(challenge))
    _ = conversation.send(line: octets("YW5u"))
    #expect(conversation.pending.first?.userName == (isAsked ? octets("YW5u") : nil))
    // A second question for the name is answered with the password.
    _ = conversation.receive(Reply(.authChallenge, ["VXNlcm5hbWU6"]))
    #expect(conversation.login?.asksForUserName == false)
    _ = conversation.send(line: octets("cGFzcw=="))
    #expect(conversation.pending.first?.userName == nil)
  }

  @Test("what is sent behind the user name without waiting is no user name")
  func pipelined() {
    var conversation = Self.conversation("AUTH LOGIN", "VXNlcm5hbWU6")
    _ = conversation.send(line: octets("YW5u"))
    _ = conversation.send(line: octets("cGFzcw=="))
    #expect(conversation.pending.map(\.userName) == [octets("YW5u"), nil])
  }

  @Test(
    "LOGIN's initial response is a user name",
    arguments: [
      ("AUTH LOGIN YW5u", "YW5u"), ("auth  login YW5u ", "YW5u"), ("AUTH LOGIN", nil),
      ("AUTH LOGIN YW5u cGFzcw==", nil),
      ("AUTH PLAIN YW5u", nil), (" AUTH LOGIN YW5u", nil), ("NOOP LOGIN YW5u", nil),
    ])
  func initialResponse(_ line: String, _ name: String?) {
    let request = Request(kind: .command(Verb(of: octets(line))), line: octets(line))
    #expect(request.userName == name.map(octets))
  }

  @Test("it ends with any reply but 334, and a 235 is remembered until the session begins anew")
  func end() {
    for (code, isIn) in [(235, true), (535, false), (501, false), (454, false)] {
      var conversation = Self.conversation("AUTH PLAIN", "")
      #expect(!conversation.isLoggedIn)
      _ = conversation.send(line: octets("x"))
      _ = conversation.receive(Reply(ReplyCode(rawValue: code) ?? .ok, ["x"]))
      #expect(conversation.login == nil)
      #expect(conversation.isLoggedIn == isIn)
      _ = conversation.send(line: octets("STARTTLS"))
      _ = conversation.receive(Reply(.serviceReady, ["go"]))
      conversation.tlsEstablished()
      #expect(!conversation.isLoggedIn)
    }
  }
}
