package import SMTP

/// Writes what a receiving Exim writes on top of a message: mailbox line, Return-path, Envelope-to, Delivery-date and
/// Received, in this order (RFC 5321, section 4.4, asks for the first and the last).
///
///     From ann@client.test Mon May 13 06:01:22 2002
///     Return-path: <ann@client.test>
///     Envelope-to: bob@christian.net
///     Delivery-date: Mon, 13 May 2002 06:01:22 +0000
///     Received: from [127.0.0.1] (helo=x)
///       by mail.christian.net with smtp (Exim 4.96)
///       (envelope-from <ann@client.test>)
///       id 1778te-0009TT-00
///       for bob@christian.net;
///       Mon, 13 May 2002 06:01:22 +0000
///
/// Folded lines begin with a tab. As with Exim, `helo=` is left out where the name given is the address itself,
/// `envelope-from` for the null sender, and `for` where there are several recipients. Through TLS it is (two blanks and
/// all):
///
///       by mail.christian.net with esmtps  (TLS1.3) tls TLS_AES_256_GCM_SHA384
///       (Exim 4.96)
package struct Trace: Sendable {
  package let transaction: MailTransaction
  package let hostName: String
  package let id: MessageID
  package let date: MailDate

  package init(transaction: MailTransaction, hostName: String, id: MessageID, date: MailDate) {
    self.transaction = transaction
    self.hostName = hostName
    self.id = id
    self.date = date
  }

  /// The lines for the copy that goes into one mailbox.
  /// - Parameter isOnly: whether the message has no other recipient.
  package func lines(for mailbox: Mailbox, isOnly: Bool) -> [TraceLine] {
    let sender = transaction.envelope.sender?.mailbox?.description
    var lines = [
      TraceLine([
        ("From ", .server), (sender ?? "MAILER-DAEMON", .mail), (" ", .server), (date.asctime, .clock),
      ]),
      TraceLine([("Return-path: <", .server), (sender ?? "", .mail), (">", .server)]),
      TraceLine([("Envelope-to: ", .server), (mailbox.description, .rcpt)]),
      TraceLine([("Delivery-date: ", .server), (date.internet, .clock)]),
      from,
    ]
    lines += by
    if let sender {
      lines.append(TraceLine([("\t(envelope-from <", .server), (sender, .mail), (">)", .server)]))
    }
    if isOnly {
      lines.append(TraceLine([("\tid ", .server), (id.description, .endOfData)]))
      lines.append(TraceLine([("\tfor ", .server), (mailbox.description, .rcpt), (";", .server)]))
    } else {
      lines.append(TraceLine([("\tid ", .server), (id.description, .endOfData), (";", .server)]))
    }
    lines.append(TraceLine([("\t", .server), (date.internet, .clock)]))
    return lines
  }

  private var by: [TraceLine] {
    let by = [("\tby \(hostName) with ", Origin.server), (transaction.protocolName, .hello)]
    guard let protection = transaction.protection else { return [TraceLine(by + [(" (Exim 4.96)", .server)])] }
    let negotiated = ("  (\(protection.version)) tls \(protection.cipher)", Origin.tls)
    return [TraceLine(by + [negotiated]), TraceLine([("\t(Exim 4.96)", .server)])]
  }

  private var from: TraceLine {
    let address: [(String, Origin)] = [
      ("Received: from ", .server), ("[\(transaction.clientAddress)]", .connection),
    ]
    guard let name = transaction.hello?.name, name != "[\(transaction.clientAddress)]" else {
      return TraceLine(address)
    }
    return TraceLine(address + [(" (helo=", .server), (name, .hello), (")", .server)])
  }
}
