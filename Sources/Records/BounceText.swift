import Octets
import SMTP

/// What a message that came back says around its replies: lines that were folded, the sentence before a reply, and the
/// fields of RFC 3464. It does not know what comes of them.
struct BounceText: Sendable {
  /// Lines and octets of a folded line that are kept.
  private static let (heldLines, heldOctets) = (64, 8_192)
  /// How many lines after it a sentence still introduces a reply.
  private static let reach = 8

  /// A line that goes on in the next ones.
  struct Held: Sendable {
    var octets: [UInt8]
    let line: Int
    var count = 1
    /// Whether its lines have lost their indent, and the octets of the last one.
    var isFlat = false
    var lastCount = 0
  }

  private var held: Held?
  private var introduced: (request: Request?, host: String?, line: Int)?
  /// Of the recipient at hand.
  private(set) var status: EnhancedStatusCode?
  private(set) var statusLine = 0
  /// Whether the recipient's reply was told, so that a status after it says nothing new.
  private var isTold = false
  private(set) var remote: String?
  private(set) var action: [UInt8] = []
  /// Whether the text reads like a message.
  private(set) var isMail = false
  /// Whether it says that something was not delivered.
  private(set) var isBounce = false
  /// Whether what it says is not final.
  private(set) var isWarning = false
  private var hasBegun = false
  /// Whether the text reads like a message, or nothing tells yet.
  var mayBeMail: Bool { isMail || !hasBegun }

  // MARK: Folded lines

  /// Whether the line was kept, to be read together with those that follow it.
  mutating func keeps(_ line: [UInt8], at number: Int) -> Bool {
    let text = Self.unquoted(line[...])
    if var held {
      guard Self.goesOn(held, text), held.count < Self.heldLines, held.octets.count < Self.heldOctets else {
        return false
      }
      // `host mx.example.org[192.0.2.1] said:` and the reply in the next line are one sentence, and so are its codes and
      // what follows them.
      let isAfterCode = Self.endsWithCode(held.octets)
      let isOpen = isAfterCode || held.octets.last == ASCII.colon
      held.isFlat = held.isFlat || (isAfterCode && text.first?.isBlank == false)
      held.octets += [isOpen ? ASCII.space : ASCII.lineFeed] + text.trimmingBlanks.prefix(Self.heldOctets)
      held.count += 1
      held.lastCount = text.count
      self.held = held
      return true
    }
    guard Self.mayGoOn(text) else { return false }
    held = Held(octets: Array(text.trimmingBlanks), line: number)
    return true
  }

  /// The folded line, now that it has ended.
  mutating func release() -> Held? {
    defer { held = nil }
    return held
  }

  var isHolding: Bool { held != nil }

  private static func goesOn(_ held: Held, _ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    if first.isBlank { return !text.trimmingBlanks.isEmpty }
    if held.isFlat || endsWithCode(held.octets) { return goesOnFlat(held, text) }
    // The next line of a reply that began in the middle of a line.
    guard let reply = ReplyText.line(text), held.octets.last != UInt8(ascii: ")") else { return false }
    return unfinishedCode(held.octets) == reply.code
  }

  /// Octets of a line that was broken because it was full.
  private static let fullLine = 48

  /// Whether a line without an indent belongs to the reply: the one that follows its codes does, and so do those after a full
  /// line, up to the command that it answers.
  private static func goesOnFlat(_ held: Held, _ text: ArraySlice<UInt8>) -> Bool {
    if ReplyText.line(text) != nil || mayGoOn(text) || LogPlace.isReportField(text) { return false }
    guard held.isFlat else { return true }
    return held.lastCount >= fullLine && !(held.octets.last == UInt8(ascii: ")") && held.octets.has("(in reply to"))
  }

  /// `host mx.example.org[192.0.2.1] said: 550 5.1.1`, and the words in the next line.
  private static func endsWithCode(_ text: [UInt8]) -> Bool {
    let end = Array(text.suffix(32))
    guard let start = end.index(after: " said: ") else { return false }
    let words = end[start...].split(whereSeparator: \.isBlank)
    guard let code = words.first, code.count == 3, ReplyText.code(of: code)?.isFailure == true else { return false }
    return words.count == 1 || (words.count == 2 && EnhancedStatusCode(startOf: words[1]) != nil)
  }

  private static func mayGoOn(_ text: ArraySlice<UInt8>) -> Bool {
    if text.first == UInt8(ascii: "<") { return text.contains(UInt8(ascii: "@")) && Array(text.prefix(330)).has(">: ") }
    if text.starts(withKeyword: "Diagnostic-Code:") || endsWithCode(Array(text)) { return true }
    return unfinishedCode(Array(text)) != nil && text.first?.isASCIIDigit == false
  }

