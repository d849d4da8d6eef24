import Octets
import SMTP

/// Puts what a bounce says last, and for good, before what it says earlier, and says nothing twice: the
/// sentences for people and the fields for programs tell the same refusal.
struct BounceOrder: Sendable {
  /// Records of one message that are kept.
  private static let limit = 64

  private var kept: [Record] = []

  /// What may be told now.
  mutating func put(_ records: [Record], isMail: Bool) -> [Record] {
    guard isMail, records.allSatisfy({ $0.source != .log }) else {
      guard !records.isEmpty || !kept.isEmpty else { return records }
      return records.isEmpty ? [] : finish() + records
    }
    kept += records
    return kept.count > Self.limit ? finish() : []
  }

  mutating func finish() -> [Record] {
    defer { kept = [] }
    var finals: [Record] = []
    var others: [Record] = []
    for record in kept {
      if record.source == .bounce(isFinal: true) { finals.append(record) } else { others.append(record) }
    }
    guard !finals.isEmpty else { return withoutEchoes }
    others = others.filter { other in
      guard let index = finals.firstIndex(where: { Echo.isSame(other, $0) }) else { return true }
      // The sentence tells where, and by whom; the field does not.
      if finals[index].host == nil { finals[index].host = other.host }
      if finals[index].answer.request?.verb?.rawValue.isEmpty != false, let request = other.answer.request {
        let answer = finals[index].answer
        finals[index].answer = Answer(
          reply: answer.reply, request: request, stageBefore: answer.stageBefore, stageAfter: answer.stageAfter)
      }
      return false
    }
    // A status without words adds nothing to a reason in words.
    for _ in others.filter(\.isLocal) {
      guard let bare = finals.firstIndex(where: Self.isBare) else { break }
      finals.remove(at: bare)
    }
    return finals + others
  }

  /// Whether it is a status alone.
  private static func isBare(_ record: Record) -> Bool {
    let text = record.answer.reply.lines[0].text
    return !record.hasCode && record.answer.reply.lines.count == 1 && !text.contains(where: \.isBlank)
      && EnhancedStatusCode(startOf: text) != nil
  }

  /// The sentence that only repeats a line of the session in the same message is left out.
  private var withoutEchoes: [Record] {
    let sessions = kept.filter(\.isOfSession)
    return kept.filter { one in
      one.isOfSession || !sessions.contains { Echo.isSame(one.answer.reply, $0.answer.reply) }
    }
  }
}

/// Whether two replies are the same one, told twice: one may be cut, or joined to one line.
enum Echo {
  static func isSame(_ one: Record, _ other: Record) -> Bool {
    // A number that was made says nothing.
    isSame(one.answer.reply, other.answer.reply, inAnyClass: !one.hasCode && !other.hasCode)
  }

  static func isSame(_ one: Reply, _ other: Reply, inAnyClass: Bool = false) -> Bool {
    guard inAnyClass || one.code.rawValue / 100 == other.code.rawValue / 100 else { return false }
    let (one, other) = (words(one), words(other))
    let (short, long) = one.count < other.count ? (one, other) : (other, one)
    guard !short.isEmpty else { return long.isEmpty }
    guard short.count <= long.count else { return false }
    return (0...(long.count - short.count)).prefix(256).contains { long[$0..<($0 + short.count)].elementsEqual(short) }
  }

  /// Without the enhanced codes, which are repeated in some places and left out in others.
  private static func words(_ reply: Reply) -> [ArraySlice<UInt8>] {
    reply.lines.prefix(16).flatMap { line in
      line.text.split(whereSeparator: \.isBlank).prefix(64).filter { EnhancedStatusCode(startOf: $0) == nil }
    }
  }
}
