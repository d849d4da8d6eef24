import Causes
import SASL
import SMTP
import Testing

@testable import Annotations

@Suite("Extensions")
struct ExtensionTests {
  private func note(_ lines: [String]) throws -> Note {
    let reply = (["250-mx.test Hello"] + lines.map { "250-\($0)" } + ["250 HELP"]).joined(separator: "\r\n")
    return try #require(Conversation.note(at: .ehlo, reply))
  }

  @Test("every keyword gets a paragraph, in the server's order")
  func paragraphs() throws {
    let keywords = ExtensionTable.rows.keys.sorted()
    let note = try note(keywords)
    for keyword in keywords { #expect(note.explanation.contains { $0.hasPrefix("\(keyword): ") }) }
    #expect(note.headline == "250: name noted; the server offers \(keywords.count + 1) extensions")
    #expect(faults(of: note) == [])
  }

  @Test(
    "SIZE is told in human numbers",
    arguments: [
      ("SIZE 52428800", "SIZE: up to 52 MB"), ("SIZE 0", "SIZE: no limit given"),
      ("SIZE", "SIZE: no limit given"),
      ("SIZE 99999999999999999999999", "SIZE: no limit given"),
      ("SIZE 9223372036854775807", "SIZE: up to 9223372036 GB"),
    ])
  func size(keyword: String, phrase: String) throws {
    let note = try note([keyword])
    #expect(note.summary.contains(phrase))
    #expect(faults(of: note) == [])
  }

  @Test("login mechanisms are explained, and those that show the password warned of")
  func auth() throws {
    let note = try note(["AUTH PLAIN LOGIN SCRAM-SHA-256 FROB", "AUTH=NTLM"])
    let text = note.explanation.joined(separator: "\n")
    #expect(text.contains("SCRAM-SHA-256 (the best way"))
    #expect(text.contains("FROB (not known here)"))
    #expect(text.contains("not encrypted"))
    #expect(faults(of: note) == [])
  }

  @Test("an overwritten keyword is said to be one", arguments: ["XXXXXXXA", "XXXXXXXX", "********"])
  func masked(keyword: String) throws {
    let note = try note([keyword])
    #expect(note.summary.contains("overwritten"))
    #expect(note.explanation.contains { $0.contains("firewalls") })
    #expect(faults(of: note) == [])
  }

  @Test(
    "an unknown keyword is harmless, one with an X in front too", arguments: ["XYZZY", "X-FROB 7", "A.B.C"])
  func unknown(keyword: String) throws {
    let note = try note([keyword])
    #expect(note.explanation.contains { $0.contains("not known here, and harmless") })
    #expect(!note.summary.contains("overwritten"))
  }

  @Test("no list at all is said")
  func none() throws {
    #expect(try #require(Conversation.note(at: .ehlo, "250 mx.test")).headline.contains("no extensions"))
  }
}
