import Causes
import SMTP
import TestSupport
import Testing

@testable import Annotations

/// What is said to whoever reads the log of the server that refused.
@Suite("Refusals of clients")
struct ClientNotesTests {
  private func note(_ text: String, _ code: Int) throws -> Note {
    let reply = Reply(try #require(ReplyCode(rawValue: code)), [text])
    return Annotator().clientNote(
      for: Answer(reply: reply, request: nil, stageBefore: .ready, stageAfter: .ready))
  }

  @Test(
    "they say what is wrong with the client, and never that the reader was refused",
    arguments: [
      (554, "5.7.1 Client host [203.0.113.5] blocked using zen.spamhaus.org", Cause.ipBlocklist, Who.senderAdmin),
      (554, "5.7.1 <z@elsewhere.example>: Relay access denied", .relayDenied, .senderAdmin),
      (450, "4.2.0 <a@b.test>: Recipient address rejected: Greylisted", .greylist, .wait),
      (550, "5.1.1 <a@b.test>: User unknown", .noSuchUser, .senderUser),
      (552, "5.2.2 <a@b.test>: Mailbox full", .mailboxFull, .recipientUser),
      (452, "4.3.1 Insufficient system storage", .storage, .recipientAdmin),
      (451, "4.3.0 <a@b.test>: Temporary lookup failure", .serverFault, .recipientAdmin),
      // Busy is what it is to the client; here its own filter did not answer.
      (451, "4.7.1 Service unavailable - try again later", .serverBusy, .recipientAdmin),
    ])
  func words(_ code: Int, _ text: String, _ cause: Cause, _ who: Who) throws {
    let note = try note(text, code)
    #expect(note.cause == cause)
    #expect(note.who == who)
    #expect(note.headline.hasPrefix(code < 500 ? "This server deferred a client: " : "This server refused a client: "))
    for text in [note.headline, note.summary] { #expect(!text.contains("your IP") && !text.contains("You are")) }
    #expect(faults(of: note) == [])
  }

  @Test("every cause has a headline that fits", arguments: CauseTable.rows.map(\.cause))
  func bounds(_ cause: Cause) throws {
    for words in ["This server refused a client: ", "This server deferred a client: "] {
      #expect((words + ClientNotes.words(cause)).count <= Note.headlineLimit, "\(cause)")
    }
  }

  @Test("where no words tell a cause, none is named")
  func unknown() throws {
    let note = try note("5.7.1 Sorry", 554)
    #expect(note.headline == "This server refused a client")
    #expect(note.cause == nil && note.who == nil)
    #expect(faults(of: note) == [])
  }
}
