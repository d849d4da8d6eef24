import Causes
import SMTP

/// A sentence some server is known to say, and what it really means.
struct VendorRow: Sendable {
  let vendor: Vendor
  /// Empty: anywhere.
  let places: [ReplyContext]
  /// The exact code, where the same words mean another thing under another; nil: any refusal.
  let code: Int?
  /// Lower case; all of them have to appear in the reply.
  let phrases: [String]
  /// The cause it is a case of: the row is used only where the reply's own cause is this one.
  let cause: Cause
  /// Without the number, which is put before it.
  let headline: String
  let meaning: String
  let next: String?
  let reference: String
  /// Whether it says all there is, so that the general words of the cause would say too much.
  let isWhole: Bool

  init(
    _ vendor: Vendor, _ places: [ReplyContext], says phrases: [String], code: Int? = nil, cause: Cause,
    _ headline: String, _ meaning: String, next: String?, _ reference: String,
    isWhole: Bool = false
  ) {
    self.vendor = vendor
    self.places = places
    self.code = code
    self.phrases = phrases
    self.cause = cause
    self.headline = headline
    self.meaning = meaning
    self.next = next
    self.reference = reference
    self.isWhole = isWhole
  }
}
