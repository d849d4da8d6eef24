import CLibrary
import Octets

/// The time of day as programs exchange it (RFC 3339): `2026-05-13T06:01:22.125Z`.
package enum Timestamp {
  package static var now: String {
    let time = clock
    return text(seconds: time.tv_sec, milliseconds: time.tv_nsec / 1_000_000)
  }

  /// Seconds since 1970-01-01 00:00:00 UTC.
  static var seconds: Int64 { Int64(clock.tv_sec) }

  private static var clock: timespec {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time
  }

  /// As a clock on the wall here shows it: `08:01:22`.
  package static var timeOfDay: String {
    var seconds = time(nil)
    var local = tm()
    localtime_r(&seconds, &local)
    return "\(local.tm_hour.digits(2)):\(local.tm_min.digits(2)):\(local.tm_sec.digits(2))"
  }

  /// - Parameter seconds: since 1970-01-01 00:00:00 UTC.
  static func text(seconds: Int, milliseconds: Int) -> String {
    var seconds = seconds
    var utc = tm()
    guard gmtime_r(&seconds, &utc) != nil else { return "1970-01-01T00:00:00.000Z" }
    let date = "\((utc.tm_year + 1_900).digits(4))-\((utc.tm_mon + 1).digits(2))-\(utc.tm_mday.digits(2))"
    let time = "\(utc.tm_hour.digits(2)):\(utc.tm_min.digits(2)):\(utc.tm_sec.digits(2))"
    return "\(date)T\(time).\(milliseconds.digits(3))Z"
  }
}
