import Causes
import Octets
import SMTP

/// The size that was announced, or not; and what the text of the message had in it.
extension StateNotes {
  static let size: [Rule] = [announcedSize, messageSize]
  static let message: [Rule] = [bareLF, eightBit, longTextLine]

  /// Whether the size of one message is meant, and not the room in a mailbox.
  private static func isAboutSize(_ refused: RefusedCase) -> Bool {
    guard !refused.says("quota", "mailbox full", "mailbox is full", "insufficient", "storage", "over limit") else {
      return false
    }
    let status = refused.heard.enhanced
    return refused.says("size", "too large", "too big", "exceeds")
      || status.map { $0.subject == 3 && $0.detail == 4 } == true
      || status.map { $0.subject == 2 && $0.detail == 3 } == true
  }

  /// MAIL with SIZE=, or without.
  private static let announcedSize: Rule = { refused in
    guard refused.place == .mail, [552, 523, 554].contains(refused.code), refused.code == 552 || isAboutSize(refused)
    else { return nil }
    var typed: Int?
    if case .mail(_, let parameters)? = refused.command {
      typed = parameters.first { $0.keyword == "SIZE" }?.value.flatMap { Int($0) }
    }
    guard let typed else { return unannounced(refused) }
    let announced = "You announced \(typed) octets."
    let reference = "RFC 1870, sections 4 and 6.1"
    func found(_ id: String, _ headline: String, _ sentence: String, _ next: String?, _ who: Who = .senderUser)
      -> Finding
    {
      Finding("size.\(id)", headline, "\(announced) \(sentence)", next: next, .tooLarge, who, reference)
    }
    guard let list = refused.history.list else {
      return found(
        "no-list", "a message of the size you announced is too large",
        "You have not asked for its EHLO list, where a limit would be.", "Send a smaller message")
    }
    let sizes = list.sizes
    let limits = Set(sizes.compactMap(\.self).filter { $0 > 0 }).sorted()
    if sizes.isEmpty {
      return found(
        "not-listed", "the server says it is too large, and names no limit",
        "SIZE is not on its EHLO list, so nobody can tell from here how much it takes.", "Send a smaller message")
    }
    if limits.count > 1 {
      let all = limits.prefix(4).map(String.init).joined(separator: " and ")
      let over = limits.filter { $0 < typed }
      return found(
        "twice", "too large for one of the limits it lists",
        "SIZE is on its list more than once, with \(all) octets: "
          + (over.isEmpty
            ? "you are below each of them, so the fault is on its side."
            : "you are above \(over[0]). The list should name one."),
        over.isEmpty ? "QUIT" : "Send a smaller message", over.isEmpty ? .recipientAdmin : .senderUser)
    }
    guard let limit = limits.first else {
      let form = sizes.contains { $0 == nil } ? "SIZE without a number" : "SIZE 0"
      return found(
        "unlimited", "the server says it is too large, though it names no limit",
        "Its list has \(form), which means no fixed limit: the fault is on its side, or it is short of room.",
        "Send a smaller message", .recipientAdmin)
    }
    guard typed > limit else {
      return found(
        "below", "refused for its size, though it is below the limit it lists",
        "Its list says SIZE \(limit). It has a limit other than the one it lists, or means the room in a mailbox.",
        "QUIT",
        .recipientAdmin)
    }
    return found(
      "above", "a message of the size you announced is too large",
      "It accepts at most \(limit.counted("octet")) (SIZE in its EHLO list).", "Send at most \(limit.counted("octet"))")
  }

  private static func unannounced(_ refused: RefusedCase) -> Finding {
    if let size = refused.transaction.refusedSize {
      return Finding(
        "size.earlier", "it still counts the size you announced before",
        "This MAIL announces nothing; an earlier one, which was refused, announced \(size) octets, and Postfix, for one, goes on "
          + "counting that. RSET makes it forget.",
        next: "RSET", .tooLarge, "RFC 1870, section 6.1; Postfix")
    }
    return Finding(
      "size.unannounced", "refused for its size, and no size was announced",
      "MAIL said no SIZE=, so it cannot mean this message: the server is short of room, or over a limit of its own.",
      next: "QUIT", .tooLarge, .recipientAdmin, "RFC 1870, section 6.1")
  }

