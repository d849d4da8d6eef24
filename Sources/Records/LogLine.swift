import Octets
import SMTP

/// A line of a mail log or of a bounce: where the reply stands in it, and which command it says was refused.
enum LogLine {
  /// Words behind which a reply stands.
  private static let markers = [
    " said: ", "refused to talk to me: ", "diagnostic-code: smtp; ", "diagnostic-code: smtp;", "reply=",
    "stat=deferred: ",
    "status=sent (", "c=\"", "response: ", "reply: b'", "<<< ",
  ]

  /// Words behind which the command stands.
  private static let introductions = [
    "in reply to ", "mail server after ", " after pipelined ", " after ", "reject: ", "in response to ",
  ]

  static func find(in line: [UInt8]) -> ReplyFinder.Found? {
    var line = line
    let folded = line.asciiLowercased
    // qmail writes its blanks as underscores.
    if folded.index(ofPhrase: "_said:_") != nil {
      line = line.map { $0 == UInt8(ascii: "_") ? ASCII.space : $0 }
      return find(in: line)
    }
    if let reply = reply(line, folded) { return .reply(reply, request(in: folded)) }
    for marker in ["dsn=", "status: "] {
      guard let start = folded.index(ofPhrase: marker) else { continue }
      let word = line[(start + marker.utf8.count)...].prefix { $0.isASCIIDigit || $0 == ASCII.dot }
      if let status = EnhancedStatusCode(startOf: word) { return .status(status) }
    }
    return nil
  }

  private static func reply(_ line: [UInt8], _ folded: [UInt8]) -> Reply? {
    for marker in markers {
      guard let start = folded.index(ofPhrase: marker) else { continue }
      if let reply = reply(line[(start + marker.utf8.count)...]) { return reply }
    }
    // Behind any colon only a refusal is taken for one: `: 550 5.7.1 ...`. Other numbers stand there, too.
    for colon in line.indices where line[colon] == ASCII.colon && line[(colon + 1)...].first == ASCII.space {
      if let reply = reply(line[(colon + 2)...]), reply.code.isFailure { return reply }
    }
    return nil
  }

  private static func reply(_ text: ArraySlice<UInt8>) -> Reply? {
    guard let line = ReplyFinder.reply(text), line.hasSeparator else { return nil }
    var words = line.text[...]
    // What the logger put behind the server's own words.
    for tail in [" (in reply to ", "\\r\\n'"] {
      let folded = words.asciiLowercased
      if let end = folded.index(ofPhrase: tail) { words = words[..<(words.startIndex + end)] }
    }
    guard let last = ReplyLine(Array("\(line.code) ".utf8) + words) else { return nil }
    return Reply(lines: [last], bytes: [], violations: [])
  }

  private static func request(in folded: [UInt8]) -> Request? {
    if folded.index(ofPhrase: "refused to talk to me") != nil { return Request(kind: .connection) }
    for introduction in introductions {
      guard let start = folded.index(ofPhrase: introduction) else { continue }
      let words = folded[(start + introduction.utf8.count)...]
      if words.starts(withKeyword: "end of data") || words.starts(withKeyword: "sending data block") {
        return Request(kind: .endOfMessage, line: [ASCII.dot])
      }
      if words.starts(withKeyword: "initial connection") || words.starts(withKeyword: "connect") {
        return Request(kind: .connection)
      }
      let verb = Verb(of: words.prefix { $0.isASCIILetter })
      if Verb.known.contains(verb) { return Request(kind: .command(verb), line: Array(verb.rawValue.utf8)) }
    }
    return nil
  }
}
