import Foundation
import Glibc
import SMTP
import Terminal
import TestSupport
import Testing

@testable import Events
@testable import Serving
@testable import Sessions

/// `explain`, offline.
@MainActor @Suite("Explaining a text")
struct ExplainTests {
  @Test(
    "a code, a status, a verb, a keyword and a whole reply are each known by what they are",
    arguments: [
      ("550", "550"), ("5.1.1", "5.1.1"), ("RCPT", "RCPT"), ("rcpt to:<a@b.test>", "Nothing is known"),
      ("SIZE 52428800", "SIZE"), ("250-STARTTLS", "STARTTLS"), ("MAIL FROM:<a@b>", "MAIL"),
      (
        "550 5.1.1 <bob@example.org>: Recipient address rejected: User unknown in local recipient table",
        "no such mailbox here"
      ),
      ("nonsense", "Nothing is known about \"nonsense\"."),
    ])
  func text(_ text: String, _ words: String) throws {
    let harness = try SessionHarness()
    let status = Explain(presenter: harness.presenter, isForProgram: false).run(text: text)
    #expect(harness.unwrapped.contains(words), "\(harness.shown)")
    #expect((status == .usage) == words.hasPrefix("Nothing"))
  }

  @Test("a text of which nothing is known may be the name of a file that is there")
  func file() throws {
    let folder = try TemporaryFolder("named")
    try folder.write("550 5.1.1 <b@x.test>: Recipient address rejected: User unknown\n", to: "mail.log")
    let harness = try SessionHarness()
    let explain = Explain(presenter: harness.presenter, isForProgram: false)
    #expect(explain.run(text: folder.file("mail.log")) == .ok)
    #expect(harness.unwrapped.contains("550: there is no such mailbox"), "\(harness.shown)")
    #expect(explain.run(text: folder.file("mial.log")) == .usage)
    #expect(explain.run(text: folder.path) == .cannotRead)
    #expect(harness.unwrapped.contains("\(folder.path) cannot be read: Is a directory."), "\(harness.shown)")
  }

  @Test(
    "a mistyped word is corrected where one word alone is near, and that one is explained",
    arguments: [
      ("grelisting", "greylisting"), ("STARTLS", "STARTTLS"), ("\"backscater\"", "backscatter"), ("dkin", "DKIM"),
    ])
  func mistyped(_ text: String, _ meant: String) throws {
    let harness = try SessionHarness()
    #expect(Explain(presenter: harness.presenter, isForProgram: false).run(text: text) == .ok)
    #expect(harness.unwrapped.contains("Did you mean \(meant)?"), "\(harness.shown)")
    let direct = try SessionHarness()
    _ = Explain(presenter: direct.presenter, isForProgram: false).run(text: meant)
    #expect(harness.shown.hasSuffix(direct.shown), "\(harness.shown)")
  }

  @Test("a word that is near to several is left to the person", arguments: ["xauth", "ehelo"])
  func several(_ text: String) throws {
    let harness = try SessionHarness()
    #expect(Explain(presenter: harness.presenter, isForProgram: false).run(text: text) == .usage)
    #expect(harness.unwrapped.contains(" or "), "\(harness.shown)")
  }

  /// What is said about a text that comes from a pipe.
  private func explained(_ text: [UInt8], json: Bool = false, status expected: Events.ExitStatus = .ok) throws
    -> SessionHarness
  {
    let harness = try SessionHarness(json: json)
    let file = harness.folder.file("input")
    try Data(text).write(to: URL(fileURLWithPath: file))
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    #expect(Explain(presenter: harness.presenter, isForProgram: json).run(descriptor: descriptor) == expected)
    return harness
  }

