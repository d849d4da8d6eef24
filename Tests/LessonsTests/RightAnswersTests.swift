import SMTP
import Testing

@testable import Lessons

/// All that means the same is right.
@Suite("Right answers")
struct RightAnswersTests {
  /// Every way to put a line together from these parts.
  private static func ways(_ parts: [String]...) -> [String] {
    parts.reduce([""]) { lines, parts in lines.flatMap { line in parts.map { line + $0 } } }
  }

  private static let ends = ["", " ", "\t ", "    "]
  private static let blanks = [" ", "  ", "\t"]

  private static let paths = [
    "<ann@client.test>", "<ANN@CLIENT.TEST>", "<Ann@Client.Test>", "<\"ann\"@client.test>", "<\"a\\nn\"@client.test>",
    "<@relay.test:ann@client.test>", "<@a.test,@b.test:Ann@client.test>", "<@a.test:\"ANN\"@client.test>",
  ]

  /// The bullets of an Ask, and lines that are right there.
  static let kinds: [(String, [String])] = [
    (
      "- Answer: `HELO client.test`",
      ways(["HELO", "helo", "Helo", "hElO"], blanks, ["client.test", "CLIENT.TEST", "Client.Test"], ends)
    ),
    ("- Answer: `EHLO client.test`", ways(["EHLO", "ehlo", "Ehlo"], blanks, ["client.test", "CLIENT.test"], ends)),
    (
      "- Answer: `HELO client.test`\n- Accept: EHLO",
      ways(["HELO", "helo", "EHLO", "ehlo", "Ehlo"], blanks, ["client.test", "CLIENT.TEST"], ["", " "])
    ),
    (
      "- Answer: `EHLO client.test`\n- Accept: HELO",
      ways(["EHLO", "ehlo", "HELO", "helo"], blanks, ["client.test", "CLIENT.TEST"], ["", " "])
    ),
    (
      "- Answer: `HELO client.test`\n- Accept: EHLO; any name",
      ways(
        ["HELO", "ehlo"], blanks,
        ["client.test", "x", "me", "my-host", "a.b.c.d.test", "[192.0.2.1]", "[IPv6:2001:db8::1]", "1", "grüße.test"])
    ),
    ("- Answer: `HELO [192.0.2.1]`", ways(["HELO", "helo"], blanks, ["[192.0.2.1]"], ends)),
    (
      "- Answer: `MAIL FROM:<ann@client.test>`",
      ways(["MAIL", "mail"], [" ", "\t"], ["FROM:", "from:", "From: ", "FROM:\t "], paths, ["", " ", " SIZE=300"])
    ),
    (
      "- Answer: `MAIL FROM:<ann@client.test>`",
      ways(
        ["MAIL FROM:<ann@client.test>"],
        ["", " "],
        ["SIZE=1", "size=1", " BODY=7BIT", " BODY=8BITMIME SIZE=1", " SMTPUTF8", " RET=HDRS", " X-ANY=thing"].map {
          " " + $0
        })
    ),
    (
      "- Answer: `MAIL FROM:<ann@client.test> SIZE=300 BODY=8BITMIME`",
      ways(
        ["MAIL FROM:", "mail from: "], ["<ann@client.test>"],
        [
          " SIZE=300 BODY=8BITMIME", " BODY=8BITMIME SIZE=300", "  size=300\tbody=8BITMIME", " Size=300 Body=8bitmime ",
          " X=1 SIZE=300 Y BODY=8BitMime",
        ], ["", " "])
    ),
    (
      "- Answer: `MAIL FROM:<>`",
      ways(["MAIL", "mail"], blanks, ["FROM:<>", "from:<>", "FROM: <>"], ["", " ", " SIZE=1"])
    ),
    (
      "- Answer: `MAIL FROM:<\"a b\"@client.test>`",
      ways(
        ["MAIL FROM:", "mail from: "], ["<\"a b\"@client.test>", "<\"A B\"@CLIENT.test>", "<\"a\\ b\"@client.test>"])
    ),
    (
      "- Answer: `MAIL FROM:<ann@client.test>`\n- Accept: any address",
      ways(
        ["MAIL FROM:", "mail from: "],
        [
          "<ann@client.test>", "<x@y.test>", "<carl@[192.0.2.1]>", "<\"a b\"@c.test>", "<@r.test:a@b.test>",
          "<a.b+c@d.test>",
          "<bob>",
        ], ["", " ", " SIZE=1"])
    ),
    (
      "- Answer: `RCPT TO:<ann@client.test>`",
      ways(["RCPT", "rcpt"], [" ", "\t"], ["TO:", "to:", "To: ", "TO:\t "], paths, ["", " ", " NOTIFY=NEVER"])
    ),
    (
      "- Answer: `RCPT TO:<a@b.test> NOTIFY=SUCCESS,FAILURE`",
      ways(
        ["RCPT TO:<a@b.test> "],
        ["NOTIFY=SUCCESS,FAILURE", "NOTIFY=FAILURE,SUCCESS", "notify=failure,success RET=HDRS"])
    ),
    (
      "- Answer: `RCPT TO:<bob@christian.net>`\n- Accept: any address",
      ways(
        ["RCPT TO:", "rcpt to: "], ["<bob@christian.net>", "<Postmaster>", "<x@y.test>", "<@a.test:b@c.test>"], ends)
    ),
    ("- Answer: `DATA`", ways(["DATA", "data", "Data", "dAtA", "DatA"], ends)),
    ("- Answer: `RSET`", ways(["RSET", "rset", "Rset", "rSeT", "RsET"], ends)),
    ("- Answer: `QUIT`", ways(["QUIT", "quit", "Quit", "qUiT", "QuIT"], ends)),
    ("- Answer: `NOOP`", ways(["NOOP", "noop", "Noop", "nOoP"], ["", " anything", " at all"], ends)),
    ("- Answer: `VRFY bob`", ways(["VRFY", "vrfy", "Vrfy"], blanks, ["bob", "BOB", "Bob"], ends)),
    ("- Answer: `VRFY Bob Smith`", ways(["VRFY"], blanks, ["bob smith", "Bob  Smith", "bob\tsmith"], ends)),
    ("- Answer: `HELP`", ways(["HELP", "help", "Help"], ends)),
    ("- Answer: `HELP MAIL`", ways(["HELP", "help"], blanks, ["MAIL", "mail"], ends)),
    ("- Answer: `EXPN list`", ways(["EXPN", "expn"], blanks, ["list", "LIST"], ends)),
    ("- Answer: `STARTTLS`", ways(["STARTTLS", "starttls", "StartTLS"], ends)),
    // What no server takes may be asked for, too: to see how it is refused.
    ("- Answer: `HELLO client.test`", ways(["HELLO", "hello"], blanks, ["client.test", "CLIENT.TEST"], ends)),
    (
      "- Answer: `MAIL FROM:ann@client.test`",
      ways(["MAIL", "mail"], blanks, ["FROM:ann@client.test", "from:ANN@CLIENT.TEST"], ends)
    ),
    ("- Answer: `DATA now`", ways(["DATA", "data"], blanks, ["now", "NOW"], ends)),
    (
      "- Answer: `HELO client.test`\n- Answer: `EHLO client.test`\n- Answer: `NOOP`",
      ["HELO client.test", "ehlo CLIENT.test", "noop"]
    ),
  ]

