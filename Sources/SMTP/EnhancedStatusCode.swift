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
  @inlinable package init?(startOf text: some Collection<UInt8>) {
    let word = text.prefix { !$0.isBlank }
    let parts = word.split(separator: ASCII.dot, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 1 else { return nil }
    var numbers: [Int] = []
    for part in parts {
      guard (1...3).contains(part.count), part.allSatisfy(\.isASCIIDigit) else { return nil }
      numbers.append(part.reduce(0) { $0 * 10 + Int($1 - 0x30) })
    }
    self.init(statusClass: numbers[0], subject: numbers[1], detail: numbers[2])
  }

  package var description: String { "\(statusClass).\(subject).\(detail)" }
}
