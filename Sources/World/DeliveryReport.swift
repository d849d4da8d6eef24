import Octets
import Personas
package import SMTP

/// The report that tells a sender what became of a message: a delivery status notification (RFC 3464) within
/// multipart/report (RFC 6522). It goes to the address of MAIL FROM, whoever wrote the message; a message from the null
/// sender gets none (RFC 5321, section 4.5.5).
package struct DeliveryReport: Sendable {
  package let recipient: Mailbox
  package let text: [UInt8]

  /// Nil where nobody is told.
  /// - Parameters:
  ///   - id: makes the boundary, which has to be unlike every line of the message.
  ///   - date: of the report, and when the message came, as mail writes it.
  package init?(_ notice: MailQueue.Notice, from host: String, id: String, date: String, arrived: String) {
    guard let sender = notice.message.sender.mailbox else { return nil }
    recipient = sender
    let boundary = "=_\(id.filter { $0.isLetter || $0.isNumber })_report"
    var lines = [
      "From: Mail Delivery System <mailer-daemon@\(host)>", "To: \(sender)", "Subject: \(notice.subject)",
      "Date: \(date)", "Message-ID: <\(id)@\(host)>", "Auto-Submitted: auto-replied", "MIME-Version: 1.0",
      "Content-Type: multipart/report; report-type=delivery-status;", "\tboundary=\"\(boundary)\"", "",
      "--\(boundary)", "Content-Type: text/plain; charset=us-ascii", "",
      "This report was written by the mail server \(host).", "",
    ]
    lines += Self.words(notice)
    lines += ["", "--\(boundary)", "Content-Type: message/delivery-status", ""]
    let request = notice.message.request
    if let id = request.envelopeID { lines.append("Original-Envelope-Id: \(printable(id))") }
    lines += ["Reporting-MTA: dns; \(host)", "Arrival-Date: \(arrived)"]
    for fate in notice.fates { lines += Self.fields(fate, request) }
    let returnsText = request.returnsText && notice.isFailure
    lines += ["", "--\(boundary)", "Content-Type: \(returnsText ? "message/rfc822" : "text/rfc822-headers")", ""]
    var octets = Self.octets(lines)
    if returnsText {
      octets += notice.message.text
    } else {
      for line in MessageHeader(notice.message.text).fields.flatMap(\.lines) { octets += line + ASCII.crlf }
    }
    text = octets + Self.octets(["", "--\(boundary)--"])
  }

  /// The report in words, for a person.
  private static func words(_ notice: MailQueue.Notice) -> [String] {
    switch notice {
    case .failed(_, let failed):
      var lines = ["A message that you sent could not be delivered to:", ""]
      for one in failed {
        let expiry = one.hasExpired ? "   (tried until the time was up)" : ""
        lines += ["  \(one.recipient)\(expiry)"] + quoted(one.failure).map { "    \($0)" }
      }
      return lines
    case .delayed(let message, let recipients):
      var lines = ["A message that you sent has not been delivered yet to:", ""] + recipients.map { "  \($0)" }
      if let failure = message.lastFailure { lines += quoted(failure).map { "    \($0)" } }
      return lines + ["", "You need not do anything: it will be tried again."]
    case .done(_, let recipients, let isRelayed):
      let lines =
        isRelayed
        ? ["A message that you sent was relayed to a server that sends no such reports, for:", ""]
        : ["A message that you sent was delivered to:", ""]
      return lines + recipients.map { "  \($0)" }
    }
  }

  private static func octets(_ lines: [String]) -> [UInt8] { lines.flatMap { Array("\($0)\r\n".utf8) } }

  /// What a server said, as it said it.
  private static func quoted(_ failure: DeliveryFailure) -> [String] {
    guard case .refused(let reply) = failure.reason else {
      return ["\(failure.host.map { "host \($0): " } ?? "")\(failure.words)"]
    }
    let said = reply.lines.map { "\($0.code) \(printable($0.text))" }
    return ["host \(failure.host ?? "?") said:"] + said
  }

  /// The fields about one recipient (RFC 3464, section 2.3).
  private static func fields(_ fate: MailQueue.Notice.Fate, _ request: NotificationRequest) -> [String] {
    var fields = [""]
    if let original = request.originalRecipient(of: fate.recipient) {
      fields.append("Original-Recipient: \(printable(original))")
    }
    fields += [
      "Final-Recipient: rfc822; \(fate.recipient)", "Action: \(fate.action)", "Status: \(fate.status)",
    ]
    if let host = fate.failure?.host { fields.append("Remote-MTA: dns; \(host)") }
    if case .refused(let reply) = fate.failure?.reason {
      let said = reply.lines.map { printable($0.text) }.joined(separator: " ")
      fields.append("Diagnostic-Code: smtp; \(reply.code) \(said)")
    }
    return fields
  }
}

/// A reply or a parameter may hold anything; a header line is ASCII and ends where its line does.
private func printable(_ text: some Sequence<UInt8>) -> String {
  String(decoding: text.map { (0x20...0x7E).contains($0) ? $0 : 0x3F }, as: UTF8.self)
}

private func printable(_ text: String) -> String { printable(text.utf8) }

extension MailQueue.Notice {
  /// What became of a message for one recipient.
  struct Fate {
    let recipient: Mailbox
    /// `failed`, `delayed`, `delivered`, `relayed` (RFC 3464, section 2.3.3)
    let action: String
    let status: String
    var failure: DeliveryFailure?
  }

  package var message: QueuedMessage {
    switch self {
    case .failed(let message, _), .delayed(let message, _), .done(let message, _, _): message
    }
  }

  fileprivate var isFailure: Bool { if case .failed = self { true } else { false } }

  fileprivate var subject: String {
    switch self {
    case .failed: "Mail delivery failed: returning message to sender"
    case .delayed: "Warning: message is delayed"
    case .done(_, _, let isRelayed): isRelayed ? "Message was relayed" : "Message was delivered"
    }
  }

  fileprivate var fates: [Fate] {
    switch self {
    case .failed(_, let failed):
      failed.map {
        Fate(
          recipient: $0.recipient, action: "failed", status: $0.hasExpired ? "5.4.7" : $0.failure.status,
          failure: $0.failure)
      }
    case .delayed(let message, let recipients):
      message.lastFailure.map { failure in
        recipients.map { Fate(recipient: $0, action: "delayed", status: failure.status, failure: failure) }
      } ?? []
    case .done(_, let recipients, let isRelayed):
      recipients.map { Fate(recipient: $0, action: isRelayed ? "relayed" : "delivered", status: "2.0.0") }
    }
  }
}
