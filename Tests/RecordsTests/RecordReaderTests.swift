import Octets
import SMTP
import Testing

@testable import Records

@Suite("Finding replies in sessions and logs")
struct RecordReaderTests {
  /// `550 RCPT`: code, and what it answers.
  private func found(_ text: String) -> [String] {
    let lines = text.utf8.split(separator: ASCII.lineFeed, omittingEmptySubsequences: false).map(Array.init)
    return Form.found(lines).map { $0.drop { $0 != " " }.dropFirst() }.map(String.init)
  }

  @Test(
    "a line of a log or a bounce tells the reply, and what it answers",
    arguments: [
      (
        "Jan  5 10:00:01 mx postfix/smtp[311]: 4F2A1C0012: to=<bob@example.org>, relay=mx.example.org[192.0.2.1]:25, "
          + "delay=1.2, dsn=5.1.1, status=bounced (host mx.example.org[192.0.2.1] said: 550 5.1.1 <bob@example.org>: "
          + "no such user (in reply to RCPT TO command))", "550 RCPT"
      ),
      ("... status=deferred (host x[192.0.2.1] said: 451 4.7.1 come back (in reply to end of DATA command))", "451 ."),
      ("... status=deferred (host x[192.0.2.1] refused to talk to me: 421 4.3.2 busy)", "421 connection"),
      ("... dsn=4.4.1, status=deferred (connect to x[192.0.2.1]:25: Connection timed out)", "~450 local"),
      ("postfix/smtpd[7]: NOQUEUE: reject: RCPT from unknown[192.0.2.7]: 554 5.7.1 <x@y.test>: denied", "554 RCPT"),
      (
        "2026-01-05 10:00:01 1vXyz-0009TT-00 ** bob@example.org R=dnslookup T=remote_smtp H=mx.example.org [192.0.2.1]: "
          + "SMTP error from remote mail server after RCPT TO:<bob@example.org>: 550 no such user", "550 RCPT"
      ),
      ("SMTP error from remote mail server after pipelined MAIL FROM:<a@b.test> SIZE=1: 452 full", "452 MAIL"),
      ("SMTP error from remote mail server after end of data: 554 5.6.0 spam", "554 ."),
      ("SMTP error from remote mail server after initial connection: 554 go away", "554 connection"),
      ("sendmail[5]: 01: to=<b@x.test>, delay=0, dsn=4.2.0, stat=Deferred: 450 4.2.0 greylisted", "450 -"),
      ("<<< 550 5.1.1 <b@x.test>... User unknown", "550 -"),
      ("deferral: 192.0.2.1_does_not_like_recipient./Remote_host_said:_450_4.7.1_later/", "450 RCPT"),
      ("Diagnostic-Code: smtp; 550 5.1.1 no such user", "550 -"), ("Diagnostic-Code: smtp;550-5.7.26 no", "550 -"),
      ("Status: 5.1.1", "~550 -"), ("reply: b'535 5.7.8 wrong\\r\\n'", "535 AUTH"), ("554 5.7.1 bare", "554 -"),
      ("421", "421 -"),
    ])
  func log(_ line: String, _ expected: String) { #expect(found(line) == [expected]) }

  @Test(
    "what only looks like a reply is none",
    arguments: [
      "", "hello", "2026-01-05 10:00:01 started", "delays: 250 ms", "port: 25", "610 x", "199 x", "5500 x", "(250)",
      "Subject: 12", "C:", "S:", "<- ", "status=sent (delivered to mailbox)", "dsn=", "said: ", "Status: 9.9.9",
      "size: 512 MB", "rate limit exceeded: 451 from 192.0.2.1", "queue: 450 messages", "took: 503 ms",
      "load: 421 in 3 s",
      "Jan  5 10:00:01 mx app[3]: cache: 552 entries", "Jan  5 10:00:01 mx app[3]: 550 kB read",
      "at 12:45:50 450 seconds later", "# Scenario greylisting: 451 at first; accepted 5 minutes later.",
      "<bob@example.org>: see you at 5", "Content-Type: message/rfc822", "550 people attended the event.",
      "554 of them were happy", "There were more than last year: 550 people attended the event.",
      "Jan  5 10:00:01 mx app[3]: audit: 450 rows were written to disk", "# 550 5.1.1 is a code", "#550 people",
      "Program error (550 pages): none", "TypeError (500, 'x')", "Code (451): 12 rows", "Server version: 5.7.1 Linux",
      "Mail to all: 5.7.1 is the newest version", "(550, 12)", "smtp;", "smtp; hello", "He said: hello",
      "exited with code 500 'x'", "Sorry, I forgot the cake. (#5)", "my mail program says: 5 people",
    ])
  func nothing(_ line: String) { #expect(found(line) == []) }

  @Test(
    "what a message's own line tells again is told once, and by itself where no such line comes",
    arguments: [
      (
        "Jan  5 10:00:01 mx postfix/smtp[3]: connect to mx.x.test[192.0.2.3]:25: Connection timed out",
        "Jan  5 10:00:01 mx postfix/smtp[3]: A1: to=<a@x.test>, relay=none, dsn=4.4.1, status=deferred (connect to "
          + "mx.x.test[192.0.2.3]:25: Connection timed out)", "~450 local", "~450 local"
      ),
      (
        "Jan  5 10:00:01 mx postfix/smtp[3]: warning: SASL authentication failed; server mx.x.test[192.0.2.3] said: 535 5.7.8 "
          + "Error: authentication failed",
        "Jan  5 10:00:01 mx postfix/smtp[3]: A1: to=<a@x.test>, relay=mx.x.test[192.0.2.3]:587, dsn=4.7.8, status=deferred (SASL "
          + "authentication failed; server mx.x.test[192.0.2.3] said: 535 5.7.8 Error: authentication failed: )",
        "535 AUTH",
        "535 AUTH"
      ),
    ])
  func attempts(_ attempt: String, _ message: String, _ alone: String, _ told: String) {
    #expect(found(attempt) == [alone])
    #expect(found("\(attempt)\n\(message)") == [told])
    #expect(found("\(message)\n\(attempt)") == [told])
  }

  @Test("what was delivered is counted, and no refusal")
  func delivered() {
    var reader = RecordReader()
    for line in [
      "Jan  5 10:00:01 mx postfix/smtp[3]: A1: to=<a@b.test>, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 4F2A1C0012)",
      "2026-01-05 10:00:01 1vXyz-0009TT-00 => bob@example.org R=d T=r H=mx [192.0.2.1] C=\"250 OK id=1vAbc\"",
      "Jan  5 10:00:01 mx sendmail[5]: 01: to=<b@x.test>, stat=Sent (ok 250)",
      "@400000005f0c3b2a1f0e4d5d delivery 1235: success: 192.0.2.26_accepted_message./Remote_host_said:_250_ok/",
      "relay: Ok for 6430369adcce4408: session=78, to=<b@x.test>, result=Ok stat=250 2.0.0 ok",
    ] { #expect(reader.read(Array(line.utf8)) == [], "\(line)") }
    #expect(reader.finish() == [])
    #expect(reader.delivered == 5)
  }

  @Test(
    "a session tells what each reply answers, whoever wrote it down",
    arguments: [
      "S: 220 x\nC: EHLO a\nS: 250-x\nS: 250 SIZE\nC: RCPT TO:<a@b>\nS: 550 no",
      "<-  220 x\n ->  EHLO a\n<-  250-x\n<-  250 SIZE\n ->  RCPT TO:<a@b>\n<** 550 no",
      "<~  220 x\n ~> EHLO a\n<~  250-x\n<~  250 SIZE\n ~> RCPT TO:<a@b>\n<~* 550 no",
      "< 220 x\r\n> EHLO a\r\n< 250-x\r\n< 250 SIZE\r\n> RCPT TO:<a@b>\r\n< 550 no\r",
      "Trying 192.0.2.1...\nConnected to x.\n220 x\nehlo a\n250-x\n250 SIZE\nrcpt to:<a@b>\n550 no",
      "CONNECTED(00000003)\n250 SIZE\nEHLO a\n250-x\n250 SIZE\nrcpt to:<a@b>\n550 no",
    ])
  func session(_ text: String) {
    let expected = found(text)
    #expect(expected.suffix(2) == ["250 EHLO", "550 RCPT"])
  }

  @Test("a log of the tutor's own tells the same with times before its lines as without")
  func stamped() {
    let log = [
      "# smtp-tutor 0.1.0, 2026-01-05T10:00:00.000Z", "# Connected to x at 192.0.2.1:550 from 192.0.2.2:421",
      "S: 220 x",
      "C: DATA", "S: 354 go", "C: status=bounced said: 550 no", "C:", "C: .", "S: 250-a", "S: 250 b",
      "C: RCPT TO:<a@b>",
      "S: 550 no", "C: QUIT", "S: 221 bye", "S! close",
    ]
    let plain = found(log.joined(separator: "\n"))
    #expect(plain == ["220 connection", "354 DATA", "250 .", "550 RCPT", "221 QUIT"])
    #expect(found(log.map { "2026-01-05T10:00:01.123Z \($0)" }.joined(separator: "\n")) == plain)
  }

  @Test("message text is none of it, up to its dot")
  func message() {
    #expect(
      found("C: DATA\nS: 354 go\nC: 550 no\nC: RCPT\nC: .\nS: 250 ok\nC: QUIT\nS: 221 bye")
        == ["354 DATA", "250 .", "221 QUIT"])
    #expect(found("data\n354 go\nhello\n.\n250 ok") == ["354 DATA", "250 ."])
  }

  @Test("a reply that breaks off is shown, and one of endless lines or octets stays small")
  func bounds() {
    #expect(found("S: 250-a\nS: 250-b") == ["250 EHLO"])
    #expect(found(String(repeating: "250-x\n", count: 5_000) + "250 y") == ["250 EHLO"])
    var reader = RecordReader()
    #expect(reader.read([UInt8](repeating: 0x3A, count: 1 << 20)) == [])
    #expect(reader.read(Array("S: 250 ".utf8) + [UInt8](repeating: 0xFF, count: 1 << 20)).count == 1)
  }

  @Test("no octets trap, whatever they are")
  func anything() {
    var generator = SystemRandomNumberGenerator()
    let words = [
      "said: ", "250", "550-", " ", ":", "dsn=", "5.", "S: ", "C: ", ".", "_said:_", "\"", "(", "\0", "é", "status=",
      "stat=", "** ",
      "reject: ", ",<,", "#Fields: ", "Status: ", "<<< ", ">>> ", "delivery 1: failure: ", "'", "\\r\\n", "reply: b'",
      "] S: ", "=== ",
    ]
    for _ in 0..<2_000 {
      var reader = RecordReader()
      for _ in 0..<4 {
        let line = (0..<8).map { _ in words.randomElement(using: &generator) ?? "" }.joined()
        _ = reader.read(Array(line.utf8))
      }
      _ = reader.finish()
    }
  }
}
