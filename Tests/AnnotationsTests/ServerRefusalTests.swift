import Causes
import Foundation
import TestSupport
import Testing

@testable import Annotations

/// A refusal as a server's software writes it, and what it means.
struct ServerRefusal: CustomTestStringConvertible, Sendable {
  let software: String
  let place: ReplyContext
  let reply: String
  let cause: Cause

  var testDescription: String { "\(software), \(place): \(reply)" }

  static func all() throws -> [ServerRefusal] {
    let path = Project.path("Tests/CausesTests/Replies/servers.tsv")
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
      let row = $0.split(separator: "\t").map(String.init)
      return try ServerRefusal(
        software: row[0], place: #require(ReplyContext(rawValue: row[1])), reply: row[2],
        cause: #require(Cause(rawValue: row[3])))
    }
  }
}

@Suite("What servers' software says")
struct ServerRefusalTests {
  @Test(
    "each refusal gets its cause, who has to act, and something to do, whatever the banner says",
    arguments: ["220 mx.example.net ESMTP", "220 mx.example.net ready, SOFTWARE"])
  func understood(banner: String) throws {
    let refusals = try ServerRefusal.all()
    #expect(refusals.count > 170)
    for refusal in refusals {
      let greeting = banner.replacingOccurrences(of: "SOFTWARE", with: refusal.software)
      guard
        let (answer, context) = Conversation.answer(at: refusal.place, Array(refusal.reply.utf8), greeting: greeting)
      else {
        Issue.record("no reply: \(refusal)")
        continue
      }
      let note = Annotator().note(for: answer, in: context)
      #expect(note.cause == refusal.cause, "\(refusal.testDescription): \(note.headline)")
      #expect(note.who != nil, "\(refusal.testDescription): \(note.headline)")
      #expect(note.next != nil, "\(refusal.testDescription): \(note.headline)")
      #expect(faults(of: note).filter { !$0.contains("blank not filled") } == [])
    }
  }
}
