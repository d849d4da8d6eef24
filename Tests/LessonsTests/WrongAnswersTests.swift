import SMTP
import Testing

@testable import Lessons

/// What differs in one place is told for that place.
@Suite("Wrong answers")
struct WrongAnswersTests {
  /// An Answer with its Accepts, what was typed instead, how it differs, and where.
  struct Case: Sendable, CustomTestStringConvertible {
    let answer: String
    let typed: String
    let mismatch: Mismatch
    let mark: Int

    init(_ answer: String, _ typed: String, _ mismatch: Mismatch, _ mark: Int) {
      (self.answer, self.typed, self.mismatch, self.mark) = (answer, typed, mismatch, mark)
    }

    var testDescription: String { "\(typed) for \(answer)" }
  }

  private static func verb(_ expected: Verb, _ typed: String) -> Mismatch {
    .verb(expected: expected, typed: Verb(rawValue: typed))
  }

  private static func malformed(_ error: PathError) -> Mismatch { .malformed(.mail, .path(error)) }

  private static func sender(_ localPart: String, _ domain: String) -> Mismatch {
    .address(.mail, expected: ann, typed: Mailbox(localPart: localPart, domain: domain))
  }

  private static let ann = Mailbox(localPart: "ann", domain: "client.test")
  private static let mail = "`MAIL FROM:<ann@client.test>`"
  private static let rcpt = "`RCPT TO:<ann@client.test>`"
  private static let sized = "`MAIL FROM:<ann@client.test> SIZE=300`"
  private static let hello = "`HELO client.test`\n- Accept: EHLO"

  static let mails: [Case] = [
    Case(mail, "RCPT TO:<ann@client.test>", verb(.mail, "RCPT"), 0),
    Case(mail, "FROM:<ann@client.test>", verb(.mail, "FROM:<ann@client.test>"), 0),
    Case(mail, " MAIL FROM:<ann@client.test>", .leadingBlank, 0),
    Case(mail, " MAIL FROM:<ann@clent.test>", verb(.mail, ""), 0),
    Case(mail, "MIAL FROM:<ann@client.test>", verb(.mail, "MIAL"), 1),
    Case(mail, "MAI FROM:<ann@client.test>", verb(.mail, "MAI"), 3),
    Case(mail, "MAILX FROM:<ann@client.test>", verb(.mail, "MAILX"), 4),
    Case(mail, "MAILFROM:<ann@client.test>", verb(.mail, "MAILFROM:<ann@client.test>"), 4),
    Case(mail, "MAIL", .malformed(.mail, .missingKeyword(.mail)), 4),
    Case(mail, "MAIL <ann@client.test>", .malformed(.mail, .missingKeyword(.mail)), 5),
    Case(mail, "MAIL FRM:<ann@client.test>", .malformed(.mail, .missingKeyword(.mail)), 7),
    Case(mail, "MAIL TO:<ann@client.test>", .malformed(.mail, .missingKeyword(.mail)), 5),
    Case(mail, "MAIL FROM<ann@client.test>", .malformed(.mail, .missingKeyword(.mail)), 9),
    Case(mail, "MAIL FROM <ann@client.test>", .malformed(.mail, .missingKeyword(.mail)), 10),
    Case(mail, "MAIL FROM:", malformed(.empty), 10),
    Case(mail, "MAIL FROM:ann@client.test", malformed(.missingBrackets(ann)), 10),
    Case(mail, "MAIL FROM:ann@client.test>", malformed(.missingBrackets(nil)), 10),
    Case(mail, "MAIL FROM:<ann@client.test", malformed(.unclosedBracket), 26),
    Case(mail, "MAIL FROM:<\"ann@client.test>", malformed(.unclosedQuote), 11),
    Case(mail, "MAIL FROM:<@client.test>", malformed(.missingLocalPart), 11),
    Case(mail, "MAIL FROM:<ann@>", malformed(.missingDomain), 15),
    Case(mail, "MAIL FROM:<ann.@client.test>", malformed(.misplacedDot), 14),
    Case(mail, "MAIL FROM:<a nn@client.test>", malformed(.invalidCharacter(" ")), 12),
    Case(mail, "MAIL FROM:<ann@@client.test>", malformed(.invalidCharacter("@")), 15),
    Case(mail, "MAIL FROM:<ann@client.test>x", malformed(.textAfterPath), 27),
    Case(mail, "MAIL FROM:<ann@client.test> =", .malformed(.mail, .malformedParameter("=")), 28),
    Case(mail, "MAIL FROM:<>", .address(.mail, expected: ann, typed: nil), 11),
    Case(mail, "MAIL FROM:<bob@client.test>", sender("bob", "client.test"), 11),
    Case(mail, "MAIL FROM:<anna@client.test>", sender("anna", "client.test"), 14),
    Case(mail, "MAIL FROM:<ann@clent.test>", sender("ann", "clent.test"), 17),
    Case(mail, "mail from: <ann@client.tes>", sender("ann", "client.tes"), 26),
    Case(mail, "MAIL FROM:<ann>", sender("ann", ""), 14),
    Case(mail, "MAIL FROM:<annclient.test>", sender("annclient.test", ""), 14),
    Case(mail, "MAIL FROM:<@relay.test:bob@client.test>", sender("bob", "client.test"), 23),
    Case(mail, "MAIL FROM:<ann@other.test> SIZE=1", sender("ann", "other.test"), 15),
    Case(
      "`MAIL FROM:<>`", "MAIL FROM:<ann@client.test>", .address(.mail, expected: nil, typed: ann), 11),
    Case(sized, "MAIL FROM:<ann@client.test>", .parameter(missing: Parameter(keyword: "SIZE", value: "300")), 27),
    Case(
      sized, "MAIL FROM:<ann@client.test> SIZE=30", .parameter(missing: Parameter(keyword: "SIZE", value: "300")), 35),
    Case(
      sized + "\n- Accept: any address", "MAIL FROM:<bob@x.test> BODY=7BIT",
      .parameter(missing: Parameter(keyword: "SIZE", value: "300")), 23),
    // A line that is asked for because it is none.
    Case(
      "`MAIL FROM:ann@client.test`", "MAIL FROM:<ann@client.test>",
      .argument(expected: "FROM:ann@client.test", typed: "FROM:<ann@client.test>"), 10),
    Case("`MAIL FROM:ann@client.test`", "RCPT TO:<x@y.test>", verb(.mail, "RCPT"), 0),
  ]

