import Octets
import SMTP

/// Which command a line of a log or of a bounce says was refused, and whose server refused it.
enum LogPlace {
  /// Words after which the command is named.
  private static let introductions: [StaticString] = [
    "in reply to ", "mail server after pipelined ", "mail server after ", "milter-reject: ", "reject: ",
    "in response to ", "failed command", "command=\"", "did not like our ",
    "smtp protocol error in \"", "syntax error in \"", "temporarily rejected ", "rejected after ", "rejected ",
    "lost connection after ", "after pipelined ", "(delivery.", "command: '", "rejected command '", "server error: ",
  ]

  /// - Parameter line: letters folded to lower case.
  static func request(in line: [UInt8]) -> Request? {
    if line.has("refused to talk to me") || line.has("greeting failed") || line.has("_but_greeting_failed") {
      return Request(kind: .connection)
    }
    if line.has("authenticator failed") || line.has("authentication failed") || line.has("auth failure (") {
      return command(.auth)
    }
    for introduction in introductions {
      guard var start = line.index(after: introduction) else { continue }
      if introduction.utf8CodeUnitCount == 14, line.has("failed command", at: start - 14) {
        guard let quote = line[start...].firstIndex(of: UInt8(ascii: "\"")) else { continue }
        start = quote + 1
      }
      if let request = request(namedBy: line[start...]) { return request }
    }
    for (words, request) in exceptions where line.first(words) != nil { return request }
    for (words, request) in qmail where line.first(words) != nil { return request }
    return nil
  }

  /// What libraries call a refusal.
  private static let exceptions: [(words: StaticString, request: Request)] = [
    ("recipientsrefused", command(.rcpt)), ("recipientrefused", command(.rcpt)), ("senderrefused", command(.mail)),
    ("smtpdataerror", end), ("smtpconnecterror", Request(kind: .connection)), ("smtpheloerror", command(.ehlo)),
    ("authenticationerror", command(.auth)), ("failed to add recipient", command(.rcpt)),
    ("following recipients failed", command(.rcpt)), ("failed to set sender", command(.mail)),
  ]

  /// qmail-remote's own sentences.
  private static let qmail: [(words: StaticString, request: Request)] = [
    ("does not like recipient", command(.rcpt)), ("does_not_like_recipient", command(.rcpt)),
    ("sender was rejected", command(.mail)), ("my_name_was_rejected", command(.helo)),
    ("my name was rejected", command(.helo)), ("failed on data command", command(.data)),
    ("failed after i sent the message", end),
  ]

  /// The command with which the words begin.
  static func request(namedBy words: ArraySlice<UInt8>) -> Request? {
    for name: StaticString in [
      "end of data", "end-of-message", "sending data block", "end of message", "final data", "header", "body",
      "data end command",
    ] where words.starts(withKeyword: name) {
      return end
    }
    for name: StaticString in ["initial connection", "connect", "greeting"] where words.starts(withKeyword: name) {
      return Request(kind: .connection)
    }
    let verb = Verb(of: words.prefix { $0.isASCIILetter })
    return Verb.known.contains(verb) ? command(verb) : nil
  }

  /// The command's line is not known, only its verb.
  static func command(_ verb: Verb) -> Request { Request(kind: .command(verb), line: []) }

  static let end = Request(kind: .endOfMessage, line: [ASCII.dot])

  /// Whether a line is a field of a report that programs read, or the border of a part.
  static func isReportField(_ text: ArraySlice<UInt8>) -> Bool {
    for name: StaticString in [
      "--", "Reporting-MTA:", "Final-Recipient:", "Original-Recipient:", "Action:", "Status:", "Remote-MTA:",
    ] where text.starts(withKeyword: name) {
      return true
    }
    return false
  }

  // MARK: The host

  private static let hosts: [StaticString] = [
    "host ", "host '", "relay=", " h=", "hostname=\"", "hostname = \"", "{fqdn=", "while talking to ",
  ]

  /// The name of the server that spoke.
  static func host(in line: [UInt8]) -> String? {
    for introduction in hosts {
      guard let start = line.index(after: introduction) else { continue }
      if introduction.utf8CodeUnitCount == 5, start > 5, line[start - 6].isHostNameOctet { continue }
      if let name = name(at: line[start...].drop(while: \.isBlank)) { return name }
    }
    return nil
  }

  /// A host's name with which the words begin; it has a dot and a letter.
  static func name(at words: ArraySlice<UInt8>) -> String? {
    var name = words.prefix(256).prefix(while: \.isHostNameOctet)
    while name.last == ASCII.dot { name = name.dropLast() }
    guard name.count <= 255, name.contains(ASCII.dot), name.contains(where: \.isASCIILetter) else { return nil }
    return String(decoding: name, as: UTF8.self)
  }
}
