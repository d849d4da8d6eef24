import CLibrary

/// What time it is and how far the local time is from UTC: the only two things the practice server takes from
/// outside besides its connections. A test gives its own.
package struct WallClock: Sendable {
  /// A point in time, counted from 1970-01-01 00:00:00 UTC.
  package struct Moment: Hashable, Comparable, Sendable {
    package var seconds: Int
    /// 0 ... 999,999.
    package var microseconds: Int

    package init(seconds: Int, microseconds: Int = 0) {
      self.seconds = seconds
      self.microseconds = microseconds
    }

    package static func < (left: Moment, right: Moment) -> Bool {
      (left.seconds, left.microseconds) < (right.seconds, right.microseconds)
    }
  }

  package var now: @Sendable () -> Moment
  /// Seconds east of UTC that the local time is ahead at a moment.
  package var offset: @Sendable (Moment) -> Int

  package init(now: @escaping @Sendable () -> Moment, offset: @escaping @Sendable (Moment) -> Int) {
    self.now = now
    self.offset = offset
  }

  /// The machine's clock and time zone.
  package static let system = WallClock(
    now: {
      var time = timespec()
      clock_gettime(CLOCK_REALTIME, &time)
      return Moment(seconds: time.tv_sec, microseconds: time.tv_nsec / 1_000)
    },
    offset: { moment in
      var seconds = moment.seconds
      var local = tm()
      return localtime_r(&seconds, &local) == nil ? 0 : local.tm_gmtoff
    })

  /// A clock that does not move.
  package static func stopped(at moment: Moment, offset: Int = 0) -> WallClock {
    WallClock(now: { moment }, offset: { _ in offset })
  }
}
