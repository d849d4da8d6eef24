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
      // `host mx.example.org[192.0.2.1] said:` and the reply in the next line are one sentence.
      held.octets +=
        [held.octets.last == ASCII.colon ? ASCII.space : ASCII.lineFeed] + text.trimmingBlanks.prefix(Self.heldOctets)
      held.count += 1
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
    // The next line of a reply that began in the middle of a line.
    guard let reply = ReplyText.line(text), held.octets.last != UInt8(ascii: ")") else { return false }
    return unfinishedCode(held.octets) == reply.code
  }

  private static func mayGoOn(_ text: ArraySlice<UInt8>) -> Bool {
    if text.first == UInt8(ascii: "<") { return text.contains(UInt8(ascii: "@")) && Array(text.prefix(330)).has(">: ") }
    if text.starts(withKeyword: "Diagnostic-Code:") { return true }
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
    if folded.has("this is a warning only") || folded.has("has not yet been delivered") { isWarning = true }
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