  @Test("whatever means what an Answer means, and gets the reply of Expect, is right", arguments: kinds)
  func right(_ bullets: String, _ lines: [String]) throws {
    let ask = try ask("- Expect: 250", bullets)
    #expect(lines.filter { ask.judge(line: octets($0), code: .ok) != .right } == [])
    #expect(lines.filter { !ask.means(octets($0)) } == [])
  }

  @Test("of each common command there are twenty right ways to type it, or as many as it has room for")
  func enough() {
    for verb in ["HELO", "EHLO", "MAIL", "RCPT", "DATA", "RSET", "NOOP", "QUIT", "VRFY"] {
      let lines = Self.kinds.filter { $0.0.contains("`\(verb)") }.flatMap(\.1)
      #expect(Set(lines).count >= 20, "\(verb)")
    }
  }

  @Test("the reply may be any that Expect allows, and no other")
  func replies() throws {
    let ask = try ask("- Expect: 5yz", "- Answer: `RCPT TO:<nobody@christian.net>`")
    let line = octets("RCPT TO:<nobody@christian.net>")
    for code in [500, 550, 599] {
      #expect(ask.judge(line: line, code: try #require(ReplyCode(rawValue: code))) == .right)
    }
    for code in [250, 450, 600] {
      let code = try #require(ReplyCode(rawValue: code))
      let pattern = try #require(ReplyPattern("5yz"))
      #expect(ask.judge(line: line, code: code) == .wrong(.reply(expected: pattern, got: code), own: nil, mark: nil))
    }
  }

