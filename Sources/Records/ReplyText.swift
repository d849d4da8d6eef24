import Octets
import SMTP

/// Reads a reply out of text that programs have folded, joined and quoted in their own ways. It does not know where the
/// text comes from, or what it means.
///
///     550-5.7.26 one\n550-5.7.26 two\n550 5.7.26 three      line ends written out
///     550-5.7.26 one 550-5.7.26 two 550 5.7.26 three        one after another
///     smtp; 550: "5.1.1 no such user"                       with the marks of a field, and quotes
enum ReplyText {
  /// Lines of one reply that are kept.
  static let lineLimit = 200

  /// The reply with which `text` begins; nil if it begins with none.
  static func reply(_ text: ArraySlice<UInt8>) -> Reply? {
    let text = opened(text)
    guard let code = code(of: text) else { return nil }
    var rest = text.dropFirst(3)
    let continues = rest.first == ASCII.hyphen
    let isTuple = SaidReply.isTuple(rest)
    // `550: no`, `550, b'no'`, `550; no`.
    while let mark = rest.first,
      mark.isBlank || mark == ASCII.hyphen || mark == ASCII.colon || mark == semicolon || mark == comma
    {
      rest = rest.dropFirst()
    }
    if isTuple || rest.first == UInt8(ascii: "b"), let octets = QuotedText.octets(rest) { rest = octets[...] }
    return make(code, pieces(rest, code: Array(text.prefix(3)), isJoined: continues))
  }

  /// A reply of words to which a number was added, since the text has none.
  static func made(_ code: ReplyCode, _ words: ArraySlice<UInt8>) -> Reply? {
    make(code, pieces(words, code: [], isJoined: false))
  }

  /// A reply of one line without its words being looked at.
  static func line(_ text: [UInt8]) -> ReplyLine? { line(text[...]) }

  static func line(_ text: ArraySlice<UInt8>) -> ReplyLine? {
    guard code(of: text) != nil, let line = ReplyLine(text) else { return nil }
    return line
  }

  /// What follows `smtp;`, without the quotes around both.
  static func value(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var text = text.trimmingBlanks
    if let quote = text.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      text = text.dropFirst()
      if let end = text.lastIndex(of: quote) { text = text[..<end] }
    }
    guard text.starts(withKeyword: "smtp") else { return nil }
    let value = text.dropFirst(4).drop(while: \.isBlank)
    return value.first == semicolon ? value.dropFirst().trimmingBlanks : nil
  }

  /// The code with which a text begins, if SMTP can have it.
  static func code(of text: ArraySlice<UInt8>) -> ReplyCode? {
    let start = text.startIndex
    guard text.count > 2, text[start].isASCIIDigit, text[start + 1].isASCIIDigit, text[start + 2].isASCIIDigit else {
      return nil
    }
    let number = text[start..<start + 3].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    guard isPossible(number) else { return nil }
    switch text.count > 3 ? text[start + 3] : ASCII.space {
    case ASCII.space, ASCII.hyphen, ASCII.colon, semicolon, comma, ASCII.tab: return ReplyCode(rawValue: number)
    default: return nil
    }
  }

  static func code(of text: [UInt8]) -> ReplyCode? { code(of: text[...]) }

  /// Servers use many numbers beyond those of RFC 5321 for a refusal, and none for anything else.
  static func isPossible(_ code: Int) -> Bool {
    switch code {
    case 211, 214, 220, 221, 235, 250...252, 334, 354, 591: true
    case 400...479, 500...579: true
    default: false
    }
  }

  // MARK: Parts

  private static let semicolon = UInt8(ascii: ";")
  private static let comma = UInt8(ascii: ",")
  private static let backslash = UInt8(ascii: "\\")

  /// Without what a field or a quotation puts before the reply: blanks, quotes, `smtp;`.
  private static func opened(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text.trimmingBlanks
    while let first = text.first {
      if text.starts(withKeyword: "smtp;") {
        text = text.dropFirst(5)
      } else if first.isBlank || first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") || first == ASCII.lineFeed
        || first == UInt8(ascii: "(")
      {
        text = text.dropFirst()
      } else {
        break
      }
    }
    return text
  }

  private static func make(_ code: ReplyCode, _ texts: [[UInt8]]) -> Reply? {
    var lines: [ReplyLine] = []
    for (index, text) in texts.prefix(lineLimit).enumerated() {
      lines.append(ReplyLine(code: code, isLast: index == min(texts.count, lineLimit) - 1, text: text))
    }
    return lines.isEmpty ? nil : Reply(lines: lines, bytes: [], violations: [])
  }

  /// Cuts at whatever stands for a line end, and before each repetition of the code.
  private static func pieces(_ text: ArraySlice<UInt8>, code: [UInt8], isJoined: Bool) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var line: [UInt8] = []
    var index = text.startIndex
    func close() {
      let trimmed = Array(line.trimmingBlanks)
      if !trimmed.isEmpty || lines.isEmpty { lines.append(trimmed) }
      line = []
    }
    while index < text.endIndex {
      if let length = lineEnd(text, index) {
        index += length
        // A line that does not repeat the code was only folded.
        if repeats(code, text, index) {
          close()
          index += 4
        } else {
          line.append(ASCII.space)
        }
      } else if isJoined, repeats(code, text, index) {
        close()
        index += 4
      } else {
        line.append(text[index])
        index += 1
      }
    }
    close()
    return lines
  }

  private static func repeats(_ code: [UInt8], _ text: ArraySlice<UInt8>, _ index: Int) -> Bool {
    guard code.count == 3, index + 3 < text.endIndex, text[index] == code[0], text[index + 1] == code[1],
      text[index + 2] == code[2]
    else { return false }
    return text[index + 3] == ASCII.space || text[index + 3] == ASCII.hyphen
  }

  /// How many octets stand for a line end at `index`: LF, `\n` and `\r\n` written out, `[nl]`, `<EOL>`, `<br>`.
  private static func lineEnd(_ text: ArraySlice<UInt8>, _ index: Int) -> Int? {
    let rest = text[index...].prefix(6)
    switch rest.first {
    case ASCII.lineFeed: return 1
    case backslash:
      for mark: StaticString in ["\\r\\n", "\\n"] where rest.starts(withKeyword: mark) {
        return mark.utf8CodeUnitCount
      }
      return nil
    case UInt8(ascii: "["): return rest.starts(withKeyword: "[nl]") ? 4 : nil
    case UInt8(ascii: "<"):
      for mark: StaticString in ["<EOL>", "<br>", "<br />", "<br/>"] where rest.starts(withKeyword: mark) {
        return mark.utf8CodeUnitCount
      }
      return nil
    default: return nil
    }
  }
}
