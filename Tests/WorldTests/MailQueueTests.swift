import Octets
import Personas
import SMTP
import Testing

@testable import World

@Suite("Queues, reports and the clock") struct MailQueueTests {
  private static let ann = Mailbox(localPart: "ann", domain: "oz.example")
  private static let bob = Mailbox(localPart: "bob", domain: "oz.example")
  private static let busy = DeliveryFailure(
    .refused(Reply(.serviceNotAvailable, ["4.3.2 busy"])), host: "mx.oz.example")
  private static let gone = DeliveryFailure(
    .refused(Reply(ReplyCode(rawValue: 550)!, ["5.1.1 no ann"])), host: "mx.oz.example")

  private static func message(_ sender: ReversePath = .mailbox(bob), to recipients: [Mailbox] = [ann]) -> QueuedMessage
  {
    QueuedMessage(
      id: "m1", sender: sender, recipients: recipients, text: Array("Subject: x\r\n\r\nbody\r\n".utf8), arrived: 0,
      nextTry: 0)
  }

  private static func queue(_ message: QueuedMessage = message()) -> MailQueue {
    var queue = MailQueue()
    queue.add(message)
    return queue
  }

  @Test("what was delivered is gone, and nobody is told")
  func delivered() {
    var queue = Self.queue()
    #expect(queue.due(at: 0).map(\.id) == ["m1"])
    #expect(queue.record([:], of: "m1", at: 0) == [])
    #expect(queue.messages == [])
    #expect(queue.nextTry == nil)
  }

