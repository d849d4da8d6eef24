import Synchronization

/// When a message was taken, and by whom: what a server makes the name of a message from. No two of a process are alike.
package struct QueueStamp: Hashable, Sendable {
  /// Since 1970-01-01 00:00:00 UTC.
  package let seconds: Int
  /// In 1/2000 s: 0 ... 1999.
  package let fraction: Int
  package let processID: Int
  /// How many the process took before.
  package let ordinal: Int

  package init(seconds: Int, fraction: Int, processID: Int, ordinal: Int) {
    self.seconds = seconds
    self.fraction = fraction
    self.processID = processID
    self.ordinal = ordinal
  }
}

/// Gives out stamps: where the clock has not moved on, or went back, the stamp does.
package final class QueueStampSource: Sendable {
  private let processID: Int
  /// The last one given out, in 1/2000 s since 1970, and how many there were.
  private let last = Mutex((tick: Int.min, count: 0))

  package init(processID: Int) {
    self.processID = processID
  }

  package func next(at moment: WallClock.Moment) -> QueueStamp {
    let (tick, count) = last.withLock { last in
      let now = moment.seconds * 2_000 + moment.microseconds / 500
      last = (last.count == 0 ? now : max(now, last.tick + 1), last.count + 1)
      return last
    }
    return QueueStamp(seconds: tick / 2_000, fraction: tick % 2_000, processID: processID, ordinal: count - 1)
  }
}
