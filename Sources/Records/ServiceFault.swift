import Octets

/// Lines in which a mail server notes that it lacks something itself, without a reply in them: a filter that does not
/// answer, a login that it has no means for. What they mean is `LocalNotes`' to say.
enum ServiceFault {
  /// Told where they are: no line about a message says so.
  private static let told: [(words: StaticString, isFinal: Bool)] = [
    ("config error: mail loops back", true), ("connect to milter service ", false), ("connect to proxy filter ", false),
    ("connect to transport ", false), ("no sasl authentication mechanisms", false),
    ("connect to private/auth failed", false), ("has exceeded the max defers and failures", true),
    ("has exceeded the max emails per hour", false), ("suppressed sending to this address", true),
    ("not delivering to previously bounced", true), ("address previously bounced", true),
  ]

  /// Told by themselves only where no line about the message follows.
  private static let attempts: [StaticString] = [
    "no worthy mechs found", "a tls session is required, but", "cannot authenticate to server",
  ]

  /// Where the words begin, and whether they are final.
  static func told(in folded: [UInt8]) -> (start: Int, isFinal: Bool)? {
    for fault in told where folded.has(fault.words) {
      return (start(of: fault.words, in: folded), fault.isFinal)
    }
    return nil
  }

  static func attempt(in folded: [UInt8]) -> Int? {
    attempts.first { folded.has($0) }.map { start(of: $0, in: folded) }
  }

  /// The logger's own prefix ends with `]: `.
  private static func start(of words: StaticString, in folded: [UInt8]) -> Int {
    let fault = folded.first(words) ?? 0
    return folded.index(after: "]: ").flatMap { $0 < 120 && $0 <= fault ? $0 : nil } ?? 0
  }
}
