import Synchronization

/// Gives out message ids, no two alike in a process: where the clock has not moved on, or went back, the id does.
package final class MessageIDSource: Sendable {
  private let processID: Int
  /// The last id given out, in 1/2000 s since 1970.
  private let last = Mutex(Int.min)

  package init(processID: Int) {
    self.processID = processID
  }

  package func next(at moment: WallClock.Moment) -> MessageID {
    let tick = last.withLock { last in
      last = max(moment.seconds * 2_000 + moment.microseconds / 500, last == .min ? last : last + 1)
      return last
    }
    return MessageID(seconds: tick / 2_000, processID: processID, fraction: tick % 2_000)
  }
}
