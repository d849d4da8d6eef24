import Octets

/// A finer reason than the three digits, `5.1.1`, at the start of a reply's text (RFC 2034, RFC 3463).
package struct EnhancedStatusCode: Hashable, Sendable, CustomStringConvertible {
  /// 2, 4 or 5, as the reply code's first digit.
  package let statusClass: Int
  /// 0 ... 999.
  package let subject: Int
  /// 0 ... 999.
  package let detail: Int

  package init?(statusClass: Int, subject: Int, detail: Int) {
    guard [2, 4, 5].contains(statusClass), (0...999).contains(subject), (0...999).contains(detail) else {
      return nil
    }
    self.statusClass = statusClass
    self.subject = subject
    self.detail = detail
  }

  /// Reads `class.subject.detail` from the start of a text; it must end there or at a blank.
  @inlinable @inline(__always) package init?(startOf text: some Collection<UInt8>) {
    var (numbers, part, digits) = ((0, 0, 0), 0, 0)
    for byte in text {
      if byte.isBlank { break }
      if byte == ASCII.dot {
        guard digits > 0, part < 2, part > 0 || digits == 1 else { return nil }
        (part, digits) = (part + 1, 0)
        continue
      }
      guard byte.isASCIIDigit, digits < 3 else { return nil }
      digits += 1
      let digit = Int(byte - 0x30)
      switch part {
      case 0: numbers.0 = numbers.0 * 10 + digit
      case 1: numbers.1 = numbers.1 * 10 + digit
      default: numbers.2 = numbers.2 * 10 + digit
      }
    }
    guard part == 2, digits > 0 else { return nil }
    self.init(statusClass: numbers.0, subject: numbers.1, detail: numbers.2)
  }

  package var description: String { "\(statusClass).\(subject).\(detail)" }
}
