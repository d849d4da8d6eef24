import Octets
import SMTP

/// Compares a message with a right one by its form and its headers; the words of its text are the writer's.
enum MessageMatch {
  /// - Parameters:
  ///   - expected: the lines of an Answer, its lone dot included.
  ///   - typed: what arrived, dots undone.
  static func mismatch(expected: [String], typed: MessageText) -> Mismatch? {
    let wanted = MessageText(lines: expected.dropLast())
    for header in wanted.headers {
      let values = typed.values(of: header.name)
      guard let value = values.last else { return .missingHeader(header.name) }
      if !values.contains(where: { MessageText.same($0, header.value) }) {
        return .header(name: header.name, expected: header.value, typed: value)
      }
    }
    if wanted.hasEmptyLine, !typed.hasEmptyLine { return typed.hasBlankLine ? .blankLine : .missingEmptyLine }
    if !wanted.isBlank, typed.isBlank { return .missingText }
    return wanted.dotLines.first { line in !typed.dotLines.contains { MessageText.same($0, line) } }
      .map { .missingDotLine($0) }
  }
}

extension MessageText {
  fileprivate var isBlank: Bool { body.allSatisfy { $0.utf8.trimmingBlanks.isEmpty } }
  fileprivate var dotLines: [String] { body.filter { $0.hasPrefix(".") } }
}
