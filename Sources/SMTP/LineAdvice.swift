import Octets

/// Finds what is worth saying about a line before it goes out. It looks, and changes nothing.
enum LineAdvice {
  // MARK: Inside a message

  static func insideMessage(_ line: [UInt8], doubled: Bool) -> [LineWarning] {
    var advice: [LineWarning] = []
    if line.first == ASCII.dot, line.count > 1, line.dropFirst().allSatisfy(\.isBlank) {
      advice.append(.dotWithBlank)
    } else if doubled {
      advice.append(.dotDoubled)
    }
    if let word = command(inText: line) { advice.append(.commandInsideMessage(word)) }
    if line.count + 2 > 1_000 { advice.append(.textLineTooLong(octets: line.count + 2)) }
    return advice
  }

  /// The word that shows a line of text to be meant as a command: a word alone, a whole MAIL or RCPT, or a colon and a
  /// word of three letters or more, as the commands of this program have it.
  private static func command(inText line: [UInt8]) -> String? {
    let text = line.trimmingBlanks
    guard text.count <= 512 else { return nil }
    if let first = line.first, first == ASCII.colon {
      let name = line.dropFirst().prefix { !$0.isBlank }
      return name.count >= 3 && name.allSatisfy(\.isASCIILetter) ? String(decoding: [first] + name, as: UTF8.self) : nil
    }
    let word = String(decoding: text, as: UTF8.self).asciiUppercased
    if ["QUIT", "HELP", "EXIT", "RSET", "DATA", "NOOP"].contains(word) { return word }
    switch try? Command(parsing: Array(text)) {
    case .mail: return "MAIL"
    case .rcpt: return "RCPT"
    default: return nil
    }
  }

  // MARK: At the command prompt

  static func forCommand(_ line: [UInt8], in conversation: Conversation) -> [LineWarning] {
    if conversation.stage == .greeting { return [.beforeGreeting] }
    let trimmed = line.trimmingBlanks
    if trimmed.isEmpty { return [.emptyLine] }
    if Array(trimmed) == [ASCII.dot] { return [.dotOutsideMessage(next: nextVerb(conversation))] }
    if let advice = MisplacedLine.advice(for: trimmed) {
      if case .headerOutsideMessage = advice, conversation.stage == .recipients { return [.textWithoutData] }
      return [advice]
    }
    let verb = Verb(of: line)
    var advice = octets(line)
    let text = String(decoding: trimmed, as: UTF8.self)
    let hasPlaceholder = text.asciiUppercased.contains(phrase: "YOUR_") || text.contains(phrase: "${")
    if hasPlaceholder { advice.append(.placeholder) }
    guard Verb.known.contains(verb) else {
      // The server knows what it lists, such as XCLIENT.
      if conversation.extensions?[Extension.Keyword(rawValue: verb.rawValue)] != nil { return advice }
      let unknown = unknown(verb, trimmed)
      if case .unknownVerb(_, nil) = unknown, conversation.stage == .recipients { return advice + [.textWithoutData] }
      return advice + [unknown]
    }
    do throws(CommandError) {
      let command = try Command(parsing: line)
      advice += order(command, conversation)
      // LMTP delivers to mailboxes of its own, which need no domain.
      if !hasPlaceholder, !conversation.isLMTP, let incomplete = unqualified(command) { advice.append(incomplete) }
    } catch {
      advice.append(malformed(verb, error, line))
    }
    if isBlankAfterColon(line, verb) { advice.append(.blankAfterColon(verb)) }
    return advice
  }

  private static func octets(_ line: [UInt8]) -> [LineWarning] {
    var advice: [LineWarning] = []
    // AUTH is no exception: only the answers to a 334 may be longer (RFC 4954, section 4).
    if line.count + 2 > 512 { advice.append(.commandTooLong(octets: line.count + 2)) }
    if line.contains(ASCII.nul) { advice.append(.nul) }
    if line.contains(where: { $0 >= 0x80 }) { advice.append(.nonASCII) }
    return advice
  }

