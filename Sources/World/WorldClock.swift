import Octets
package import Personas
import Synchronization

/// The clock of the practice world: the machine's, moved forward by what somebody asked for. Safe to use from any thread.
package final class WorldClock: Sendable {
  private let base: WallClock
  /// Seconds ahead of the machine's clock.
  private let lead = Mutex(0)

  package init(_ base: WallClock = .system) { self.base = base }

  /// Another clock that shows the same time and is moved by itself.
  package func copy() -> WorldClock {
    let copy = WorldClock(base)
    copy.leadSeconds = leadSeconds
    return copy
  }

  package var now: WallClock.Moment {
    var moment = base.now()
    moment.seconds += lead.withLock { $0 }
    return moment
  }

  /// Seconds ahead of the machine's clock; set where the world is put back to an earlier state.
  package var leadSeconds: Int {
    get { lead.withLock { $0 } }
    set { lead.withLock { $0 = newValue } }
  }

  /// Moves on until it is that late; never back.
  package func advance(to seconds: Int) {
    let step = seconds - now.seconds
    if step > 0 { lead.withLock { $0 += step } }
  }

  /// For the servers of the world.
  package var wallClock: WallClock {
    WallClock(now: { self.now }, offset: { [base] in base.offset($0) })
  }

  /// As mail writes it.
  package func date(at seconds: Int) -> String {
    MailDate(seconds: seconds, offset: base.offset(WallClock.Moment(seconds: seconds))).internet
  }
}

/// A span of time as a person types it: `90s`, `15m`, `2h`, `5d`.
package struct TimeSpan: Equatable, Sendable, CustomStringConvertible {
  package let seconds: Int

  private static let units: [Character: Int] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
  /// A year.
  private static let limit = 366 * 86_400

  package init(seconds: Int) { self.seconds = seconds }

  /// Nil for what is no number of a known unit, is nothing, or is more than a year.
  package init?(_ text: some StringProtocol) {
    guard let unit = text.last.flatMap({ Self.units[$0] }) else { return nil }
    let digits = text.dropLast()
    guard !digits.isEmpty, digits.utf8.count <= 8, digits.utf8.allSatisfy(\.isASCIIDigit),
      let count = Int(digits), case let seconds = count * unit, (1...Self.limit).contains(seconds)
    else { return nil }
    self.seconds = seconds
  }

  /// In whole minutes, a begun one for a whole.
  package var inMinutes: TimeSpan { TimeSpan(seconds: (max(0, seconds) + 59) / 60 * 60) }

  /// How long ago something was, in its largest unit.
  package var ago: String {
    guard seconds >= 60 else { return "just now" }
    let unit = [86_400, 3_600, 60].first { seconds >= $0 } ?? 60
    return "\(TimeSpan(seconds: seconds / unit * unit)) ago"
  }

  /// In the two largest units: `4 h`, `1 h 5 min`.
  package var description: String {
    let units = [(86_400, "d"), (3_600, "h"), (60, "min"), (1, "s")]
    var rest = max(0, seconds)
    var words: [String] = []
    for (size, name) in units where words.count < 2 {
      if rest >= size { words.append("\(rest / size) \(name)") }
      rest %= size
    }
    return words.isEmpty ? "0 s" : words.joined(separator: " ")
  }
}
