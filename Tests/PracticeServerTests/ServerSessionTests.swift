import SMTP
import Testing

@testable import PracticeServer

@Suite("a connection without its socket")
struct ServerSessionTests {
  static func office(_ change: (inout TutorialPersona) -> Void = { _ in }) -> PostOffice {
    var persona = TutorialPersona()
    change(&persona)
    return PostOffice(
      persona: persona, world: World(), clock: .stopped(at: tutorialMoment),
      ids: MessageIDSource(processID: 1))
  }

  /// The codes that octets are answered with, up to the hang-up.
  static func codes(_ text: String, in office: PostOffice, isSplit: Bool = false) -> [Int] {
    var session = ServerSession(office: office, clientAddress: "127.0.0.1", clientPort: 1)
    var codes: [Int] = []
    let octets = Array(text.utf8)
    for piece in isSplit ? octets.map({ [$0] }) : [octets] {
      var rest = piece[...]
      while !rest.isEmpty {
        let step = rest.withUnsafeBufferPointer { session.step($0) }
        rest = rest.dropFirst(step.consumed)
        if let reply = step.reply { codes.append(reply.code.rawValue) }
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
    let office = Self.office()
    let codes = Self.codes(Self.start + "x\(end.0)" + Self.start + "y\r\n.\r\n", in: office, isSplit: isSplit)
    #expect(codes == Array(repeating: [250, 250, 354, 250], count: end.1).flatMap(\.self))
    #expect(office.world.count == end.1)
  }

  @Test(
    "a message of the largest size is taken, one octet more is refused behind the dot", arguments: [0, 1])
  func size(beyond: Int) {
    let office = Self.office { $0.limits.messageOctets = 1_000 }
    let text = String(repeating: "x", count: 998 + beyond) + "\r\n"
    #expect(
      Self.codes(Self.start + text + ".\r\nNOOP\r\n", in: office)
        == [250, 250, 354, beyond == 0 ? 250 : 552, 250])
    #expect(office.world.count == 1 - beyond)
    #expect(office.world.claim(octets: World.octetLimit - (beyond == 0 ? 1_000 : 0)))
  }

  @Test("what an unfinished message had claimed is given back")
  func unfinished() {
    let office = Self.office()
    #expect(Self.codes(Self.start + "text that never ends", in: office) == [250, 250, 354])
    #expect(office.world.claim(octets: World.octetLimit))
  }

  @Test("a full world takes no message, and takes one when there is room again")
  func full() {
    let office = Self.office()
    #expect(office.world.claim(octets: World.octetLimit - 5))
    let mail = Self.start + "123456\r\n.\r\n"
    #expect(Self.codes(mail, in: office).last == 452)
    office.world.release(octets: 100)
    #expect(Self.codes(mail, in: office).last == 250)
  }

  @Test("a thousand messages are held, and not one more, until the mailboxes are emptied")
  func thousand() {
    let office = Self.office()
    let mail = Self.start + "x\r\n.\r\n"
    for _ in 1...World.messageLimit { _ = Self.codes(mail, in: office) }
    #expect(office.world.count == World.messageLimit)
    #expect(Self.codes(mail, in: office).last == 452)
    office.world.removeAll()
    #expect(office.world.mailboxes.isEmpty)
    #expect(Self.codes(mail, in: office).last == 250)
    #expect(office.world.claim(octets: World.octetLimit - 3))
  }

  @Test("a line without end is read in bounded memory and answered once")
  func endless() {
    let line = "NOOP " + String(repeating: "x", count: 1_000_000) + "\r\nNOOP\r\n"
    #expect(Self.codes(line, in: Self.office()) == [500, 250])
  }
}
