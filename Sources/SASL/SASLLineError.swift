/// What is wrong with a line of a login; what people get wrong by hand has a name.
package enum SASLLineError: Equatable, Sendable {
  /// Words, or octets, that are no base64.
  case notBase64
  /// The equals signs at the end are missing, or there are too many.
  case padding
  /// `-` and `_` in place of `+` and `/` (RFC 4648, section 5).
  case urlSafe
  /// Blanks round it.
  case blanks
  /// The octets end with a line end: `echo user | base64`.
  case lineEnd
  /// They are no text: words that happen to have the form of base64?
  case notText
  /// PLAIN: not two NULs, but so many.
  case missingNULs(found: Int)
  /// PLAIN: `\0` in two letters, as an `echo` leaves it that does not know it.
  case spelledNULs
  /// NULs where PLAIN would have them, and this is another mechanism.
  case plainMessage
  /// Not what the mechanism has there.
  case otherForm
}
