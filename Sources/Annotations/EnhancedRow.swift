import Causes
import SMTP

/// What an enhanced status code means (RFC 3463).
struct EnhancedRow: Equatable, Sendable {
  /// Nil: the same in every class.
  let statusClass: Int?
  let subject: Int
  /// One number, or the block of them that a vendor uses in one sense.
  let details: ClosedRange<Int>
  /// For a headline, after both numbers.
  let short: String
  let meaning: String
  let next: String?
  let reference: String
  /// Whose own use it is; nil: the registry's.
  let vendor: Vendor?

  /// A registered number.
  init(
    _ subject: Int, _ detail: Int, _ short: String, _ meaning: String, _ next: String?, _ reference: String
  ) {
    self.init(subject, detail...detail, short, meaning, next, reference, nil, nil)
  }

  /// A vendor's own use of a number, in one class.
  init(
    _ statusClass: Int, _ subject: Int, _ detail: Int, _ vendor: Vendor, _ short: String,
    _ meaning: String, _ next: String?
  ) {
    self.init(subject, detail...detail, short, meaning, next, vendor.rawValue, vendor, statusClass)
  }

  /// A vendor's own use of a block of numbers, in one class.
  init(
    _ statusClass: Int, _ subject: Int, _ details: ClosedRange<Int>, _ vendor: Vendor, _ short: String,
    _ meaning: String, _ next: String?
  ) {
    self.init(subject, details, short, meaning, next, vendor.rawValue, vendor, statusClass)
  }

  /// A number made up by a service that is known by nothing else.
  init(
    _ statusClass: Int, _ subject: Int, _ detail: Int, by service: String, _ short: String,
    _ meaning: String, _ next: String?
  ) {
    self.init(subject, detail...detail, short, meaning, next, service, nil, statusClass)
  }

  private init(
    _ subject: Int, _ details: ClosedRange<Int>, _ short: String, _ meaning: String, _ next: String?,
    _ reference: String, _ vendor: Vendor?, _ statusClass: Int?
  ) {
    self.statusClass = statusClass
    self.subject = subject
    self.details = details
    self.short = short
    self.meaning = meaning
    self.next = next
    self.reference = reference
    self.vendor = vendor
  }

  /// The lowest of its numbers.
  var detail: Int { details.lowerBound }

  func matches(_ status: EnhancedStatusCode) -> Bool {
    (statusClass ?? status.statusClass) == status.statusClass && subject == status.subject
      && details.contains(status.detail)
  }

  /// Whether it says more than the three digits do at their place: a detail of 0 and most protocol faults do not.
  var isTelling: Bool { detail != 0 && (subject != 5 || detail == 3 || detail == 6) }
}
