import Octets

/// Knows a line at the command prompt that belongs elsewhere: in a shell, in a message, in an example.
package enum MisplacedLine {
  /// - Parameter line: without spaces at its ends; not empty.
  static func advice(for line: ArraySlice<UInt8>) -> LineWarning? {
    let words = line.split(whereSeparator: \.isBlank).map { String(decoding: $0, as: UTF8.self) }
    guard let first = words.first else { return nil }
    switch first.lowercased() {
    case "smtp-tutor" where words.count > 1 && ownCommands.contains(words[1]): return .ownCommand(words[1])
    case "telnet", "nc", "ncat", "netcat", "open", "connect", "ssh", "smtp-tutor":
      let arguments = words.dropFirst().filter { !$0.hasPrefix("-") }
      let port = arguments.count > 1 ? Int(arguments[1]) : nil
      return .shellCommand(name: first, host: arguments.first, port: port)
    case "openssl", "swaks", "curl", "make", "ls", "cd", "sudo", "ping", "dig", "nslookup", "clear", "cls", "echo", "$":
      return .shellCommand(name: first, host: nil, port: nil)
    case let word where LineWarning.asksForHelp(word) || LineWarning.asksToEnd(word): return .localWord(first)
    case "user", "pass", "retr", "stat", "list", "uidl": return .otherProtocol(word: first, name: "POP3")
    case "login": return .otherProtocol(word: first, name: "IMAP")
    case "get", "post", "host:": return .otherProtocol(word: first, name: "HTTP")
    case "#": return .notationPrefix
    default: break
    }
    if line.starts(withKeyword: "C:") || line.starts(withKeyword: "S:") { return .notationPrefix }
    if let reply = ReplyLine(line) { return .pastedReply(reply.code) }
    return header(line).map { .headerOutsideMessage($0) }
  }

  /// The commands of this program's command line, as far as a host is not meant; a test compares them with what it reads.
  package static let ownCommands: Set<String> = ["learn", "replay", "check", "explain", "send", "serve", "help"]

  private static let headers = [
    "FROM", "TO", "CC", "BCC", "SUBJECT", "DATE", "REPLY-TO", "MESSAGE-ID", "SENDER", "RECEIVED",
    "RETURN-PATH", "MIME-VERSION", "CONTENT-TYPE",
  ]

  /// The name of the header field this line is; nil if it is none that people write.
  private static func header(_ line: ArraySlice<UInt8>) -> String? {
    guard let colon = line.firstIndex(of: ASCII.colon) else { return nil }
    let name = String(decoding: line[..<colon].trimmingBlanks, as: UTF8.self)
    let folded = name.asciiUppercased
    guard headers.contains(folded) || (folded.hasPrefix("X-") && !folded.contains(" ")) else { return nil }
    // `from:<a@b>` without MAIL is a forgotten verb; a header is written `From:`.
    let isPath = line[(colon + 1)...].trimmingBlanks.first == UInt8(ascii: "<")
    let isCommandLike = name == folded || name == name.lowercased()
    return isPath && isCommandLike && (folded == "FROM" || folded == "TO") ? nil : name
  }
}