  @Test(
    "a number that a log does not have is not told either",
    arguments: [
      ("rejected RCPT b@x.test: relay not permitted", "# This server refused a client: it may not relay through here"),
      (
        "temporarily rejected RCPT <b@x.test>: greylisted, try again later",
        "# This server deferred a client: greylisting"
      ),
      (
        "** b@x.test R=d T=t H=mx [192.0.2.1]: SMTP error from remote mail server after RCPT TO:<b@x.test>: 550 relay not "
          + "permitted", "# 550: not a local recipient"
      ),
    ])
  func withoutCode(_ words: String, _ headline: String) throws {
    let line = "2026-02-03 10:11:13 H=(host.example) [192.0.2.178]:3755 F=ann@example.org \(words)\n"
    let harness = try explained(Array(line.utf8))
    #expect(harness.lines.contains { $0.hasPrefix(headline) }, "\(harness.shown)")
  }

  private static let sides = """
    Jan  5 10:00:01 mx postfix/smtpd[9]: NOQUEUE: reject: RCPT from unknown[203.0.113.77]: 554 5.7.1 <z@a.test>: Relay access denied; from=<s@x.test> to=<z@a.test> proto=ESMTP helo=<x>
    Jan  5 10:00:02 mx postfix/smtp[3]: A1: to=<z@a.test>, relay=mx.a.test[192.0.2.1]:25, dsn=5.7.1, status=bounced (host mx.a.test[192.0.2.1] said: 554 5.7.1 <z@a.test>: Relay access denied (in reply to RCPT TO command))
    Jan  5 10:00:03 mx postfix/smtp[3]: A2: to=<z@a.test>, relay=mx.a.test[192.0.2.1]:25, dsn=5.7.1, status=bounced (host mx.a.test[192.0.2.1] said: 554 5.7.1 <z@a.test>: Relay access denied (in reply to RCPT TO command))

    """

  @Test("a refusal of a client by this server is never counted with those that this host received")
  func sides() throws {
    let harness = try explained(Array(Self.sides.utf8))
    #expect(harness.lines.filter { $0.first?.isNumber == true }.map { $0.prefix(2) } == ["1:", "2:"])
    #expect(harness.lines.contains("# This server refused a client: it may not relay through here"))
    #expect(harness.lines.contains("# (2 times, first in line 2)"))
    #expect(harness.unwrapped.contains("In 3 lines: 3 refusals (1 by this server)"))
    let rows = harness.lines.filter { $0.contains(" %  #") }
    #expect(rows.count == 2 && rows[1].contains("relay-denied (a client)"), "\(rows)")
    #expect(rows.allSatisfy { $0.utf8.count < 80 }, "\(rows)")
    let objects = try explained(Array(Self.sides.utf8), json: true).lines
    #expect(objects.map { $0.contains(#""own":true"#) } == [true, false, false, true])
  }

  @Test(
    "refusals that hold for now are told from those for good, and a cause has one line however it was refused",
    arguments: [
      (["452 4.2.2 Mailbox full", "552 5.2.2 Mailbox full", "550 5.1.1 User unknown"], "3 refusals, 1 for now only."),
      (["452 4.2.2 Mailbox full", "451 4.7.1 Greylisted"], "2 refusals, for now only."),
      (["552 5.2.2 Mailbox full", "550 5.1.1 User unknown"], "2 refusals."),
    ])
  func transient(replies: [String], sentence: String) throws {
    let log = replies.map { "host x said: \($0) (in reply to RCPT TO command)\n" }.joined()
    let harness = try explained(Array(log.utf8))
    #expect(harness.unwrapped.contains("In \(replies.count) lines: \(sentence)"), "\(harness.unwrapped)")
    #expect(harness.lines.filter { $0.contains("mailbox-full  ") && $0.contains(" %  #") }.count == 1)
    let counted = try explained(Array(log.utf8), json: true).lines.last ?? ""
    #expect(counted.contains("\"transient\":\(replies.count { $0.hasPrefix("4") })"), "\(counted)")
  }

