import SMTP
import Testing

@testable import Lessons

/// A login that is asked for is judged by what it says, and nothing that may be a secret is repeated.
@Suite("A login as the answer")
struct LoginAnswerTests {
  private static let answer =
    "- Answer: `AUTH PLAIN AGJ1Z3MAd2hhdHMtdXAtZG9j`\n- Expect: 235\n- If: `501` Not base64.\n"

  private static func judge(_ ask: Lesson.Ask, _ line: String, _ code: Int, isResponse: Bool = false) throws -> Verdict
  {
    let request = Request(kind: isResponse ? .authResponse : .command(Verb(of: octets(line))), line: octets(line))
    return ask.judge(request, code: try #require(ReplyCode(rawValue: code)))
  }

  @Test("the base64 may come with AUTH or after the 334, where any form is accepted")
  func forms() throws {
    let any = try ask(Self.answer + "- Accept: any login form")
    let strict = try ask(Self.answer)
    for line in [
      "AUTH PLAIN AGJ1Z3MAd2hhdHMtdXAtZG9j", "auth  plain  AGJ1Z3MAd2hhdHMtdXAtZG9j",
      "AUTH PLAIN YnVncwBidWdzAHdoYXRzLXVwLWRvYw==",
    ] {
      #expect(try Self.judge(any, line, 235) == .right)
      #expect(try Self.judge(strict, line, 235) == .right)
    }
    #expect(try Self.judge(any, "AUTH PLAIN", 334) == .goesOn)
    #expect(try Self.judge(any, "AGJ1Z3MAd2hhdHMtdXAtZG9j", 235, isResponse: true) == .right)
    #expect(
      try Self.judge(any, "AUTH LOGIN", 334) == .wrong(.login(.mechanism(expected: "PLAIN")), own: nil, mark: nil))
    #expect(
      try Self.judge(strict, "AUTH PLAIN", 334)
        == .wrong(.login(.missingResponse(mechanism: "PLAIN")), own: nil, mark: nil))
    let late = try Self.judge(strict, "AGJ1Z3MAd2hhdHMtdXAtZG9j", 235, isResponse: true)
    #expect(late == .wrong(.login(.other), own: nil, mark: nil))
  }

  /// A wrong line, its reply, and what is said to it.
  static let wrongs: [(String, Int, String)] = [
    ("AUTH PLAIN AGJ1Z3MAd2hhdHMtdXAtZG9", 501, "Not base64."),
    ("AUTH PLAIN AGJ1Z3MAd2hhdHMtdXAtZG9", 535, "differs from character 24 on, and has 23 characters, not 24."),
    ("AUTH PLAIN AGJ1Z3MAd2hhdHMtdXAtZG9J", 535, "differs from character 24 on."),
    ("AUTH PLAIN AGJ1Z3MAY2Fycm90", 535, "differs from character 9 on, and has 16 characters, not 24."),
    ("AUTH PLAIN YnVncw==", 535, "differs from character 1 on"),
    ("AUTH PLAIN bugs whats-up-doc", 535, "User name and password go together, in one piece of base64"),
    ("AUTH PLAIN whats-up-doc", 535, "User name and password go together, in one piece of base64"),
    ("AUTH bugs whats-up-doc", 504, "After AUTH comes the mechanism, `PLAIN`"),
    ("AUTH PLAIN", 334, "After `PLAIN`, the base64 is missing."),
    ("AUTH PLAIN AGJ1Z3MAd2hhdHMtdXAtZG9j", 535, "the server was expected to answer 235 and said 535."),
  ]

  @Test("a wrong one is told in what it differs", arguments: wrongs)
  func wrong(_ line: String, _ code: Int, _ words: String) throws {
    guard case .wrong(let mismatch, let own, nil) = try Self.judge(try ask(Self.answer), line, code) else {
      Issue.record("it is not wrong")
      return
    }
    let said = own?.text ?? mismatch.words
    #expect(said.contains(words), "\(said)")
    for secret in ["whats-up", "AGJ1", "YnVn"] { #expect(!said.contains(secret), "\(said)") }
  }

  @Test("a line of the Server bullet may be a login, in one line or in two")
  func exchange() throws {
    let task = try task("- Server: `AUTH PLAIN AGJ1Z3MAY2Fycm90` gets 535")
    let refused = try #require(ReplyCode(rawValue: 535))
    let cases: [(String, Bool, Bool)] = [
      ("AUTH PLAIN AGJ1Z3MAY2Fycm90", false, true), ("AGJ1Z3MAY2Fycm90", true, true), ("YnVncw==", true, false),
      ("AUTH PLAIN YnVncw==", false, false),
    ]
    for (line, isResponse, holds) in cases {
      let request = Request(kind: isResponse ? .authResponse : .command(.auth), line: octets(line))
      #expect(task.exchanges[0].holds(for: request, refused) == holds, "\(line)")
    }
  }
}
