import Octets
package import SMTP

/// Where a piece of what a receiving server writes on top of a message came from: the one thing a reader of headers
/// has to know, since the sender chose some of it and the server saw the rest.
package enum Origin: Hashable, Sendable, CaseIterable {
  /// The network connection: the client's address.
  case connection
  /// What HELO or EHLO said.
  case hello
  /// The handshake after STARTTLS, or a port where TLS comes first.
  case tls
  /// What MAIL FROM said.
  case mail
  /// What RCPT TO said.
  case rcpt
  /// The name the message got when its final dot had come; the reply to it tells it.
  case endOfData
  /// The server's clock.
  case clock
  /// The server's own words.
  case server
}

/// One line of what the server put on top of a message, in pieces that each have an origin.
///
///     Return-path: <|ann@client.test|>
///     server        |mail           |server
package struct TraceLine: Equatable, Sendable {
  package struct Piece: Equatable, Sendable {
    package let text: String
    package let origin: Origin
  }

  package let pieces: [Piece]

  package init(_ pieces: [(String, Origin)]) {
    self.pieces = pieces.map { Piece(text: $0.0, origin: $0.1) }
  }

  /// The same line, with the server's own words after it.
  func followed(by text: String) -> TraceLine {
    TraceLine(pieces.map { ($0.text, $0.origin) } + [(text, .server)])
  }

  /// The line without its line ending; a folded one begins with a tab.
  package var text: String { pieces.map(\.text).joined() }

  /// Where its pieces came from, the server's own words left out.
  package var origins: [Origin] { pieces.map(\.origin).filter { $0 != .server } }
}

extension MailTransaction {
  /// The word after `with` (RFC 3848; RFC 6531, section 4.3).
  /// - Parameter isExtended: what is to count as EHLO.
  func protocolName(isExtended: Bool? = nil) -> String {
    let isExtended = isExtended ?? (hello?.isExtended == true)
    let name = envelope.speaksUTF8 ? "UTF8SMTP" : isExtended ? "ESMTP" : "SMTP"
    return name + (protection == nil ? "" : "S") + (user == nil ? "" : "A")
  }
}

extension MailTransaction.Protection {
  /// `TLSv1.3`, as OpenSSL has it.
  var versionName: String { version.hasPrefix("TLS1") ? "TLSv\(version.dropFirst(3))" : version }

  /// The length of the cipher's key.
  var bits: Int { cipher.contains(phrase: "128") ? 128 : 256 }
}

extension TraceLine {
  /// The line with which a mailbox file separates messages.
  static func mailboxLine(_ delivery: Delivery) -> TraceLine {
    let sender = delivery.transaction.envelope.sender?.mailbox?.description
    return TraceLine([
      ("From ", .server), (sender ?? "MAILER-DAEMON", .mail), (" ", .server), (delivery.date.asctime, .clock),
    ])
  }

  static func returnPath(_ delivery: Delivery, name: String = "Return-Path") -> TraceLine {
    let sender = delivery.transaction.envelope.sender?.mailbox?.description ?? ""
    return TraceLine([("\(name): <", .server), (sender, .mail), (">", .server)])
  }

  static func deliveredTo(_ mailbox: Mailbox, name: String = "Delivered-To") -> TraceLine {
    TraceLine([("\(name): ", .server), (mailbox.description, .rcpt)])
  }
}

/// A message that was taken, as its trace lines need it.
package struct Delivery: Sendable {
  package let transaction: MailTransaction
  /// The server's own.
  package let hostName: String
  package let queueID: String
  package let date: MailDate
  /// What its checks came to: `spf=pass smtp.mailfrom=oz.example`.
  package let results: [String]

  package init(
    transaction: MailTransaction, hostName: String, queueID: String, date: MailDate, results: [String] = []
  ) {
    self.results = results
    self.transaction = transaction
    self.hostName = hostName
    self.queueID = queueID
    self.date = date
  }
}
