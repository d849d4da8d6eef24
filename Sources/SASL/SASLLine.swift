/// What one line of a login contains, as facts. No secret is in it, whatever the line was.
package struct SASLLine: Equatable, Sendable {
  package enum Form: Equatable, Sendable {
    /// Nothing, or `=` after AUTH, which means the same there.
    case empty
    /// `*`: the client gives the login up.
    case cancelled
    /// Base64 of so many octets.
    case base64(octets: Int)
    /// No base64 at all.
    case words
  }

  package let form: Form
  package let fields: [LoginField]
  package let faults: [SASLLineError]

  init(_ form: Form, _ fields: [LoginField] = [], _ faults: [SASLLineError] = []) {
    self.form = form
    self.fields = fields
    self.faults = faults
  }
}

/// What is wrong with a line of a login; what people get wrong by hand has a name.
package enum SASLLineError: Equatable, Sendable {
  /// Words, or octets, that are no base64.
  case notBase64
  /// The equals signs at the end are missing, or there are too many.
  case padding
  /// `-` and `_` in place of `+` and `/` (RFC 4648, section 5).
  case urlSafe
  /// Spaces round it.
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
