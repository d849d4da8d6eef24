import SMTP
import Testing

@testable import Lessons

/// Every sentence of `MismatchWords`, once.
@Suite("The words for a mismatch")
struct MismatchWordsTests {
  private static let ann = Mailbox(localPart: "ann", domain: "client.test")
  private static let bob = Mailbox(localPart: "bob", domain: "christian.net")
  private static let condition = MailboxCondition(mailbox: bob, count: 3, clauses: [], line: 1)

  private static func verb(_ typed: String) -> Mismatch { .verb(expected: .mail, typed: Verb(rawValue: typed)) }

  private static func malformed(_ error: CommandError, _ verb: Verb = .mail) -> Mismatch { .malformed(verb, error) }

  private static func differs(_ clause: MailboxCondition.Clause, _ found: String?) -> Mismatch {
    .mailbox(condition, .differs(clause, found: found))
  }

  private static func exchange(_ subject: ExchangeCondition.Subject, _ reply: String) -> Mismatch {
    .exchange(ExchangeCondition(subject: subject, reply: ReplyPattern(reply) ?? code("250"), line: 1))
  }

  private static func code(_ text: String) -> ReplyPattern {
    guard let pattern = ReplyPattern(text) else { preconditionFailure("\(text) is no reply") }
    return pattern
  }

  static let lines: [(Mismatch, String)] = [
    (verb(""), "The verb MAIL was expected, at the very start of the line."),
    (verb(":inbox"), "A line for the server was expected here: one with the verb MAIL."),
    (verb("RCPT"), "The verb MAIL was expected here; you typed RCPT."),
    (verb("MIAL"), "The verb MAIL was expected here, and `MIAL` came, which is not an SMTP verb."),
    (
      verb("FROM:<ann@client.test>"),
      "The verb MAIL was expected here, and something else came, which is not an SMTP verb."
    ),
    (
      malformed(.missingKeyword(.mail)),
      "The verb is right. After MAIL comes `FROM:`, with its colon, and then the address."
    ),
    (
      malformed(.missingKeyword(.rcpt), .rcpt),
      "The verb is right. After RCPT comes `TO:`, with its colon, and then the address."
    ),
    (malformed(.emptyLine), "The line is empty."),
    (malformed(.missingArgument(.helo), .helo), "The verb is right, and needs something after it."),
    (malformed(.unexpectedArgument(.data), .data), "The verb is right, and nothing may follow it."),
    (malformed(.malformedDomain("a b"), .helo), "The verb is right. `a b` cannot be the name of a computer."),
    (malformed(.malformedParameter("=")), "The address is right; `=` is not a parameter of the form KEYWORD=value."),
    (malformed(.path(.empty)), "The address is missing: it belongs in angle brackets after the colon."),
    (malformed(.path(.missingBrackets(ann))), "The address has to be in angle brackets, `<` and `>`."),
    (malformed(.path(.unclosedBracket)), "The angle bracket is opened and not closed: `>` is missing."),
    (malformed(.path(.unclosedQuote)), "A quotation mark is opened and not closed."),
    (malformed(.path(.missingLocalPart)), "The address has nothing before its `@`."),
    (
      malformed(.path(.missingDomain)),
      "The address has no domain: an `@` and a domain such as `example.org` are missing."
    ),
    (malformed(.path(.misplacedDot)), "The address has a dot where none may be: at an end, or two together."),
    (malformed(.path(.invalidCharacter("("))), "An address may not contain `(`."),
    (malformed(.path(.invalidCharacter(" "))), "An address may not contain a space."),
    (malformed(.path(.nullRecipient), .rcpt), "`<>` names nobody, and somebody has to get the message."),
    (malformed(.path(.notText)), "The address has octets that are not text."),
    (
      malformed(.path(.textAfterPath)),
      "Something directly follows the `>`, where only a space may."
    ),
    (.name(expected: "a.test", typed: "b.test"), "The name expected here is `a.test`; you gave `b.test`."),
    (
      .address(.mail, expected: nil, typed: ann),
      "The empty path `<>` was expected as the sender; `<ann@client.test>` came."
    ),
    (.address(.mail, expected: ann, typed: nil), "An address was expected as the sender, and `<>` came."),
    (
      .address(.mail, expected: ann, typed: Mailbox(localPart: "bob", domain: "CLIENT.test")),
      "The sender's domain is right. Before the `@` you have `bob`; `ann` was expected."
    ),
    (
      .address(.rcpt, expected: ann, typed: Mailbox(localPart: "Ann", domain: "x.test")),
      "The recipient's name is right. After the `@` you have `x.test`; `client.test` was expected."
    ),
    (
      .address(.rcpt, expected: ann, typed: Mailbox(localPart: "ann", domain: "")),
      "The recipient's name is right. After it, an `@` and `client.test` are missing."
    ),
    (
      .address(.rcpt, expected: ann, typed: bob),
      "The recipient `ann@client.test` was expected, and `bob@christian.net` came."
    ),
    (
      .parameter(missing: Parameter(keyword: "SIZE", value: "300")),
      "The parameter `SIZE=300` is missing after the address."
    ),
    (.argument(expected: "", typed: "MAIL"), "Nothing was expected after the verb; `MAIL` came."),
    (.argument(expected: "bob", typed: ""), "Something is missing after the verb: `bob`."),
    (.argument(expected: "bob", typed: "ann"), "`bob` was expected after the verb; `ann` came."),
    (
      .reply(expected: code("250"), got: .badSequence),
      "The line is right, but the server was expected to answer 250 and said 503."
    ),
    (
      .reply(expected: code("5yz"), got: .ok),
      "The line is right, but the server was expected to answer 5yz and said 250."
    ),
  ]

