import SMTP

/// A sentence some server is known to say, and what it really means.
struct VendorRow: Sendable {
  let vendor: String
  /// Empty: anywhere.
  let places: [Place]
  /// The exact code, where the same words mean another thing under another; nil: any refusal.
  let code: Int?
  /// Lower case; all of them have to stand in the reply.
  let phrases: [String]
  /// Without the number; it is put in front.
  let headline: String
  let meaning: String
  let next: String?
  let reference: String

  init(
    _ vendor: String, _ places: [Place], says phrases: [String], code: Int? = nil, _ headline: String,
    _ meaning: String, next: String?, _ reference: String
  ) {
    self.vendor = vendor
    self.places = places
    self.code = code
    self.phrases = phrases
    self.headline = headline
    self.meaning = meaning
    self.next = next
    self.reference = reference
  }
}
