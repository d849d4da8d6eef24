import SMTP

extension Mismatch {
  /// What was expected and what came, in a sentence or two, without giving the whole answer away.
  package var words: String {
    switch self {
    case .verb(let expected, let typed): Self.verb(expected, typed)
    case .malformed(let verb, let error): Self.malformed(verb, error)
    case .name(let expected, let typed): "The name expected here is `\(expected)`; you gave `\(typed.bounded)`."
    case .address(let verb, let expected, let typed): Self.address(verb, expected, typed)
    case .parameter(let missing): "The parameter `\(missing)` is missing after the address."
    case .argument("", let typed): "Nothing was expected after the verb; `\(typed.bounded)` came."
    case .argument(let expected, ""): "Something is missing after the verb: `\(expected)`."
    case .argument(let expected, let typed): "`\(expected)` was expected after the verb; `\(typed.bounded)` came."
    case .local(let expected, let typed): Self.local(expected, typed)
    case .leadingBlank: "The line is right but for the space before it: a line begins with its verb."
    case .surplus(let text): "Nothing was expected after the address; `\(text.bounded)` came."
    case .reply(let expected, let got):
      "The line is right, but the server was expected to answer \(expected) and said \(got)."
    case .message: "A message was expected here, from its first line to the lone dot, and that was a command."
    case .blankLine: "The line between the headers and the text looks empty, but there is a space in it."
    case .missingHeader(let name):
      "The message has no header `\(name):`. Headers are the first lines of a message, before its empty line."
    case .misplacedHeader(let name, let place): Self.misplaced(name, place)
    case .header(let name, let expected, let typed):
      "The header `\(name):` was expected to say `\(expected)`; "
        + (typed.isEmpty ? "it is empty." : "it says `\(typed.bounded)`.")
    case .missingEmptyLine:
      "The empty line is missing. It belongs between the headers and the text; without it, nobody knows where the text "
        + "begins."
    case .missingText: "The message has no body: something was expected after the empty line."
    case .missingDotLine(let line):
      "The text was expected to have the line `\(line)`. Type its one dot; the second one is added when it is sent."
    case .missingDot:
      "The lone dot never came, so the message was not finished and not delivered."
    case .mailbox(let condition, let failure): Self.mailbox(condition, failure)
    case .exchange(let exchange):
      switch exchange.subject {
      case .verb(let verb):
        "Still to come: \(Self.article(verb)) \(verb) that the server answers with \(exchange.reply)."
      case .line(let line): "Still to come: `\(line)`, answered with \(exchange.reply)."
      case .endOfMessage: "Still to come: a message whose final dot the server answers with \(exchange.reply)."
      }
    case .notTyped(let condition, let isLate):
      isLate
        ? "`\(condition.command)` has to come before \(condition.before?.words ?? "that"): begin a new connection for it."
        : "Still to come: the tutor's command `\(condition.command)`\(condition.before.map { ", before \($0.words)" } ?? "")."
    case .login(let mismatch): Self.login(mismatch)
    case .answer(let expected, let typed): Self.answer(expected, typed)
    }
  }

  /// `a` or `an`, as the verb is read aloud.
  private static func article(_ verb: Verb) -> String {
    "AEIO".contains(verb.rawValue.first ?? " ") || verb == .rset ? "an" : "a"
  }

  private static func verb(_ expected: Verb, _ typed: Verb) -> String {
    if typed.rawValue.isEmpty { return "The verb \(expected) was expected, at the very start of the line." }
    if typed.rawValue.hasPrefix(":") {
      return "A line for the server was expected here: one with the verb \(expected)."
    }
    if Verb.known.contains(typed) { return "The verb \(expected) was expected here; you typed \(typed)." }
    let word = typed.rawValue.utf8.count > 20 ? "something else" : "`\(typed)`"
    return "The verb \(expected) was expected here, and \(word) came, which is not an SMTP verb."
  }

