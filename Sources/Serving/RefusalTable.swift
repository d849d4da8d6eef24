import Annotations
import Causes
import Events
import Octets
import Records
import SMTP

/// The refusals and replies of one text, each kind once: how often, where first, and why. Bounded: what is beyond so many
/// kinds is counted by its cause alone.
struct RefusalTable {
  /// Kinds that are told.
  static let limit = 500
  /// Kinds whose cause is remembered, so that it need not be found out again.
  private static let cacheLimit = 20_000
  /// Of which so many notes are kept, for a program.
  private static let noteLimit = 4_000

  /// Whose servers are known by their names.
  static let providers = ProviderMarks(Vendor.hostMarks)

  struct Entry {
    let record: Record
    let note: Note
    var count = 1
  }

  private struct Known {
    /// Nil for what is no refusal.
    let tally: Int?
    let entry: Int?
    let detail: Detail?

    func isFor(_ record: Record) -> Bool {
      guard record.isOfSession else { return detail?.session == nil }
      return tally == nil || detail?.session.map { $0.isSameMoment(as: record) } ?? false
    }
  }

  /// What is large, and not kept for every kind.
  private final class Detail {
    let note: Note?
    /// In a session the same words mean the same only where it has shown the same.
    let session: Record?

    init(note: Note?, session: Record?) { (self.note, self.session) = (note, session) }
  }

  private struct Tally {
    let cause: Cause?
    let isOwn: Bool
    /// A 4yz: whoever sends tries again.
    let isTransient: Bool
    let example: [UInt8]
    let line: Int
    var count = 1
  }

  private(set) var entries: [Entry] = []
  private var places: [RefusalKey: Int] = [:]
  private var known: [RefusalKey: Known] = [:]
  private var shapes: [LineShape: (tally: Int?, entry: Int?)] = [:]
  private var tallies: [Tally] = []
  private(set) var replies = 0
  private(set) var refusals = 0
  private(set) var untold = 0

  /// Counts a record whose kind is known; false where its note has to be found first.
  mutating func count(_ record: Record) -> Bool { counted(record) != nil }

  /// The same, with the note that was found for its kind; nil where it has to be found.
  mutating func note(counting record: Record) -> Note? {
    if case .bounce = record.source { return nil }
    return counted(record, hasNote: true)?.detail?.note
  }

  /// Counts what is no refusal and is not told.
  mutating func countReply() { replies += 1 }

  private mutating func counted(_ record: Record, hasNote: Bool = false) -> Known? {
    guard let known = known[Self.key(record)], !hasNote || known.detail?.note != nil, known.isFor(record) else {
      return nil
    }
    count(known.tally, known.entry)
    return known
  }

  private mutating func count(_ tally: Int?, _ entry: Int?) {
    replies += 1
    if let entry { entries[entry].count += 1 }
    guard let tally else { return }
    refusals += 1
    tallies[tally].count += 1
    if entry == nil { untold += 1 }
  }

  /// Counts the record of a line of a log by the line's kind; false where the line has to be read.
  mutating func count(_ shape: LineShape) -> Bool {
    guard let known = shapes[shape] else { return false }
    count(known.tally, known.entry)
    return true
  }

  /// Remembers what a line of that kind holds, once its record was counted.
  mutating func remember(_ shape: LineShape, _ record: Record) {
    guard shapes.count < Self.cacheLimit, let known = known[Self.key(record)] else { return }
    shapes[shape] = (known.tally, known.entry)
  }

  mutating func add(_ record: Record, _ note: Note) {
    replies += 1
    let key = RefusalKey(record, besides: note.id.rawValue)
    var place = places[key]
    if let place {
      entries[place].count += 1
    } else if entries.count < Self.limit {
      place = entries.count
      places[key] = place
      entries.append(Entry(record: record, note: note))
    }
    guard record.isRefusal else { return remember(record, nil, place, nil) }
    refusals += 1
    if place == nil { untold += 1 }
    remember(record, tally(note.cause, record), place, note)
  }

  private mutating func remember(_ record: Record, _ tally: Int?, _ place: Int?, _ note: Note?) {
    let session = record.isOfSession && tally != nil ? record : nil
    guard known.count < (session != nil ? Self.noteLimit : Self.cacheLimit) else { return }
    // Whose note names the host, another's does not.
    let isOfHost = record.host.map { note?.next?.contains(phrase: $0) == true } ?? false
    let note = known.count < Self.noteLimit && !isOfHost ? note : nil
    let detail = note != nil || session != nil ? Detail(note: note, session: session) : nil
    known[Self.key(record)] = Known(tally: tally, entry: place, detail: detail)
  }

  private mutating func tally(_ cause: Cause?, _ record: Record) -> Int {
    let isTransient = record.answer.reply.code.kind == .transientFailure
    let place = tallies.firstIndex {
      $0.cause == cause && $0.isOwn == record.isOwn && $0.isTransient == isTransient
    }
    if let place {
      tallies[place].count += 1
      return place
    }
    tallies.append(
      Tally(cause: cause, isOwn: record.isOwn, isTransient: isTransient, example: record.octets, line: record.line))
    return tallies.count - 1
  }

  /// What decides about the note: the words, the place, and whose host it is.
  private static func key(_ record: Record) -> RefusalKey {
    let host = record.host.flatMap(providers.first) ?? 0
    let verb = record.answer.request.map { "\(ReplyContext($0).rawValue)" } ?? ""
    return RefusalKey(record, besides: "\(host) \(verb) \(record.isDelivery)")
  }

  func summary(lines: Int, delivered: Int) -> ExplainedSummary {
    var shares: [ExplainedSummary.Share] = []
    for tally in tallies {
      if let place = shares.firstIndex(where: { $0.cause == tally.cause && $0.isOwn == tally.isOwn }) {
        shares[place].count += tally.count
      } else {
        shares.append(
          ExplainedSummary.Share(
            cause: tally.cause, isOwn: tally.isOwn, count: tally.count, example: tally.example, line: tally.line))
      }
    }
    return ExplainedSummary(
      lines: lines, replies: replies, refusals: refusals,
      transient: tallies.reduce(0) { $0 + ($1.isTransient ? $1.count : 0) }, delivered: delivered,
      causes: shares.sorted { ($0.count, $1.line) > ($1.count, $0.line) }, untold: untold)
  }
}
