package import SMTP

extension SessionEvent {
  /// Where the practice server listens, and for whom it accepts mail.
  package struct Listening {
    package let host: String
    package let port: Int
    package let tlsPort: Int
    /// Its name for itself.
    package let server: String
    package let persona: String
    /// None: every address is accepted.
    package let domains: [String]
    package let users: [String]
    /// The folder that gets each message as a file.
    package let mailbox: String?

    package init(
      host: String, port: Int, tlsPort: Int, server: String, persona: String, domains: [String], users: [String],
      mailbox: String?
    ) {
      (self.host, self.port, self.tlsPort, self.server, self.persona) = (host, port, tlsPort, server, persona)
      (self.domains, self.users, self.mailbox) = (domains, users, mailbox)
    }
  }

  /// A message that has come in whole.
  package struct ServedMessage {
    package let transaction: MailTransaction
    package let result: MailTransaction.DataResult
    /// Octets of its text.
    package let size: Int
    /// The name of its file.
    package let file: String?

    package init(transaction: MailTransaction, result: MailTransaction.DataResult, size: Int, file: String?) {
      (self.transaction, self.result, self.size, self.file) = (transaction, result, size, file)
    }
  }

  /// What happens on one connection of the practice server. A person is told of it by notes, a program by facts.
  package enum Served {
    case opened(remote: String, isTLS: Bool)
    /// A line of the client that is no message text; a secret in it is masked.
    /// - Parameter omitted: octets of the line that were too many to keep.
    case command([UInt8], omitted: Int)
    /// A line of a message.
    case text([UInt8])
    case reply(Reply)
    case message(ServedMessage)
    case secured(version: String, cipher: String)
    case note(NoteOccurrence)
    case words(String)
    /// - Parameter insideMessage: the text of a message was coming in, and is gone.
    case closed(insideMessage: Bool)
  }
}

extension Reporter {
  package func listening(_ listening: SessionEvent.Listening) { emit(.listening(listening)) }

  package func served(_ what: SessionEvent.Served, on connection: Int) { emit(.served(what, connection: connection)) }

  /// The practice server has stopped.
  /// - Parameter mailbox: the folder that has the messages.
  package func stopped(accepted: Int, in mailbox: String?) { emit(.stopped(accepted: accepted, mailbox: mailbox)) }
}
