/// A mail as the server's side of the conversation knows it when the text has come: all that its trace lines are
/// made of, clock and message id excepted.
package struct MailTransaction: Equatable, Sendable {
  package var envelope: Envelope
  /// The last HELO or EHLO that was accepted.
  package var hello: Hello?
  /// The address the connection came from; it cannot be forged easily, and everything else can.
  package var clientAddress: String
  /// The name of that address, as DNS has it and confirms it.
  package var clientName: String?
  /// Nil in clear.
  package var protection: Protection?
  /// Who is logged in.
  package var user: String?

  package init(
    envelope: Envelope, hello: Hello?, clientAddress: String, clientName: String? = nil,
    protection: Protection? = nil, user: String? = nil
  ) {
    self.envelope = envelope
    self.hello = hello
    self.clientAddress = clientAddress
    self.clientName = clientName
    self.protection = protection
    self.user = user
  }

  /// What TLS a message came through, as a Received line names it.
  package struct Protection: Equatable, Sendable {
    /// `TLS1.3`
    package var version: String
    /// As the IANA names it: `TLS_AES_256_GCM_SHA384`.
    package var cipher: String

    package init(version: String, cipher: String) {
      self.version = version
      self.cipher = cipher
    }
  }

  /// How the client introduced itself.
  package struct Hello: Equatable, Sendable {
    package var name: String
    /// EHLO rather than HELO.
    package var isExtended: Bool

    package init(name: String, isExtended: Bool) {
      self.name = name
      self.isExtended = isExtended
    }
  }

  /// What became of the text of a message.
  package enum DataResult: Equatable, Sendable {
    case accepted(id: String)
    /// More octets than the server takes.
    case tooBig
    /// No room for it now.
    case storageFull
    case refused(PolicyRefusal)
    /// It could not be written, in the system's words.
    case notStored(reason: String)
  }
}

/// What MAIL and RCPT have said so far: the part of a mail that decides where it goes.
package struct Envelope: Equatable, Sendable {
  /// Nil until a MAIL was accepted.
  package var sender: ReversePath?
  package var recipients: [ForwardPath]
  /// Those of MAIL.
  package var parameters: [Parameter] = []
  /// Those of each RCPT that has any, by the index of its recipient.
  private var recipientParameters: [Int: [Parameter]] = [:]

  package init(sender: ReversePath? = nil, recipients: [ForwardPath] = []) {
    self.sender = sender
    self.recipients = recipients
  }

  /// Its addresses may have letters above ASCII (RFC 6531, section 3.4).
  package var speaksUTF8: Bool { parameters.contains { $0.keyword == Extension.Keyword.smtpUTF8.rawValue } }

  /// Those of the RCPT of a recipient.
  package func parameters(of recipient: Int) -> [Parameter] { recipientParameters[recipient] ?? [] }

  mutating func add(_ recipient: ForwardPath, _ parameters: [Parameter]) {
    if !parameters.isEmpty { recipientParameters[recipients.count] = parameters }
    recipients.append(recipient)
  }
}
