import Octets

/// A moment as mail writes it, in the two forms a delivered message holds. Locale and the C library's formats have no
/// say in it.
package struct MailDate: Equatable, Sendable {
  private let year: Int
  private let month: Int
  private let day: Int
  private let weekday: Int
  private let secondOfDay: Int
  private let offset: Int

  /// - Parameters:
  ///   - seconds: since 1970-01-01 00:00:00 UTC.
  ///   - offset: seconds east of UTC.
  package init(seconds: Int, offset: Int) {
    let local = seconds + offset
    let days = (local - Self.remainder(local, 86_400)) / 86_400
    secondOfDay = Self.remainder(local, 86_400)
    weekday = Self.remainder(days + 4, 7)
    self.offset = offset
    (year, month, day) = Self.civil(days)
  }

  /// `Mon, 13 May 2002 06:01:22 +0000`: the date-time of RFC 5322, section 3.3.
  package var internet: String {
    let minutes = abs(offset) / 60
    let zone = "\(offset < 0 ? "-" : "+")\(Self.two(minutes / 60))\(Self.two(minutes % 60))"
    return "\(Self.weekdays[weekday]), \(Self.two(day)) \(Self.months[month - 1]) \(year) \(time) \(zone)"
  }

  /// `Mon May 13 06:01:22 2002`: the form of asctime, in the `From ` line of a mailbox file.
  package var asctime: String {
    "\(Self.weekdays[weekday]) \(Self.months[month - 1]) \(day < 10 ? " " : "")\(day) \(time) \(year)"
  }

  package var isUTC: Bool { offset == 0 }

  private var time: String {
    "\(Self.two(secondOfDay / 3_600)):\(Self.two(secondOfDay / 60 % 60)):\(Self.two(secondOfDay % 60))"
  }

  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func two(_ number: Int) -> String { number.digits(2) }

  private static func remainder(_ number: Int, _ divisor: Int) -> Int {
    let rest = number % divisor
    return rest < 0 ? rest + divisor : rest
  }

  /// Year, month and day of a day counted from 1970-01-01, in eras of 400 years that begin on the first of March.
  private static func civil(_ days: Int) -> (Int, Int, Int) {
    let shifted = days + 719_468
    let dayOfEra = remainder(shifted, 146_097)
    let era = (shifted - dayOfEra) / 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}