  private static func local(_ expected: String, _ typed: String) -> String {
    let name = { (line: String) in
      ":" + (line.dropFirst().split { $0 == " " || $0 == "\t" }.first?.prefix(20).lowercased() ?? "")
    }
    guard typed.hasPrefix(":") else {
      return
        "This step wants a command for the tutor, with a colon in front: it begins `\(name(expected))`."
    }
    guard name(typed) == name(expected) else {
      return "`\(name(expected))` was expected here, and `\(name(typed))` came."
    }
    let rest = { (line: String) in
      // Spaces between the colon and the command do not count.
      line.drop { $0 == ":" || $0 == " " || $0 == "\t" }.drop { $0 != " " && $0 != "\t" }.split {
        $0 == " " || $0 == "\t"
      }.joined(separator: " ")
    }
    switch (rest(expected), rest(typed)) {
    case ("", let typed): return "`\(name(expected))` is right. Nothing was expected after it; `\(typed.bounded)` came."
    case (let expected, ""): return "The command is right. After it, `\(expected)` is missing."
    case (let expected, let typed):
      return "The command is right. After it, `\(expected)` was expected; you typed `\(typed.bounded)`."
    }
  }

  private static func malformed(_ verb: Verb, _ error: CommandError) -> String {
    let keyword = verb == .mail ? "FROM:" : "TO:"
    return switch error {
    case .emptyLine: "The line is empty."
    case .missingKeyword: "The verb is right. After \(verb) comes `\(keyword)`, with its colon, and then the address."
    case .missingArgument: "The verb is right, and needs something after it."
    case .unexpectedArgument: "The verb is right, and nothing may follow it."
    case .malformedDomain(let name): "The verb is right. `\(name.bounded)` cannot be the name of a computer."
    case .malformedParameter(let text):
      "The address is right; `\(text.bounded)` is not a parameter of the form KEYWORD=value."
    case .path(let error): path(verb, error)
    }
  }

  private static func path(_ verb: Verb, _ error: PathError) -> String {
    switch error {
    case .empty: "The address is missing: it belongs in angle brackets after the colon."
    case .missingBrackets: "The address has to be in angle brackets, `<` and `>`."
    case .unclosedBracket: "The angle bracket is opened and not closed: `>` is missing."
    case .unclosedQuote: "A quotation mark is opened and not closed."
    case .missingLocalPart: "The address has nothing before its `@`."
    case .missingDomain: "The address has no domain: an `@` and a domain such as `example.org` are missing."
    case .misplacedDot: "The address has a dot where none may be: at an end, or two together."
    case .invalidCharacter(" "): "An address may not contain a space."
    case .invalidCharacter(let character): "An address may not contain `\(character)`."
    case .nullRecipient: "`<>` names nobody, and somebody has to get the message."
    case .notText: "The address has octets that are not text."
    case .textAfterPath: "Something directly follows the `>`, where only a space may."
    }
  }

  private static func address(_ verb: Verb, _ expected: Mailbox?, _ typed: Mailbox?) -> String {
    let who = verb == .mail ? "sender" : "recipient"
    guard let expected else {
      return "The empty path `<>` was expected as the \(who); `<\(typed?.description.bounded ?? "")>` came."
    }
    guard let typed else { return "An address was expected as the \(who), and `<>` came." }
    if expected.foldedDomain == typed.foldedDomain {
      return
        "The \(who)'s domain is right. Before the `@` you have `\(typed.localPart.bounded)`; `\(expected.localPart)` was expected."
    }
    if expected.localPart.lowercased() == typed.localPart.lowercased() {
      if typed.domain.isEmpty {
        return "The \(who)'s name is right. After it, an `@` and `\(expected.domain)` are missing."
      }
      let domain = typed.domain.bounded
      return "The \(who)'s name is right. After the `@` you have `\(domain)`; `\(expected.domain)` was expected."
    }
    return "The \(who) `\(expected)` was expected, and `\(typed.description.bounded)` came."
  }

  private static func mailbox(_ condition: MailboxCondition, _ failure: MailboxCondition.Failure) -> String {
    let mailbox = condition.mailbox
    switch failure {
    case .tooFew(0): return "Nothing has arrived for `\(mailbox)` yet."
    case .tooFew(let count):
      return "\(count) of \(condition.count) messages arrived for `\(mailbox)`."
    case .misplaced(let name, let place): return "A message arrived for `\(mailbox)`. \(Self.misplaced(name, place))"
    case .differs(let clause, let found):
      return "A message arrived for `\(mailbox)`, but \(Self.clause(clause, found))."
    }
  }