  /// The code of a reply that begins in the line, after a colon, and whose last line has not come.
  private static func unfinishedCode(_ text: [UInt8]) -> ReplyCode? {
    var code: ReplyCode?
    var index = 2
    while index + 3 < text.count {
      defer { index += 1 }
      guard text[index].isASCIIDigit, text[index - 1] == ASCII.space || text[index - 1] == ASCII.lineFeed,
        let found = ReplyText.code(of: text[index...]), found.isFailure
      else { continue }
      if text[index + 3] == ASCII.hyphen, code == nil,
        text[index - 2] == ASCII.colon || text[index - 2] == UInt8(ascii: ";")
      {
        code = found
      } else if text[index + 3] == ASCII.space, found == code {
        return nil
      }
    }
    return code
  }

  // MARK: Sentences and fields

  /// Learns from a line in which there is no reply.
  mutating func learn(_ line: [UInt8], at number: Int) {
    let text = Self.unquoted(line[...])
    let folded = Array(text.prefix(512)).asciiLowercased
    if !hasBegun, !text.isEmpty {
      hasBegun = true
      isMail = Self.beginnings.contains { folded.has($0, at: 0) }
    }
    if !isBounce {
      isBounce = Self.sentences.contains { folded.has($0) }
      isMail = isMail || isBounce
    }
    if Self.warnings.contains(where: { folded.has($0) }) { isWarning = true }
    if let field = Self.value(of: "final-recipient:", folded) ?? Self.value(of: "reporting-mta:", folded),
      !field.isEmpty
    {
      isMail = true
      (remote, action, isTold) = (nil, [], false)
    } else if let field = Self.value(of: "status:", folded) {
      if !isTold, let code = EnhancedStatusCode(startOf: field) { (status, statusLine) = (code, number) }
    } else if let field = Self.value(of: "action:", folded) {
      action = Array(field)
    } else if let field = Self.value(of: "remote-mta:", folded) {
      remote = LogPlace.name(at: field.drop { $0 != UInt8(ascii: ";") }.dropFirst().trimmingBlanks)
    } else if let introduction = Self.introductions.first(where: { folded.has($0) }), !introduction.description.isEmpty
    {
      let host = LogPlace.host(in: folded) ?? LogPlace.name(at: folded.trimmingBlanks) ?? introduced?.host
      introduced = (LogPlace.request(in: folded) ?? introduced?.request, host, number)
    } else if Self.hostLine(folded) {
      introduced = (introduced?.request, LogPlace.host(in: folded), number)
    }
  }

  /// What was said before the reply in line `number`.
  func introduction(at number: Int) -> (request: Request?, host: String?)? {
    guard let introduced, number - introduced.line <= Self.reach else { return nil }
    return (introduced.request, introduced.host)
  }

  /// A reply was found, and what introduced it is over.
  mutating func endIntroduction() { introduced = nil }

  /// The recipient's status was told.
  mutating func spend() {
    status = nil
    isTold = true
  }

  private static func value(of name: StaticString, _ folded: [UInt8]) -> ArraySlice<UInt8>? {
    folded.has(name, at: 0) ? folded[name.utf8CodeUnitCount...].trimmingBlanks : nil
  }

  /// Exim names the host in a line of its own.
  private static func hostLine(_ folded: [UInt8]) -> Bool { Array(folded.trimmingBlanks.prefix(5)).has("host ", at: 0) }

  private static let introductions: [StaticString] = [
    "did not like our", "does not like recipient", "remote mail server after", "host said:", "while talking to",
    "remote server was:", "response was:", "server returned was:", "error message:", "sender was rejected",
    "failed on data command", "failed after i sent the message",
  ]

  private static let beginnings: [StaticString] = [
    "from ", "from:", "return-path:", "received:", "to:", "subject:", "date:", "mime-version:", "content-type:",
    "message-id:",
    "delivered-to:", "x-", "reporting-mta:", "this is the mail", "this message was created", "hi. this is",
    "delivery has failed",
    "the original message was", "your message", "delivery to the following", "--", "i'm sorry", "** ", "the following",
  ]

  /// What a mail system says in a bounce and nowhere else.
  private static let sentences: [StaticString] = [
    "this is the mail system at host", "this is the qmail-send program",
    "created automatically by mail delivery software",
    "delivery has failed to these", "the original message was received at", "diagnostic information for administrators",
    "couldn't be delivered", "could not be delivered", "the response from the remote server was",
    "wasn't able to deliver your message", "wasn't delivered to", "delivery to the following recipient",
    "did not reach the following recipient", "rejected your message to", "was undeliverable",
    "has been blocked. see technical details",
  ]

  private static let warnings: [StaticString] = [
    "this is a warning only", "has not yet been delivered", "delivery incomplete", "will retry for",
  ]

  // MARK: Quotation

  /// Without the marks that a mail program puts before what it quotes.
  static func unquoted(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line
    while line.first == UInt8(ascii: ">") || line.first == UInt8(ascii: "|") {
      line = line.dropFirst()
      if line.first == ASCII.space { line = line.dropFirst() }
    }
    return line
  }
}
