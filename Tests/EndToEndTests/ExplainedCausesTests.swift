import Foundation
import TestSupport
import Testing

extension WithoutTerminal {
  /// What people paste, and the cause that each refusal in it has.
  @Suite("The causes in what people paste", .serialized)
  struct ExplainedCausesTests {
    /// `12 ptr`: the line, and the cause of the refusal in it, in the order in which they are told.
    private func causes(_ text: String) async throws -> [String] {
      let run = try await Tutor.run(["explain", "--json"], input: text)
      let objects = try run.lines.map {
        try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
      }
      #expect(objects.last?["event"] as? String == "summary")
      let explained = objects.filter { $0["event"] as? String == "explained" }
      #expect(objects.last?["refusals"] as? Int == explained.count)
      return explained.map {
        "\($0["line"] as? Int ?? 0) \(($0["note"] as? [String: Any])?["cause"] as? String ?? "-")"
      }
    }

    private static let cases: [(text: String, expected: [String])] = [
      // A login of which only base64 can be seen, each reply with the program's own prefix.
      (
        """
        <~  220 mx.test ESMTP
         ~> EHLO a.test
        <~  250-mx.test
        <~  250 AUTH CRAM-MD5
         ~> AUTH CRAM-MD5
        <~  334 PDEyMy40NTZAbXg+
         ~> dXNlcjEgYjkxM2E2MDJj
        <~* 535 authentication failed
        """, ["8 auth-failed"]
      ),
      // The same 535 where nothing had been sent.
      (
        """
        < 220 mx.test ESMTP
        > EHLO a
        < 250-mx.test
        < 250 AUTH PLAIN
        > AUTH PLAIN
        < 535 Incorrect authentication data
        """, ["6 auth-method"]
      ),
      // A reply of several lines is one, whatever stands before each of them.
      (
        """
        mta: 0xea6710: <<< 554-mx.test ESMTP not available
        mta: 0xea6710: <<< 554-Bad DNS PTR resource record.
        mta: 0xea6710: <<< 554 see http://postmaster.test/
        """, ["1 ptr"]
      ),
      (
        "Jan  5 10:00:01 mx postfix/smtp[3]: A: to=<b@x.test>, relay=mx.x.test[192.0.2.1]:25, dsn=5.7.26, status=bounced (host "
          + "mx.x.test[192.0.2.1] said: 550-5.7.26 This mail is unauthenticated and is not accepted due to the domain's 550-5.7.26 "
          + "DMARC policy. 550 5.7.26 https://x.test (in reply to end of DATA command))", ["1 dmarc"]
      ),
      // Causes of the mail system's own.
      (
        "Jan  5 10:00:01 mx postfix/smtp[3]: A: to=<b@x.test>, relay=none, dsn=5.4.6, status=bounced (mail for x.test loops back to "
          + "myself)\nJan  5 10:00:02 mx postfix/smtp[3]: B: to=<b@y.test>, relay=none, dsn=5.1.0, status=bounced (Domain y.test does "
          + "not accept mail (nullMX))\nJan  5 10:00:03 mx postfix/smtp[3]: C: to=<b@z.test>, relay=mx.z.test[192.0.2.3]:25, "
          + "dsn=4.7.5, status=deferred (Cannot start TLS: handshake failure)", ["1 loop", "2 null-mx", "3 tls-failed"]
      ),
      // What a server notes about a client.
      (
        "Jul 14 06:05:19 web postfix/smtpd[1]: improper command pipelining after CONNECT from unknown[192.0.2.98]: "
          + "\\026\\003\\001\\002\nJul 14 06:05:20 web postfix/smtpd[1]: improper command pipelining after EHLO from unknown[192.0.2.98]: "
          + "MAIL FROM:<a@b.test>\\r\\n\n2026-01-05 10:00:01 H=(x) [192.0.2.7] F=<a@b.test> rejected RCPT <c@d.test>: relay not permitted",
        ["1 wrong-port", "2 pipelining", "3 relay-denied"]
      ),
      // The inner reply is the cause of the outer one.
      (
        "Remote Server returned '550 5.1.8 Access denied, bad outbound sender AS(42003)'\nRemote server returned '554 5.4.0 < #5.1.1 "
          + "smtp;550 5.1.1 no such user here>'", ["1 account-blocked", "2 no-such-user"]
      ),
      // Numbers that are no replies.
      (
        "Jan  5 10:00:01 mx app[3]: size: 512 MB\nJan  5 10:00:02 mx app[3]: rate limit exceeded: 451 from 192.0.2.1\n550 5.1.1 no such "
          + "user", ["3 no-such-user"]
      ),
    ]

    @Test("are told from the session and the words", arguments: cases.indices)
    func causes(_ index: Int) async throws {
      let (text, expected) = Self.cases[index]
      #expect(try await causes(text) == expected)
    }

    @Test("bad octets are shown as such, and disturb nothing")
    func octets() async throws {
      let text = Array("S: 220 x\nS: 550 5.1.1 ".utf8) + [0xD3, 0xC3, 0xBB, 0, 0x1B] + Array("[2J no such user\n".utf8)
      let run = try await Tutor.run(["explain"], input: text)
      #expect(run.status == 0)
      #expect(!run.outputText.utf8.contains(0x1B))
      #expect(run.session.count == 2)
    }

    @Test(
      "one text a person copied with its quotes, its field or its prefix is the reply in it",
      arguments: [
        "smtp;550 5.1.1 no such user", "\"550 5.1.1 no such user\"", "550: 5.1.1 no such user", "#5.1.1 no such user",
        "Diagnostic-Code: smtp; 550 5.1.1 no such user", "5.1.1 no such user",
      ])
    func typed(_ text: String) async throws {
      let run = try await Tutor.run(["explain", "--json", text])
      #expect(run.lines.count == 1 && run.outputText.contains(#""cause":"no-such-user""#), "\(run.lines)")
    }
  }
}
