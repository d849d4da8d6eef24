import Octets
import SMTP
import Testing

@testable import Events

@Suite("Secrets that a server says back")
struct RedactionTests {
  private static let response = Base64.encode(octets("\0bugs\0hunter2pass"))

  @Test(
    "are stars, as they went out and as what they decode to",
    arguments: [
      ("501 cannot decode \(response)", "501 cannot decode ****"), ("501 hunter2pass is wrong", "501 **** is wrong"),
      ("501 hunter2passhunter2pass", "501 ********"), ("501 fine", "501 fine"), ("501 bugs", "501 bugs"),
    ])
  func masked(_ line: String, _ shown: String) {
    var redaction = Redaction()
    redaction.add(octets(Self.response))
    #expect(String(decoding: redaction.masked(octets(line)), as: UTF8.self) == shown)
    let wire = ReplyParser.ServerLine(wire: WireLine(bytes: octets(line)), reply: ReplyLine(octets(line)))
    #expect(String(decoding: redaction.masked(wire).wire.bytes, as: UTF8.self) == shown)
    #expect(redaction.masked(wire).reply?.code == wire.reply?.code)
    let answer = Answer(
      reply: Reply(ReplyCode(rawValue: 501)!, [String(line.dropFirst(4))]), request: nil, stageBefore: .ready,
      stageAfter: .ready)
    #expect(redaction.masked(answer).reply.firstText == String(shown.dropFirst(4)))
  }

  @Test("what is short, or was never sent, is shown")
  func others() {
    var redaction = Redaction()
    redaction.add(octets("abcd"))
    #expect(redaction.masked(octets("501 abcd")) == octets("501 abcd"))
    #expect(Redaction().masked(octets("501 hunter2pass")) == octets("501 hunter2pass"))
  }
}
