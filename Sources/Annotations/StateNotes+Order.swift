import Causes
import Octets
import SMTP

/// MAIL, RCPT, DATA and BDAT out of their order.
extension StateNotes {
  static let order: [Rule] = [chunksBegun, mailOrder, recipientOrder, dataOrder, chunkOrder]

  private static let reference = "RFC 5321, section 4.1.4"

  /// Words that have nothing to do with the order, though the number says so.
  private static func isOtherwise(_ refused: RefusedCase) -> Bool {
    refused.says("relay", "auth", "log in", "login", "tls", "encrypt", "access denied", "policy", "spam", "blocked")
  }

  /// A chunk was accepted, and the last one is still to come.
  private static let chunksBegun: Rule = { refused in
    guard refused.place != .bdat, refused.isPermanent, refused.says("non-last bdat", "only bdat", "after bdat") else {
      return nil
    }
    return Finding(
      "chunks-begun", "a message in chunks is under way: only BDAT goes on with it",
      "A chunk was accepted, but none so far that said LAST. BDAT 0 LAST ends the message with what it has; RSET drops "
        + "it. One message is sent with DATA or with BDAT, never with both.",
      next: "BDAT 0 LAST", .unknownCommand, "RFC 3030, section 2")
  }

  private static let mailOrder: Rule = { refused in
    guard refused.place == .mail, refused.isPermanent, refused.isOrder, !isOtherwise(refused) else { return nil }
    if refused.transaction.hasSender {
      return Finding(
        "mail.again", "this message has a sender already",
        "One message has one sender, and yours was accepted. RSET drops the envelope, so that you can begin again.",
        next: "RSET", .unknownCommand, reference)
    }
    guard refused.isUngreeted else { return nil }
    let refusedHello = (refused.history.refusedEHLO ?? refused.history.refusedHELO).map {
      " The one you sent was refused (\($0)), and counts as missing."
    }
    return Finding(
      "mail.hello-first", "say EHLO or HELO first",
      "\(refused.noGreeting), and this server insists on one before MAIL.\(refusedHello ?? "")",
      next: refused.nextStep ?? refused.context.extendedHello, .unknownCommand, reference)
  }

  private static let recipientOrder: Rule = { refused in
    guard refused.place == .rcpt, refused.isPermanent,
      refused.isOrder || refused.says("need mail", "mail first", "sender not yet"),
      !isOtherwise(refused), refused.history.isWhole, !refused.transaction.hasSender
    else { return nil }
    return Finding(
      "rcpt.no-sender", "no sender was accepted: MAIL comes before RCPT", missingSender(refused),
      next: refused.nextStep, .unknownCommand, reference)
  }

  private static let dataOrder: Rule = { refused in
    guard refused.place == .data, refused.isPermanent, refused.history.isWhole, !isOtherwise(refused) else {
      return nil
    }
    let transaction = refused.transaction
    guard refused.isOrder || refused.says("recipient", "rcpt") || (refused.code == 554 && transaction.accepted == 0)
    else { return nil }
    if !transaction.hasSender {
      return Finding(
        "data.no-sender", "no sender and no recipient: MAIL and RCPT come first",
        missingSender(refused) + " What follows now is still commands, not message text.", next: refused.nextStep,
        .unknownCommand,
        reference)
    }
    guard transaction.accepted == 0 else { return acceptedAlready(refused, isData: true) }
    return Finding(
      "data.no-recipient", "no recipient was accepted, so there is nobody to send to",
      "\(fate(transaction)) What follows now is still commands, not message text.", next: refused.nextStep,
      .unknownCommand, reference)
  }

  /// A step out of order for the server, though the one it rests on was accepted.
  private static func acceptedAlready(_ refused: RefusedCase, isData: Bool) -> Finding? {
    let count = refused.transaction.accepted.counted("recipient")
    let evidence =
      refused.history.sentAhead
      ? "You sent lines before the replies to earlier ones had come: that is what some servers refuse here."
      : "So it is not that: the server has lost the envelope, or minds something else, such as lines that came too early."
    return Finding(
      isData ? "data.accepted" : "bdat.accepted", "\"out of order\", though \(count) had been accepted",
      "\(count) \(refused.transaction.accepted == 1 ? "was" : "were") accepted above. \(evidence) RSET, and then one step at a time.",
      next: "RSET", refused.history.sentAhead ? .pipelining : .unknownCommand, reference)
  }

  private static let chunkOrder: Rule = { refused in
    guard refused.place == .bdat, refused.isPermanent else { return nil }
    if let list = refused.history.list, list[.chunking] == nil,
      refused.isUnknown || refused.code == 503 || refused.code == 521
    {
      return Finding(
        "bdat.not-listed", "no BDAT here: CHUNKING is not on its EHLO list",
        "DATA does the same: its text ends with a dot alone on a line. What followed BDAT as a chunk may have been read as "
          + "commands.",
        next: refused.nextStep, .unknownCommand, "RFC 3030, section 2")
    }
    guard refused.isOrder, refused.history.isWhole, !isOtherwise(refused) else { return nil }
    let transaction = refused.transaction
    if !transaction.hasSender {
      return Finding(
        "bdat.no-sender", "no sender and no recipient: MAIL and RCPT come first", missingSender(refused),
        next: refused.nextStep, .unknownCommand, reference)
    }
    guard transaction.accepted == 0 else { return acceptedAlready(refused, isData: false) }
    return Finding(
      "bdat.no-recipient", "no recipient was accepted, so there is nobody to send to", fate(transaction),
      next: refused.nextStep,
      .unknownCommand, reference)
  }

  /// Why there is no sender.
  private static func missingSender(_ refused: RefusedCase) -> String {
    let transaction = refused.transaction
    if let code = transaction.mailRefused { return "Your MAIL was refused (\(code)), so it counts as missing." }
    if transaction.wasDropped {
      return "You greeted again: a second EHLO or HELO drops the envelope, and the message starts over."
    }
    if refused.isUngreeted {
      return "\(refused.noGreeting), and so no sender: EHLO comes first, then MAIL."
    }
    return "No MAIL was accepted since the last message, greeting or RSET."
  }

  /// What became of the recipients that were named.
  private static func fate(_ transaction: SessionHistory.Transaction) -> String {
    let parts = [(transaction.refused, "refused"), (transaction.deferred, "deferred")].filter { $0.0 > 0 }
    guard !parts.isEmpty else { return "A sender was accepted, and no RCPT has been sent since." }
    return "Of the recipients you named, "
      + parts.map { "\($0.0) \($0.0 == 1 ? "was" : "were") \($0.1)" }.joined(separator: " and ")
      + ", and none accepted."
  }
}
