import Causes
import Testing

@testable import Annotations

/// The same cause under a 4 and under a 5, where a mail server does another thing.
@Suite("What a note says after a 4 and after a 5")
struct NumberAndRemedyTests {
  private static func note(_ reply: String, at place: ReplyContext) throws -> Note {
    let (answer, context) = try #require(
      Conversation.answer(at: place, Array(reply.utf8), greeting: "220 mx.example.org ESMTP"))
    return Annotator().note(for: answer, in: context)
  }

  @Test(
    "a mail server tries again after a 4 only",
    arguments: [
      ("internal error", Cause.serverFault), ("server too busy", .serverBusy), ("disk full", .storage),
      ("greylisted", .greylist),
    ])
  func again(words: String, cause: Cause) throws {
    let later = try Self.note("451 \(words)", at: .rcpt)
    #expect(later.cause == cause)
    #expect(later.summary.contains("tries again by itself"))
    let final = try Self.note("550 \(words)", at: .rcpt)
    #expect(final.cause == cause)
    let text = ([final.summary] + final.explanation).joined(separator: " ")
    #expect(!text.contains("tries again by itself"))
    #expect(text.contains("no mail server tries again"))
  }

  @Test(
    "after a 4 nothing is said to be missing that may only not have been read",
    arguments: [
      ("451 4.7.24 SPF check failed for now", Cause.spf, "could not be read"),
      ("451 4.7.20 DKIM key not there for now", .dkim, "could not be fetched"),
      ("450 4.7.25 rDNS look-up timed out", .ptr, "gave no PTR"),
    ])
  func unread(reply: String, cause: Cause, words: String) throws {
    let later = try Self.note(reply, at: .endOfMessage)
    #expect(later.cause == cause)
    #expect(later.summary.contains(words))
    let final = try Self.note("550 5" + reply.dropFirst(5), at: .endOfMessage)
    #expect(final.cause == cause)
    #expect(!final.summary.contains(words))
  }

  @Test("what is quoted is in the reply")
  func quoted() throws {
    for words in ["Client host rejected: not today", "Unverified Client host rejected: not today"] {
      let note = try Self.note("554 5.7.1 <mail.example.net>: \(words)", at: .rcpt)
      let quoted = try #require(note.summary.split(separator: "\"").dropFirst().first)
      #expect(words.lowercased().contains(quoted.lowercased()), "\(note.summary)")
    }
  }
}