  static let others: [Case] = [
    Case(rcpt, "MAIL FROM:<ann@client.test>", verb(.rcpt, "MAIL"), 0),
    Case(rcpt, "RCTP TO:<ann@client.test>", verb(.rcpt, "RCTP"), 2),
    Case(rcpt, "RCPT <ann@client.test>", .malformed(.rcpt, .missingKeyword(.rcpt)), 5),
    Case(rcpt, "RCPT TO:<>", .malformed(.rcpt, .path(.nullRecipient)), 9),
    Case(rcpt, "RCPT TO:ann@client.test", .malformed(.rcpt, .path(.missingBrackets(ann))), 8),
    Case(
      rcpt, "RCPT TO:<ann@client.net>",
      .address(.rcpt, expected: ann, typed: Mailbox(localPart: "ann", domain: "client.net")), 20),
    Case(hello, "HELO", .malformed(.helo, .missingArgument(.helo)), 4),
    Case(hello, "EHLO", .malformed(.ehlo, .missingArgument(.ehlo)), 4),
    Case(hello, "HLEO client.test", verb(.helo, "HLEO"), 1),
    Case(hello, "HELOclient.test", verb(.helo, "HELOclient.test"), 4),
    Case(hello, "HELO my computer", .malformed(.helo, .malformedDomain("my computer")), 5),
    Case(hello, "HELO client_test", .malformed(.helo, .malformedDomain("client_test")), 11),
    Case(hello, "HELO other.test", .name(expected: "client.test", typed: "other.test"), 5),
    Case(hello, "EHLO client.tes", .name(expected: "client.test", typed: "client.tes"), 15),
    Case("`HELO client.test`", "EHLO client.test", verb(.helo, "EHLO"), 0),
    Case("`EHLO client.test`", "HELO client.test", verb(.ehlo, "HELO"), 0),
    Case("`DATA`", "DTAA", verb(.data, "DTAA"), 1),
    Case("`DATA`", "DATA.", verb(.data, "DATA."), 4),
    Case("`DATA`", "DATA now", .malformed(.data, .unexpectedArgument(.data)), 5),
    Case("`RSET`", "RESET", verb(.rset, "RESET"), 1),
    Case("`RSET`", "RSET x", .malformed(.rset, .unexpectedArgument(.rset)), 5),
    Case("`QUIT`", "EXIT", verb(.quit, "EXIT"), 0),
    Case("`QUIT`", "QUIT now", .malformed(.quit, .unexpectedArgument(.quit)), 5),
    Case("`NOOP`", "NOP", verb(.noop, "NOP"), 2),
    Case("`VRFY bob`", "VRFY", .malformed(.vrfy, .missingArgument(.vrfy)), 4),
    Case("`VRFY bob`", "VRFY ann", .argument(expected: "bob", typed: "ann"), 5),
    Case("`VRFY bob`", "VRFY bob smith", .argument(expected: "bob", typed: "bob smith"), 9),
    Case("`VRFY bob`", "EXPN bob", verb(.vrfy, "EXPN"), 0),
    Case("`HELP`", "HELP MAIL", .argument(expected: "", typed: "MAIL"), 5),
    Case("`HELP MAIL`", "HELP", .argument(expected: "MAIL", typed: ""), 4),
    Case("`HELLO x`", "HELO x", verb(Verb(rawValue: "HELLO"), "HELO"), 3),
    Case("`HELLO x`", "HELLO y", .argument(expected: "x", typed: "y"), 6),
    // Several Answers: the one whose verb was typed is the one that was meant; else the first.
    Case("`HELO a.test`\n- Answer: `MAIL FROM:<>`", "NOOP", verb(.helo, "NOOP"), 0),
    Case("`HELO a.test`\n- Answer: `EHLO a.test`", "EHLO b.test", .name(expected: "a.test", typed: "b.test"), 5),
    Case("`HELO a.test`\n- Answer: `HELO b.test`", "HELO c.test", .name(expected: "a.test", typed: "c.test"), 5),
  ]

