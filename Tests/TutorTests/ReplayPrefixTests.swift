import SMTP
import Testing

@testable import Learning

/// The shortest way to where a conversation has come.
@Suite("The lines that lead somewhere")
struct ReplayPrefixTests {
  private static let mail = "MAIL FROM:<ann@client.test>"
  private static let rcpt = "RCPT TO:<bob@christian.net>"
  private static let wrongLogin = "AUTH PLAIN AGJ1Z3MAeA=="
  private static let login = "AUTH PLAIN AGJ1Z3MAd2hhdHMtdXAtZG9j"
  private static let tls = ["EHLO x", "STARTTLS", "EHLO y"]

  /// What was typed, and what of it remains.
  static let ways: [([String], [String])] = [
    ([], []), (["NOOP"], []), (["HELO x"], ["HELO x"]), (["HELO x", "EHLO y"], ["EHLO y"]), (["HELO"], []),
    (["HELO x", "XYZZY", "VRFY bob"], ["HELO x"]),
    (["HELO x", mail, rcpt], ["HELO x", mail, rcpt]),
    (["HELO x", mail, "RCPT TO:<nobody@christian.net>"], ["HELO x", mail]),
    (["HELO x", mail, "RSET"], ["HELO x"]), (["HELO x", mail, "HELO y"], ["HELO y"]),
    (["HELO x", mail, rcpt, "DATA"], ["HELO x", mail, rcpt, "DATA"]),
    (["HELO x", mail, rcpt, "DATA", "x", "."], ["HELO x"]), ([mail], [mail]),
    (["EHLO x", "STARTTLS"], ["EHLO x", "STARTTLS"]), (["HELO w"] + tls, tls),
    (tls + ["EHLO z"], ["EHLO x", "STARTTLS", "EHLO z"]),
    (tls + [wrongLogin], tls), (tls + [login], tls + [login]), (tls + ["AUTH LOGIN", "*"], tls),
    (tls + ["AUTH LOGIN", "YnVncw=="], tls + ["AUTH LOGIN", "YnVncw=="]),
    (tls + ["AUTH LOGIN", "YnVncw==", "eA=="], tls),
    (tls + [login, "EHLO z"], tls + [login, "EHLO z"]), (tls + [login, mail, "RSET", mail], tls + [login, mail]),
  ]

  @Test("what was refused, undone or said again is left out, and the rest leads to the same place", arguments: ways)
  func remains(_ typed: [String], _ expected: [String]) {
    var (session, prefix) = (InMemorySession(), ReplayPrefix())
    for line in typed { prefix.add(line, session.send(line), session.dialogue.stage) }
    #expect(prefix.lines == expected)
    var again = InMemorySession()
    for line in prefix.lines { _ = again.send(line) }
    #expect(again.dialogue.stage == session.dialogue.stage)
    #expect(again.dialogue.helloName == session.dialogue.helloName)
    #expect(again.dialogue.envelope.recipients.count == session.dialogue.envelope.recipients.count)
    #expect(again.isEncrypted == session.isEncrypted)
    #expect(again.dialogue.isLoggedIn == session.dialogue.isLoggedIn)
  }
}