  private static func unknown(_ verb: Verb, _ text: ArraySlice<UInt8>) -> LineWarning {
    // A space before the verb: servers see no verb at all.
    if verb.rawValue.isEmpty {
      let meant = Verb(of: text)
      return .leadingBlank(Verb.known.contains(meant) ? meant : Spelling.nearest(to: meant))
    }
    let word = verb.rawValue
    let joined: [(Verb, [String])] = [
      (.mail, ["MAILFROM", "MAIL:", "MAIL<", "FROM:", "FROM<"]),
      (.rcpt, ["RCPTTO", "RCPT:", "RCPT<", "TO:", "TO<"]),
    ]
    for (verb, beginnings) in joined where beginnings.contains(where: word.hasPrefix) {
      return .missingKeyword(verb)
    }
    switch word {
    case "FROM": return .missingKeyword(.mail)
    case "TO": return .missingKeyword(.rcpt)
    default:
      // `Hello, are you there?`: the comma is not part of the word.
      let typed = String(decoding: text.prefix { !$0.isBlank }, as: UTF8.self)
      if let meant = Spelling.nearest(to: verb) { return .unknownVerb(typed, suggestion: meant) }
      let named = typed.reversed().drop { ",.;:!?".contains($0) }.reversed()
      return .unknownVerb(named.isEmpty ? typed : String(named), suggestion: nil)
    }
  }

  private static func malformed(_ verb: Verb, _ error: CommandError, _ line: [UInt8]) -> LineWarning {
    switch error {
    case .missingKeyword: .missingKeyword(verb)
    case _ where namesSeveral(line, verb): .severalAddresses(verb)
    case .path(.missingBrackets): .missingBrackets(verb, mailbox(in: line))
    default: .malformed(verb, error)
    }
  }

  /// Whether a line that could not be read has two addresses, with a comma, a semicolon or a blank between them.
  private static func namesSeveral(_ line: [UInt8], _ verb: Verb) -> Bool {
    guard verb == .mail || verb == .rcpt else { return false }
    let parts = line.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") || $0.isBlank }
    return parts.count { part in
      guard let sign = part.firstIndex(of: UInt8(ascii: "@")) else { return false }
      // A host of a source route, or the rest of one address, has no name before the sign.
      return sign > part.startIndex && part[sign - 1] != UInt8(ascii: "<") && !part.contains(UInt8(ascii: "="))
    } > 1
  }

  /// The verb that comes next where the conversation is.
  private static func nextVerb(_ conversation: Conversation) -> Verb {
    if !conversation.envelope.recipients.isEmpty { return .data }
    if conversation.envelope.sender != nil { return .rcpt }
    return conversation.helloName == nil ? .helo : .mail
  }

  /// The address after the colon of a line whose path has no brackets where they belong: without the quotes round
  /// it, or the name before it.
  private static func mailbox(in line: [UInt8]) -> Mailbox? {
    let argument = line.drop { $0 != ASCII.colon }.dropFirst()
    guard let text = String(validating: argument, as: UTF8.self) else { return nil }
    let marks: Set<Unicode.Scalar> = ["<", ">", "\"", "'", "`", "(", ")", "[", "]", ",", ";", "“", "”"]
    let words = text.unicodeScalars.split { $0 == " " || $0 == "\t" || $0 == "<" }
    guard let word = words.first(where: { $0.contains("@") }) ?? words.first else { return nil }
    var bare = word.drop(while: marks.contains)
    while let last = bare.last, marks.contains(last) { bare = bare.dropLast() }
    return try? Mailbox(String(bare))
  }

  /// An address without a domain. Only `Postmaster` is one (RFC 5321, section 4.1.1.3).
  private static func unqualified(_ command: Command) -> LineWarning? {
    let mailbox: Mailbox? =
      switch command {
      case .mail(let path, _): path.mailbox
      case .rcpt(let path, _): path.mailbox
      default: nil
      }
    guard let mailbox, !mailbox.isQualified else { return nil }
    if command.verb == .rcpt, mailbox.localPart.asciiUppercased == "POSTMASTER" { return nil }
    return .malformed(command.verb, .path(.missingDomain))
  }

  private static func order(_ command: Command, _ conversation: Conversation) -> [LineWarning] {
    let hasSender = conversation.envelope.sender != nil
    // After a greeting that refuses everything no order is better than another.
    if conversation.history.greeting?.isFailure == true { return [] }
    switch command {
    case .helo where conversation.helloName != nil: return [.helloAgain(.helo)]
    case .ehlo where conversation.helloName != nil: return [.helloAgain(.ehlo)]
    case .mail where hasSender: return [.senderAlreadyGiven]
    case .mail where conversation.helloName == nil: return [.helloFirst]
    case .rcpt where !hasSender: return [.senderFirst]
    case .data where !hasSender: return [.senderFirst]
    case .data where conversation.envelope.recipients.isEmpty: return [.recipientFirst]
    default: return []
    }
  }

  private static func isBlankAfterColon(_ line: [UInt8], _ verb: Verb) -> Bool {
    guard verb == .mail || verb == .rcpt, let colon = line.firstIndex(of: ASCII.colon) else { return false }
    return colon + 1 < line.count && line[colon + 1].isBlank
  }
}
