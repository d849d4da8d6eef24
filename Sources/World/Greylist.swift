package import SMTP

/// Who has been seen before: a first try from an unknown sender, recipient and address is deferred, and one that comes back
/// after a while is accepted (RFC 6647). Programs that send spam rarely come back.
package struct Greylist: Sendable {
  private struct Triplet: Hashable {
    let client: String
    let sender: String
    let recipient: String
  }

  private struct Entry {
    var first: Int
    var isKnown: Bool
  }

  /// More are not kept; the oldest are forgotten.
  private static let limit = 1_000

  private var entries: [Triplet: Entry] = [:]

  package init() {}

  /// Seconds that are still to be waited; nil where the message is welcome.
  /// - Parameter now: seconds since 1970.
  package mutating func delay(
    for recipient: ForwardPath, from sender: ReversePath?, at client: String, now: Int
  ) -> Int? {
    let triplet = Triplet(
      client: client, sender: (sender?.description ?? "").lowercased(), recipient: recipient.description.lowercased())
    if let entry = entries[triplet] {
      if entry.isKnown { return nil }
      let waited = now - entry.first
      if waited >= PolicyLimits.greylistDelay, waited < PolicyLimits.greylistMemory {
        entries[triplet]?.isKnown = true
        return nil
      }
      if waited < PolicyLimits.greylistDelay { return PolicyLimits.greylistDelay - waited }
    }
    if entries.count >= Self.limit, let oldest = entries.min(by: { $0.value.first < $1.value.first })?.key {
      entries[oldest] = nil
    }
    entries[triplet] = Entry(first: now, isKnown: false)
    return PolicyLimits.greylistDelay
  }
}

/// How many messages an address has sent within the last hour.
package struct MessageRate: Sendable {
  /// Addresses; with more, those of the last hour alone are kept, and with more than that none.
  private static let limit = 1_000

  private var times: [String: [Int]] = [:]

  package init() {}

  /// Whether a further message is too many now.
  package func isExceeded(by client: String, now: Int) -> Bool {
    recent(client, now).count >= PolicyLimits.messagesAnHour
  }

  package mutating func count(_ client: String, now: Int) {
    if times[client] == nil, times.count >= Self.limit { times = times.filter { !recent($0.key, now).isEmpty } }
    if times[client] == nil, times.count >= Self.limit { times = [:] }
    times[client] = (recent(client, now) + [now]).suffix(PolicyLimits.messagesAnHour)
  }

  private func recent(_ client: String, _ now: Int) -> [Int] {
    (times[client] ?? []).filter { $0 > now - 3_600 }
  }
}
