import Octets
import SMTP
import Testing

@testable import Records

/// Whose refusal a line of a log tells: this server's of a client, or another server's of what this host sent.
@Suite("Which side refused, in a log")
struct OwnRefusalTests {
  private func records(_ line: String) -> [Record] {
    var reader = RecordReader()
    return reader.read(Array(line.utf8)) + reader.finish()
  }

  @Test(
    "a line in which this server refuses a client is its own",
    arguments: [
      "Jan  5 10:00:06 mx postfix/smtpd[9]: NOQUEUE: reject: RCPT from unknown[203.0.113.5]: 554 5.7.1 Service unavailable; "
        + "Client host [203.0.113.5] blocked using zen.spamhaus.org; from=<x@y.test> to=<a@b.test> proto=ESMTP helo=<x>",
      "Jan  5 10:00:07 mx postfix/postscreen[41]: NOQUEUE: reject: RCPT from [192.0.2.8]:51000: 550 5.7.1 Service "
        + "unavailable; client [192.0.2.8] blocked using zen.example.net; from=<y@x.test>, to=<b@a.test>, proto=SMTP, helo=<x>",
      "Jan  5 10:00:09 mx postfix/cleanup[42]: 4F: milter-reject: END-OF-MESSAGE from mail.example.net[192.0.2.9]: 5.7.1 Spam "
        + "message rejected; from=<z@example.net> to=<b@example.org> proto=ESMTP helo=<mail.example.net>",
      "Jan  5 10:00:09 mx postfix/smtpd[9]: NOQUEUE: reject: RCPT from mail.example.net[192.0.2.9]: 450 4.1.1 <b@a.test>: "
        + "Recipient address rejected: unverified address: host mx.a.test[192.0.2.3] said: 451 4.3.0 later (in reply to RCPT TO "
        + "command); from=<z@example.net> to=<b@a.test> proto=ESMTP helo=<mail.example.net>",
      "2026-02-03 10:11:13 H=(spam) [192.0.2.7] F=<x@spam.example> rejected RCPT <b@example.org>: 550 5.7.1 blocked",
      "2026-02-03 10:11:13 H=(host.example) [192.0.2.178] F=<a@b.test> temporarily rejected RCPT <b@c.test>: greylisted",
      "2026-02-03 10:11:14 plain_login authenticator failed for client.example ([192.168.2.33]) [192.0.2.74]: 535 Incorrect "
        + "authentication data (set_id=brian)",
      "Jan  5 10:00:06 mx sm-mta[502]: 405A06: ruleset=check_rcpt, arg1=<b@c.test>, relay=[192.0.2.7], reject=550 5.7.1 "
        + "<b@c.test>... Relaying denied",
      "Nov 27 00:07:21 mail sendmail[28701]: 6AR07KZd028701: <nobody1@christian.net>... User unknown",
      "Apr 25 06:41:33 host smtpd[29104]: 7818378b78e6ffe0 smtp failed-command command=\"RCPT TO:<bob@example.com>\" "
        + "result=\"550 Invalid recipient\"",
      "2026-01-05T10:00:04Z INFO Mailbox does not exist (smtp.mailbox-does-not-exist) listenerId = \"smtp\", remoteIp = "
        + "192.0.2.7, to = \"x@christian.net\"",
      "Jan  5 10:00:11 mx postfix/smtpd[40]: warning: unknown[192.0.2.10]: SASL LOGIN authentication failed: UGFzc3dvcmQ6",
    ])
  func own(_ line: String) { #expect(records(line).map(\.isOwn) == [true], "\(line)") }

  @Test(
    "a refusal that this host received is not",
    arguments: [
      "Jan  5 10:00:01 mx postfix/smtp[3]: A1: to=<b@x.test>, relay=mx.x.test[192.0.2.1]:25, dsn=5.7.1, status=bounced (host "
        + "mx.x.test[192.0.2.1] said: 554 5.7.1 Service unavailable; Client host [192.0.2.25] blocked using zen.spamhaus.org (in "
        + "reply to RCPT TO command))",
      "2026-02-03 10:11:12 1rWABC-0001aB-2c ** bob@example.com R=dnslookup T=remote_smtp H=mx.example.com [192.0.2.25]: SMTP "
        + "error from remote mail server after RCPT TO:<bob@example.com>: 550 rejected RCPT",
      "Jan  5 10:00:02 mx sendmail[501]: 405A02: to=<bob@example.com>, relay=mx.example.com. [192.0.2.25], dsn=4.2.0, "
        + "stat=Deferred: 450 4.2.0 <bob@example.com>: Greylisted",
      "relay: PermFail for 6430369adcce4408: session=7818378a988ca63b, from=<ann@example.org>, to=<bob@example.com>, rcpt=<->, "
        + "source=127.0.0.1, relay=127.0.0.1 (localhost), delay=0s, stat=550 Invalid recipient",
      "<bob@example.com>: host mx.example.com[192.0.2.25] said: 554 5.7.1 reject: RCPT refused (in reply to RCPT TO command)",
      "550 5.7.1 blocked using zen.spamhaus.org",
    ])
  func other(_ line: String) { #expect(records(line).map(\.isOwn) == [false], "\(line)") }

  @Test("the same words are another refusal where another side says them")
  func key() throws {
    let reply = Reply(try #require(ReplyCode(rawValue: 554)), ["5.7.1 Relay access denied"])
    let answer = Answer(reply: reply, request: nil, stageBefore: .ready, stageAfter: .ready)
    let (own, other) = (
      Record(answer: answer, line: 1, source: .log, isOwn: true), Record(answer: answer, line: 2, source: .log)
    )
    #expect(RefusalKey(own) != RefusalKey(other))
    #expect(RefusalKey(own) == RefusalKey(Record(answer: answer, line: 3, source: .log, isOwn: true)))
  }
}
