import Octets
package import SMTP

/// An answer as the tables look at it: its place and code, and its words folded and bounded for searching.
package struct ClassifiedReply: Sendable {
  package let place: ReplyContext
  package let code: ReplyCode
  /// All lines, lower case, joined by spaces, at most `searchLimit` octets.
  package let words: [UInt8]
  /// Whatever enhanced code the text carries, fitting the reply code or not; also as `(#5.7.1)`, qmail's way.
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
    enhanced = EnhancedStatusCode(startOf: last.prefix(64)) ?? Self.inBrackets(self.words)
  }

  /// The enhanced code where its class agrees with the reply code.
  package var agreedEnhanced: EnhancedStatusCode? {
    enhanced.flatMap { $0.statusClass == code.rawValue / 100 ? $0 : nil }
  }

  /// The words without what stands in angle brackets: an address may say anything, and is not the server's.
  package var ownWords: [UInt8] {
    var depth = 0
    return words.filter { byte in
      if byte == UInt8(ascii: "<") { depth += 1 }
      if byte == UInt8(ascii: ">") { depth = max(0, depth - 1) }
      return depth == 0
    }
  }

  package func says(_ phrase: String) -> Bool { words.contains(phrase: phrase) }

  private static func inBrackets(_ words: [UInt8]) -> EnhancedStatusCode? {
    guard let start = words.index(ofPhrase: "(#") else { return nil }
    let inside = words[(start + 2)...].prefix(12)
    guard let end = inside.firstIndex(of: UInt8(ascii: ")")) else { return nil }
    return EnhancedStatusCode(startOf: inside[..<end])
  }
}
