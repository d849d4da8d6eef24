import Causes
import SMTP
import TestSupport
import Testing

@testable import Annotations

/// What a mail system says of itself in its log.
@Suite("Words of the mail system's own")
struct LocalNotesTests {
  private static let rows = LocalRow.own + LocalRow.clients + LocalRow.dns + LocalRow.connections + LocalRow.deliveries

  private func note(_ words: String, code: ReplyCode? = ReplyCode(rawValue: 550)) throws -> Note {
    let reply = Reply(try #require(code), [words])
    return Annotator().localNote(for: Answer(reply: reply, request: nil, stageBefore: .ready, stageAfter: .ready))
  }

  @Test("every row is reached by each of its phrases, and keeps the bounds", arguments: rows.indices)
  func reached(_ index: Int) throws {
    let row = Self.rows[index]
    for phrase in row.phrases {
      let note = try note(phrase.replacing("+", with: " "))
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

  @Test("words that are not known are said to be the only clue", arguments: [450, 550])
  func unknown(_ code: Int) throws {
    let note = try note("strange weather", code: ReplyCode(rawValue: code))
    #expect(note.cause == .other)
    #expect(note.severity == (code == 450 ? .tryLater : .refused))
    #expect(faults(of: note) == [])
  }
}
