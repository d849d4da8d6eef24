import Events
import Octets
import Personas
import PracticeServer
import SMTP
import TestSupport
import Testing
import World

@testable import Sessions

/// The commands of the practice world, and what a session does there.
@MainActor @Suite("A session in the practice world", .serialized) struct WorldSessionTests {
  private let harness: SessionHarness

  init() throws { harness = try SessionHarness(level: .brief) }

  /// Carries out commands and sends lines, one after the other.
  private func type(_ lines: String...) async {
    for line in lines {
      if line.hasPrefix(":") {
        _ = await harness.perform(line)
      } else {
        harness.send(line)
        _ = await harness.session.settle()
      }
    }
  }

  @Test("nothing of it is made before somebody looks")
  func lazy() async {
    _ = await harness.session.open(.practice)
    await type("HELO x", ":inbox", ":help :world", ":state")
    #expect(harness.session.worldServers == nil)
    await type(":mx toontown.example")
    #expect(harness.session.worldServers != nil)
  }

  @Test("a host is opened by name from the desk's address, and from another one after :from")
  func addresses() async {
    await type(":open relay.roadrunner.example", "HELO x", ":from company", ":reconnect", "HELO x")
    #expect(harness.session.hostName == "relay.roadrunner.example")
    #expect(harness.lines.contains("S: 250 relay.roadrunner.example Hello x [127.25.90.1]"))
    #expect(harness.lines.contains("S: 250 relay.roadrunner.example Hello x [127.25.4.25]"))
    #expect(harness.session.address == "you@christian.net")
  }

  @Test("an alias and the tutorial's host by its name lead into the world; the practice server stays where it is")
  func names() async {
    await type(":open mail.mirage.example", ":open mail.christian.net", "HELO x", ":open", "HELO x")
    #expect(harness.lines.contains("S: 220 hermit.example ESMTP OpenSMTPD"))
    #expect(harness.lines.contains("S: 250 mail.christian.net Hello x [127.25.90.1]"))
    #expect(harness.lines.contains("S: 250 mail.christian.net Hello x [127.0.0.1]"))
  }

  @Test(
    "what cannot be reached is told, with the reason",
    arguments: [
      (":open nosuch.toontown.example", "the name does not exist"),
      (":open toontown.example", "toontown.example has no address; its mail goes to mx1.toontown.example"),
      (":open mx1.toontown.example 587", "listen on port 25 only"),
      (":open mx2.toontown.example", "mx2.toontown.example is switched off"),
    ])
  func unreachable(_ line: String, _ words: String) async {
    await type(":policy mx2.toontown.example down on", line)
    #expect(!harness.session.isConnected)
    #expect(harness.unwrapped.contains(words))
  }

  @Test("the rules of every host are told in one table", arguments: PracticeWorld.standard.hosts.map(\.name))
  func rules(_ host: String) async {
    await type(":policy \(host)")
    for rule in PolicyRule.allCases {
      #expect(harness.unwrapped.contains(" \(rule.rawValue) ") && harness.unwrapped.contains(rule.words))
    }
  }

  @Test(
    "a wrong use changes nothing and is told",
    arguments: [
      (":from nowhere", "No place of the practice world is called nowhere."),
      (":policy nowhere relay on", "No host of the practice world is called nowhere."),
      (":policy relay on", "Which host?"), (":queue nowhere", "No host of the practice world is called nowhere."),
      (":policy mx1.toontown.example nonsense on", "the rules are relay"), (":later soon", ":later 15m"),
      (":mx gmail.com", "gmail.com is not in the practice world"),
    ])
  func wrong(_ line: String, _ words: String) async {
    await type(line)
    #expect(harness.unwrapped.contains(words))
    #expect(harness.session.worldSource == nil)
  }

  @Test("TLS is that of the practice authority, and a certificate has expired three months later")
  func certificates() async {
    await type(":open mx1.toontown.example", "EHLO x", "STARTTLS")
    #expect(harness.shown.contains("TLS 1.3, verified: this is mx1.toontown.example"))
    await type(":later 91d", ":reconnect", "EHLO x", "STARTTLS")
    #expect(harness.shown.contains("TLS 1.3, NOT verified: expired"))
  }

  @Test("each Received line is told, and one that was typed, or copied from another message, is told as that")
  func received() async throws {
    await type(
      ":from stranger", ":open relay.roadrunner.example", "HELO x", "MAIL FROM:<a@oz.example>",
      "RCPT TO:<beep@roadrunner.example>", "RCPT TO:<daffy@toontown.example>", "DATA", "Subject: first", "", "x", ".",
      ":inbox daffy")
    #expect(harness.unwrapped.contains("2. relay.roadrunner.example received it from 127.25.92.8"))
    let first = try #require(harness.session.mailStore.messages(in: try Mailbox("daffy@toontown.example")).first)
    let copied = MessageHeader(first.text).fields[0].lines.map { String(decoding: $0, as: UTF8.self) }
    await type("MAIL FROM:<a@oz.example>", "RCPT TO:<daffy@toontown.example>", "DATA")
    for line in copied { await type(line) }
    await type("Subject: second", "", "x", ".", ":inbox daffy")
    #expect(harness.unwrapped.contains("3. Nobody: no server wrote this line. The sender typed it."))
    #expect(harness.shown.contains("DATA         | \(copied[0])"))
  }

  @Test("a mailbox is found by its local part, if there is one of that name; the practice server's comes first")
  func mailboxes() async {
    await type(
      ":open hermit.example", "HELO x", "MAIL FROM:<>", "RCPT TO:<sam@hermit.example>", "DATA", "Subject: h", "", ".",
      ":inbox sam")
    #expect(harness.shown.contains("In the mailbox of sam@hermit.example:"))
    await type("MAIL FROM:<>", "RCPT TO:<sam@mirage.example>", "DATA", "Subject: m", "", ".", ":inbox sam")
    #expect(harness.shown.contains("No messages for sam@christian.net."))
  }

  @Test("a host's own bounds hold: recipients, and the size of a message")
  func bounds() async {
    await type(
      ":open hermit.example", "EHLO x", "MAIL FROM:<> SIZE=2000", "MAIL FROM:<>", "RCPT TO:<a@hermit.example>",
      "RCPT TO:<b@hermit.example>", "RCPT TO:<c@hermit.example>")
    #expect(harness.lines.contains("S: 554 5.3.4 Message too big for system: Transaction failed, message too big"))
    #expect(harness.lines.contains("S: 451 4.5.3 Too many recipients: Too many recipients"))
  }

  @Test("after five messages within an hour an address is deferred, and an hour later it is not")
  func rate() async {
    await type(":open mx-a.bigmail.example", "HELO desk.study.example")
    for _ in 0..<5 {
      await type("MAIL FROM:<you@christian.net>", "RCPT TO:<granny@bigmail.example>", "DATA", "Subject: x", "", ".")
    }
    await type("MAIL FROM:<you@christian.net>")
    #expect(harness.lines.contains { $0.hasPrefix("S: 421-4.7.28 [127.25.90.1] Gmail has detected an unusual rate") })
    // 421 has closed the connection.
    await type(":later 1h", ":reconnect", "HELO desk.study.example", "MAIL FROM:<you@christian.net>")
    #expect(harness.lines.last { $0.hasPrefix("S: ") }?.hasPrefix("S: 250 2.1.0 OK") == true)
  }
}
