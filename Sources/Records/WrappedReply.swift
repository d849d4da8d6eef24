import Octets
import SMTP

/// A reply that a program has taken apart: the number in one place of its sentence, the words in another.
///
///     permanent error (535): 5.7.8 Authentication failed                                        lettre
///     SMTP-Fehler (451): ... konnte nicht hinzugefügt werden (4.3.0 <a@b.example>: later)       Roundcube
///     DATA END command failed Detail: looks like spam SMTP code: 550 Additional SMTP info: 5.7.1   PHPMailer
enum WrappedReply {
  /// - Parameter folded: the line in lower case.
  static func find(_ line: [UInt8], _ folded: [UInt8]) -> Reply? {
    bracketed(line, folded) ?? detailed(line, folded) ?? coded(line, folded) ?? numbered(line, folded)
      ?? webServer(line, folded)
  }

  /// `permanent error (535): words`; `SMTP Error (451): sentence "x@y.example" (words).`
  private static func bracketed(_ line: [UInt8], _ folded: [UInt8]) -> Reply? {
    var start = 0
    while let end = folded.index(after: "): ", from: start) {
      start = end
      let open = end - 7
      guard open > 4, line[open] == UInt8(ascii: "("), line[open - 1] == ASCII.space,
        let code = code(line[(open + 1)..<(end - 3)])
      else { continue }
      let before = Array(folded[max(0, open - 32)..<(open - 1)])
      let isOfWebmail = before.has("smtp")
      let isOfLibrary = before.has("permanent error") || before.has("transient error")
      guard isOfWebmail || isOfLibrary, SaidReply.usual.contains(code.rawValue) else { continue }
      let words = line[end...].trimmingBlanks
      return ReplyText.made(code, isOfWebmail ? lastBracket(words) ?? words : words)
    }
    return nil
  }

  /// `... Detail: words SMTP code: 550 Additional SMTP info: 5.7.1`
  private static func detailed(_ line: [UInt8], _ folded: [UInt8]) -> Reply? {
    guard let number = folded.index(after: " smtp code: "),
      let detail = folded.index(after: " detail: "), detail < number,
      let code = code(line[number...].prefix { $0.isASCIIDigit })
    else { return nil }
    let info = folded.index(after: "additional smtp info: ", from: number).map { start in
      line[start...].prefix { $0.isASCIIDigit || $0 == ASCII.dot }
    }
    let status = info.flatMap { EnhancedStatusCode(startOf: $0) == nil ? nil : Array($0) + [ASCII.space] } ?? []
    return ReplyText.made(code, (status + line[detail..<(number - 12)].trimmingBlanks)[...])
  }

  /// `SMTP Error: Failed to add recipient 'x@y.example'. words (Code: 451)`
  private static func coded(_ line: [UInt8], _ folded: [UInt8]) -> Reply? {
    guard let number = folded.index(after: " (code: "), let smtp = folded.index(after: "smtp error: "), smtp < number,
      let code = code(line[number...].prefix { $0.isASCIIDigit })
    else { return nil }
    let start = folded.index(after: "'. ", from: smtp) ?? smtp
    return start < number - 8 ? ReplyText.made(code, line[start..<(number - 8)]) : nil
  }

  /// `rejected command 'DATA' with code 554 (5.7.1) 'words'`; `ERROR_CODE :550, ERROR_CODE :words`
  private static func numbered(_ line: [UInt8], _ folded: [UInt8]) -> Reply? {
    if folded.has("reject"), let start = folded.index(after: " with code "), let code = code(line[start...].prefix(3)),
      let words = folded.index(after: " '", from: start)
    {
      let status = line[(start + 3)...].prefix(16).drop { $0.isBlank || $0 == UInt8(ascii: "(") }
        .prefix { $0.isASCIIDigit || $0 == ASCII.dot }
      let hasStatus = EnhancedStatusCode(startOf: status) != nil
      let text = line[words...].prefix { $0 != UInt8(ascii: "'") }
      return ReplyText.made(code, ((hasStatus ? Array(status) + [ASCII.space] : []) + text)[...])
    }
    // Cisco's `5.1.0 - Unknown address error 550-'words'`.
    if let start = folded.index(after: " error "), let code = code(line[start...].prefix(3)),
      folded.has("-'", at: start + 3)
    {
      let words = line[(start + 5)...]
      return ReplyText.made(code, words.lastIndex(of: UInt8(ascii: "'")).map { words[..<$0] } ?? words)
    }
    guard let start = folded.index(after: "error_code :"), let code = code(line[start...].prefix(3)),
      let words = folded.index(after: "error_code :", from: start)
    else { return nil }
    return ReplyText.made(code, line[words...])
  }

  /// `SMTPSVC1 ... - - 550+5.7.60+SMTP;+Client+does+not+have+permissions 0 0 116`: plus signs stand for spaces.
  private static func webServer(_ line: [UInt8], _ folded: [UInt8]) -> Reply? {
    guard folded.has(" smtpsvc") else { return nil }
    for field in line.split(separator: ASCII.space) where field.count > 4 && field.dropFirst(3).first == plus {
      guard let code = code(field.prefix(3)) else { continue }
      return ReplyText.made(code, field.dropFirst(4).map { $0 == plus ? ASCII.space : $0 }[...])
    }
    return nil
  }

  private static let plus = UInt8(ascii: "+")

  /// Three digits that are a refusal's.
  private static func code(_ digits: ArraySlice<UInt8>) -> ReplyCode? {
    guard digits.count == 3, let code = ReplyText.code(of: digits), code.isFailure else { return nil }
    return code
  }

  /// What is in the last pair of brackets, if the sentence ends with it.
  private static func lastBracket(_ words: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var words = words
    while let last = words.last, last == ASCII.dot || last.isBlank { words = words.dropLast() }
    guard words.last == UInt8(ascii: ")") else { return nil }
    var depth = 0
    for index in words.indices.reversed() {
      if words[index] == UInt8(ascii: ")") { depth += 1 }
      if words[index] == UInt8(ascii: "(") { depth -= 1 }
      if depth == 0 { return words[(index + 1)...].dropLast() }
    }
    return nil
  }
}
