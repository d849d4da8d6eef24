import Octets
import SMTP

/// Compares a message with a right one by its form and its headers; the words of its text are the writer's.
enum MessageMatch {
  /// - Parameters:
  ///   - expected: the lines of an Answer, its lone dot included.
  ///   - accepts: with any text, what the headers say does not count.
  ///   - typed: what arrived, dots undone.
  static func mismatch(expected: [String], accepts: Set<Lesson.Acceptance> = [], typed: MessageText) -> Mismatch? {
    let wanted = MessageText(lines: expected.dropLast())
    for header in wanted.headers {
      let values = typed.values(of: header.name)
      guard let value = values.last else {
        return typed.misplacement(of: header.name).map { .misplacedHeader(header.name, $0) }
          ?? .missingHeader(header.name)
      }
      let isRight = { (value: String) in
        accepts.contains(.anyText)
          ? header.value.isEmpty || !value.utf8.trimmingBlanks.isEmpty
          : HeaderMatch.same(header.name, header.value, value)
      }
      if !values.contains(where: isRight) {
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

/// When two headers say the same.
enum HeaderMatch {
  /// Headers that name people: quotes do not count, and a name may have its address after it (RFC 5322, section 3.4).
  private static let ofPeople: Set<String> = ["FROM", "SENDER", "REPLY-TO", "TO", "CC"]

  static func same(_ name: String, _ wanted: String, _ typed: String) -> Bool {
    if MessageText.same(wanted, typed) { return true }
    guard ofPeople.contains(name.asciiUppercased) else { return false }
    let (wanted, typed) = (unquoted(wanted), unquoted(typed))
    if MessageText.same(wanted, typed) { return true }
    // Where only a name is asked for, its address does no harm.
    guard !wanted.contains("<"), typed.last == ">", let bracket = typed.lastIndex(of: "<") else { return false }
    return MessageText.same(wanted, String(typed[..<bracket]))
  }

  private static func unquoted(_ text: String) -> String {
    String(text.filter { $0 != "\"" }.trimmingSpaces)
  }
}
