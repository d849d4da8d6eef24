import SMTP
import Testing

@testable import World

/// What a sender asks to be told, and what it is told then (RFC 3461).
@Suite("Notifications") struct NotificationTests {
  private static let ann = Mailbox(localPart: "ann", domain: "oz.example")
  private static let bob = Mailbox(localPart: "bob", domain: "oz.example")
  private static let busy = DeliveryFailure(.refused(Reply(.serviceNotAvailable, ["4.3.2 busy"])), host: "mx")
  private static let gone = DeliveryFailure(.refused(Reply(ReplyCode(rawValue: 550)!, ["5.1.1 no ann"])), host: "mx")

  /// - Parameters:
  ///   - mail: of MAIL, as `RET=FULL ENVID=x`
  ///   - rcpt: of RCPT
  private static func message(_ mail: String, _ rcpt: String) -> QueuedMessage {
    func parameters(_ text: String) -> [Parameter] {
      text.split(separator: " ").map { word in
        let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
        return Parameter(keyword: parts[0], value: parts.last)
      }
    }
    return QueuedMessage(
      id: "m1", sender: .mailbox(bob), recipients: [ann],
      request: NotificationRequest(ofMessage: parameters(mail), ofRecipients: [ann: parameters(rcpt)]),
      text: Array("Subject: x\r\n\r\nbody\r\n".utf8), arrived: 0, nextTry: 0)
  }

  @Test(
    "what NOTIFY asks for is told, and nothing else",
    arguments: [
      ("", false, true, true), ("NOTIFY=NEVER", false, false, false), ("NOTIFY=SUCCESS", true, false, false),
      ("NOTIFY=success,Failure", true, true, false), ("NOTIFY=DELAY", false, false, true),
      ("NOTIFY=SUCCESS,FAILURE,DELAY", true, true, true), ("ORCPT=rfc822;ann@oz.example", false, true, true),
    ])
  func occasions(_ rcpt: String, _ success: Bool, _ failure: Bool, _ delay: Bool) {
    let request = Self.message("", rcpt).request
    #expect(request.wants(.success, for: Self.ann) == success)
    #expect(request.wants(.failure, for: Self.ann) == failure)
    #expect(request.wants(.delay, for: Self.ann) == delay)
  }

  @Test("a failure nobody asked about is not reported, and neither is a delay")
  func silence() {
    for (rcpt, failure, count) in [
      ("NOTIFY=NEVER", Self.gone, 0), ("NOTIFY=DELAY", Self.gone, 0), ("NOTIFY=FAILURE", Self.gone, 1),
      ("NOTIFY=FAILURE", Self.busy, 0), ("NOTIFY=DELAY", Self.busy, 1), ("NOTIFY=NEVER", Self.busy, 0),
    ] {
      var queue = MailQueue()
      queue.add(Self.message("", rcpt))
      #expect(queue.record([Self.ann: failure], of: "m1", at: 20_000).count == count, "\(rcpt)")
      #expect(queue.messages.isEmpty == failure.isPermanent)
    }
  }

  private static func text(_ notice: MailQueue.Notice) throws -> String {
    let report = try #require(DeliveryReport(notice, from: "a.example", id: "r", date: "now", arrived: "then"))
    return String(decoding: report.text, as: UTF8.self)
  }

  private static func failed(_ message: QueuedMessage) -> MailQueue.Notice {
    .failed(message, [MailQueue.Failed(recipient: ann, failure: gone, hasExpired: false)])
  }

  @Test("RET=FULL brings the whole message back, anything else its header; a report of success never has the body")
  func returned() throws {
    #expect(
      try Self.text(Self.failed(Self.message("RET=FULL", ""))).contains(
        "Content-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\nbody\r\n"))
    for mail in ["", "RET=HDRS"] {
      let text = try Self.text(Self.failed(Self.message(mail, "")))
      #expect(text.contains("Content-Type: text/rfc822-headers\r\n\r\nSubject: x\r\n"))
      #expect(!text.contains("body"))
    }
    #expect(
      try !Self.text(.done(Self.message("RET=FULL", "NOTIFY=SUCCESS"), [Self.ann], isRelayed: false)).contains("body"))
  }

  @Test("a report has the sender's own names for message and recipient, and nothing of them begins a line")
  func names() throws {
    let text = try Self.text(
      Self.failed(Self.message("ENVID=QQ+2B1+0D+0ABcc:x", "ORCPT=rfc822;Ann+2Bold@oz.example+0D+0ABcc:y")))
    #expect(text.contains("Original-Envelope-Id: QQ+1??Bcc:x\r\n"))
    #expect(text.contains("Original-Recipient: rfc822; Ann+old@oz.example??Bcc:y\r\nFinal-Recipient: rfc822; ann@"))
    #expect(!text.contains("\nBcc"))
  }

  @Test("delivered and relayed are told apart", arguments: [(false, "delivered"), (true, "relayed")])
  func success(_ isRelayed: Bool, _ action: String) throws {
    let text = try Self.text(.done(Self.message("", "NOTIFY=SUCCESS"), [Self.ann], isRelayed: isRelayed))
    #expect(text.contains("Final-Recipient: rfc822; ann@oz.example\r\nAction: \(action)\r\nStatus: 2.0.0\r\n"))
  }
}
