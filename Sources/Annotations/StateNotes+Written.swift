import Causes
import Octets
import SMTP

/// A line that is no command, or is not written as one: the line itself shows what the server minds.
extension StateNotes {
  static let written: [Rule] = [chunkForm, webRequest, needlessArgument, lineAsWritten]

  /// A request of a browser or a proxy, which some servers answer by closing.
  private static let webRequest: Rule = { refused in
    guard refused.says("open proxy") else { return nil }
    for case .otherProtocol(let word, let name) in Conversation.advice(for: refused.request.line) {
      return Finding(
        "written.proxy", "\(Excerpt.short(word.asciiUppercased, limit: 8)) is a command of \(name), not of SMTP",
        "Whoever says that to a mail server is taken for an open proxy, which is how senders of spam hide, and the "
          + "server closes the connection. No list was asked about your address.",
        next: ":reconnect", .unknownCommand, "RFC 5321, section 4.1.1")
    }
    return nil
  }

  /// Words after a verb with which this server wants none, even where the RFC allows them: NOOP, HELP.
  private static let needlessArgument: Rule = { refused in
    let line = refused.request.line.trimmingBlanks
    guard refused.isPermanent, let verb = refused.request.verb, Verb.known.contains(verb),
      line.contains(where: \.isBlank),
      refused.says("not accept arguments", "no arguments", "no parameters allowed", "takes no argument")
    else { return nil }
    return Finding(
      "written.argument", "\(verb) takes no argument\(mayTakeOne.contains(verb.rawValue) ? " here" : "")",
      "The command is the word alone.", next: NextLine.isPossible(verb.rawValue, refused.history) ? verb.rawValue : nil,
      .unknownCommand, reference(verb))
  }

  private static let mayTakeOne: Set<String> = ["NOOP", "HELP"]

  private static let lineAsWritten: Rule = { refused in
    guard case .command = refused.request.kind, refused.isPermanent, refused.place != .auth,
      [500, 501, 502, 503, 521, 553, 555].contains(refused.code), !refused.says("too many")
    else { return nil }
    for warning in Conversation.advice(for: refused.request.line) {
      let proposed = LineWarningNotes.note(warning, refused.context).next.flatMap {
        NextLine.isCommand($0) && NextLine.isPossible($0, refused.history) ? $0 : nil
      }
      // What was proposed before the reply, from what was typed, holds after it.
      if let finding = finding(warning, refused, next: proposed ?? refused.nextStep) { return finding }
    }
    return nil
  }

  private static func finding(_ warning: LineWarning, _ refused: RefusedCase, next: String?) -> Finding? {
    switch warning {
    case .emptyLine:
      notCommand(
        "empty", "an empty line is not a command", refused, next, why: "Nothing was asked, and nothing has changed.")
    case .dotOutsideMessage:
      notCommand(
        "dot", "a dot alone ends a message, and none had begun", refused, refused.nextStep,
        why: "A message begins with DATA, once 354 has answered it. Nothing has changed.")
    case .unknownVerb(let word, _):
      notCommand("verb", "\(Excerpt.short(word, limit: 16)) is not an SMTP command", refused, next)
    case .shellCommand(let name, _, _):
      notCommand(
        "shell", "\(Excerpt.short(name, limit: 12)) is a command for a shell, not for a mail server", refused, next)
    case .ownCommand(let name):
      notCommand(
        "own", "smtp-tutor \(Excerpt.short(name, limit: 8)) is a command for your shell", refused, next)
    case .localWord(let word):
      notCommand(
        "word", "\(Excerpt.short(word, limit: 8)) is not an SMTP command", refused, next,
        why: "QUIT is the word for the end of a session, and HELP asks what the server knows.")
    case .pastedReply: notCommand("reply", "a line that begins with a number is a reply, not a command", refused, next)
    case .notationPrefix: notCommand("notation", "C: and S: only mark who speaks in an example", refused, next)
    case .headerOutsideMessage(let name): header(name, refused, next)
    case .leadingBlank: notCommand("space", "there may be no space before a command", refused, next)
    case .otherProtocol(let word, let name):
      notCommand(
        "protocol", "\(Excerpt.short(word.asciiUppercased, limit: 8)) is a command of \(name), not of SMTP", refused,
        next)
    case .missingKeyword(let verb) where !Verb.known.contains(Verb(of: refused.request.line)):
      notCommand(
        "form", "it is written \(verb == .mail ? "MAIL FROM:<...>" : "RCPT TO:<...>")", refused, next)
    case .severalAddresses(let verb) where isAddress(refused): several(verb, refused, next)
    case .missingBrackets
    where isAddress(refused) && (!refused.says("parameter") || refused.request.line.contains(UInt8(ascii: "<"))):
      brackets(refused, next)
    case .malformed(let verb, let error): malformed(verb, error, refused, next)
    // Nothing a server refuses for its form, or what other rules tell better.
    case .missingKeyword, .severalAddresses, .missingBrackets, .blankAfterColon, .placeholder, .commandTooLong, .nul,
      .nonASCII, .beforeGreeting, .helloFirst, .helloAgain, .senderFirst, .senderAlreadyGiven, .recipientFirst,
      .textWithoutData, .dotDoubled, .dotWithBlank, .commandInsideMessage, .textLineTooLong, .emptyLineForgotten,
      .noHeaders, .beyondChunk:
      nil
    }
  }

  /// What the server took for a verb is none.
  private static func notCommand(
    _ id: String, _ headline: String, _ refused: RefusedCase, _ next: String?, why: String? = nil
  ) -> Finding? {
    guard refused.place == .other || refused.request.verb.map({ !Verb.known.contains($0) }) != false,
      refused.isUnknown || refused.says("syntax", "bad command", "invalid command")
    else { return nil }
    return Finding(
      "written.\(id)", headline,
      why
        ?? "The server read the first word of the line as a command, and has no command of that name. Nothing has changed: "
        + "the session goes on as it was.",
      next: next, .unknownCommand, "RFC 5321, section 4.1.1")
  }

