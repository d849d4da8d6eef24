import CLibrary
import Octets

/// A moment as mail writes it, in the forms that a delivered message holds. Locale and the C library's formats have no
/// say in it.
package struct MailDate: Equatable, Sendable {
  let year: Int
  let month: Int
  let day: Int
  private let weekday: Int
  let hour: Int
  let minute: Int
  let second: Int
  private let offset: Int
  private let seconds: Int

  /// - Parameters:
  ///   - seconds: since 1970-01-01 00:00:00 UTC.
  ///   - offset: seconds east of UTC.
  package init(seconds: Int, offset: Int) {
    self.offset = offset
    self.seconds = seconds
    var local = seconds + offset
    var date = tm()
    gmtime_r(&local, &date)
    (year, month, day) = (Int(date.tm_year) + 1_900, Int(date.tm_mon) + 1, Int(date.tm_mday))
    weekday = Int(date.tm_wday)
    (hour, minute, second) = (Int(date.tm_hour), Int(date.tm_min), Int(date.tm_sec))
  }

  /// `Mon, 13 May 2002 06:01:22 +0000`: the date-time of RFC 5322, section 3.3.
  package var internet: String {
    "\(Self.weekdays[weekday]), \(day.digits(2)) \(Self.months[month - 1]) \(year) \(time) \(zone)"
  }

  /// The same with a day of one digit where it has one, as many servers write it; `zone` may be the name of the zone.
  package func unpadded(zone: String? = nil) -> String {
    "\(Self.weekdays[weekday]), \(moment) \(zone ?? self.zone)"
  }

  /// `13 May 2002 06:01:22`.
  package var moment: String { "\(day) \(Self.months[month - 1]) \(year) \(time)" }

  package var utc: MailDate { MailDate(seconds: seconds, offset: 0) }

  private var zone: String {
    let minutes = abs(offset) / 60
    return "\(offset < 0 ? "-" : "+")\((minutes / 60).digits(2))\((minutes % 60).digits(2))"
  }

  /// `Mon May 13 06:01:22 2002`: the form of asctime, in the `From ` line of a mailbox file.
  package var asctime: String {
    "\(Self.weekdays[weekday]) \(Self.months[month - 1]) \(day < 10 ? " " : "")\(day) \(time) \(year)"
  }

  package var isUTC: Bool { offset == 0 }

  private var time: String {
    "\(hour.digits(2)):\(minute.digits(2)):\(second.digits(2))"
  }

  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
