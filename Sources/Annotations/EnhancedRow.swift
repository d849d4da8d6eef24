import Causes
import SMTP

/// What an enhanced code stands for.
struct EnhancedRow: Equatable, Sendable {
  /// Nil: the same in every class.
  let statusClass: Int?
  let subject: Int
  let detail: Int
  /// For a headline, after both numbers.
  let short: String
  let meaning: String
  let next: String?
  let reference: String
  /// Whose own use it is; nil: the registry's.
  let vendor: Vendor?

  init(
    _ subject: Int, _ detail: Int, _ short: String, _ meaning: String, _ next: String?, _ reference: String
  ) {
    self.init(subject, detail, short, meaning, next, reference, vendor: nil, statusClass: nil)
  }

  /// A vendor's own use of a number, in one class.
  init(
    _ subject: Int, _ detail: Int, _ short: String, _ meaning: String, _ next: String?, _ vendor: Vendor,
    statusClass: Int
  ) {
    self.init(subject, detail, short, meaning, next, vendor.rawValue, vendor: vendor, statusClass: statusClass)
  }

  private init(
    _ subject: Int, _ detail: Int, _ short: String, _ meaning: String, _ next: String?, _ reference: String,
    vendor: Vendor?, statusClass: Int?
  ) {
    self.statusClass = statusClass
    self.subject = subject
    self.detail = detail
    self.short = short
    self.meaning = meaning
    self.next = next
    self.reference = reference
    self.vendor = vendor
  }

  func matches(_ status: EnhancedStatusCode) -> Bool {
    (statusClass ?? status.statusClass) == status.statusClass && subject == status.subject
      && detail == status.detail
  }

  /// Whether it says more than three digits in their place do: a detail of 0 and most protocol faults do not.
  var isTelling: Bool { detail != 0 && (subject != 5 || detail == 3 || detail == 6) }
}
