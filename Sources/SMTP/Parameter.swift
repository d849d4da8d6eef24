import Octets

/// An ESMTP parameter after a path: `SIZE=300`, `BODY=8BITMIME`, `SMTPUTF8` (RFC 5321, section 4.1.1.11).
package struct Parameter: Hashable, Sendable, CustomStringConvertible {
  /// Folded to upper case.
  package let keyword: String
  /// As written; nil when there is no `=`.
  package let value: String?

  /// All of it as written, for whoever quotes it.
  package let written: String

  package init(keyword: String, value: String? = nil) {
    self.keyword = keyword.asciiUppercased
    self.value = value
    written = value.map { "\(keyword)=\($0)" } ?? keyword
  }

  /// The letters of a keyword have no case.
  package static func == (left: Parameter, right: Parameter) -> Bool {
    left.keyword == right.keyword && left.value == right.value
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(keyword)
    hasher.combine(value)
  }

  /// Nil for anything that is not `KEYWORD` or `KEYWORD=value`; a value holds no blank and no control octet.
  package init?(_ text: some StringProtocol) {
    let parts = text.utf8.split(
      separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts[0].first, first.isASCIILetter || first.isASCIIDigit,
      parts[0].allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit || $0 == ASCII.hyphen })
    else { return nil }
    let value = parts.count == 2 ? parts[1] : nil
    if let value, value.isEmpty || value.contains(where: { $0 <= ASCII.space || $0 == 0x7F }) { return nil }
    self.init(
      keyword: String(decoding: parts[0], as: UTF8.self),
      value: value.map { String(decoding: $0, as: UTF8.self) })
  }

  package var description: String { value.map { "\(keyword)=\($0)" } ?? keyword }

  static func list(_ text: ArraySlice<UInt8>) throws(CommandError) -> [Parameter] {
    var parameters: [Parameter] = []
    for octets in text.split(whereSeparator: \.isBlank) {
      guard let word = String(validating: octets, as: UTF8.self) else { throw .path(.notText) }
      guard let parameter = Parameter(word) else { throw .malformedParameter(word) }
      parameters.append(parameter)
    }
    return parameters
  }
}
