import Causes
import SMTP
import TestSupport
import Testing

@testable import Annotations

/// What a mail system says of itself in its log.
@Suite("Words of the mail system's own")
struct LocalNotesTests {
  private static let rows =
    LocalRow.own + LocalRow.clients + LocalRow.dns + LocalRow.connections + LocalRow.deliveries + LocalRow.programs

  private func note(_ words: String, code: ReplyCode? = ReplyCode(rawValue: 550), isProgram: Bool = false) throws
    -> Note
  {
    let reply = Reply(try #require(code), [words])
    let request = isProgram ? Request(kind: .connection) : nil
    return Annotator().localNote(for: Answer(reply: reply, request: request, stageBefore: .ready, stageAfter: .ready))
  }

  @Test("every row is reached by each of its phrases, and keeps the bounds", arguments: rows.indices)
  func reached(_ index: Int) throws {
    let row = Self.rows[index]
    for phrase in row.phrases {
      let note = try note(
        phrase.replacing("+", with: " "), isProgram: LocalRow.programs.contains { $0.name == row.name })
      #expect(note.headline == row.headline, "\(phrase)")
      #expect(note.cause == row.cause && note.who == row.who)
      #expect(faults(of: note) == [])
      #expect(phrase == phrase.lowercased())
    }
    for words in [row.headline, row.meaning, row.remedy] { #expect(PlainEnglish.faults(in: words) == []) }
  }

  @Test("the words decide, and not the number that the log gives them")
  func words() throws {
    let loop = try note("5.4.6 mail for example.com loops back to myself")
    #expect(loop.cause == .loop && loop.headline.contains("MX points here"))
    #expect(try note("5.4.6 too many hops").headline.contains("circle"))
    #expect(try note("4.7.5 Cannot start TLS: handshake failure").cause == .tlsFailed)
  }

  @Test("a program that could not connect tries nothing again, and sends nothing back")
  func programs() throws {
    let refused = try note("ConnectionRefusedError: [Errno 111] Connection refused", isProgram: true)
    #expect(refused.headline == "Nothing listens on that port of the server" && refused.explanation.count == 1)
    #expect(try note("connect to mx.example.com[192.0.2.1]:25: Connection refused").explanation.count == 2)
    #expect(try note("[SSL: WRONG_VERSION_NUMBER] wrong version number", isProgram: true).cause == .wrongPort)
  }

  @Test("words that are not known are said to be the only clue", arguments: [450, 550])
  func unknown(_ code: Int) throws {
    let note = try note("strange weather", code: ReplyCode(rawValue: code))
    #expect(note.cause == .other)
    #expect(note.severity == (code == 450 ? .tryLater : .refused))
    #expect(faults(of: note) == [])
  }
}
