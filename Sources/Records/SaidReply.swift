import Octets
import SMTP

/// Where in a sentence somebody's reply is quoted.
enum SaidReply {
  /// Words after which a reply is quoted; the innermost counts, for it is the cause of the others.
  private static let markers: [StaticString] = [
    "responded with: ", "responded: ", "[message=", " -> ", " smtp;", " said: ", "refused to talk to me: ",
    "server returned ", "led=",
    "diagnostic-code: ",
    "server error: ", "response was: ", "smtpresponse\":\"", "diagnosticcode\":\"", "response\":\"", "response: ",
    "reply=", "response=\"",
    "details=\"", "details = \"", "msg=\"", "reply: ", "<<< ", "error: (", ": (", "c=\"",
  ]

  /// Numbers that RFC 5321 and its extensions know, and those that large providers use besides.
  static let usual: Set<Int> = [
    421, 422, 430, 432, 441, 442, 446, 447, 449, 450, 451, 452, 454, 455, 458, 459, 471, 500, 501, 502, 503, 504, 505,
    510, 511, 521,
    523, 524, 525, 530, 531, 534, 535, 538, 541, 550, 551, 552, 553, 554, 555, 556, 557, 571, 577,
  ]

  /// Words that make a number before them a quantity; those of the second list only where a number follows.
  private static let units: Set<String> = [
    "mb", "kb", "gb", "kib", "mib", "gib", "b", "bytes", "octets", "ms", "msec", "s", "sec", "secs", "seconds", "min",
    "minutes",
    "hours", "days", "messages", "mails", "emails", "connections", "requests", "times", "recipients", "files", "items",
    "lines",
    "entries", "rows", "pages", "people", "users", "errors", "attempts", "hits",
  ]
  private static let measures: Set<String> = ["from", "in", "of", "per", "at", "to", "for"]

  /// - Parameter isSure: whether a reply is expected there, so that a number need not be followed by evidence.
  static func find(in line: ArraySlice<UInt8>, isSure: Bool) -> Reply? {
    let line = Array(line)
    let folded = LogLine.folded(line)
    if isSure, let reply = ended(line, folded, at: 0) { return reply }
    for marker in markers {
      // The last one: what is quoted inside another quotation.
      var found: Reply?
      var start = 0
      while let index = folded.index(after: marker, from: start) {
        if let reply = ended(line, folded, at: index) { found = reply }
        start = index
      }
      if let found { return found }
    }
    if let reply = stalwart(line, folded) { return reply }
    return afterColon(line, folded, isSure: isSure) ?? withStatus(line, folded) ?? statusAfterColon(line, folded)
      ?? statusAtEnd(line, folded)
  }

  /// Whether the text has the number itself, and not only an enhanced code in its place.
  static func names(_ code: ReplyCode, in line: [UInt8]) -> Bool {
    let digits = Array("\(code)".utf8)
    return line.indices.dropLast(2).contains {
      line[$0] == digits[0] && line[$0 + 1] == digits[1] && line[$0 + 2] == digits[2]
    }
  }

  /// `code = 550, enhanced = "5.1.1", details = "no such user"`; `"code":550,"message":"5.1.1 no such user"`
  private static func stalwart(_ line: [UInt8], _ folded: [UInt8]) -> Reply? {
    guard let start = folded.index(after: "code = ") ?? folded.index(after: "code=") ?? folded.index(after: "code\":"),
      start + 3 <= line.count,
      ReplyText.isPossible(Int(String(decoding: line[start..<(start + 3)], as: UTF8.self)) ?? 0)
    else { return nil }
    var words: [UInt8] = []
    for name: StaticString in [
      "enhanced = \"", "enhanced=\"", "details = \"", "details=\"", "reason = \"", "reason=\"", "message = \"",
      "message\":\"",
    ] {
      guard let index = folded.index(after: name, from: start) else { continue }
      words += line[index...].prefix { $0 != UInt8(ascii: "\"") } + [ASCII.space]
    }
    return words.isEmpty ? nil : ReplyText.reply((Array(line[start..<(start + 3)]) + [ASCII.space] + words)[...])
  }

  /// After any colon, quote or bracket only a refusal is taken for a reply, and only with evidence.
  private static func afterColon(_ line: [UInt8], _ folded: [UInt8], isSure: Bool) -> Reply? {
    for index in line.indices.dropFirst() where line[index] == UInt8(ascii: "4") || line[index] == UInt8(ascii: "5") {
      let previous = line[index - 1]
      let isBracket = previous == UInt8(ascii: "(")
      let opens =
        previous.isBlank && index > 1
        ? [ASCII.colon, UInt8(ascii: ">"), UInt8(ascii: "=")].contains(line[index - 2])
          || (index > 4 && folded.has("with", at: index - 5))
        : [UInt8(ascii: "\""), UInt8(ascii: "'"), ASCII.colon, UInt8(ascii: ","), UInt8(ascii: "#")].contains(previous)
          || isBracket
      guard opens, let code = ReplyText.code(of: line[index...]), code.isFailure, index + 3 < line.count else {
        continue
      }
      if isBracket, usual.contains(code.rawValue), isTuple(line[(index + 3)...]) {
        let text = folded[(index + 4)...].drop { $0.isBlank || $0 == UInt8(ascii: "b") }.dropFirst()
        guard !isOfWeb(text), text.contains(ASCII.space) else { continue }
        return ended(line, folded, at: index)
      }
      guard line[index + 3] != UInt8(ascii: ",") else { continue }
      let words = folded[(index + 4)...].drop { $0.isBlank || $0 == ASCII.hyphen }
      let hasStatus = EnhancedStatusCode(startOf: words.prefix(16)) != nil || line[index + 3] == ASCII.hyphen
      guard !isOfWeb(words), hasStatus || ![UInt8(ascii: ","), UInt8(ascii: "#")].contains(previous),
        !isBracket || hasStatus || isError(folded[..<(index - 1)])
      else { continue }
      guard hasStatus || isSure || isSentence(words) && usual.contains(code.rawValue) else { continue }
      if let reply = ended(line, folded, at: index), reply.code.isFailure { return reply }
    }
    return nil
  }

