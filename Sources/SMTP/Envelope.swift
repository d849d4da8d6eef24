/// What MAIL and RCPT have said so far: the part of a mail that decides where it goes.
package struct Envelope: Equatable, Sendable {
  /// Nil until a MAIL was accepted.
  package var sender: ReversePath?
  package var recipients: [ForwardPath]

  package init(sender: ReversePath? = nil, recipients: [ForwardPath] = []) {
    self.sender = sender
    self.recipients = recipients
  }
}
