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
/// `envelope-from` for the null sender, and `for` where there are several recipients. Through TLS it is (two spaces and
/// all):
///
///       by mail.christian.net with esmtps  (TLS1.3) tls TLS_AES_256_GCM_SHA384
///       (Exim 4.96)
extension EximManner {
  package func deliveryLines(_ delivery: Delivery, for mailbox: Mailbox) -> [TraceLine] {
    [
      .mailboxLine(delivery), .returnPath(delivery, name: "Return-path"), .deliveredTo(mailbox, name: "Envelope-to"),
      TraceLine([("Delivery-date: ", .server), (delivery.date.internet, .clock)]),
    ]
  }

  package func received(_ delivery: Delivery, for mailbox: Mailbox?) -> [TraceLine] {
    let (transaction, date, id) = (delivery.transaction, delivery.date, delivery.queueID)
    let sender = transaction.envelope.sender?.mailbox?.description
    var lines = [from(transaction)]
    lines += by(transaction, delivery.hostName)
    if let sender {
      lines.append(TraceLine([("\t(envelope-from <", .server), (sender, .mail), (">)", .server)]))
    }
    if let mailbox {
      lines.append(TraceLine([("\tid ", .server), (id, .endOfData)]))
      lines.append(TraceLine([("\tfor ", .server), (mailbox.description, .rcpt), (";", .server)]))
    } else {
      lines.append(TraceLine([("\tid ", .server), (id, .endOfData), (";", .server)]))
    }
    lines.append(TraceLine([("\t", .server), (date.internet, .clock)]))
    return lines
  }

  private func by(_ transaction: MailTransaction, _ hostName: String) -> [TraceLine] {
    let by = [("\tby \(hostName) with ", Origin.server), (Self.protocolName(transaction), .hello)]
    guard let protection = transaction.protection else { return [TraceLine(by + [(" (Exim 4.96)", .server)])] }
    let negotiated = ("  (\(protection.version)) tls \(protection.cipher)", Origin.tls)
    return [TraceLine(by + [negotiated]), TraceLine([("\t(Exim 4.96)", .server)])]
  }

  /// `from NAME ([IP] helo=WORD)` where the address has a name; the word is left out where it is that name.
  private func from(_ transaction: MailTransaction) -> TraceLine {
    if let name = transaction.clientName {
      let address = [
        ("Received: from ", Origin.server), (name, .connection), (" (", .server),
        ("[\(transaction.clientAddress)]", .connection),
      ]
      guard let hello = transaction.hello?.name, hello.lowercased() != name else {
        return TraceLine(address + [(")", .server)])
      }
      return TraceLine(address + [(" helo=", .server), (hello, .hello), (")", .server)])
    }
    let address: [(String, Origin)] = [
      ("Received: from ", .server), ("[\(transaction.clientAddress)]", .connection),
    ]
    guard let name = transaction.hello?.name, name != "[\(transaction.clientAddress)]" else {
      return TraceLine(address)
    }
    return TraceLine(address + [(" (helo=", .server), (name, .hello), (")", .server)])
  }

  /// The word after `with`: `smtp`, or `esmtp` with an `s` for TLS and an `a` for a login (RFC 3848). Exim's `smtps`, for
  /// HELO within TLS, is in no RFC.
  private static func protocolName(_ transaction: MailTransaction) -> String {
    let isExtended = transaction.hello?.isExtended == true
    return (isExtended ? "esmtp" : "smtp") + (transaction.protection == nil ? "" : "s")
      + (isExtended && transaction.user != nil ? "a" : "")
  }

  /// `tttttt-pppppp-ss`: the second a message came in, the process that took it, and the fraction of the second in
  /// 1/2000 s, each in base 62 (Exim 4.96; the tutorial shows one).
  package func queueID(_ stamp: QueueStamp) -> String {
    [
      Self.base62(stamp.seconds, digits: 6), Self.base62(stamp.processID, digits: 6),
      Self.base62(stamp.fraction, digits: 2),
    ]
    .joined(separator: "-")
  }

  private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

  private static func base62(_ number: Int, digits: Int) -> String {
    var rest = number
    var octets: [UInt8] = []
    for _ in 0..<digits {
      octets.append(alphabet[rest % 62])
      rest /= 62
    }
    return String(decoding: octets.reversed(), as: UTF8.self)
  }
}
