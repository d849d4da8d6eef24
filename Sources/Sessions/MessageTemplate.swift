import Personas
import SMTP

/// What a message begins with that is written in an editor: the headers a mail program would fill in, from the envelope.
package struct MessageTemplate {
  var envelope: Envelope
  /// The domain of the Message-ID, where the sender has none.
  var host: String
  /// Since 1970-01-01 00:00:00 UTC.
  var seconds: Int
  /// East of UTC.
  var offset: Int
  /// What no other message has.
  var id: UInt64

  /// With LF at the ends of lines, as editors have it. The empty line ends the headers.
  var octets: [UInt8] { Array((headers(subject: "") + ["", ""]).joined(separator: "\n").utf8) }

  /// A whole message, line by line.
  /// - Parameter own: header lines that take the place of those with the same name, or come after them.
  package func lines(headers own: [String], body: String) -> [String] {
    func name(_ line: String) -> String { line.prefix { $0 != ":" }.lowercased() }
    let names = Set(own.map(name))
    return headers(subject: "A test").filter { !names.contains(name($0)) } + own + [""]
      + body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
  }

  private func headers(subject: String) -> [String] {
    let sender = envelope.sender?.mailbox
    let domain = sender.map(\.domain).flatMap { $0.isEmpty ? nil : $0 } ?? host
    return [
      "From: \(sender.map { "\($0)" } ?? "")",
      "To: \(envelope.recipients.map { "\($0.mailbox)" }.joined(separator: ",\n "))",
      "Date: \(MailDate(seconds: seconds, offset: offset).internet)",
      "Message-ID: <\(String(id, radix: 36)).\(seconds)@\(domain)>",
      "Subject: \(subject)",
    ]
  }
}
