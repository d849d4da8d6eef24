import Octets
import SMTP

/// An event of Stalwart's log, which it names in parentheses after a sentence:
///
///     2026-01-05T10:00:01Z INFO Mailbox does not exist (smtp.mailbox-does-not-exist) listenerId = "smtp", ...
///
/// Its own refusals come without the number that the client got. A check that failed (SPF, DMARC) is no refusal: what
/// follows from it is for the settings to say.
struct StalwartEvent {
  enum Kind {
    /// What this server refused to a client; nil: of no command in particular.
    case refused(Request?, isFinal: Bool)
    /// A delivery that failed before any reply.
    case undelivered(isFinal: Bool)
    case delivered
  }

  /// Nil: nothing was refused, or the line has the other server's reply.
  let kind: Kind?
  /// The sentence before the name.
  let words: ArraySlice<UInt8>
  /// What follows the name.
  let fields: ArraySlice<UInt8>

  /// - Parameter folded: `line` with its letters folded to lower case.
  init?(_ line: [UInt8], folded: [UInt8]) {
    for mark: StaticString in ["(smtp.", "(delivery.", "(auth.", "(tls."] {
      guard let open = folded.first(mark), let close = folded[open...].firstIndex(of: UInt8(ascii: ")")),
        close - open < 60
      else { continue }
      let levels = [" info ", " warn ", " error ", " debug "] as [StaticString]
      guard let start = levels.lazy.compactMap({ folded.index(after: $0) }).first, start < open else { return nil }
      kind = Self.kinds[String(decoding: folded[(open + 1)..<close], as: UTF8.self)]
      words = line[start..<open].trimmingBlanks
      fields = line[(close + 1)...].trimmingBlanks
      return
    }
    return nil
  }

  /// The sentence, and the reason after it where the line has one.
  var account: [UInt8] {
    let folded = Array(fields).asciiLowercased
    guard let start = folded.index(after: "reason = \"") ?? folded.index(after: "details = \"") else {
      return Array(words)
    }
    return Array(words) + Array(": ".utf8) + fields.dropFirst(start).prefix { $0 != UInt8(ascii: "\"") }
  }

  private static let kinds: [String: Kind] = [
    "smtp.mailbox-does-not-exist": .refused(LogPlace.command(.rcpt), isFinal: true),
    "smtp.relay-not-allowed": .refused(LogPlace.command(.rcpt), isFinal: true),
    "smtp.rcpt-to-greylisted": .refused(LogPlace.command(.rcpt), isFinal: false),
    "smtp.too-many-recipients": .refused(LogPlace.command(.rcpt), isFinal: false),
    "smtp.too-many-invalid-rcpt": .refused(LogPlace.command(.rcpt), isFinal: false),
    "smtp.mail-from-unauthenticated": .refused(LogPlace.command(.mail), isFinal: true),
    "smtp.mail-from-unauthorized": .refused(LogPlace.command(.mail), isFinal: true),
    "smtp.mail-from-not-allowed": .refused(LogPlace.command(.mail), isFinal: true),
    "smtp.message-too-large": .refused(LogPlace.end, isFinal: true),
    "smtp.loop-detected": .refused(LogPlace.end, isFinal: true),
    "smtp.invalid-ehlo": .refused(LogPlace.command(.ehlo), isFinal: true),
    "smtp.rate-limit-exceeded": .refused(nil, isFinal: false),
    "smtp.concurrency-limit-exceeded": .refused(nil, isFinal: false),
    "smtp.transfer-limit-exceeded": .refused(nil, isFinal: false),
    "smtp.too-many-messages": .refused(nil, isFinal: false),
    "auth.failed": .refused(LogPlace.command(.auth), isFinal: true),
    "auth.too-many-attempts": .refused(LogPlace.command(.auth), isFinal: true),
    "delivery.null-mx": .undelivered(isFinal: true),
    "delivery.mx-lookup-failed": .undelivered(isFinal: false),
    "delivery.connect-error": .undelivered(isFinal: false),
    "delivery.start-tls-error": .undelivered(isFinal: false),
    "delivery.implicit-tls-error": .undelivered(isFinal: false),
    "tls.handshake-error": .undelivered(isFinal: true),
    "delivery.delivered": .delivered,
  ]
}
