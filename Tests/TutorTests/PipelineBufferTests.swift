import SMTP
import TestSupport
import Testing

@testable import Events
@testable import Sessions

@MainActor @Suite("Held lines", .serialized)
struct PipelineBufferTests {
  private static func hold(_ lines: [String]) -> PipelineBuffer {
    var hold = PipelineBuffer()
    for line in lines { _ = hold.add(octets(line)) }
    return hold
  }

  private static let mail = ["MAIL FROM:<a@b>", "DATA", "Subject: x", "DATA", ".", "QUIT"]

  @Test("behind each DATA the answer is awaited; the text and what follows it leave together")
  func segments() {
    let hold = Self.hold(Self.mail)
    #expect(hold.segments(atOnce: false).map(\.count) == [2, 4])
    #expect(hold.segments(atOnce: true).map(\.count) == [6])
    #expect(hold.lines.map(\.kind) == [.command, .command, .text, .text, .text, .command])
  }

  @Test(
    "what may only end a group is noticed inside one",
    arguments: [
      (["MAIL FROM:<a@b>", "RCPT TO:<c@d>", "DATA"], []), (["EHLO x", "MAIL FROM:<a@b>"], ["EHLO"]),
      (["NOOP", "NOOP", "VRFY x", "QUIT"], ["NOOP", "VRFY"]), (["RSET", "QUIT"], []),
    ] as [([String], [String])])
  func misplaced(_ lines: [String], _ verbs: [String]) {
    #expect(PipelineBuffer.misplaced(in: Self.hold(lines).segments(atOnce: false)).map(\.rawValue) == verbs)
  }

  @Test("a login is held and never shown, nor what follows it")
  func secrets() {
    let hold = Self.hold(["RSET", "AUTH PLAIN AGEAYg==", "AGEAYg==", "QUIT"])
    let shown = hold.lines.map { String(decoding: $0.shown, as: UTF8.self) }
    #expect(shown == ["RSET", "AUTH PLAIN ****", "****", "****"])
    #expect(hold.lines.allSatisfy { !"\($0.template)".contains("AGEAYg") })
  }

  @Test("what is held is bounded")
  func bounded() {
    var hold = PipelineBuffer()
    let line = [UInt8](repeating: 0x78, count: 1 << 19)
    let taken = [hold.add(line), hold.add(line), hold.add(octets("QUIT"))]
    #expect(taken == [true, false, true])
    #expect(hold.lines.count == 2)
  }

  @Test(
    "a released group is one write, and each reply is announced, however the replies are cut",
    arguments: [0, 1, 2])
  func replies(form: Int) async throws {
    let harness = try SessionHarness(level: .off)
    let text = "250 sender\r\n550-no\r\n550 such\r\n250 rcpt\r\n"
    let answers: [[ServerStep]] = [
      [.send(text)], [.sendByteByByte(octets(text))],
      text.split(separator: "\r\n").flatMap { [.reply(String($0)), .pause(milliseconds: 20)] },
    ]
    let server = try await harness.open(
      [.reply("220 x"), .readUntil("RCPT TO:<e@f>\r\n")] + answers[form] + [.expectLine, .reply("221 bye")])
    for line in [":hold", ":state"] { _ = await harness.perform(line) }
    for line in ["MAIL FROM:<a@b>", "RCPT TO:<c@d>", "RCPT TO:<e@f>"] { harness.session.hold(octets(line)) }
    _ = await harness.perform(":release")
    #expect(!harness.session.isHolding)
    let expected = [
      "C: MAIL FROM:<a@b>", "C: RCPT TO:<c@d>", "C: RCPT TO:<e@f>", "# To MAIL FROM:<a@b>:", "S: 250 sender",
      "# To RCPT TO:<c@d>:", "S: 550-no", "S: 550 such", "# To RCPT TO:<e@f>:", "S: 250 rcpt",
    ]
    #expect(Array(harness.lines.suffix(expected.count)) == expected)
    await harness.session.quit()
    #expect(harness.lines.suffix(2) == ["C: QUIT", "S: 221 bye"])
    #expect(server.received == "MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nRCPT TO:<e@f>\r\nQUIT\r\n")
  }

