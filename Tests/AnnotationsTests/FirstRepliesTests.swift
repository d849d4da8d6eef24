import Causes
import SMTP
import Testing

@testable import Annotations

/// What greetings and lists show, beyond that all is well.
@Suite("What a greeting and a list show")
struct FirstRepliesTests {
  @Test(
    "a banner that names LMTP, and not SMTP too, is greeted with LHLO",
    arguments: [
      ("220 mail.example.org LMTP ready", true), ("220 mx Dovecot ready. (lmtp)", true),
      ("220 mx.example.org ESMTP", false), ("220 mx.example.org ESMTP/LMTP gateway", false),
    ])
  func banner(banner: String, isLMTP: Bool) throws {
    let note = try #require(SeenSession("S: \(banner)").last)
    #expect(note.headline.contains("greet with LHLO") == isLMTP)
    #expect(note.next == (isLMTP ? "LHLO client.example" : "EHLO client.example"))
    #expect(faults(of: note) == [])
  }

  @Test("the reply to LHLO is told in its own words")
  func localHello() throws {
    let note = try #require(SeenSession("S: 220 mx LMTP\nC: LHLO a.example\nS: 250-mx\nS: 250 SIZE 1000000").last)
    #expect(note.summary.contains("LHLO is the greeting of LMTP") && !note.summary.contains("EHLO"))
    #expect(note.summary.contains("up to 1 MB"))
    #expect(faults(of: note) == [])
  }

  @Test(
    "the client's own name in the reply is noticed, unless the client gave the server's",
    arguments: [
      ("mx.example.org", "a.example", "a.example", true), ("mx.example.org", "a.example", "A.Example hello", true),
      ("mx.example.org", "a.example", "mx.example.org Hello a.example [192.0.2.7]", false),
      ("mx.example.org", "mx.example.org", "mx.example.org", false), ("ready", "x", "x", false),
    ])
  func echo(banner: String, given: String, reply: String, isEcho: Bool) throws {
    let note = try #require(
      SeenSession("S: 220 \(banner) ESMTP\nC: EHLO \(given)\nS: 250-\(reply)\nS: 250 8BITMIME").last)
    #expect(note.summary.contains("begins with the name you gave") == isEcho, "\(note.summary)")
    #expect(faults(of: note) == [])
  }

  @Test(
    "several SIZE lines that contradict each other are all told, the smallest first",
    arguments: [
      (["SIZE 41943040", "SIZE 10485760"], "SIZE with several limits (10 MB and 41 MB; go by the smallest)"),
      (["SIZE 10485760", "SIZE 10485760"], "SIZE: up to 10 MB"), (["SIZE", "SIZE 0"], "SIZE: no limit given"),
      (["SIZE 0", "SIZE 1000"], "SIZE: up to 1 kB"), (["SIZE 1"], "SIZE: up to 1 octet."),
      (["SIZE 4000", "SIZE 3000", "SIZE 2000", "SIZE 1000"], "(1 kB and 2 kB and 3 kB and more; go by the smallest)"),
    ])
  func sizes(lines: [String], words: String) throws {
    let list = lines.map { "S: 250-\($0)\n" }.joined()
    let note = try #require(
      SeenSession("S: 220 mx ESMTP\nC: EHLO a.example\nS: 250-mx\n\(list)S: 250 8BITMIME").last)
    #expect(note.summary.contains(words), "\(note.summary)")
    #expect(faults(of: note) == [])
  }

  @Test(
    "the reply to the last piece is the reply to the message, with its queue ID; that to another piece is not",
    arguments: [
      ("BDAT 4 LAST", "250 2.0.0 Ok: queued as 4F2A1C0012", "4F2A1C0012", "QUIT"),
      ("bdat 4 last", "250 OK id=1wABCD-0001aC-2h", "1wABCD-0001aC-2h", "QUIT"),
      ("BDAT 4", "250 2.0.0 4 octets received", nil, nil),
    ] as [(String, String, String?, String?)])
  func lastPiece(line: String, reply: String, queueID: String?, next: String?) throws {
    var session = SeenSession(StateCase.ehlo("CHUNKING") + StateCase.mail + StateCase.rcpt)
    session.take("RAW: \(line)\\r\\nx\\r\\ny"[...])
    session.take("S: \(reply)"[...])
    let note = try #require(session.last)
    #expect(note.next == next)
    #expect(note.headline.contains("this piece") == (queueID == nil), "\(note.headline)")
    if let queueID { #expect(note.headline.contains(queueID), "\(note.headline)") }
    #expect(faults(of: note) == [])
  }

  @Test(
    "221 to a header that came as a command is told as that, and to a browser's line as the wrong port",
    arguments: [
      ("Subject: hello", true), ("From: ann@example.org", true), ("X-Mailer: x", true), ("GET / HTTP/1.1", false),
      ("POST /x HTTP/1.1", false),
    ])
  func brokenRules(line: String, isHeader: Bool) throws {
    let session = SeenSession(
      StateCase.ehlo() + "C: \(line)\nS: 221 2.7.0 Error: I can break rules, too. Goodbye.")
    let note = try #require(session.last)
    #expect(note.headline.contains("is a header, and no message has begun") == isHeader, "\(note.headline)")
    #expect(note.cause == (isHeader ? .unknownCommand : .wrongPort))
    #expect(note.next == ":reconnect")
    #expect(faults(of: note) == [])
  }

  @Test("a goodbye that nobody asked for is told as one")
  func unasked() throws {
    let session = SeenSession("S: 220 mx ESMTP\nS: 500 5.5.1 Invalid command\nS: 221 2.0.0 Bye")
    #expect(session.notes.map(\.id.rawValue).suffix(2) == ["unasked", "unasked.221"])
    for note in session.notes { #expect(faults(of: note) == []) }
  }
}
