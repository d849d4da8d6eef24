import Octets
import SMTP

/// Replies that their own form tells, whatever the words around them are, and what brackets enclose.
extension SaidReply {
  /// `| 550 5.7.1 no`, `5.7.0 535 no`: a number beside an enhanced code of the same class.
  static func withStatus(_ line: [UInt8], _ folded: [UInt8]) -> Reply? {
    for index in line.indices.dropFirst() where line[index] == UInt8(ascii: "4") || line[index] == UInt8(ascii: "5") {
      let previous = line[index - 1]
      guard previous.isBlank || previous >= 0x80, index + 4 < line.count,
        line[index + 3] == ASCII.space || line[index + 3] == ASCII.hyphen,
        let code = ReplyText.code(of: line[index...])
      else { continue }
      let next = line[(index + 4)...].prefix { !$0.isBlank }
      let word = line[..<(index - 1)].suffix(16).split(whereSeparator: \.isBlank).last ?? []
      let isFollowed = isStatus(next, of: code) && line.count > next.endIndex + 1
      if isFollowed || (previous.isBlank && isStatus(word, of: code)) { return ended(line, folded, at: index) }
    }
    return nil
  }

  private static func isStatus(_ word: ArraySlice<UInt8>, of code: ReplyCode) -> Bool {
    word.count > 4 && EnhancedStatusCode(startOf: word)?.statusClass == code.rawValue / 100
  }

  /// `The mail server responded:  5.7.1 no`: an enhanced code in the place of the number, in a sentence about mail.
  static func statusAfterColon(_ line: [UInt8], _ folded: [UInt8]) -> Reply? {
    guard Self.mail.contains(where: { folded.has($0) }), Self.outcomes.contains(where: { folded.has($0) }) else {
      return nil
    }
    var found: Reply?
    var start = 0
    while let colon = folded.index(after: ": ", from: start) {
      start = colon
      let words = line[colon...].drop(while: \.isBlank)
      let text = words.drop { !$0.isBlank }.drop(while: \.isBlank)
      guard !folded.has("version", at: colon - 9), let first = text.first, !first.isASCIIDigit,
        EnhancedStatusCode(startOf: words.prefix(16)) != nil, let reply = ended(line, folded, at: words.startIndex)
      else { continue }
      found = reply
    }
    return found
  }

  /// Words for mail, and for what became of it, in the languages of mail programs.
  private static let mail: [StaticString] = [
    "mail", "smtp", "recipient", "correo", "courri", "posta", "messag", "poczt",
  ]
  private static let outcomes: [StaticString] = [
    "fail", "error", "reject", "refused", "respon", "antwor", "repond", "répond", "rispost", "odpowied", "svarade",
    "svarede", "svarte", "fehler", "fout", "erreur",
  ]

  /// `The server response was: sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)`: where qmail has it.
  static func statusAtEnd(_ line: [UInt8], _ folded: [UInt8]) -> Reply? {
    guard let mark = folded.index(after: " (#"), line.last == UInt8(ascii: ")"),
      let status = EnhancedStatusCode(startOf: line[mark...].dropLast()), status.statusClass != 2,
      let start = folded.index(after: " response was: ") ?? folded.index(after: " responded: "), start < mark - 3
    else { return nil }
    return LogLine.made(line[start...], isFinal: status.statusClass == 5, status: nil)
  }

  // MARK: Brackets

  /// `(535, b'5.7.8 no')` after the number: how Python shows it.
  static func isTuple(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.first == UInt8(ascii: ",") else { return false }
    let words = text.dropFirst().drop(while: \.isBlank)
    let quote = words.first == UInt8(ascii: "b") ? words.dropFirst().first : words.first
    return quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"")
  }

  /// Whether the word before a bracket names a fault: `Net::SMTPFatalError (`, `SmtpException (`.
  static func isError(_ folded: ArraySlice<UInt8>) -> Bool {
    let word = Array(folded.trimmingBlanks.suffix(64).split(separator: ASCII.space).last ?? [])
    return word.has("smtp") || word.has("exception", at: word.count - 9) || word.has("error", at: word.count - 5)
  }

  /// Up to the bracket that closes the one before the words.
  static func bracketed(_ words: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var depth = 1
    for index in words.indices {
      if words[index] == UInt8(ascii: "(") { depth += 1 }
      if words[index] == UInt8(ascii: ")") { depth -= 1 }
      if depth == 0 { return words[..<index] }
    }
    return words
  }
}
