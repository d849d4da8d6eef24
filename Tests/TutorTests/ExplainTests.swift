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
    let status = Explain(presenter: harness.presenter).run(text: text)
    #expect(harness.unwrapped.contains(words), "\(harness.shown)")
    #expect((status == .usage) == words.hasPrefix("Nothing"))
  }

  /// What is said about lines that come from a pipe.
  private func explained(_ text: String) async throws -> SessionHarness {
    let harness = try SessionHarness()
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    defer { close(ends[0]) }
    let octets = Array(text.utf8)
    #expect(write(ends[1], octets, octets.count) == octets.count)
    close(ends[1])
    let status = await Explain(presenter: harness.presenter).run(lines: LineInput(descriptor: ends[0]))
    #expect(status == .ok)
    return harness
  }

  @Test("each reply in a log is named by its line, in full the first time and then in one line")
  func lines() async throws {
    let harness = try await explained("nothing\r\n< 550 5.1.1 no such user\r\n< 550 5.1.1 no such user\r\n")
    let found = harness.lines.filter { $0.contains(": 550") || $0.first?.isNumber == true }
    #expect(found.map { $0.prefix(2) } == ["2:", "3:"])
    #expect(harness.lines.filter { $0.hasPrefix("#") }.count > 2)
  }

  @Test("lines without a reply say so")
  func none() async throws {
    #expect(try await explained("a\nb\n").unwrapped.contains("No reply of a mail server was found in 2 lines."))
  }
}
