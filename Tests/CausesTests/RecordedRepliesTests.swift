import Foundation
import Testing

@testable import Causes

@Suite("Causes of real replies")
struct RecordedRepliesTests {
  /// What is wrong, a line each: the cause that is right, what was found, the words.
  private static func misses(_ replies: [RecordedReply]) -> [String] {
    replies.filter { !$0.isRight }.map { reply in
      "\(reply.cause?.rawValue ?? "-") <> \(reply.diagnosis.map { "\($0.cause.rawValue) \($0.basis)" } ?? "-")"
        + " | \(reply.software) | \(reply.place.rawValue) | \(reply.lines.joined(separator: " / ").prefix(160))"
    }.sorted()
  }

  @Test("of the replies of providers at least 97 in 100 are told rightly")
  func providers() throws {
    let replies = try RecordedReply.providers()
    let misses = Self.misses(replies)
    #expect(replies.count > 900)
    #expect(misses.count * 100 <= replies.count * 3, "\(misses.joined(separator: "\n"))")
  }

  @Test("of the replies that administrators met at least 95 in 100 are")
  func administrators() throws {
    let replies = try RecordedReply.administrators()
    let misses = Self.misses(replies)
    #expect(replies.count > 840)
    #expect(misses.count * 100 <= replies.count * 5, "\(misses.joined(separator: "\n"))")
  }

  @Test("of the replies collected before any rule was tried on them at least 98 in 100 are")
  func strangers() throws {
    let replies = try RecordedReply.strangers()
    let misses = Self.misses(replies)
    #expect(replies.count > 420)
    #expect(misses.count * 100 <= replies.count * 2, "\(misses.joined(separator: "\n"))")
  }

  @Test("of the replies that no rule was made for at least 85 in 100 are")
  func newcomers() throws {
    let replies = try RecordedReply.newcomers()
    let misses = Self.misses(replies)
    #expect(replies.count > 200)
    #expect(misses.count * 100 <= replies.count * 15, "\(misses.joined(separator: "\n"))")
  }

  @Test("the words that a cause is known by are words of the reply")
  func quotedWords() throws {
    let lists = [
      try RecordedReply.providers(), try RecordedReply.administrators(), try RecordedReply.strangers(),
      try RecordedReply.newcomers(),
    ]
    for reply in lists.joined() {
      guard case .words(let words) = reply.diagnosis?.basis else { continue }
      let text = reply.lines.map { String($0.replacing(/^\d{3}[- ](\d\.\d+\.\d+ )?/, with: "")) }.joined(separator: " ")
      for piece in words.components(separatedBy: "...") {
        let piece = piece.trimmingCharacters(in: .whitespaces)
        #expect(text.localizedCaseInsensitiveContains(piece), "\(reply.lines): \(words)")
      }
    }
  }
}
