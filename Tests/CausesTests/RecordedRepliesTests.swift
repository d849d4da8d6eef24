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

  /// - Parameters:
  ///   - count: there are more replies than these.
  ///   - percent: so many in a hundred may be told wrongly.
  private static func expect(_ replies: [RecordedReply], over count: Int, missed percent: Int) {
    let misses = misses(replies)
    #expect(replies.count > count)
    #expect(misses.count * 100 <= replies.count * percent, "\(misses.joined(separator: "\n"))")
  }

  @Test("of the replies of providers at least 97 in 100 are told rightly")
  func providers() throws { Self.expect(try RecordedReply.providers(), over: 900, missed: 3) }

  @Test("of the replies that administrators met at least 95 in 100 are")
  func administrators() throws { Self.expect(try RecordedReply.administrators(), over: 840, missed: 5) }

  @Test("of the replies collected before any rule was tried on them at least 98 in 100 are")
  func strangers() throws { Self.expect(try RecordedReply.strangers(), over: 420, missed: 2) }

  @Test("of the replies that no rule was made for at least 85 in 100 are")
  func newcomers() throws { Self.expect(try RecordedReply.newcomers(), over: 200, missed: 15) }

  @Test("of the replies collected last at least 92 in 100 are")
  func latecomers() throws { Self.expect(try RecordedReply.latecomers(), over: 170, missed: 8) }

  @Test("of those that had been told wrongly once at least 95 in 100 are")
  func visitors() throws { Self.expect(try RecordedReply.visitors(), over: 35, missed: 5) }

  @Test("the words that a cause is known by are words of the reply")
  func quotedWords() throws {
    let lists = [
      try RecordedReply.providers(), try RecordedReply.administrators(), try RecordedReply.strangers(),
      try RecordedReply.newcomers(), try RecordedReply.latecomers(), try RecordedReply.visitors(),
    ]
    for reply in lists.joined() {
      guard case .words(let words) = reply.diagnosis?.basis else { continue }
      let text = reply.lines.map { String($0.replacing(/^\d{3}[- ](\d\.\d+\.\d+ )?/, with: "")) }
        .joined(separator: " ").replacing(/\ +/, with: " ")
      for piece in words.components(separatedBy: "...") {
        let piece = piece.trimmingCharacters(in: .whitespaces)
        #expect(text.localizedCaseInsensitiveContains(piece), "\(reply.lines): \(words)")
      }
    }
  }
}
