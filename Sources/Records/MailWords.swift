import Octets
import SMTP

/// Whether words that follow a number are a sentence about something else than mail: `550 people attended the event.` A
/// server that refuses says so in words of mail, with an enhanced code, or in hardly any words at all.
enum MailWords {
  /// Octets that are looked at, and words that may say anything.
  private static let (limit, few) = (256, 3)

  /// - Parameter isMessage: whether they are in the text of a message, where names begin sentences, too.
  static func isProse(_ text: some Collection<UInt8>, isMessage: Bool = false) -> Bool {
    let words = text.prefix(limit)
    guard let first = words.first, first.isASCIILetter, isMessage || first == first.asciiLowercased else {
      return false
    }
    guard words.split(whereSeparator: \.isBlank).count > few, words.allSatisfy({ $0 < 0x80 }) else { return false }
    return !areAmong(words)
  }

  /// Whether a word of mail is among them.
  static func areAmong(_ words: some Collection<UInt8>) -> Bool {
    let folded = words.prefix(limit).map(\.asciiLowercased)
    return vocabulary.contains { folded.has($0) }
      || folded.split(separator: ASCII.space).contains(Array("ip".utf8)[...])
  }

  private static let vocabulary: [StaticString] = [
    "mail", "messag", "recip", "sender", "user", "account", "host", "domain", "relay", "server", "servic", "system",
    "smtp", "tls", "dns", "spf", "dkim", "dmarc", "auth", "login", "password", "helo", "address", "command",
    "syntax", "argument", "parameter", "session", "connect", "channel", "transaction", "queue", "quota", "storage",
    "mailbox", "inbox", "deliver", "spam", "virus", "content", "polic", "list", "block", "reject", "refus", "denied",
    "deny", "accept", "permit", "allow", "fail", "error", "fault", "problem", "trouble", "invalid", "unknown",
    "unavail",
    "try again", "later", "temporar", "limit", "exceed", "too many", "not ", "no such", "sorry", "cannot", "can't",
    "unable", "bounce", "expired", "require", "must", "need", "please", "header", "rcpt",
    "space left", "rbl", "attach", "loop", "lmtp", "directory", "usuario", "existe", "http", "://", "@", "<", "[", "#",
  ]
}