  @Test("what a mail server has to mend is no command for a person, and a person's own session is")
  func mailServers() throws {
    let words = "530 5.7.0 Must issue a STARTTLS command first"
    let line =
      "Jan  5 10:00:02 mx postfix/smtp[3]: A1: to=<z@a.test>, relay=mx.a.test[192.0.2.1]:25, dsn=5.7.0, status=bounced (host "
      + "mx.a.test[192.0.2.1] said: \(words) (in reply to MAIL FROM command))\n"
    let delivery = try explained(Array(line.utf8), json: true).lines[0]
    #expect(delivery.contains(#""cause":"tls-required","who":"sender-admin""#), "\(delivery)")
    #expect(!delivery.contains("send EHLO again"))
    let session = try explained(Array("S: 220 x\nC: MAIL FROM:<a@b.test>\nS: \(words)\n".utf8), json: true).lines[0]
    #expect(session.contains(#""cause":"tls-required","who":"sender-user""#), "\(session)")
  }

  private static let log = """
    nothing\r
    < 550 5.1.1 <b@x.test>: no such user\r
    Jan  5 10:00:01 mx postfix/smtp[3]: A1: to=<a@b.test>, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 4F2A1C0012)
    < 550 5.1.1 <c@y.test>: no such user\r
    postfix/smtp[99]: 7F00C: to=<b@x.test>, relay=none, dsn=5.4.6, status=bounced (mail for x.test loops back to myself)

    """

  @Test("each refusal once, with how often and where first; then a line for each cause")
  func table() throws {
    let harness = try explained(Array(Self.log.utf8))
    #expect(
      harness.lines.filter { $0.first?.isNumber == true }.map { $0.prefix(6) }
        == ["2: 550", "5: 5.4.6"].map { $0.prefix(6) })
    #expect(harness.lines.contains("# (2 times, first in line 2)"))
    #expect(harness.unwrapped.contains("In 5 lines: 3 refusals, 1 delivered."))
    let rows = harness.lines.filter { $0.contains(" %  #") }
    #expect(rows.count == 2)
    #expect(rows[0].contains("2  67 %  ##########"))
    #expect(rows[0].contains("line 2: 550 5.1.1 <b@x.test>"))
    #expect(rows.allSatisfy { $0.utf8.count < 80 }, "\(rows)")
  }

  @Test("for a program an object for each refusal, in the order of the text, and the counts last")
  func json() throws {
    let lines = try explained(Array(Self.log.utf8), json: true).lines
    #expect(lines.count == 4)
    #expect(lines[0].contains(#""line":2"#))
    #expect(lines[1].contains(#""line":4"#))
    #expect(lines[3].contains(#""event":"summary","lines":5,"replies":3,"refusals":3,"transient":0,"delivered":1"#))
  }

  @Test(
    "a text without replies says what was looked for, an empty one that it is empty, and both are told by the status")
  func nothing() throws {
    let words = try explained(Array("a\nb\n".utf8), status: .differs).unwrapped
    #expect(words.contains("No reply of a mail server was found in 2 lines. Looked for were"))
    #expect(try explained([], status: .differs).unwrapped.contains("The input is empty"))
  }

  @Test(
    "what is no text is called what it is",
    arguments: [
      ([0x1F, 0x8B, 8, 0], "compressed with gzip"), ([0xFF, 0xFE, 0x35, 0], "text in UTF-16"),
      ([0x7F, 0x45, 0x4C, 0x46, 0, 0, 1], "it contains NUL octets"),
    ] as [([UInt8], String)])
  func binary(_ octets: [UInt8], _ words: String) throws {
    #expect(try explained(octets, status: .differs).unwrapped.contains(words))
  }

  @Test("of a line of 10 MB only the beginning is looked at, and said to be")
  func longLine() throws {
    let line = Array("S: 550 5.1.1 no such user ".utf8) + [UInt8](repeating: 0x61, count: 10 << 20)
    let harness = try explained(line + Array("\nS: 421 bye\n".utf8))
    #expect(harness.unwrapped.contains("Of lines longer than 8192 octets only the beginning was read."))
    #expect(harness.lines.filter { $0.first?.isNumber == true }.map { $0.prefix(6) } == ["1: 550", "2: 421"])
  }
}