  static let locals: [(Mismatch, String)] = [
    (
      .local(expected: ":inbox bob", typed: "VRFY bob"),
      "This step wants a command for the tutor, with a colon in front: it begins `:inbox`."
    ),
    (.local(expected: ":inbox bob", typed: ":wire on"), "`:inbox` was expected here, and `:wire` came."),
    (
      .local(expected: ":inbox bob", typed: ":inbox ann"),
      "The command is right. After it, `bob` was expected; you typed `ann`."
    ),
    (.local(expected: ":inbox bob", typed: ":INBOX"), "The command is right. After it, `bob` is missing."),
    (
      .local(expected: ":inbox bob", typed: ":inbox\tann"),
      "The command is right. After it, `bob` was expected; you typed `ann`."
    ),
    (
      .local(expected: ":inbox bob", typed: ":  inbox ann"),
      "The command is right. After it, `bob` was expected; you typed `ann`."
    ),
    (.local(expected: ":world", typed: ":world x"), "`:world` is right. Nothing was expected after it; `x` came."),
    (.local(expected: ":inbox bob", typed: ": wire on"), "`:inbox` was expected here, and `:wire` came."),
  ]

  static let others: [(Mismatch, String)] = [
    (
      .missingHeader("Subject"),
      "The message has no header `Subject:`. Headers are the first lines of a message, before its empty line."
    ),
    (
      .header(name: "Subject", expected: "a", typed: "b"),
      "The header `Subject:` was expected to say `a`; it says `b`."
    ),
    (.header(name: "Subject", expected: "a", typed: ""), "The header `Subject:` was expected to say `a`; it is empty."),
    (
      .missingEmptyLine,
      "The empty line is missing. It belongs between the headers and the text; without it, nobody knows where the text "
        + "begins."
    ),
    (.missingText, "The message has no body: something was expected after the empty line."),
    (
      .missingDotLine(".x"),
      "The text was expected to have the line `.x`. Type its one dot; the second one is added when it is sent."
    ),
    (
      .misplacedHeader("From", .indented),
      "`From:` is there, but with spaces before it: a header begins at the left edge."
    ),
    (.blankLine, "The line between the headers and the text looks empty, but there is a space in it."),
    (.message, "A message was expected here, from its first line to the lone dot, and that was a command."),
    (.leadingBlank, "The line is right but for the space before it: a line begins with its verb."),
    (.surplus("please"), "Nothing was expected after the address; `please` came."),
    (.missingDot, "The lone dot never came, so the message was not finished and not delivered."),
    (exchange(.verb(.rcpt), "550"), "Still to come: a RCPT that the server answers with 550."),
    (exchange(.endOfMessage, "2yz"), "Still to come: a message whose final dot the server answers with 2yz."),
    (.mailbox(condition, .tooFew(0)), "Nothing has arrived for `bob@christian.net` yet."),
    (.mailbox(condition, .tooFew(2)), "2 of 3 messages arrived for `bob@christian.net`."),
    (
      differs(.header(name: "Subject", value: "a"), "b"),
      "A message arrived for `bob@christian.net`, but its `Subject:` is `b` and not `a`."
    ),
    (
      differs(.header(name: "Subject", value: "a"), nil),
      "A message arrived for `bob@christian.net`, but it has no header `Subject:`."
    ),
    (
      differs(.noHeader(name: "Cc"), "x"),
      "A message arrived for `bob@christian.net`, but it has a header `Cc:`, and was to have none."
    ),
    (
      differs(.sender(.null), "<ann@client.test>"),
      "A message arrived for `bob@christian.net`, but its envelope sender is `<ann@client.test>` and not `<>`."
    ),
    (
      differs(.sender(.mailbox(ann)), nil),
      "A message arrived for `bob@christian.net`, but its envelope sender is `<>` and not `<ann@client.test>`."
    ),
    (
      differs(.alsoFor(ann), "<bob@christian.net>"),
      "A message arrived for `bob@christian.net`, but it was not sent to `ann@client.test` as well."
    ),
    (
      differs(.text("Hello"), "Hallo"),
      "A message arrived for `bob@christian.net`, but no line of its text is `Hello`."
    ),
  ]

  @Test("each has its sentence", arguments: lines + locals + others)
  func sentence(_ mismatch: Mismatch, _ words: String) {
    #expect(mismatch.words == words)
  }

  @Test("what was typed is never repeated at any length")
  func bounded() {
    let long = String(repeating: "x", count: 2_000)
    let mailbox = Mailbox(localPart: long, domain: "\(long).test")
    let mismatches: [Mismatch] = [
      Self.verb(long), .name(expected: "a", typed: long), .argument(expected: "", typed: long),
      .argument(expected: "a", typed: long), .local(expected: ":inbox", typed: ":\(long)"),
      .header(name: "Subject", expected: "a", typed: long), .address(.mail, expected: nil, typed: mailbox),
      .address(.mail, expected: Self.ann, typed: mailbox), Self.malformed(.malformedDomain(long)),
      .address(.mail, expected: Self.ann, typed: Mailbox(localPart: long, domain: "client.test")),
      .address(.mail, expected: Self.ann, typed: Mailbox(localPart: "ann", domain: long)),
      Self.malformed(.malformedParameter(long)), Self.differs(.header(name: "Subject", value: "a"), long),
      Self.differs(.sender(.null), long),
    ]
    for mismatch in mismatches { #expect(mismatch.words.count < 400, "\(mismatch.words.prefix(80))") }
  }
}
