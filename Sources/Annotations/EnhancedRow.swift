import SMTP

/// What an enhanced code stands for.
struct EnhancedRow: Equatable, Sendable {
  /// Nil: the same in every class.
  let statusClass: Int?
  let subject: Int
  let detail: Int
  /// For a headline, behind both numbers.
  let short: String
  let meaning: String
  let next: String?
  let reference: String

  init(
    _ subject: Int, _ detail: Int, _ short: String, _ meaning: String, _ next: String?, _ reference: String,
    statusClass: Int? = nil
  ) {
    self.statusClass = statusClass
    self.subject = subject
    self.detail = detail
    self.short = short
    self.meaning = meaning
    self.next = next
    self.reference = reference
  }

  func matches(_ status: EnhancedStatusCode) -> Bool {
    (statusClass ?? status.statusClass) == status.statusClass && subject == status.subject
      && detail == status.detail
  }

  /// Whether it says more than three digits in their place do: a detail of 0 and most protocol faults do not.
  var isTelling: Bool { detail != 0 && (subject != 5 || detail == 3 || detail == 6) }
}
