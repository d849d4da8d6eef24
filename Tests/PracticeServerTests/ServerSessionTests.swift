import Personas
import SMTP
import Testing

@testable import PracticeServer

@Suite("a connection without its socket")
struct ServerSessionTests {
  static func agent(_ change: (inout Persona) -> Void = { _ in }) -> DeliveryAgent {
    var persona = Persona.standard
    change(&persona)
    return DeliveryAgent(
      persona: persona, store: MailStore(), clock: .stopped(at: tutorialMoment),
      stamps: QueueStampSource(processID: 1))
  }

  /// The codes that octets are answered with, up to the hang-up.
  static func codes(_ text: String, in agent: DeliveryAgent, isSplit: Bool = false) -> [Int] {
    var session = ServerSession(agent: agent, clientAddress: "127.0.0.1", clientPort: 1)
    var codes: [Int] = []
    let octets = Array(text.utf8)
    for piece in isSplit ? octets.map({ [$0] }) : [octets] {
      var rest = piece[...]
      while !rest.isEmpty {
        let step = rest.withUnsafeBufferPointer { session.step($0) }
        rest = rest.dropFirst(step.consumed)
        for reply in [step.reply, step.farewell] { if let reply { codes.append(reply.code.rawValue) } }
        if step.hangsUp { return codes }
      }
    }
    session.end()
    return codes
  }

  static let start = "MAIL FROM:<a@b.test>\r\nRCPT TO:<daffy@christian.net>\r\nDATA\r\n"

  @Test(
    "no dot but the one in CRLF . CRLF ends a message",
    arguments: [
      ("\r\n.\r\n", 2), ("\n.\n", 1), ("\r.\r", 1), ("\n.\r\n", 1), ("\r\n.\n", 1), ("\r\n.\r", 1),
    ], [false, true])
  func smuggling(end: (String, Int), isSplit: Bool) {
    let agent = Self.agent()
    let codes = Self.codes(Self.start + "x\(end.0)" + Self.start + "y\r\n.\r\n", in: agent, isSplit: isSplit)
    #expect(codes == Array(repeating: [250, 250, 354, 250], count: end.1).flatMap(\.self))
    #expect(agent.store.count == end.1)
  }

  @Test(
    "a message of the largest size is taken, one octet more is refused behind the dot", arguments: [0, 1])
  func size(beyond: Int) {
    let agent = Self.agent { $0.limits.messageOctets = 1_000 }
    let text = String(repeating: "x", count: 998 + beyond) + "\r\n"
    #expect(
      Self.codes(Self.start + text + ".\r\nNOOP\r\n", in: agent)
        == [250, 250, 354, beyond == 0 ? 250 : 552, 250])
    #expect(agent.store.count == 1 - beyond)
    #expect(agent.store.claim(octets: MailStore.octetLimit - (beyond == 0 ? 1_000 : 0)))
  }

  @Test("what an unfinished message had claimed is given back")
  func unfinished() {
    let agent = Self.agent()
    #expect(Self.codes(Self.start + "text that never ends", in: agent) == [250, 250, 354])
    #expect(agent.store.claim(octets: MailStore.octetLimit))
  }

  @Test("a full world takes no message, and takes one when there is room again")
  func full() {
    let agent = Self.agent()
    #expect(agent.store.claim(octets: MailStore.octetLimit - 5))
    let mail = Self.start + "123456\r\n.\r\n"
    #expect(Self.codes(mail, in: agent).last == 452)
    agent.store.release(octets: 100)
    #expect(Self.codes(mail, in: agent).last == 250)
  }

  @Test("a thousand messages are held, and not one more, until the mailboxes are emptied")
  func thousand() {
    let agent = Self.agent()
    let mail = Self.start + "x\r\n.\r\n"
    for _ in 1...MailStore.messageLimit { _ = Self.codes(mail, in: agent) }
    #expect(agent.store.count == MailStore.messageLimit)
    #expect(Self.codes(mail, in: agent).last == 452)
    agent.store.removeAll()
    #expect(agent.store.mailboxes.isEmpty)
    #expect(Self.codes(mail, in: agent).last == 250)
    #expect(agent.store.claim(octets: MailStore.octetLimit - 3))
  }

  @Test("a line without end is read in bounded memory and answered once")
  func endless() {
    let line = "NOOP " + String(repeating: "x", count: 1_000_000) + "\r\nNOOP\r\n"
    #expect(Self.codes(line, in: Self.agent()) == [500, 250])
  }
}
