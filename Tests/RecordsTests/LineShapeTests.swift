import Octets
import Testing

@testable import Records

@Suite("The kind of a line in a log")
struct LineShapeTests {
  private func shape(_ line: String) -> LineShape {
    Array(line.utf8).withUnsafeBytes { LineShape($0, providers: ProviderMarks(["google", "outlook.com"])) }
  }

  private static let said =
    "Jan  5 10:00:01 mx postfix/smtp[311]: 4F2A1C0012: to=<bob@example.org>, relay=mx.example.org[192.0.2.1]:25, "
    + "delay=1.2, dsn=5.1.1, status=bounced (host mx.example.org[192.0.2.1] said: "

  @Test(
    "times, ids, addresses and machines make no difference",
    arguments: [
      (
        said + "550 5.1.1 <bob@example.org>: no such user (in reply to RCPT TO command))",
        "Jan 25 23:59:59 mx postfix/smtp[7]: 4ZxYkq1Nz9zRhX: to=<al@b3.test>, relay=mx9.b3.test[2001:db8::1]:25, "
          + "delay=340, dsn=5.1.1, status=bounced (host mx9.b3.test[2001:db8::1] said: 550 5.1.1 <al@b3.test>: no such "
          + "user (in reply to RCPT TO command))"
      ),
      (
        "2026-01-05 10:00:01 1vXyz1-0009TT-Cd ** bob@example.org R=d T=r H=mx.example.org [192.0.2.1]: SMTP error: 550 no",
        "2026-01-05 10:00:01.123 1vAbc2-0000aa-Xy ** al@b3.test R=d T=r H=mx7.b3.test [2001:db8::1]: SMTP error: 550 no"
      ),
      ("Jan  5 10:00:01 mx a: 550 5.1.1 no 12345 x", "Jan  5 10:00:02 mx a: 550 5.1.1 no 77 x"),
    ])
  func same(_ one: String, _ other: String) { #expect(shape(one) == shape(other)) }

  @Test(
    "what says why makes one",
    arguments: [
      ("550 5.1.1 no", "450 5.1.1 no"), ("550 5.1.1 no", "550 5.1.2 no"), ("550-5.1.1 no", "550-5.7.1 no"),
      ("550 no such user", "550 no such host"), ("550 [TSS04] no", "550 [TSS09] no"),
      ("550 no SC-001", "550 no SC-002"),
      ("550 no AS(42003)", "550 no AS(42004)"), ("550 no (S3140)", "550 no (S3150)"),
      ("550 listed by zen.example.net", "550 listed by bl.example.com"), ("550 from=<>", "550 from=<a@b.test>"),
      ("host mx.google.com[1.2.3.4] said: 550 no", "host mx.example.org[1.2.3.4] said: 550 no"),
      ("relay=mx1.google.com[1.2.3.4]: 550 no", "relay=a.outlook.com[1.2.3.4]: 550 no"),
      ("postfix/smtp[1]: 550 no", "postfix/smtpd[1]: 550 no"), ("code=550", "code=451"), ("#5.1.1", "#5.1.0"),
    ])
  func different(_ one: String, _ other: String) {
    #expect(shape("Jan  5 10:00:01 mx a: " + one) != shape("Jan  5 10:00:01 mx a: " + other))
  }

  @Test("a line whose kind is known is not read, and only where the text is a log")
  func known() {
    var reader = RecordReader()
    var asked = 0
    func read(_ line: String, isKnown: Bool) -> Int {
      Array(line.utf8).withUnsafeBytes { octets in
        reader.read(octets) { _ in
          asked += 1
          return isKnown
        }.count
      }
    }
    let line = Self.said + "550 5.1.1 no (in reply to RCPT TO command))"
    #expect(read(line, isKnown: true) == 1)
    #expect(asked == 0)
    #expect(read(line, isKnown: false) == 1)
    #expect(reader.shape != nil)
    #expect(read(line, isKnown: true) == 0)
    #expect(asked == 2)
    #expect(read("S: 220 mx ready", isKnown: true) == 1)
    #expect(read(line, isKnown: true) == 1)
    #expect(asked == 2)
    #expect(reader.shape == nil)
  }

  @Test("any octets have a kind, wherever they are cut")
  func anything() {
    let octets = Array((Self.said + "550-5.1.1 <a@b> [::1] (x.y) 1.2.3. é <<< AS(1) =<>").utf8)
    for count in octets.indices {
      octets[..<count].withUnsafeBytes { _ = LineShape($0, providers: ProviderMarks([])) }
      octets[count...].withUnsafeBytes { _ = LineShape($0, providers: ProviderMarks(["a", ""])) }
    }
  }
}
