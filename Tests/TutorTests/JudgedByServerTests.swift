import SMTP
import TestSupport
import Testing

@testable import Learning
@testable import Lessons
@testable import Typing

/// What the judge takes for the same, the practice server takes as well.
@Suite("Right answers, and what the server says")
struct JudgedByServerTests {
  /// Lines that come before, an Answer, what Expect says, and ways to type it.
  static let answers: [([String], String, String, [String])] = [
    ([], "HELO client.test", "250", ["helo client.test", "HELO  CLIENT.TEST ", "HELO\tclient.test"]),
    ([], "EHLO client.test", "250", ["ehlo client.test", "EHLO Client.Test\t"]),
    (
      ["HELO x"], "MAIL FROM:<ann@client.test>", "250",
      [
        "mail from:<ann@client.test>", "MAIL FROM: <ANN@CLIENT.TEST>", "MAIL FROM:<\"ann\"@client.test>",
        "MAIL FROM:<@relay.test:ann@client.test>", "MAIL FROM:<ann@client.test> SIZE=300 BODY=8BITMIME",
        "MAIL FROM:<ann@client.test> size=300 body=8bitmime", "MAIL\tFROM:<ann@client.test>  ",
      ]
    ),
    (
      ["HELO x", "MAIL FROM:<>"], "RCPT TO:<bob@christian.net>", "250",
      [
        "rcpt to:<BOB@Christian.Net>", "RCPT TO: <bob@christian.net>", "RCPT TO:<\"bob\"@christian.net>",
        "RCPT TO:<@relay.test:bob@christian.net>", "RCPT  TO:<bob@christian.net> ",
      ]
    ),
    (["MAIL FROM:<>"], "RCPT TO:<nobody@christian.net>", "550", ["rcpt to: <NOBODY@christian.net>"]),
    (["MAIL FROM:<>", "RCPT TO:<bob@christian.net>"], "DATA", "354", ["data", "DATA  ", "Data\t"]),
    ([], "RSET", "250", ["rset", "RSET "]), ([], "NOOP", "250", ["noop", "NOOP now"]),
    ([], "QUIT", "221", ["quit", "QUIT  "]), ([], "VRFY bob", "252", ["vrfy BOB", "VRFY   bob "]),
    ([], "HELP", "214", ["help", "Help "]), ([], "MAIL FROM:ann@client.test", "501", ["mail from:ANN@client.test"]),
  ]

  @Test("each way to type it gets the reply of Expect, and is right", arguments: answers)
  func right(_ before: [String], _ answer: String, _ expect: String, _ lines: [String]) throws {
    let lesson = try lesson("## one: One\n- Ask: Do.\n- Hint: Try.\n- Answer: `\(answer)`\n- Expect: \(expect)\n")
    guard case .ask(let ask) = lesson.steps[0].exercise else {
      Issue.record("this is no Ask")
      return
    }
    for line in [answer] + lines {
      var session = InMemorySession()
      for line in before { _ = session.send(line) }
      let code = try #require(session.send(line).last).reply.code
      #expect(ask.judge(line: octets(line), code: code) == .right, "\(line): \(code)")
    }
  }

  @Test(
    "a mailbox is named in any case, with its domain or without",
    arguments: [
      ":inbox bob", ":INBOX BOB", ":Inbox Bob", ":inbox  bob", ":inbox bob ", ": inbox bob", ":\tinbox\tbob",
      ":inbox\tbob",
      ":inbox bob@christian.net", ":inbox BOB@CHRISTIAN.NET", ":inbox Bob@christian.Net", ":INBOX bob@christian.net  ",
      ":  INBOX   bob", ":iNbOx bOb", ":inbox bOB", ":inboX bob", ":inbox bob\t", ":   inbox bob@Christian.net",
      ":Inbox   BOB",
      ":inbox \t bob",
    ])
  func inbox(_ line: String) {
    #expect(LocalCommand.same(":inbox bob", octets(line)))
    #expect(LocalCommand.same(":inbox bob@christian.net", octets(line)))
  }

  @Test(
    "another mailbox, another command and a line for the server are not the same",
    arguments: [
      ":inbox", ":inbox ann", ":inbox bob 2", ":inbox bob@client.test", ":inbox bobby", ":inbx bob", ":open bob", ":",
      "inbox bob",
      "VRFY bob", "",
    ])
  func other(_ line: String) {
    #expect(!LocalCommand.same(":inbox bob", octets(line)))
  }
}
