import Octets
import SMTP
import Testing

@Suite("What may be a secret does not print itself")
struct ConcealedTests {
  private static let secret = "c2VjcmV0"

  /// Everything that Swift makes of a value when nobody thinks of it.
  private static func printed(_ value: some Any) -> String {
    var dumped = ""
    dump(value, to: &dumped)
    return "\(value) \(String(reflecting: value)) \(dumped)"
  }

  private static func octetsPrinted(_ text: String) -> String { "\(octets(text))".dropFirst().dropLast().description }

  /// Whether the value shows the text, as text or as the numbers of its octets.
  private static func shows(_ value: some Any, _ text: String) -> Bool {
    let printed = printed(value)
    let numbers = printed.split { !$0.isNumber }.joined(separator: ", ")
    return printed.uppercased().contains(text.uppercased()) || numbers.contains(octetsPrinted(text))
  }

  private static func request(_ line: String) -> Request {
    Request(kind: .command(Verb(of: octets(line))), line: octets(line))
  }

  @Test("octets that are concealed")
  func concealed() {
    #expect(!Self.shows(Concealed(octets(Self.secret)), Self.secret))
    #expect(!Self.shows([Concealed(octets(Self.secret))], Self.secret))
    #expect(Self.shows(octets(Self.secret), Self.secret))
  }

  @Test(
    "a request that is sent, and the same line as a part of an answer",
    arguments: [
      "AUTH PLAIN \(secret)", "auth  login\t\(secret)", " AUTH PLAIN \(secret)", "AUHT PLAIN \(secret)",
      ".AUTH PLAIN \(secret)", "PASS \(secret)", "LOGIN bugs \(secret)", "PLAIN \(secret)",
    ])
  func requests(_ line: String) {
    let request = Self.request(line)
    #expect(!Self.shows(request, Self.secret))
    #expect(request.sent.revealed == octets(line))
    let answer = Answer(
      reply: Reply(ReplyCode(rawValue: 500)!, ["x"]), request: request, stageBefore: .ready, stageAfter: .ready)
    #expect(!Self.shows(answer, Self.secret))
  }

  @Test("a line that is a secret from its first letter on")
  func whole() {
    let response = "AGJ1Z3MAd2hhdHMtdXAtZG9j"
    #expect(!Self.shows(Self.request(response), response))
    #expect(!Self.shows(Request(kind: .authResponse, line: octets(Self.secret)), Self.secret))
    let late = Request(kind: .command(Verb(of: octets(Self.secret))), line: octets(Self.secret), isLateAnswer: true)
    #expect(!Self.shows(late, Self.secret))
  }

  @Test("other lines are shown", arguments: ["NOOP \(secret)", "MAIL FROM:<\(secret)@client.test>", secret])
  func control(_ line: String) {
    #expect(Self.shows(Self.request(line), line))
  }

  @Test("whoever is given the line is given stars, and how it was sent is asked for by name")
  func line() {
    #expect(Self.request("AUTH PLAIN \(Self.secret)").line == octets("AUTH PLAIN ****"))
    #expect(Self.request("AUTH PLAIN").line == octets("AUTH PLAIN"))
    #expect(Self.request("NOOP x").line == octets("NOOP x"))
  }

  @Test("a conversation in which somebody logs in")
  func conversation() {
    var conversation = Conversation()
    _ = conversation.receive(Reply(.serviceReady, ["x"]))
    _ = conversation.send(line: octets("AUTH LOGIN"))
    _ = conversation.receive(Reply(.authChallenge, ["VXNlcm5hbWU6"]))
    _ = conversation.send(line: octets("YnVncw=="))
    _ = conversation.receive(Reply(.authChallenge, ["UGFzc3dvcmQ6"]))
    _ = conversation.send(line: octets(Self.secret))
    #expect(!Self.shows(conversation, Self.secret))
    #expect(conversation.pending.last?.sent.revealed == octets(Self.secret))
  }
}