  @Test("a line that differs in one place is told for that, and marked there", arguments: mails + others)
  func line(_ row: Case) throws {
    let ask = try ask("- Expect: 250", "- Answer: \(row.answer)")
    let verdict = ask.judge(line: octets(row.typed), code: ReplyCode(rawValue: 500)!)
    #expect(verdict == .wrong(row.mismatch, own: nil, mark: row.mark))
    #expect(ask.judge(line: octets(row.typed), code: .ok) == verdict, "whatever the server says to it")
    #expect(!ask.means(octets(row.typed)))
    #expect(!row.mismatch.words.isEmpty)
  }

  @Test("a right line that got another reply is told just that, and marked nowhere")
  func reply() throws {
    let ask = try ask("- Expect: 250", "- Answer: `NOOP`")
    let code = ReplyCode.badSequence
    let expected = try #require(ask.expect)
    #expect(
      ask.judge(line: octets("NOOP"), code: code) == .wrong(.reply(expected: expected, got: code), own: nil, mark: nil))
  }

  @Test("a line for the server where something else is asked for is told what is")
  func kind() throws {
    let local = try ask("- Answer: `:inbox bob`")
    #expect(
      local.judge(line: octets("VRFY bob"), code: .ok)
        == .wrong(.local(expected: ":inbox bob", typed: "VRFY bob"), own: nil, mark: nil))
    let message = try ask("- Expect: 250", "- Answer:\n  ```\n  Subject: x\n  .\n  ```")
    #expect(
      message.judge(line: octets("NOOP"), code: .ok) == .wrong(.message, own: nil, mark: nil))
  }

  private static let headers = "  Subject: Hello\n  From: ann@client.test\n\n"

  static let messages: [(String, [String], Mismatch)] = [
    ("Text.", [], .missingHeader("Subject")),
    ("Text.", ["", "Text."], .missingHeader("Subject")),
    ("Text.", ["Subject: Hello", "", "Text."], .missingHeader("From")),
    ("Text.", ["Subject: Hello", "", "From: ann@client.test"], .misplacedHeader("From", .belowEmptyLine)),
    ("Text.", ["Text.", "Subject: Hello", "From: ann@client.test"], .misplacedHeader("Subject", .afterText("Text."))),
    ("Text.", ["From: ann@client.test", "Sbject: Hello", "", "x"], .missingHeader("Subject")),
    (
      "Text.", ["Subject: Hallo", "From: ann@client.test", "", "x"],
      .header(name: "Subject", expected: "Hello", typed: "Hallo")
    ),
    (
      "Text.", ["Subject:", "From: ann@client.test", "", "x"],
      .header(name: "Subject", expected: "Hello", typed: "")
    ),
    (
      "Text.", ["Subject: a", "Subject: b", "From: ann@client.test", "", "x"],
      .header(name: "Subject", expected: "Hello", typed: "b")
    ),
    ("Text.", ["Subject: Hello", "From: ann@client.test"], .missingEmptyLine),
    ("Text.", ["Subject: Hello", "From: ann@client.test", "Text."], .missingEmptyLine),
    ("Text.", ["Subject: Hello", "From: ann@client.test", "", ""], .missingText),
    ("Text.", ["Subject: Hello", "From: ann@client.test", "", " \t"], .missingText),
    (".Text.", ["Subject: Hello", "From: ann@client.test", "", "Text."], .missingDotLine(".Text.")),
    (".Text.", ["Subject: Hello", "From: ann@client.test", "", "..Text."], .missingDotLine(".Text.")),
    (".Text.", ["Subject: Hello", "From: ann@client.test", "", ".Test."], .missingDotLine(".Text.")),
    ("Text.", ["Subject: Hello", "From: ann@client.test", " ", "Text."], .blankLine),
  ]

  @Test("a message that differs in one thing is told for that", arguments: messages)
  func message(_ text: String, _ typed: [String], _ mismatch: Mismatch) throws {
    let ask = try ask("- Expect: 250", "- Answer:\n  ```\n\(Self.headers)  \(text)\n  .\n  ```")
    #expect(ask.judge(message: MessageText(lines: typed), code: .ok) == .wrong(mismatch, own: nil, mark: nil))
  }

  @Test("a message that was refused, or never ended, is told that")
  func refusedMessage() throws {
    let ask = try ask("- Expect: 250", "- Answer:\n  ```\n  .\n  ```", "- If: `552` Too big.")
    let expected = try #require(ask.expect)
    let code = try #require(ReplyCode(rawValue: 552))
    guard case .wrong(let mismatch, let own, nil) = ask.judge(message: nil, code: code) else {
      Issue.record("it is wrong")
      return
    }
    #expect(mismatch == .reply(expected: expected, got: code))
    #expect(own?.text == "Too big.")
  }

  // MARK: The lesson's own words

  @Test(
    "a wrong line gets its Wrong; without one the If for its verb; without that the If for its reply; else nothing",
    arguments: [
      ("FROM:<a@b.test>", 500, "wrong"), ("from:<A@B.test>", 500, "wrong"), ("RCPT TO:<b@c.test>", 503, "wrong 2"),
      ("rcpt  to: <b@c.test> ", 503, "wrong 2"), ("RCPT TO:<x@c.test>", 503, "verb"), ("RCPT", 500, "verb"),
      ("DATA", 503, "code"), ("HELO x", 500, "class"), ("HELO x", 250, nil), ("MAIL FROM:<x@y.test>", 501, "class"),
    ] as [(String, Int, String?)])
  func own(_ line: String, _ code: Int, _ words: String?) throws {
    let ask = try ask(
      "- Expect: 250", "- Answer: `MAIL FROM:<a@b.test>`", "- If: `503` code", "- If: `5yz` class", "- If: `RCPT` verb",
      "- If: `RCPT` never", "- Wrong: `FROM:<a@b.test>` wrong", "- Wrong: `RCPT TO:<b@c.test>` wrong 2",
      "- Wrong: `rcpt to:<b@c.test>` never")
    guard case .wrong(_, let own, _) = ask.judge(line: octets(line), code: try #require(ReplyCode(rawValue: code)))
    else {
      Issue.record("it is wrong")
      return
    }
    #expect(own?.text == words)
  }

  @Test("a right line with another reply gets the If for that reply, and none for its verb: the verb was right")
  func ownOfReply() throws {
    let ask = try ask("- Expect: 250", "- Answer: `NOOP`", "- If: `NOOP` verb", "- If: `503` code")
    guard case .wrong(_, let own, _) = ask.judge(line: octets("NOOP"), code: .badSequence) else {
      Issue.record("it is wrong")
      return
    }
    #expect(own?.text == "code")
  }

  @Test("a command of the tutor may have a Wrong of its own")
  func ownOfLocal() throws {
    let ask = try ask("- Answer: `:inbox bob`", "- Wrong: `:inbox` Whose?", "- Wrong: `VRFY bob` Not that.")
    guard case .wrong(_, let own, let mark) = ask.judge(local: octets(":INBOX"), isSame: { _ in false }) else {
      Issue.record("it is wrong")
      return
    }
    #expect(own?.text == "Whose?")
    #expect(mark == 6)
    guard case .wrong(_, let other, _) = ask.judge(line: octets("vrfy bob"), code: .ok) else {
      Issue.record("it is wrong")
      return
    }
    #expect(other?.text == "Not that.")
  }
}
