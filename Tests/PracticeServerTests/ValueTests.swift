import Personas
import SMTP
import Testing

@testable import PracticeServer

@Suite("ids, dates and trace lines")
struct ValueTests {
  @Test("the tutorial's queue id tells its second and its process")
  func tutorialID() {
    let stamp = QueueStamp(seconds: tutorialMoment.seconds, fraction: 0, processID: tutorialProcess, ordinal: 0)
    #expect(EximManner().queueID(stamp) == "1778te-0009TT-00")
    #expect(MailDate(seconds: stamp.seconds, offset: 0).internet == "Mon, 13 May 2002 06:01:22 +0000")
  }

  @Test("the fraction counts two-thousandths of a second")
  func fraction() {
    let stamps = QueueStampSource(processID: 1)
    let ids = [WallClock.Moment(seconds: 62, microseconds: 999_999), .init(seconds: 63, microseconds: 500)].map {
      EximManner().queueID(stamps.next(at: $0))
    }
    #expect(ids == ["000010-000001-WF", "000011-000001-01"])
  }

  @Test("ids never repeat, though the clock stands still or goes back", arguments: Persona.all.map(\.name))
  func unique(name: String) throws {
    let manner = try #require(Persona.named(name)).manner
    let stamps = QueueStampSource(processID: 1)
    let moments = Array(repeating: tutorialMoment, count: 3_000) + [.init(seconds: 0)]
    let given = moments.map { stamps.next(at: $0) }
    #expect(Set(given.map { manner.queueID($0) }).count == given.count)
    #expect(given.map(\.seconds).max() == tutorialMoment.seconds + 1)
  }

  @Test(
    "dates are written in the local time, with its zone",
    arguments: [
      (0, 0, "Thu, 01 Jan 1970 00:00:00 +0000", "Thu Jan  1 00:00:00 1970"),
      (1_021_269_682, 7_200, "Mon, 13 May 2002 08:01:22 +0200", "Mon May 13 08:01:22 2002"),
      (951_782_400, -12_600, "Mon, 28 Feb 2000 20:30:00 -0330", "Mon Feb 28 20:30:00 2000"),
      (951_782_400, 0, "Tue, 29 Feb 2000 00:00:00 +0000", "Tue Feb 29 00:00:00 2000"),
      (4_107_542_400, 0, "Mon, 01 Mar 2100 00:00:00 +0000", "Mon Mar  1 00:00:00 2100"),
      (1_735_689_599, 0, "Tue, 31 Dec 2024 23:59:59 +0000", "Tue Dec 31 23:59:59 2024"),
      (-1, 0, "Wed, 31 Dec 1969 23:59:59 +0000", "Wed Dec 31 23:59:59 1969"),
    ])
  func dates(seconds: Int, offset: Int, internet: String, asctime: String) {
    let date = MailDate(seconds: seconds, offset: offset)
    #expect(date.internet == internet)
    #expect(date.asctime == asctime)
  }

  @Test("the machine's clock is a clock: later is later, and its zone within a day")
  func systemClock() {
    let first = WallClock.system.now()
    #expect(first <= WallClock.system.now())
    #expect((0..<1_000_000).contains(first.microseconds))
    #expect(abs(WallClock.system.offset(first)) <= 50_400)
  }

  private static func delivery(_ hello: MailTransaction.Hello?, from sender: ReversePath?) -> Delivery {
    Delivery(
      transaction: MailTransaction(
        envelope: Envelope(sender: sender, recipients: [ForwardPath(.daffy)]), hello: hello,
        clientAddress: "192.0.2.1"),
      hostName: "h.test", queueID: "000000-000000-00",
      date: MailDate(seconds: 0, offset: 0))
  }

  @Test("every trace line says which command each of its pieces came from")
  func origins() {
    let delivery = Self.delivery(
      .init(name: "x", isExtended: true), from: .mailbox(Mailbox(localPart: "a", domain: "b.test")))
    let lines = EximManner().trace(delivery, for: .daffy, isOnly: true)
    #expect(
      lines.map(\.origins) == [
        [.mail, .clock], [.mail], [.rcpt], [.clock], [.connection, .hello], [.hello], [.mail], [.endOfData],
        [.rcpt],
        [.clock],
      ])
    #expect(lines[4].pieces.filter { $0.origin == .hello }.map(\.text) == ["x"])
    #expect(lines[5].pieces.filter { $0.origin == .hello }.map(\.text) == ["esmtp"])
  }

  @Test("a Received line names the TLS a message came through, blank by blank as Exim does")
  func protected() {
    var transaction = MailTransaction(
      envelope: Envelope(sender: .null, recipients: [ForwardPath(.daffy)]), hello: .init(name: "x", isExtended: true),
      clientAddress: "192.0.2.1")
    transaction.protection = .init(version: "TLS1.3", cipher: "TLS_AES_256_GCM_SHA384")
    transaction.user = "bugs@christian.net"
    let delivery = Delivery(
      transaction: transaction, hostName: "h.test", queueID: "000000-000000-00",
      date: MailDate(seconds: 0, offset: 0))
    let lines = EximManner().trace(delivery, for: .daffy, isOnly: true)
    #expect(
      lines[5...7].map(\.text) == [
        "\tby h.test with esmtpsa  (TLS1.3) tls TLS_AES_256_GCM_SHA384", "\t(Exim 4.96)", "\tid 000000-000000-00",
      ])
    #expect(lines[5].origins == [.hello, .tls])
  }

  @Test(
    "helo= is shown unless there was none, or it was the address itself",
    arguments: [
      (nil, "Received: from [192.0.2.1]"), ("[192.0.2.1]", "Received: from [192.0.2.1]"),
      ("[192.0.2.2]", "Received: from [192.0.2.1] (helo=[192.0.2.2])"),
    ])
  func helo(name: String?, line: String) {
    let delivery = Self.delivery(name.map { .init(name: $0, isExtended: false) }, from: .null)
    #expect(EximManner().trace(delivery, for: .daffy, isOnly: true)[4].text == line)
  }
}