  @Test("too few replies: what is outstanding is told, with seconds, and a late one finds its command")
  func tooFew() async throws {
    let harness = try SessionHarness(level: .off, timeout: 0.5)
    let server = try await harness.open([
      .reply("220 x"), .readUntil("QUIT\r\n"), .reply("250 one"), .untilTold, .reply("250 two"),
    ])
    _ = await harness.perform(":hold")
    for line in ["NOOP 1", "NOOP 2", "QUIT"] { harness.session.hold(octets(line)) }
    _ = await harness.perform(":release")
    #expect(harness.unwrapped.contains("1 command after it: not answered either"))
    _ = await harness.perform(":state")
    #expect(harness.lines.contains { $0.hasPrefix("# Unanswered: NOOP 2, for ") })
    #expect(harness.lines.contains { $0.hasPrefix("# Unanswered: QUIT, for ") })
    server.tell()
    _ = await harness.session.settle()
    #expect(harness.lines.contains("# (late: this answers NOOP 2)"))
    harness.session.close()
    server.stop()
  }

  private static func mailServer(_ answer: String) -> [ServerStep] {
    [.reply("220 x"), .readUntil("DATA\r\n"), .send("250 a\r\n\(answer)\r\n")]
  }

  @Test("text held behind DATA leaves only after the 354, with its dots doubled")
  func text() async throws {
    let harness = try SessionHarness(level: .off)
    let server = try await harness.open(
      Self.mailServer("354 go") + [.readUntil("\r\n.\r\nQUIT\r\n"), .send("250 taken\r\n221 bye\r\n"), .close])
    _ = await harness.perform(":hold")
    for line in ["MAIL FROM:<a@b>", "DATA", ".x", ".", "QUIT"] { harness.session.hold(octets(line)) }
    _ = await harness.perform(":release")
    #expect(server.received == "MAIL FROM:<a@b>\r\nDATA\r\n..x\r\n.\r\nQUIT\r\n")
    #expect(harness.lines.contains("# To the message:"))
    #expect(harness.session.outcomes.outcome().status == .ok)
  }

  @Test("a refused DATA withholds its text, and what follows the dot is still sent, and answered in order")
  func refused() async throws {
    let harness = try SessionHarness(level: .off)
    let server = try await harness.open(
      Self.mailServer("503 no") + [.readUntil("RSET\r\nNOOP\r\n"), .send("250 reset\r\n250 noop\r\n"), .close])
    _ = await harness.perform(":hold")
    for line in ["MAIL FROM:<a@b>", "DATA", "QUIT", ".", "RSET", "NOOP"] { harness.session.hold(octets(line)) }
    _ = await harness.perform(":release")
    #expect(server.received == "MAIL FROM:<a@b>\r\nDATA\r\nRSET\r\nNOOP\r\n")
    #expect(harness.unwrapped.contains("2 lines of the message withheld"))
    #expect(harness.lines.contains("# To NOOP:"))
  }

  @Test("all at once: the server decides whether text is text, and replies keep their order", arguments: [true, false])
  func atOnce(isAccepted: Bool) async throws {
    let harness = try SessionHarness()
    let answers = isAccepted ? "250 a\r\n354 go\r\n250 taken\r\n" : "250 a\r\n503 no\r\n500 what\r\n500 dot\r\n"
    let server = try await harness.open([.reply("220 x"), .readUntil("\r\n.\r\n"), .send(answers), .untilTold])
    _ = await harness.perform(":hold")
    for line in ["MAIL FROM:<a@b>", "DATA", ".x", "."] { harness.session.hold(octets(line)) }
    _ = await harness.perform(":release now")
    #expect(server.received == "MAIL FROM:<a@b>\r\nDATA\r\n..x\r\n.\r\n")
    #expect(harness.unwrapped.contains("The message is sent before the server has asked for it"))
    #expect(harness.session.conversation.pending.isEmpty)
    #expect(harness.lines.contains(isAccepted ? "# To the message:" : "# To ..x:"))
    harness.session.close()
    server.stop()
  }
}