  @Test("a refusal for good goes back at once, for its recipient alone")
  func refused() throws {
    var queue = Self.queue(Self.message(to: [Self.ann, Self.bob]))
    let notices = queue.record([Self.ann: Self.gone, Self.bob: Self.busy], of: "m1", at: 10)
    guard case .failed(_, let failed) = try #require(notices.first) else {
      Issue.record("no failure")
      return
    }
    #expect(notices.count == 1)
    #expect(failed.map(\.recipient) == [Self.ann])
    #expect(failed.map(\.hasExpired) == [false])
    #expect(queue.messages.map(\.recipients) == [[Self.bob]])
    #expect(queue.messages[0].lastFailure == Self.busy)
  }

  @Test("a deferred message is tried at growing intervals, its sender warned once, and at last told that it failed")
  func schedule() {
    var queue = Self.queue()
    var times: [Int] = []
    var warned: [Int] = []
    var ends: [Int] = []
    while let next = queue.nextTry, times.count < 200 {
      times.append(next)
      for notice in queue.record([Self.ann: Self.busy], of: "m1", at: next) {
        switch notice {
        case .delayed: warned.append(next)
        case .done: Issue.record("nobody has it")
        case .failed(_, let failed):
          #expect(failed.map(\.hasExpired) == [true])
          ends.append(next)
        }
      }
    }
    #expect(times.prefix(7) == [0, 900, 2_700, 6_300, 13_500, 27_900, 42_300])
    #expect(warned == [27_900])
    #expect(ends == [432_000])
    #expect(times.last == 432_000)
  }

  @Test("nothing is due before its time, and what waits longest comes first")
  func due() {
    var queue = Self.queue()
    queue.add(QueuedMessage(id: "m2", sender: .null, recipients: [Self.bob], text: [], arrived: 0, nextTry: -5))
    #expect(queue.due(at: -6).isEmpty)
    #expect(queue.due(at: 0).map(\.id) == ["m2", "m1"])
  }

  @Test(
    "what is final, and with which status",
    arguments: [
      (gone, true, "5.1.1"), (busy, false, "4.3.2"),
      (DeliveryFailure(.unreachable("no answer"), host: "x"), false, "4.4.1"),
      (DeliveryFailure(.noRoute(.nullMX), host: nil), true, "5.1.10"),
      (DeliveryFailure(.noRoute(.noSuchDomain), host: nil), true, "5.1.2"),
      (DeliveryFailure(.noRoute(.notOurs), host: nil), true, "5.1.2"),
      (DeliveryFailure(.noRoute(.noHost), host: nil), false, "4.4.4"),
      (DeliveryFailure(.refused(Reply(ReplyCode(rawValue: 550)!, ["no"])), host: nil), true, "5.0.0"),
    ])
  func failures(_ failure: DeliveryFailure, _ isPermanent: Bool, _ status: String) {
    #expect(failure.isPermanent == isPermanent)
    #expect(failure.status == status)
  }

  @Test("a report goes to MAIL FROM, in the form of RFC 3464, and has the header of the message and not its body")
  func report() throws {
    let notice = MailQueue.Notice.failed(
      Self.message(), [MailQueue.Failed(recipient: Self.ann, failure: Self.gone, hasExpired: false)])
    let report = try #require(
      DeliveryReport(notice, from: "gate.oz.example", id: "r1-x", date: "Mon, 1 Jan 2026", arrived: "Sun, 31 Dec 2025"))
    #expect(report.recipient == Self.bob)
    let text = String(decoding: report.text, as: UTF8.self)
    for part in [
      "To: bob@oz.example\r\n", "Content-Type: multipart/report; report-type=delivery-status;\r\n",
      "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; gate.oz.example\r\n",
      "\r\n\r\nFinal-Recipient: rfc822; ann@oz.example\r\nAction: failed\r\nStatus: 5.1.1\r\n",
      "Remote-MTA: dns; mx.oz.example\r\n", "Diagnostic-Code: smtp; 550 5.1.1 no ann\r\n",
      "Content-Type: text/rfc822-headers\r\n\r\nSubject: x\r\n", "--=_r1x_report--\r\n",
    ] { #expect(text.contains(part)) }
    #expect(!text.contains("body"))
    #expect(text.split(separator: "--=_r1x_report\r\n", omittingEmptySubsequences: false).count == 4)
  }

  @Test("the null sender gets no report; any other one does")
  func nullSender() {
    let failed = [MailQueue.Failed(recipient: Self.ann, failure: Self.gone, hasExpired: false)]
    func report(_ sender: ReversePath) -> DeliveryReport? {
      DeliveryReport(.failed(Self.message(sender), failed), from: "a.example", id: "r", date: "", arrived: "")
    }
    #expect(report(.null) == nil)
    #expect(report(.mailbox(Self.bob)) != nil)
  }

  @Test("what a server says cannot begin a line of the report's header, whatever octets are in it")
  func hostile() throws {
    let line = ReplyLine(code: ReplyCode(rawValue: 550)!, isLast: true, text: Array("5.1.1 a\r\nBcc: x\u{1B}[2J".utf8))
    let failure = DeliveryFailure(.refused(Reply(lines: [line], bytes: [], violations: [])), host: "h")
    let notice = MailQueue.Notice.failed(
      Self.message(), [MailQueue.Failed(recipient: Self.ann, failure: failure, hasExpired: false)])
    let report = try #require(DeliveryReport(notice, from: "a.example", id: "r", date: "", arrived: ""))
    let text = String(decoding: report.text, as: UTF8.self)
    #expect(text.contains("Diagnostic-Code: smtp; 550 5.1.1 a??Bcc: x?[2J\r\n"))
    #expect(!text.contains("\nBcc"))
  }

  @Test(
    "a span has a number and a unit",
    arguments: [
      ("90s", 90), ("15m", 900), ("2h", 7_200), ("5d", 432_000), ("366d", 366 * 86_400), ("367d", nil), ("0m", nil),
      ("15", nil), ("m", nil), ("-5m", nil), ("1.5h", nil), ("5w", nil), ("", nil), ("99999999999d", nil),
    ] as [(String, Int?)])
  func spans(_ text: String, _ seconds: Int?) { #expect(TimeSpan(text)?.seconds == seconds) }

  @Test(
    "a span is told in its two largest units",
    arguments: [(0, "0 s"), (59, "59 s"), (3_900, "1 h 5 min"), (432_000, "5 d"), (90_061, "1 d 1 h")])
  func spanWords(_ seconds: Int, _ words: String) { #expect(TimeSpan(seconds: seconds).description == words) }

  @Test("how long ago is told in the largest unit, and a wait in whole minutes")
  func rounded() {
    #expect(
      [0, 59, 60, 3_605, 90_000].map { TimeSpan(seconds: $0).ago } == [
        "just now", "just now", "1 min ago", "1 h ago", "1 d ago",
      ])
    #expect([0, 1, 60, 599].map { TimeSpan(seconds: $0).inMinutes.seconds } == [0, 60, 60, 600])
  }

  @Test("the clock moves forward, and never back")
  func clock() {
    let clock = WorldClock(.stopped(at: WallClock.Moment(seconds: 1_000)))
    clock.advance(to: 4_600)
    #expect(clock.now.seconds == 4_600)
    clock.advance(to: 100)
    #expect(clock.now.seconds == 4_600)
    #expect(clock.wallClock.now().seconds == 4_600)
    #expect(clock.date(at: 0) == "Thu, 01 Jan 1970 00:00:00 +0000")
  }
}
