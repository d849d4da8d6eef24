import Octets
package import SMTP

/// An answer as the tables look at it: its place and code, and its words folded and bounded for searching.
package struct ClassifiedReply: Sendable {
  package let place: ReplyContext
  package let code: ReplyCode
  /// All lines, lower case, joined by spaces, at most `searchLimit` octets.
  package let words: [UInt8]
  /// Whatever enhanced code the text carries, fitting the reply code or not; also as `(#5.7.1)`, as qmail writes it, and `#5.7.1`.
  package let enhanced: EnhancedStatusCode?
  package let answer: Answer

  /// More than any honest refusal holds; a hostile one costs no more than this.
  package static let searchLimit = 4_096

  package init(_ answer: Answer) {
    self.answer = answer
    place = ReplyContext(answer.request)
    code = answer.reply.code
    var words: [UInt8] = []
    for line in answer.reply.lines where words.count < Self.searchLimit {
      if !words.isEmpty { words.append(ASCII.space) }
      words += line.text.prefix(Self.searchLimit - words.count)
    }
    self.words = words.asciiLowercased
    let last = answer.reply.lines[answer.reply.lines.count - 1].text
    enhanced = EnhancedStatusCode(startOf: last.prefix(64)) ?? (code.isFailure ? Self.marked(self.words) : nil)
  }

  /// The enhanced code where its class agrees with the reply code.
  package var agreedEnhanced: EnhancedStatusCode? {
    enhanced.flatMap { $0.statusClass == code.rawValue / 100 ? $0 : nil }
  }

  /// The words without what is in angle brackets: an address may say anything, and is not the server's.
  package var ownWords: [UInt8] {
    var depth = 0
    return words.filter { byte in
      if byte == UInt8(ascii: "<") { depth += 1 }
      if byte == UInt8(ascii: ">") { depth = max(0, depth - 1) }
      return depth == 0
    }
  }

  /// The text of each line, an enhanced code at its start left out; at most `searchLimit` octets in all.
  var bareLines: [[UInt8]] {
    var rest = Self.searchLimit
    return answer.reply.lines.prefix { _ in rest > 0 }.map { line in
      var text = line.text.prefix(rest)
      rest -= text.count
      var word = text.prefix { !$0.isBlank }
      while word.first == UInt8(ascii: "#") { word = word.dropFirst() }
      while let last = word.last, [ASCII.colon, ASCII.hyphen, UInt8(ascii: ";")].contains(last) {
        word = word.dropLast()
      }
      if EnhancedStatusCode(startOf: word) != nil { text = text.drop { !$0.isBlank } }
      return Array(text)
    }
  }

  package func says(_ phrase: String) -> Bool { words.contains(phrase: phrase) }

  /// `(#5.7.1)`, as qmail writes it; `#5.7.1 Relaying`, as Cisco does.
  private static func marked(_ words: [UInt8]) -> EnhancedStatusCode? {
    for (index, octet) in words.enumerated() where octet == UInt8(ascii: "#") {
      let code = words[(index + 1)...].prefix { $0.isASCIIDigit || $0 == ASCII.dot }
      if let status = EnhancedStatusCode(startOf: code) { return status }
    }
    return nil
  }
}
