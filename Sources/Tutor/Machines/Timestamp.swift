internal import Glibc

/// The time of day as programs exchange it (RFC 3339): `2026-05-13T06:01:22.125Z`.
enum Timestamp {
  static var now: String {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return text(seconds: time.tv_sec, milliseconds: time.tv_nsec / 1_000_000)
  }

  /// - Parameter seconds: since 1970-01-01 00:00:00 UTC.
  static func text(seconds: Int, milliseconds: Int) -> String {
    var seconds = seconds
    var utc = tm()
    guard gmtime_r(&seconds, &utc) != nil else { return "1970-01-01T00:00:00.000Z" }
    let date = "\(digits(Int(utc.tm_year) + 1_900, 4))-\(digits(Int(utc.tm_mon) + 1))-\(digits(Int(utc.tm_mday)))"
    let time = "\(digits(Int(utc.tm_hour))):\(digits(Int(utc.tm_min))):\(digits(Int(utc.tm_sec)))"
    return "\(date)T\(time).\(digits(milliseconds, 3))Z"
  }

  private static func digits(_ number: Int, _ count: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
  }
}
