/// An ESMTP parameter behind a path: `SIZE=300`, `BODY=8BITMIME`, `SMTPUTF8` (RFC 5321, section 4.1.1.11).
package struct Parameter: Hashable, Sendable, CustomStringConvertible {
  /// Folded to upper case.
  package let keyword: String
  /// As written; nil when there is no `=`.
  package let value: String?

  package init(keyword: String, value: String? = nil) {
    self.keyword = keyword.asciiUppercased
    self.value = value
  }

  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first?.utf8.first, first.isASCIILetter || first.isASCIIDigit,
      parts[0].utf8.allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit || $0 == ASCII.hyphen })
    else { return nil }
    if parts.count == 2, parts[1].isEmpty { return nil }
    self.init(keyword: String(parts[0]), value: parts.count == 2 ? String(parts[1]) : nil)
  }

  package var description: String { value.map { "\(keyword)=\($0)" } ?? keyword }

  static func list(_ text: ArraySlice<UInt8>) throws(CommandError) -> [Parameter] {
    guard let text = String(validating: text, as: UTF8.self) else { throw .path(.notText) }
    var parameters: [Parameter] = []
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\t" }) {
      guard let parameter = Parameter(word) else { throw .malformedParameter(String(word)) }
      parameters.append(parameter)
    }
    return parameters
  }
}
