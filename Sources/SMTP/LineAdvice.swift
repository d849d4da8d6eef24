/// Finds what is worth saying about a line before it goes out. It looks, and changes nothing.
enum LineAdvice {
  static func insideMessage(_ line: [UInt8], doubled: Bool) -> [Advice] {
    var advice: [Advice] = []
    if line.first == ASCII.dot, line.count > 1, line.dropFirst().allSatisfy(\.isBlank) {
      advice.append(.dotWithBlank)
    } else if doubled {
      advice.append(.dotDoubled)
    }
    let word = String(decoding: line.trimmingBlanks, as: UTF8.self).asciiUppercased
    if ["QUIT", "HELP", ":HELP", ":QUIT", "EXIT", "RSET"].contains(word) {
      advice.append(.commandInsideMessage(word))
    }
    if line.count + 2 > 1_000 { advice.append(.textLineTooLong(octets: line.count + 2)) }
    return advice
  }

  static func forCommand(_ line: [UInt8], in dialogue: ClientDialogue) -> [Advice] {
    if dialogue.stage == .greeting { return [.beforeGreeting] }
    if line.trimmingBlanks.isEmpty { return [.emptyLine] }
    let text = String(decoding: line.trimmingBlanks, as: UTF8.self)
    if let advice = misplaced(text, line) { return [advice] }
    var advice = octets(line)
    if text.contains("YOUR_ADDRESS") || text.contains("YOUR_IP_ADDRESS") { advice.append(.placeholder) }
    let verb = Verb(of: line)
    guard Verb.known.contains(verb) else { return advice + [unknown(verb, text)] }
    do throws(CommandError) {
      advice += order(try Command(parsing: line), dialogue)
    } catch {
      advice.append(malformed(verb, error))
    }
    if isBlankAfterColon(line) { advice.append(.blankAfterColon(verb)) }
    return advice
  }

  /// A line that belongs elsewhere: in a shell, in a message, in an example.
  private static func misplaced(_ text: String, _ line: [UInt8]) -> Advice? {
    let words = text.split(separator: " ").map(String.init)
    switch words[0].lowercased() {
    case "telnet", "nc", "ncat", "netcat", "open", "connect", "ssh", "smtp-tutor":
      let host = words.count > 1 ? words[1] : nil
      return .shellCommand(name: words[0], host: host, port: words.count > 2 ? Int(words[2]) : nil)
    case "openssl", "swaks", "curl", "make", "ls", "cd":
      return .shellCommand(name: words[0], host: nil, port: nil)
    case "exit", "bye", "logout", "close", "q", "?", "h", "man": return .localWord(words[0].lowercased())
    case "c:", "s:": return .notationPrefix
    default: break
    }
    if words[0].hasPrefix("C:") || words[0].hasPrefix("S:") { return .notationPrefix }
    if let reply = ReplyLine(line) { return .pastedReply(reply.code) }
    return header(words[0], text).map { .headerOutsideMessage($0) }
  }

  private static func header(_ word: String, _ text: String) -> String? {
    guard word.hasSuffix(":"), word.count > 1 else { return nil }
    let name = String(word.dropLast())
    let rest = text.dropFirst(word.count).drop { $0 == " " }
    let known = [
      "FROM", "TO", "CC", "BCC", "SUBJECT", "DATE", "REPLY-TO", "MESSAGE-ID", "SENDER", "RECEIVED",
    ]
    guard known.contains(name.asciiUppercased) else { return nil }
    // `FROM: <a@b>` without MAIL is a forgotten verb rather than a header.
    return rest.hasPrefix("<") && name == name.asciiUppercased ? nil : name
  }

  private static func octets(_ line: [UInt8]) -> [Advice] {
    var advice: [Advice] = []
    if line.count + 2 > 512 { advice.append(.commandTooLong(octets: line.count + 2)) }
    if line.contains(ASCII.nul) { advice.append(.nul) }
    if line.contains(where: { $0 >= 0x80 }) { advice.append(.nonASCII) }
    return advice
  }

  private static func unknown(_ verb: Verb, _ text: String) -> Advice {
    let word = verb.rawValue
    for (prefix, verb) in [("MAIL", Verb.mail), ("RCPT", .rcpt), ("FROM:", .mail), ("TO:", .rcpt)]
    where word.hasPrefix(prefix) {
      return .missingKeyword(verb)
    }
    return .unknownVerb(verb, suggestion: Spelling.nearest(to: verb))
  }

  private static func malformed(_ verb: Verb, _ error: CommandError) -> Advice {
    switch error {
    case .missingKeyword: .missingKeyword(verb)
    case .path(.missingBrackets(let mailbox)): .missingBrackets(verb, mailbox)
    default: .malformed(verb, error)
    }
  }

  private static func order(_ command: Command, _ dialogue: ClientDialogue) -> [Advice] {
    let hasSender = dialogue.envelope.sender != nil
    switch command {
    case .mail where hasSender: return [.senderAlreadyGiven]
    case .mail where dialogue.helloName == nil: return [.helloFirst]
    case .rcpt where !hasSender: return [.senderFirst]
    case .data where !hasSender: return [.senderFirst]
    case .data where dialogue.envelope.recipients.isEmpty: return [.recipientFirst]
    default: return []
    }
  }

  private static func isBlankAfterColon(_ line: [UInt8]) -> Bool {
    let verb = Verb(of: line)
    guard verb == .mail || verb == .rcpt, let colon = line.firstIndex(of: ASCII.colon) else { return false }
    return colon + 1 < line.count && line[colon + 1].isBlank
  }
}
