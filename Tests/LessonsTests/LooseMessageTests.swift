import SMTP
import Testing

@testable import Lessons

/// What counts of a message, and where a header is none.
@Suite("A message, judged loosely or by its text")
struct LooseMessageTests {
  private static let bullets =
    "- Answer:\n  ```\n  From: Santa Claus\n  Subject: Looney Tunes!\n\n  Ho ho.\n  .dot\n  .\n  ```\n- Expect: 250\n"

  private static func words(_ ask: Lesson.Ask, _ lines: [String]) -> String? {
    switch ask.judge(message: MessageText(lines: lines), code: .ok) {
    case .right, .goesOn: nil
    case .wrong(let mismatch, _, _): mismatch.words
    }
  }

  /// A message, whether it is right where any text is accepted, and where it is not; a part of what is said if not.
  static let messages: [([String], String?, String?)] = [
    (["From: Santa Claus", "Subject: Looney Tunes!", "", "Ho.", ".dot"], nil, nil),
    (["Subject: looney  tunes!", "From: \"Santa Claus\"", "", "x", ".dot"], nil, nil),
    (["From: Santa Claus <santa@pole.example>", "Subject: Looney Tunes!", "", "x", ".dot"], nil, nil),
    (["From: Santa Clause", "Subject: Looney Tunes!", "", "x", ".dot"], nil, "it says `Santa Clause`"),
    (["From: Santa Claus", "Subject: Loony Toons", "X-More: 1", "", "x", ".dot"], nil, "it says `Loony Toons`"),
    (["From: <santa@pole.example>", "Subject: Looney Tunes!", "", "x", ".dot"], nil, "it says"),
    (["From:", "Subject: Looney Tunes!", "", "x", ".dot"], "it is empty", "it is empty"),
    (["Subject: Looney Tunes!", "", "x", ".dot"], "no header `From:`", "no header `From:`"),
    (
      ["From Santa Claus", "Subject: Looney Tunes!", "", "x", ".dot"], "a colon after its name",
      "a colon after its name"
    ),
    (
      ["  From: Santa Claus", "  Subject: Looney Tunes!", "  ", "x"], "`From:` is there, but with spaces", "with spaces"
    ),
    (["From: Santa Claus", "  Subject: Looney Tunes!", "", "x"], "`Subject:` is there, but with spaces", "it says"),
    (["Subject: x", "", "From: Santa Claus", ".dot"], "below the empty line", "below the empty line"),
    (["Hello", "From: Santa", "Subject: x", "", ".dot"], "comes after `Hello`", "comes after `Hello`"),
    (["From: x", "Subject: x", "", ".dot"], nil, "it says `x`"),
    (["From: x", "Subject: x", "x", ".dot"], "The empty line is missing", "it says `x`"),
    (["From: x", "Subject: x", " ", "x"], "there is a space in it", "it says `x`"),
    (["From: x", "Subject: x", ""], "no body", "it says `x`"),
    (["From: x", "Subject: x", "", "dot"], "the line `.dot`", "it says `x`"),
  ]

  @Test("where any text is accepted, only the form counts; where not, the text as well", arguments: messages)
  func judged(_ lines: [String], _ loosely: String?, _ strictly: String?) throws {
    for (ask, expected) in [(try ask(Self.bullets + "- Accept: any text"), loosely), (try ask(Self.bullets), strictly)]
    {
      let words = Self.words(ask, lines)
      if let expected {
        #expect(words?.contains(expected) == true, "\(words ?? "right")")
      } else {
        #expect(words == nil)
      }
    }
  }

  @Test("a header that is needed in a mailbox, and is none where it is, is named so")
  func misplaced() {
    let condition = MailboxCondition(
      mailbox: Mailbox(localPart: "you", domain: "christian.net"), count: 1,
      clauses: [.headerContains(name: "Received", part: "palace.example")], line: 1)
    let mail = { (lines: [String]) in [Mail(envelope: Envelope(), message: MessageText(lines: lines))] }
    #expect(condition.failure(in: mail(["Received: from Palace.Example.org by moon; today", "", "x"])) == nil)
    #expect(
      condition.failure(in: mail(["Subject: x", "", "Received: from palace.example by moon"]))
        == .misplaced(header: "Received", .belowEmptyLine))
    #expect(
      condition.failure(in: mail(["Received: from moon", "", "x"]))
        == .differs(condition.clauses[0], found: "from moon"))
  }

  @Test("a verb that nobody knows may have another word after it, where any name is accepted")
  func mistake() throws {
    let mistake = "- Answer: `HELLO x`\n- Expect: 500\n"
    let code = try #require(ReplyCode(rawValue: 500))
    #expect(try ask(mistake + "- Accept: any name").judge(line: octets("hello world"), code: code) == .right)
    #expect(try ask(mistake).judge(line: octets("HELLO world"), code: code) != .right)
    #expect(try ask(mistake + "- Accept: any name").judge(line: octets("HALLO x"), code: code) != .right)
  }
}
