import Octets
import Records
import SMTP

/// What servers said, found in a log or a transcript: only what can be a reply, in the words of the text, and
/// no more of it than the bounds allow.
enum ReplyFinderRules {
  /// As in `ReplyFinder`: octets of a line that are looked at, lines of a reply that are kept.
  private static let (lineLimit, replyLimit) = (4_096, 200)

  static func check(_ input: [UInt8]) throws {
    let lines = input.split(separator: ASCII.lineFeed, omittingEmptySubsequences: false).map(Array.init)
    // qmail writes its blanks as underscores.
    let text = input.map { $0 == UInt8(ascii: "_") ? ASCII.space : $0 }
    var finder = ReplyFinder()
    var short = ReplyFinder()
    for line in lines {
      let found = finder.find(in: line)
      try hold(found.count <= 2, "a line ends one reply and holds another, and no more")
      let foundShort = short.find(in: Array(line.prefix(lineLimit)))
      try hold(foundShort == found, "what is beyond the bound of a line is not looked at")
      for found in found { try check(found, in: text) }
    }
    for found in finder.finish() { try check(found, in: text) }
    try hold(finder.finish().isEmpty, "the end comes once")
  }

  private static func check(_ found: ReplyFinder.Found, in text: [UInt8]) throws(BrokenRule) {
    switch found {
    case .status(let status): try hold("\(status)".utf8.count <= 12, "an enhanced code is short")
    case .reply(let reply, let request):
      try hold((1...replyLimit).contains(reply.lines.count), "a reply has a line, and no more than its bound")
      for line in reply.lines {
        let code = line.code.rawValue
        try hold((200...559).contains(code) && code / 10 % 10 <= 5, "a code is one that SMTP can have")
        let words = line.text.map { $0 == UInt8(ascii: "_") ? ASCII.space : $0 }
        try hold(words.count <= lineLimit, "a line keeps no more than its bound")
        try hold(words.isEmpty || contains(text, words), "the words are those of the text")
      }
      try hold((request?.line.count ?? 0) <= lineLimit, "a command keeps no more than its bound")
    }
    try hold(!found.octets.contains(ASCII.lineFeed), "what is shown is one line")
  }

  private static func contains(_ text: [UInt8], _ words: [UInt8]) -> Bool {
    guard let first = words.first else { return true }
    return text.indices.contains { text[$0] == first && text[$0...].starts(with: words) }
  }
}
