import Octets
import SMTP

/// The reason that a bounce tells in a paragraph of its own, after a line that announces it. It is told when the next one
/// is announced or the text ends, and only if no reply of a server was found in the meantime: that says more.
///
///     <bob@nosuch.example>:                                                        qmail
///     Sorry, I couldn't find any host named nosuch.example. (#5.1.2)
///
///     For the following reason:                                                    GMX
///
///     Mail size limit exceeded.
struct AnnouncedReason: Sendable {
  private enum Kind {
    /// A recipient in brackets, with nothing after it.
    case recipient
    /// The mail system that wrote the bounce gives its own reason.
    case system
    /// It repeats what another server said, without the number.
    case server(String?)
  }

  /// Octets of a reason that are kept, and lines from the announcement to it.
  private static let (limit, reach) = (2_048, 3)

  private var announced: (kind: Kind, line: Int, found: Int)?
  private var reason: [UInt8] = []
  private var line = 0
  private var hasEnded = false
  private var isBounce = false
  private var isWarning = false

  /// - Parameter found: how many replies the text had before this line and in it.
  /// - Returns: the reason that came before this announcement.
  mutating func read(_ text: [UInt8], at number: Int, found: Int, in bounce: BounceText) -> Record? {
    let words = text.trimmingBlanks
    if let kind = Self.kind(words) {
      let earlier = end(found)
      announced = (kind, number, found + (earlier == nil ? 0 : 1))
      return earlier
    }
    guard let announced else { return nil }
    (isBounce, isWarning) = (bounce.isBounce, bounce.isWarning)
    if words.isEmpty {
      if !reason.isEmpty { hasEnded = true }
      return nil
    }
    if reason.isEmpty {
      guard number - announced.line <= Self.reach else {
        self.announced = nil
        return nil
      }
      line = number
    }
    guard !hasEnded, reason.count < Self.limit else { return nil }
    reason += (reason.isEmpty ? [] : [ASCII.space]) + words.prefix(Self.limit)
    return nil
  }

  mutating func finish(found: Int) -> Record? { end(found) }

  private mutating func end(_ found: Int) -> Record? {
    defer { (announced, reason, hasEnded) = (nil, [], false) }
    guard let announced, announced.found == found, !reason.isEmpty else { return nil }
    switch announced.kind {
    case .recipient:
      // Without more of the bounce, the code at its end shows what it is.
      guard isBounce || Self.hasStatus(reason) else { return nil }
      return FailedRecipients.record(reason[...], at: line, isFinal: true)
    case .system:
      return isBounce ? FailedRecipients.record(reason[...], at: line, isFinal: !isWarning) : nil
    case .server(let host):
      var record = FailedRecipients.record(reason[...], at: line, isFinal: !isWarning)
      record?.host = host
      record?.isLocal = false
      record?.isDelivery = true
      return record
    }
  }

  // MARK: Announcements

  private static func kind(_ words: ArraySlice<UInt8>) -> Kind? {
    guard words.last == ASCII.colon, words.count < 330 else { return nil }
    if words.first == UInt8(ascii: "<") {
      let address = words.dropFirst().dropLast()
      guard address.last == UInt8(ascii: ">"), address.contains(UInt8(ascii: "@")), !address.contains(ASCII.space)
      else {
        return nil
      }
      return .recipient
    }
    let folded = Array(words).asciiLowercased
    if own.contains(where: { folded.count == $0.utf8CodeUnitCount && folded.has($0, at: 0) }) { return .system }
    return folded.has(" gave this error:") ? .server(LogPlace.name(at: folded[...])) : nil
  }

  private static let own: [StaticString] = [
    "reason:", "for the following reason:", "the response was:", "the reason was:", "the reason for the problem:",
    "technical details of permanent failure:", "technical details of temporary failure:",
  ]

  /// `(#5.1.2)`
  private static func hasStatus(_ reason: [UInt8]) -> Bool {
    var start = 0
    while let index = reason.index(after: "(#", from: start) {
      start = index
      let code = reason[index...].prefix { $0.isASCIIDigit || $0 == ASCII.dot }
      if EnhancedStatusCode(startOf: code) != nil, reason[code.endIndex...].first == UInt8(ascii: ")") { return true }
    }
    return false
  }
}