  private static func clause(_ clause: MailboxCondition.Clause, _ found: String?) -> String {
    switch clause {
    case .header(let name, let value):
      found.map { "its `\(name):` is `\($0.bounded)` and not `\(value)`" } ?? "it has no header `\(name):`"
    case .headerContains(let name, let part):
      found.map { "its `\(name):` is `\($0.bounded)`, without `\(part)` in it" } ?? "it has no header `\(name):`"
    case .noHeader(let name): "it has a header `\(name):`, and was to have none"
    case .sender(let path): "its envelope sender is `\(found?.bounded ?? "<>")` and not `\(path)`"
    case .alsoFor(let mailbox): "it was not sent to `\(mailbox)` as well"
    case .text(let line): "no line of its text is `\(line)`"
    case .encrypted(true): "it was not sent over TLS"
    case .encrypted(false): "it was sent over TLS"
    case .loggedIn(as: nil): "whoever sent it was not logged in"
    case .loggedIn(as: let name?):
      found.map { "whoever sent it was logged in as `\($0.bounded)`, not as `\(name)`" }
        ?? "whoever sent it was not logged in"
    case .client(let address): "it came from `\(found?.bounded ?? "?")`, not from `\(address)`"
    case .report(let mailbox):
      found.map { "it reports on `\($0.bounded)`, not on `\(mailbox)`" } ?? "it does not report on `\(mailbox)`"
    }
  }

  private static func misplaced(_ name: String, _ place: MessageText.Misplacement) -> String {
    switch place {
    case .withoutColon: "`\(name)` is there, but a header has a colon after its name: `\(name):`"
    case .indented: "`\(name):` is there, but with spaces before it: a header begins at the left edge."
    case .belowEmptyLine:
      "`\(name):` is below the empty line, so it is a line of the body. Headers come before that line."
    case .afterText(let line):
      "`\(name):` comes after `\(line.bounded)`, which is not a header: the headers end there."
    }
  }

  private static func login(_ mismatch: LoginMismatch) -> String {
    switch mismatch {
    case .mechanism(let expected): "After AUTH comes the mechanism, `\(expected)`, and then the base64."
    case .missingResponse(let mechanism): "The mechanism is right. After `\(mechanism)`, the base64 is missing."
    case .notEncoded: "User name and password go together, in one piece of base64: copy it from the text above."
    case .response(let place, let expected, let typed) where expected == typed:
      "The base64 is not the right one: it differs from character \(place) on."
    case .response(let place, let expected, let typed):
      "The base64 is not the right one: it differs from character \(place) on, and has \(typed) characters, not "
        + "\(expected)."
    case .other: "That login was not the one this step asks for."
    }
  }

  private static func answer(_ expected: AnswerValue, _ typed: String) -> String {
    let kind: String
    switch expected {
    case .address: kind = "Please type an IP address: four numbers with dots between them."
    case .mailbox: kind = "Please type a mail address: a name, an `@` and a domain."
    case .nullPath: kind = "Please type an envelope sender; there is one that names nobody."
    case .number: kind = "Please type a number."
    case .host: kind = "Please type the name of a host or a domain, such as mx.example.org."
    case .words: return "`\(typed.bounded)` is not the answer."
    }
    return expected.isSameKind(as: AnswerValue(typed)) ? "`\(typed.bounded)` is not the answer." : kind
  }
}

extension String {
  /// What was typed, when it is repeated: as much of it as helps to see it again.
  fileprivate var bounded: String { count > 60 ? "\(prefix(60))..." : self }
}

extension ExchangeCondition.Subject {
  /// As it is named in a sentence.
  var words: String {
    switch self {
    case .verb(let verb): "\(verb)"
    case .line(let line): "`\(line)`"
    case .endOfMessage: "the final dot"
    }
  }
}
