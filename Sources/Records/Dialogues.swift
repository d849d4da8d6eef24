import Octets
import SMTP

/// The sessions of a transcript that several programs, or several connections of one, have written together. The oldest
/// is forgotten when there are too many.
struct Dialogues: Sendable {
  private static let limit = 64

  private var sessions: [(name: [UInt8], dialogue: Dialogue)] = []

  /// Does something to the session of that name, which begins where it is new.
  mutating func with<Result>(_ name: [UInt8], _ body: (inout Dialogue) -> Result) -> Result {
    // Nearly always the last one goes on.
    let name = Array(name.prefix(128))
    if sessions.last?.name != name {
      if let index = sessions.firstIndex(where: { $0.name == name }) {
        sessions.append(sessions.remove(at: index))
      } else {
        if sessions.count == Self.limit { sessions.removeFirst() }
        sessions.append((name, Dialogue()))
      }
    }
    return body(&sessions[sessions.count - 1].dialogue)
  }

  /// The one that went on last.
  var current: Dialogue? { sessions.last?.dialogue }

  /// Does something to that one, or to a new one where there is none.
  mutating func withCurrent<Result>(_ body: (inout Dialogue) -> Result) -> Result {
    with(sessions.last?.name ?? [], body)
  }

  /// Whether a session ended with this reply not long ago.
  func haveHeard(_ reply: Reply) -> Bool {
    sessions.suffix(4).contains { $0.dialogue.last.map { Echo.isSame(reply, $0) } ?? false }
  }

  mutating func finish() -> [Record] {
    var records: [Record] = []
    for index in sessions.indices { records += sessions[index].dialogue.breakOff() }
    return records
  }
}
