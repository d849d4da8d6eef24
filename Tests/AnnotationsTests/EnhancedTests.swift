import Causes
import Testing

@testable import Annotations

@Suite("Enhanced codes")
struct EnhancedTests {
  /// The registry: for each subject, the highest detail; every one from 0 has an entry.
  static let registry = [0: 0, 1: 10, 2: 4, 3: 6, 4: 7, 5: 6, 6: 10, 7: 30]

  @Test(
    "every registered code refines a refusal, keeps the bounds and can be looked up",
    arguments: registry.keys.sorted())
  func registered(subject: Int) throws {
    for detail in 0...(Self.registry[subject] ?? 0) {
      for statusClass in [4, 5] {
        let status = "\(statusClass).\(subject).\(detail)"
        for place in [ReplyContext.rcpt, .endOfMessage, .auth, .other] {
          let note = try #require(Conversation.note(at: place, "\(statusClass)50 \(status) x"))
          let text = "\(note.headline) \(note.explanation.joined(separator: " "))"
          #expect(text.contains(status))
          #expect(faults(of: note) == [])
        }
        let help = try #require(Annotator().help(status))
        #expect(help.headline.hasPrefix(status))
        #expect(faults(of: help) == [])
      }
      #expect(Annotator().help("X.\(subject).\(detail)") != nil)
    }
  }

  @Test("every vendor's code refines that vendor's refusals", arguments: EnhancedTable.vendor.indices)
  func vendors(index: Int) throws {
    let row = EnhancedTable.vendor[index]
    let digit = row.statusClass ?? 5
    // Of a block, a number that has no row of its own.
    let detail = try #require(
      row.details.first { detail in
        EnhancedTable.vendor.allSatisfy {
          $0.statusClass != row.statusClass || $0.subject != row.subject || $0.details.count >= row.details.count
            || !$0.details.contains(detail)
        }
      })
    let mark = row.reference == "Google" ? "gsmtp" : "outlook.com"
    let note = try #require(
      Conversation.note(at: .endOfMessage, "\(digit)50 \(digit).\(row.subject).\(detail) x \(mark)"))
    #expect(faults(of: note) == [])
    // Of a few numbers the cause is unknown: then the reply is told by its three digits.
    if note.cause != nil { #expect(note.headline.contains(row.short)) }
    let help = try #require(Annotator().help("\(digit).\(row.subject).\(detail)"))
    #expect(help.explanation.contains { $0.contains(row.short) } || help.headline.contains(row.short))
  }

  @Test("qmail's way to write an enhanced code is read")
  func brackets() throws {
    let note = try #require(Conversation.note(at: .rcpt, "550 sorry, no mailbox here by that name. (#5.1.1)"))
    #expect(note.cause == .noSuchUser)
    let bare = try #require(Conversation.note(at: .rcpt, "550 sorry (#5.1.1)"))
    #expect(bare.headline.hasPrefix("550 5.1.1: "))
  }

  @Test("an unlisted code is explained by its subject")
  func unlisted() throws {
    let note = try #require(Conversation.note(at: .rcpt, "550 5.2.99 x"))
    #expect(note.id.rawValue == "rcpt.550")
    #expect(note.explanation.contains { $0.contains("5.2.99") && $0.contains("mailbox") })
  }
}
