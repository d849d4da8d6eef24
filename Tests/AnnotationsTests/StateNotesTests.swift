import Causes
import SMTP
import Testing

@testable import Annotations

@Suite("What the session itself explains")
struct StateNotesTests {
  @Test("a refusal is explained by what the session has shown", arguments: StateCase.all)
  func explains(item: StateCase) throws {
    let session = SeenSession(item.session, port: item.port)
    let note = try #require(session.last)
    for phrase in item.says { #expect(note.shown.contains(phrase), "\(item.name): \(note.shown)") }
    for phrase in item.never { #expect(!note.shown.contains(phrase), "\(item.name): \(note.shown)") }
    if let cause = item.cause {
      #expect(note.cause == cause, "\(item.name)")
      #expect(note.id.rawValue.hasPrefix("state."), "\(item.name)")
    }
    if let next = item.next { #expect(note.next == next, "\(item.name): \(note.shown)") }
    #expect(faults(of: note) == [])
  }

  @Test(
    "where the beginning was not seen, nothing follows from what is missing",
    arguments: StateCase.order + StateCase.login)
  func unseen(item: StateCase) throws {
    let answer = try #require(SeenSession(item.session).answers.last)
    let alone = Answer(
      reply: answer.reply, request: answer.request, stageBefore: answer.stageBefore, stageAfter: answer.stageAfter)
    let note = Annotator().note(for: alone, in: .nowhere)
    for claim in [
      "No greeting", "You said HELO", "No MAIL was accepted", "no recipient was accepted,", "EHLO list has",
    ] {
      #expect(!note.summary.contains(claim), "\(item.name): \(note.shown)")
    }
  }

  @Test("a yes is never explained as a refusal", arguments: StateCase.all)
  func yes(item: StateCase) throws {
    let session = SeenSession(item.session)
    for (note, answer) in zip(session.notes, session.answers) where !answer.reply.code.isFailure {
      #expect(!note.id.rawValue.hasPrefix("state."))
    }
  }
}
