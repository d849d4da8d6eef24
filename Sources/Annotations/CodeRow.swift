import Causes
import SMTP

/// What a number says at one place.
struct CodeRow: Sendable {
  /// Empty: wherever no other row fits.
  let places: [ReplyContext]
  let code: Int
  /// Without the number, which is put before it.
  let headline: String
  let meaning: String
  let next: String?
  let reference: String

  init(
    _ places: [ReplyContext], _ code: Int, _ headline: String, _ meaning: String, _ next: String?,
    _ reference: String
  ) {
    self.places = places
    self.code = code
    self.headline = headline
    self.meaning = meaning
    self.next = next
    self.reference = reference
  }

  /// `RFC 5321, section 4.3.2`: where the replies of each command are listed.
  static let list = "RFC 5321, section 4.3.2"
}
