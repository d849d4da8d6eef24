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
    let message: QueuedMessage
    let failed: [MailQueue.Failed]
    switch notice {
    case .failed(let given, let list): (message, failed) = (given, list)
    case .delayed(let given): (message, failed) = (given, [])
    }
    guard let sender = message.sender.mailbox else { return nil }
    recipient = sender
    let isFinal = !failed.isEmpty
    let boundary = "=_\(id.filter { $0.isLetter || $0.isNumber })_report"
    var lines = [
      "From: Mail Delivery System <mailer-daemon@\(host)>", "To: \(sender)",
      "Subject: \(isFinal ? "Mail delivery failed: returning message to sender" : "Warning: message is delayed")",
      "Date: \(date)", "Message-ID: <\(id)@\(host)>", "Auto-Submitted: auto-replied", "MIME-Version: 1.0",
      "Content-Type: multipart/report; report-type=delivery-status;", "\tboundary=\"\(boundary)\"", "",
      "--\(boundary)", "Content-Type: text/plain; charset=us-ascii", "",
      "This report was written by the mail server \(host).", "",
    ]
    if isFinal {
      lines += ["A message that you sent could not be delivered to:", ""]
      for one in failed {
        let expiry = one.hasExpired ? "   (tried until the time was up)" : ""
        lines += ["  \(one.recipient)\(expiry)"] + Self.quoted(one.failure).map { "    \($0)" }
      }
    } else {
      lines += ["A message that you sent has not been delivered yet to:", ""]
      for recipient in message.recipients { lines.append("  \(recipient)") }
      if let failure = message.lastFailure { lines += Self.quoted(failure).map { "    \($0)" } }
      lines += ["", "You need not do anything: it will be tried again."]
    }
    lines += ["", "--\(boundary)", "Content-Type: message/delivery-status", ""]
    lines += ["Reporting-MTA: dns; \(host)", "Arrival-Date: \(arrived)"]
    for one in failed { lines += Self.fields(one.recipient, "failed", one.failure, isExpired: one.hasExpired) }
    if !isFinal, let failure = message.lastFailure {
      for recipient in message.recipients { lines += Self.fields(recipient, "delayed", failure, isExpired: false) }
    }
    lines += ["", "--\(boundary)", "Content-Type: text/rfc822-headers", ""]
    let header = MessageHeader(message.text)
    var octets = Self.octets(lines)
    for line in header.fields.flatMap(\.lines) { octets += line + [0x0D, 0x0A] }
    text = octets + Self.octets(["", "--\(boundary)--"])
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

  private static func fields(
    _ recipient: Mailbox, _ action: String, _ failure: DeliveryFailure, isExpired: Bool
  ) -> [String] {
    let status = isExpired ? "5.4.7" : failure.status
    var fields = ["", "Final-Recipient: rfc822; \(recipient)", "Action: \(action)", "Status: \(status)"]
    if let host = failure.host { fields.append("Remote-MTA: dns; \(host)") }
    if case .refused(let reply) = failure.reason {
      let said = reply.lines.map { printable($0.text) }.joined(separator: " ")
      fields.append("Diagnostic-Code: smtp; \(reply.code) \(said)")
    }
    return fields
  }

  /// A reply may hold anything; a header line is ASCII and ends where its line does.
  private static func printable(_ text: [UInt8]) -> String {
    String(decoding: text.map { (0x20...0x7E).contains($0) ? $0 : 0x3F }, as: UTF8.self)
  }
}
