package import SMTP

/// What the sender of a message asked to be told of it (RFC 3461), as the parameters of MAIL and RCPT had it. They go with
/// the message to every server that lists DSN; the last one that knows them reports.
package struct NotificationRequest: Equatable, Sendable {
  /// What a report may be about.
  package enum Occasion: String, Sendable {
    case success = "SUCCESS"
    case failure = "FAILURE"
    case delay = "DELAY"
  }

  /// RET and ENVID.
  package let ofMessage: [Parameter]
  /// NOTIFY and ORCPT of each recipient that has any.
  private let ofRecipients: [Mailbox: [Parameter]]

  package static let none = NotificationRequest(ofMessage: [], ofRecipients: [:])

  init(ofMessage: [Parameter], ofRecipients: [Mailbox: [Parameter]]) {
    self.ofMessage = ofMessage
    self.ofRecipients = ofRecipients
  }

  package init(_ envelope: Envelope) {
    ofMessage = envelope.parameters.filter { ["RET", "ENVID"].contains($0.keyword) }
    var ofRecipients: [Mailbox: [Parameter]] = [:]
    for (index, path) in envelope.recipients.enumerated() {
      let asked = envelope.parameters(of: index).filter { ["NOTIFY", "ORCPT"].contains($0.keyword) }
      if !asked.isEmpty { ofRecipients[path.mailbox] = asked }
    }
    self.ofRecipients = ofRecipients
  }

  package func parameters(of recipient: Mailbox) -> [Parameter] { ofRecipients[recipient] ?? [] }

  /// Without NOTIFY a sender is told of what fails and of what takes long (RFC 3461, section 4.1).
  package func wants(_ occasion: Occasion, for recipient: Mailbox) -> Bool {
    guard let notify = value("NOTIFY", in: parameters(of: recipient)) else { return occasion != .success }
    return notify.split(separator: ",").contains { $0.uppercased() == occasion.rawValue }
  }

  /// Whether a report of a failure has the whole message in it, and not its header alone (RFC 3461, section 4.3).
  package var returnsText: Bool { value("RET", in: ofMessage)?.uppercased() == "FULL" }

  /// As the sender wrote it, before it was put into xtext.
  package var envelopeID: String? { value("ENVID", in: ofMessage).map(ExtendedText.decoded) }

  /// `rfc822; bob@example.org`
  package func originalRecipient(of recipient: Mailbox) -> String? {
    guard let value = value("ORCPT", in: parameters(of: recipient)), let semicolon = value.firstIndex(of: ";") else {
      return nil
    }
    return "\(value[..<semicolon]); \(ExtendedText.decoded(String(value[value.index(after: semicolon)...])))"
  }

  private func value(_ keyword: String, in parameters: [Parameter]) -> String? {
    parameters.first { $0.keyword == keyword }?.value
  }
}