  @Test("a right line is never wrong, not even where a Wrong and an If say that it is")
  func never() throws {
    let ask = try ask(
      "- Expect: 250", "- Answer: `NOOP`", "- Wrong: `noop` No.", "- If: `NOOP` No.", "- If: `250` No.")
    #expect(ask.judge(line: octets("NOOP"), code: .ok) == .right)
  }

  @Test("a command of the tutor is right when it does the same as an Answer, whichever")
  func local() throws {
    let ask = try ask("- Answer: `:inbox`", "- Answer: `:inbox bob`")
    #expect(ask.judge(local: octets(":x")) { $0 == ":inbox" } == .right)
    #expect(ask.judge(local: octets(":x")) { $0 == ":inbox bob" } == .right)
    #expect(
      ask.judge(local: octets(":inbox ann")) { _ in false }
        == .wrong(.local(expected: ":inbox", typed: ":inbox ann"), own: nil, mark: 7))
    #expect(!ask.means(octets(":inbox")), "it is nothing for the server")
  }

  private static let message = "- Answer:\n  ```\n  Subject: Hello Bob\n  From: ann@client.test\n\n  Text.\n  .\n  ```"

  @Test(
    "a message is right when it has the headers of the Answer, an empty line and some text",
    arguments: [
      ["Subject: Hello Bob", "From: ann@client.test", "", "Text."],
      ["Subject: Hello Bob", "From: ann@client.test", "", "Other."],
      ["From: ann@client.test", "Subject: Hello Bob", "", "x"],
      ["subject: hello bob", "FROM: ANN@CLIENT.TEST", "", "x"],
      ["Subject:Hello Bob", "From:ann@client.test", "", "x"],
      ["Subject:   Hello   Bob  ", "From: ann@client.test ", "", "x"],
      ["Subject: Hello", " Bob", "From: ann@client.test", "", "x"],
      ["Subject: Hello", "\tBob", "From: ann@client.test", "", "x"],
      ["Subject:", " Hello Bob", "From:", "\tann@client.test", "", "x"],
      ["Subject:\tHello\tBob", "From: ann@client.test", "", "x"],
      ["X-A: 1", "Subject: Hello Bob", "To: Bob", "From: ann@client.test", "Date: now", "", "x"],
      ["Subject: no", "Subject: Hello Bob", "From: ann@client.test", "", "x"],
      ["Subject: Hello Bob", "Subject: no", "From: ann@client.test", "", "x"],
      ["Subject : Hello Bob", "From: ann@client.test", "", "x"],
      ["Subject: Hello Bob", "From: ann@client.test", "", "", "", "x"],
      ["Subject: Hello Bob", "From: ann@client.test", "", "x", "", ""],
      ["Subject: Hello Bob", "From: ann@client.test", "", "x", "y", "z"],
      ["Subject: Hello Bob", "From: ann@client.test", "", "Subject: none"],
      ["Subject: Hello Bob", "From: ann@client.test", "", " x"],
      ["SUBJECT: HELLO BOB", "from: Ann@Client.Test", "", "."],
      ["Subject: Hello Bob", "From: ann@client.test", "", "grüße"],
    ])
  func message(_ lines: [String]) throws {
    let ask = try ask("- Expect: 250", Self.message)
    #expect(ask.judge(message: MessageText(lines: lines), code: .ok) == .right)
    let wire = MessageText(octets: octets(lines.map { $0 + "\r\n" }.joined()))
    #expect(ask.judge(message: wire, code: .ok) == .right)
  }

  @Test("an Answer without headers, empty line or text asks for none")
  func shortMessage() throws {
    let bare = try ask("- Expect: 250", "- Answer:\n  ```\n  .\n  ```")
    #expect(bare.judge(message: MessageText(lines: []), code: .ok) == .right)
    let headers = try ask("- Expect: 250", "- Answer:\n  ```\n  Subject: x\n  .\n  ```")
    #expect(headers.judge(message: MessageText(lines: ["Subject: x"]), code: .ok) == .right)
    let text = try ask("- Expect: 250", "- Answer:\n  ```\n  Only text\n  .\n  ```")
    #expect(text.judge(message: MessageText(lines: ["Other text"]), code: .ok) == .right)
    let dots = try ask("- Expect: 250", "- Answer:\n  ```\n  Subject: x\n\n  .hidden\n  .\n  ```")
    #expect(dots.judge(message: MessageText(lines: ["Subject: x", "", "a", ".hidden", ""]), code: .ok) == .right)
    let two = try ask("- Expect: 250", Self.message, "- Answer:\n  ```\n  Subject: x\n  .\n  ```")
    #expect(two.judge(message: MessageText(lines: ["Subject: x"]), code: .ok) == .right)
  }
}
