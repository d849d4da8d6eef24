import Octets
import SMTP

/// The recipients that a bounce lists in plain text, each with the reason under or after it: the reasons in which no reply of
/// a server was found are the mail system's own words, and told as such.
///
///     <frank@oldcorp.example>: Host or domain name not found. Name service error for     Postfix
///         name=oldcorp.example type=MX: Host not found
///
///       jan@nodns.example                                                                Exim
///         Unrouteable address
struct FailedRecipients: Sendable {
  /// Octets of a reason that are kept.
  private static let limit = 2_048

  /// Whether the addresses of Exim's list may follow.
  private var isListing = false
  private var isDelay = false
  private var reason: [UInt8] = []
  private var line = 0
  private var isOpen = false
  /// Replies found when the recipient at hand began.
  private var found = 0

  /// - Parameter found: how many replies the text had before this line and in it.
  /// - Returns: the reason of a recipient that ends here without a reply.
  mutating func read(_ text: [UInt8], at number: Int, found: Int) -> Record? {
    if text.has("ddress(es) ") {
      let folded = Array(text.prefix(256)).asciiLowercased
      guard folded.has("following address(es) ") else { return nil }
      (isListing, isDelay) = (true, folded.has("delay") || folded.has("not yet"))
    }
    guard isListing else { return nil }
    let depth = text.prefix(while: \.isBlank).count
    let words = text.trimmingBlanks
    if depth >= 2, Self.isAddress(words) {
      let ended = end(found)
      // What is told now will have been found.
      (isOpen, line, reason, self.found) = (true, number, [], found + (ended == nil ? 0 : 1))
      return ended
    }
    if isOpen, depth >= 3, !words.isEmpty {
      // The host is told in a line of its own.
      if reason.isEmpty, words.starts(withKeyword: "host "), !Array(words).has(": ") { return nil }
      if reason.isEmpty { line = number }
      if reason.count < Self.limit { reason += (reason.isEmpty ? [] : [ASCII.space]) + words.prefix(Self.limit) }
      return nil
    }
    if depth == 0, !words.isEmpty {
      defer { isListing = isListing && !isOpen }
      return end(found)
    }
    return nil
  }

  mutating func finish(found: Int) -> Record? { isListing ? end(found) : nil }

  private mutating func end(_ found: Int) -> Record? {
    defer { (isOpen, reason) = (false, []) }
    guard isOpen, found == self.found, !reason.isEmpty else { return nil }
    return Self.record(reason[...], at: line, isFinal: !isDelay)
  }

  private static func isAddress(_ words: ArraySlice<UInt8>) -> Bool {
    let word = words.prefix { !$0.isBlank }
    guard word.contains(UInt8(ascii: "@")), word.last != ASCII.colon else { return false }
    let rest = words.dropFirst(word.count).trimmingBlanks
    return rest.isEmpty || rest.first == UInt8(ascii: "(")
  }

  /// A reason of the mail system's own.
  static func record(_ words: ArraySlice<UInt8>, at line: Int, isFinal: Bool) -> Record? {
    LogLine.made(words, isFinal: isFinal, status: nil).map {
      Record(
        answer: RecordReader.answer($0, nil), line: line, source: .bounce(isFinal: false), isLocal: true, hasCode: false
      )
    }
  }

  // MARK: Postfix

  /// `<frank@oldcorp.example>: Host or domain name not found ...`: the reason, if a person would take it for one.
  /// - Parameter isBounce: whether the text is known to be one; otherwise the words have to be a mail system's.
  static func reason(in line: [UInt8], isBounce: Bool) -> ArraySlice<UInt8>? {
    guard line.first == UInt8(ascii: "<"), let end = line.index(after: ">: "), end < 330 else { return nil }
    let address = line[1..<(end - 3)]
    guard address.contains(UInt8(ascii: "@")), !address.contains(ASCII.space) else { return nil }
    let words = line[end...].trimmingBlanks
    let folded = Array(words.prefix(256)).asciiLowercased
    guard !words.isEmpty, isBounce || own.contains(where: { folded.has($0, at: 0) }) else { return nil }
    return words
  }

  /// How Postfix begins a reason of its own.
  private static let own: [StaticString] = [
    "host or domain name not found", "unable to look up host", "connect to ", "lost connection with ",
    "conversation with ", "unknown user", "user unknown", "mail for ", "delivery temporarily suspended",
    "message size ", "bad address syntax", "can't create ", "maildir delivery failed", "cannot update mailbox",
    "command died", "mail forwarding loop", "temporary failure", "name service error", "domain ",
    "unknown mail transport", "tls is required", "cannot start tls", "server certificate ",
  ]
}