  private static func header(_ name: String, _ refused: RefusedCase, _ next: String?) -> Finding? {
    guard refused.isUnknown || refused.says("syntax") else { return nil }
    return Finding(
      "written.header", "\(Excerpt.short(name, limit: 14)): is a header, and no message has begun",
      "Outside of a message the server reads the first word of a line as a command. Headers come after DATA and its "
        + "354. Nothing has changed.",
      next: next, .unknownCommand, "RFC 5321, section 4.1.1")
  }

  /// 221 to a line that is not QUIT: the server leaves for what the line looks like to it.
  static let goodbye: [Rule] = [
    { refused in
      guard refused.place != .quit, case .command = refused.request.kind else { return nil }
      for case .headerOutsideMessage(let name) in Conversation.advice(for: refused.request.line) {
        return Finding(
          "goodbye.header", "\(Excerpt.short(name, limit: 14)): is a header, and no message has begun",
          "Outside of a message the server reads each line as a command; headers come after DATA and its 354. This server "
            + "takes a header there for the work of an attacker, and leaves. Nothing was sent.",
          next: ":reconnect", .unknownCommand, "RFC 5321, section 4.1.1; Postfix, smtpd_forbidden_commands")
      }
      return nil
    }
  ]

  // MARK: An address

  /// Whether the form of an address may be what the server minds, and not whose it is.
  private static func isAddress(_ refused: RefusedCase) -> Bool {
    guard refused.place == .mail || refused.place == .rcpt, refused.command == nil else { return false }
    return [500, 501, 555].contains(refused.code)
      || refused.says("syntax", "malformed", "bad address", "illegal", "invalid", "missing")
      || refused.heard.says("unbalanced")
      || refused.says("domain name required", "hostname required", "address required", "unsupported option")
  }

  private static func several(_ verb: Verb, _ refused: RefusedCase, _ next: String?) -> Finding {
    Finding(
      "written.several", verb == .rcpt ? "each RCPT names one recipient" : "a message has one sender",
      verb == .rcpt
        ? "For more recipients repeat RCPT: each gets a reply of its own. A list with commas belongs in the To: header."
        : "MAIL names the one address to which bounces go.",
      next: next, .format, reference(verb))
  }

  /// `MAIL FROM:Bugs <bugs@example.org>`, or no brackets at all.
  private static func brackets(_ refused: RefusedCase, _ next: String?) -> Finding {
    let hasName = refused.request.line.contains(UInt8(ascii: "<"))
    return Finding(
      "written.brackets",
      hasName
        ? "only the address in < > may follow the colon"
        : "the \(refused.place == .mail ? "sender" : "recipient") address is malformed",
      hasName
        ? "A person's name, and whatever else is before the <, belongs in the From: or To: header of the message."
        : "It belongs in angle brackets, < >, and this server insists on them.",
      next: next, .format, reference(refused.place == .mail ? .mail : .rcpt))
  }

  // MARK: An argument

  private static func malformed(_ verb: Verb, _ error: CommandError, _ refused: RefusedCase, _ next: String?)
    -> Finding?
  {
    let (what, id) = ErrorWords.of(error)
    switch error {
    case .missingArgument(.helo), .missingArgument(.ehlo):
      guard !refused.isUnknown else { return nil }
      return Finding(
        "written.hello", "\(verb) needs a name after it",
        "None was given, so none was judged. It is the full host name of the sending machine, or its IP address in "
          + "square brackets.",
        next: next, .helo, "RFC 5321, section 4.1.1.1")
    case .missingArgument, .unexpectedArgument:
      guard refused.code == 501 || refused.says("syntax", "argument required", "parameter required") else { return nil }
      let isMissing = if case .missingArgument = error { true } else { false }
      return Finding(
        "written.\(id)", what,
        isMissing ? "The line ends where something has to follow." : "The command is the word alone.",
        next: next, .unknownCommand, reference(verb))
    case .path where isAddress(refused):
      return Finding(
        "written.address.\(id)", what, "The form is <name@domain>. Whether the address exists was not judged.",
        next: next, .format, reference(verb))
    case .malformedDomain:
      guard refused.says("invalid domain", "invalid hostname", "invalid name", "syntax"),
        !refused.says("not resolve", "not found")
      else { return nil }
      return Finding(
        "written.host", what,
        "A host name has letters, digits, hyphens and dots. Whether it exists was not judged. An IP address is written in "
          + "square brackets.",
        next: next ?? refused.context.extendedHello, .helo, "RFC 5321, section 4.1.2")
    case .emptyLine, .missingKeyword, .malformedParameter, .path: return nil
    }
  }

  /// `BDAT` or `BDAT all`, where a number belongs.
  private static let chunkForm: Rule = { refused in
    let words = refused.request.line.split(whereSeparator: \.isBlank)
    guard refused.place == .bdat, [500, 501, 521].contains(refused.code), refused.history.list?[.chunking] != nil,
      words.count < 2 || !words[1].allSatisfy(\.isASCIIDigit)
    else { return nil }
    return Finding(
      "written.chunk", "BDAT needs the size of the chunk after it, in octets",
      "The number says how many octets follow the line; LAST after it ends the message. DATA sends a message without "
        + "counting.",
      next: refused.code == 521 ? ":reconnect" : refused.nextStep, .unknownCommand, "RFC 3030, section 2")
  }

  private static func reference(_ verb: Verb) -> String {
    VerbTable.rows[verb.rawValue]?.reference ?? "RFC 5321, section 4.1.1"
  }
}
