import SMTP
import Testing

@Suite("Slips that may hold a password")
struct SecretSlipTests {
  @Test(
    "what follows the word that was meant is hidden",
    arguments: [
      ("AUHT PLAIN c2VjcmV0", "AUHT PLAIN "), ("AUT PLAIN c2VjcmV0", "AUT PLAIN "), ("auhtt PLAIN x", nil),
      ("AUTHH c2VjcmV0", "AUTHH "), ("AUTHPLAIN c2VjcmV0", "AUTHPLAIN "), ("AUTHENTICATE PLAIN x", "AUTHENTICATE "),
      (".AUTH PLAIN c2VjcmV0", ".AUTH PLAIN "), ("  AUTH PLAIN x", "  AUTH PLAIN "),
      ("\u{a0}AUTH PLAIN x", "\u{a0}AUTH PLAIN "), ("\u{200b}AUTH PLAIN x", "\u{200b}AUTH PLAIN "),
      ("PLAIN c2VjcmV0", "PLAIN "), ("plain x", "plain "), ("LOGIN bugs secret", "LOGIN "), ("PASS secret", "PASS "),
      ("SCRAM-SHA-256 x", "SCRAM-SHA-256 "), ("AGJ1Z3MAd2hhdHMtdXAtZG9j", ""),
    ] as [(String, String?)])
  func slips(_ line: String, _ open: String?) {
    let start = SecretSlip.start(in: octets(line))
    #expect(start.map { String(decoding: octets(line).prefix($0), as: UTF8.self) } == open)
    #expect(Request(kind: .command(Verb(of: octets(line))), line: octets(line)).isSecret == (open != nil))
  }

  @Test(
    "what is no slip is shown whole",
    arguments: [
      "MAIL FROM:<ann@client.test> AUTH=<>", "EHLO plain.test", "NOOP secret", "AUTH", "AUTH PLAIN", "AUHT PLAIN",
      "PLAIN",
      "LOGIN", "HELLO world", "QUIT now", "c2VjcmV0", "Dear Bob, hello", "", "...", "XAUTHX y", "VRFY login",
    ])
  func others(_ line: String) {
    #expect(SecretSlip.start(in: octets(line)) == nil)
  }

  @Test(
    "a single word that is no command may answer a login",
    arguments: [
      ("YnVncw==", true), ("whats-up-doc", true), ("QUIT", false), ("quit", false), ("*", true), (":quit", false),
      ("two words", false), ("", false),
    ])
  func answers(_ line: String, _ mayBe: Bool) {
    #expect(SecretSlip.mayBeAnswer(octets(line)) == mayBe)
  }

  @Test("after a refused login a bare word is secret, until a command comes")
  func refused() {
    var conversation = Conversation()
    _ = conversation.receive(Reply(.serviceReady, ["x"]))
    for (line, code, isSecret) in [
      ("NOOP", 250, false), ("word", 500, false), ("AUTH LOGIN", 503, true), ("YnVncw==", 500, true),
      ("c2VjcmV0", 500, true), ("NOOP", 250, false), ("word", 500, false),
    ] {
      _ = conversation.send(line: octets(line))
      #expect(conversation.pending.first?.isSecret == isSecret, "\(line)")
      _ = conversation.receive(Reply(ReplyCode(rawValue: code)!, ["x"]))
    }
  }

  @Test("a login that is accepted leaves no suspicion behind")
  func accepted() {
    var conversation = Conversation()
    _ = conversation.receive(Reply(.serviceReady, ["x"]))
    _ = conversation.send(line: octets("AUTH PLAIN AGEAYg=="))
    _ = conversation.receive(Reply(.authenticated, ["x"]))
    #expect(!conversation.refusedLogin)
  }
}