  /// HTTP has codes of its own.
  private static func isOfWeb(_ words: ArraySlice<UInt8>) -> Bool {
    for phrase: StaticString in [
      "internal server error", "bad gateway", "gateway time", "not found", "forbidden", "method not allowed",
      "not implemented", "too many requests", "unauthorized", "bad request",
    ] where words.starts(withKeyword: phrase) {
      return true
    }
    return false
  }

  /// Whether words can be a server's, and not what a number counts.
  private static func isSentence(_ words: ArraySlice<UInt8>) -> Bool {
    guard let first = words.first, first.isASCIILetter || first >= 0x80 || "<[#('\"".utf8.contains(first) else {
      return false
    }
    return words.count > 3 && !isQuantity(words) && !MailWords.isProse(words)
  }

  /// Whether the words make a number before them a quantity.
  static func isQuantity(_ words: some Collection<UInt8>) -> Bool {
    let first = words.prefix(16).prefix(while: \.isASCIILetter)
    let word = String(decoding: first.map(\.asciiLowercased), as: UTF8.self)
    // A server begins a sentence with a capital: `550 Connections not accepted`.
    let isSentence = first.count > 3 && first.first.map { $0 != $0.asciiLowercased } == true
    if units.contains(word), !isSentence, words.dropFirst(first.count).first != ASCII.hyphen { return true }
    guard measures.contains(word) else { return false }
    let next = words.dropFirst(first.count).prefix(64).drop(while: \.isBlank).prefix { !$0.isBlank }
    return next.contains(where: \.isASCIIDigit)
  }

  /// What loggers put after the server's own words.
  private static let tails: [StaticString] = [
    " (in reply to ", "; from=<", "; to=<", "; proto=", "}; {", "};{", "\\r\\n'", " (set_id=", "/giving up on ", "'}",
    "/\n",
    " [lastattempted", " host=", " ##", "> #smtp#", " #smtp#",
  ]

  /// A reply that begins at `start`, without the logger's words after it.
  static func ended(_ line: [UInt8], _ folded: [UInt8], at start: Int) -> Reply? {
    var end = line.count
    for tail in tails {
      if let index = folded.first(tail, from: start), index < end { end = index }
    }
    var words = line[start..<end]
    // A field of a line of CSV.
    if start > 0, line[start - 1] == UInt8(ascii: ",") { words = words.prefix { $0 != UInt8(ascii: ",") } }
    if start > 0, line[start - 1] == UInt8(ascii: "("), !isTuple(words.dropFirst(3)) { words = bracketed(words) }
    let opening = words.drop(while: \.isBlank).first
    // The quote or the bracket that was opened before it, or around it.
    if let quote = opening, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let inside = words.drop(while: \.isBlank).dropFirst()
      if let close = closing(quote, inside) { words = inside[..<close] }
    } else if start > 0, line[start - 1] == UInt8(ascii: "\"") || line[start - 1] == UInt8(ascii: "'"),
      let close = closing(line[start - 1], words)
    {
      words = words[..<close]
    }
    while let last = words.last,
      last.isBlank || last == UInt8(ascii: "/") || last == UInt8(ascii: "}") || isUnpaired(last, words)
    {
      words = words.dropLast()
    }
    return ReplyText.reply(words) ?? bare(words)
  }

  /// Whether the last octet closes a quote or a bracket that was opened before the words.
  private static func isUnpaired(_ last: UInt8, _ words: ArraySlice<UInt8>) -> Bool {
    switch last {
    case UInt8(ascii: "\""): words.count { $0 == last } % 2 == 1
    case UInt8(ascii: ")"): words.count { $0 == last } > words.count { $0 == UInt8(ascii: "(") }
    case UInt8(ascii: "]"): words.count { $0 == last } > words.count { $0 == UInt8(ascii: "[") }
    case UInt8(ascii: ">"): words.count { $0 == last } > words.count { $0 == UInt8(ascii: "<") }
    case UInt8(ascii: "'"):
      !words.indices.contains {
        words[$0] == last && ($0 == words.startIndex || words[$0 - 1].isBlank || words[$0 - 1] == UInt8(ascii: "("))
      }
    default: false
    }
  }

  /// `The server response was: 5.7.1 Unable to relay`: an enhanced code in the place of the number.
  private static func bare(_ words: ArraySlice<UInt8>) -> Reply? {
    let words = words.trimmingBlanks
    guard words.count > 8, words.first?.isASCIIDigit == true,
      let status = EnhancedStatusCode(startOf: words.prefix(16)), status.statusClass != 2,
      let code = ReplyCode(rawValue: status.statusClass == 4 ? 450 : 550)
    else { return nil }
    return ReplyText.made(code, words)
  }

  /// The last such quote before the end or, where others follow, the first that ends a word.
  private static func closing(_ quote: UInt8, _ words: ArraySlice<UInt8>) -> Int? {
    var index = words.startIndex
    var last: Int?
    while index < words.endIndex {
      if words[index] == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if words[index] == quote {
        let next = index + 1 < words.endIndex ? words[index + 1] : ASCII.space
        last = index
        if !next.isASCIILetter && !next.isASCIIDigit { return index }
      }
      index += 1
    }
    return last
  }
}
