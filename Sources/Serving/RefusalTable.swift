import Annotations
import Causes
import Events
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

  struct Entry {
    let record: Record
    let note: Note
    var count = 1
  }

  private struct Known {
    /// Nil for what is no refusal.
    let tally: Int?
    let entry: Int?
    let note: Note?
    /// In a session the same words mean the same only where it has shown the same.
    let session: Record?

    func isFor(_ record: Record) -> Bool {
      guard record.isOfSession else { return session == nil }
      return tally == nil || session.map { $0.isSameMoment(as: record) } ?? false
    }
  }

  private(set) var entries: [Entry] = []
  private var places: [RefusalKey: Int] = [:]
  private var known: [RefusalKey: Known] = [:]
  private var tallies: [(cause: Cause?, count: Int, example: [UInt8], line: Int)] = []
  private(set) var replies = 0
  private(set) var refusals = 0
  private(set) var untold = 0

  /// Counts a record whose kind is known; false where its note has to be found first.
  mutating func count(_ record: Record) -> Bool { counted(record) != nil }

  /// The same, with the note that was found for its kind; nil where it has to be found.
  mutating func note(counting record: Record) -> Note? {
    if case .bounce = record.source { return nil }
    return counted(record, hasNote: true)?.note
  }

  /// Counts what is no refusal and is not told.
  mutating func countReply() { replies += 1 }

  private mutating func counted(_ record: Record, hasNote: Bool = false) -> Known? {
    guard let known = known[Self.key(record)], !hasNote || known.note != nil, known.isFor(record) else { return nil }
    replies += 1
    if let entry = known.entry { entries[entry].count += 1 }
    guard let tally = known.tally else { return known }
    refusals += 1
    tallies[tally].count += 1
    if known.entry == nil { untold += 1 }
    return known
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
    let isLarge = record.isOfSession && tally != nil
    guard known.count < (isLarge ? Self.noteLimit : Self.cacheLimit) else { return }
    known[Self.key(record)] = Known(
      tally: tally, entry: place, note: known.count < Self.noteLimit ? note : nil, session: isLarge ? record : nil)
  }

  private mutating func tally(_ cause: Cause?, _ record: Record) -> Int {
    if let index = tallies.firstIndex(where: { $0.cause == cause }) {
      tallies[index].count += 1
      return index
    }
    tallies.append((cause, 1, record.octets, record.line))
    return tallies.count - 1
  }

  /// What decides about the note: the words, the place, and whose host it is.
  private static func key(_ record: Record) -> RefusalKey {
    let host = record.host.map { $0.split(separator: ".").suffix(2).joined(separator: ".") } ?? ""
    let verb = record.answer.request.map { "\(ReplyContext($0).rawValue)" } ?? ""
    return RefusalKey(record, besides: "\(host) \(verb)")
  }

  func summary(lines: Int, delivered: Int) -> ExplainedSummary {
    let shares = tallies.map {
      ExplainedSummary.Share(cause: $0.cause, count: $0.count, example: $0.example, line: $0.line)
    }
    return ExplainedSummary(
      lines: lines, replies: replies, refusals: refusals, delivered: delivered,
      causes: shares.sorted { ($0.count, $1.line) > ($1.count, $0.line) }, untold: untold)
  }
}