  /// The whole message was sent, and is too large.
  private static let messageSize: Rule = { refused in
    // 501 to BDAT speaks of the size of a chunk, which is missing or no number.
    guard refused.place == .endOfMessage || refused.place == .bdat, refused.isPermanent, refused.code != 501,
      isAboutSize(refused)
    else { return nil }
    let text = refused.history.text
    let octets = text.isKnown && text.octets > 3 ? "It had \(text.octets - 3) octets, line ends counted." : ""
    let announced =
      refused.transaction.announcedSize.map { "MAIL announced \($0)." }
      ?? "No size was announced at MAIL, so the text itself was counted."
    let limit = refused.history.list?.smallestLimit.map { "Its EHLO list says SIZE \($0)." } ?? ""
    return Finding(
      "size.message", "the message is too large",
      Wrapping.summary([
        [octets, announced, limit].filter { !$0.isEmpty }.joined(separator: " "),
        "Attachments grow by a third as base64.", "Nothing was kept.",
      ]),
      next: refused.history.list?.smallestLimit.map { "Send at most \($0) octets" } ?? "Send a smaller message",
      .tooLarge, "RFC 1870, section 6")
  }

  // MARK: The text

  private static let bareLF: Rule = { refused in
    let text = refused.history.text
    guard refused.place == .endOfMessage || refused.place == .data || refused.place == .other, text.bareLFs > 0,
      refused.says(
        "bare lf", "bare <lf>", "bare line feed", "smtplf", "stray newline", "bare newline", "bare linefeed", "bare cr")
        || refused.heard.says("bare <lf>")
    else { return nil }
    return Finding(
      "bare-lf", "\(text.bareLFs.counted("line")) of the message ended with LF alone",
      "Each line ends with CR and LF. A lone LF ends a line for some servers and not for others, which is how one "
        + "message is smuggled inside another (SMTP smuggling), so it is refused.",
      next: ":data FILE sends a file with the right line ends", .bareLF, "RFC 5321, section 2.3.8")
  }

  private static let eightBit: Rule = { refused in
    let text = refused.history.text
    guard refused.place == .endOfMessage, refused.isPermanent, text.isKnown, text.hasEightBit,
      refused.says("8bit", "8-bit", "8 bit", "non-ascii", "non-us-ascii", "7bit", "7-bit"),
      !refused.transaction.parameters.contains(where: { $0.keyword == "BODY" && $0.value?.asciiUppercased != "7BIT" })
    else { return nil }
    let isListed = refused.history.list?[.eightBitMIME] != nil
    return Finding(
      "8bit", "the text has letters beyond ASCII, and nothing announced them",
      (isListed
        ? "This server offers 8BITMIME: MAIL FROM:<...> BODY=8BITMIME says that such text follows."
        : "8BITMIME is not on its list, so text has to be ASCII.")
        + " Quoted-printable and base64 write any text in ASCII, and pass everywhere.",
      next: isListed
        ? "MAIL FROM:<\(refused.context.proposedAddress)> BODY=8BITMIME" : "Encode the text as quoted-printable",
      .eightBit,
      "RFC 6152")
  }

  private static let longTextLine: Rule = { refused in
    let text = refused.history.text
    guard refused.place == .endOfMessage, refused.isPermanent, text.isKnown, text.longestLine > 998,
      refused.code == 500
        || refused.says("line too long", "line is too long", "maximum allowed line length", "line length")
    else { return nil }
    return Finding(
      "line-too-long.text", "a line of the message was too long: \(text.longestLine) characters",
      "A line of text may have 998, and its line end. Mail programs wrap or encode longer ones. Nothing was kept.",
      next: "Send it again with shorter lines", .lineTooLong, "RFC 5321, section 4.5.3.1.6")
  }
}
