import Foundation
import SMTP
import TestSupport

@testable import Causes

/// A reply that a server really gave, with the cause that an administrator reads in it.
struct RecordedReply: Sendable {
  let software: String
  let place: ReplyContext
  let lines: [String]
  /// Nil: nobody could tell.
  let cause: Cause?
  /// Others that would be right as well.
  let others: Set<Cause>

  /// What the classifier makes of it; the name of the software is all it knows of the server.
  var diagnosis: Diagnosis? {
    let reply = Reply(lines: lines.compactMap { ReplyLine(Array($0.utf8)) }, bytes: [], violations: [])
    let answer = Answer(reply: reply, request: Self.request(place), stageBefore: .ready, stageAfter: .ready)
    return Diagnosis(ClassifiedReply(answer), banner: software, host: "mx.example.org")
  }

  var isRight: Bool { isCause(diagnosis?.cause) }

  func isCause(_ found: Cause?) -> Bool {
    found == cause || found.map { others.contains($0) } ?? others.contains(.other)
  }

  private static func request(_ place: ReplyContext) -> Request {
    switch place {
    case .connect: Request(kind: .connection)
    case .endOfMessage: Request(kind: .endOfMessage)
    case .other: Request(kind: .command(Verb(rawValue: "")))
    default: Request(kind: .command(Verb(rawValue: place.rawValue.uppercased())))
    }
  }

  // MARK: Files

  static func providers() throws -> [RecordedReply] {
    try rows("providers.tsv").compactMap { row in
      guard let place = ReplyContext(rawValue: row[1]) else { return nil }
      let code = row[2].isEmpty ? "550" : String(row[2].prefix(3))
      let text = [code, row[3], row[4]].filter { !$0.isEmpty }.joined(separator: " ")
      return RecordedReply(software: row[0], place: place, lines: [text], cause: known(row[5]), others: [])
    }
  }

  static func administrators() throws -> [RecordedReply] { try withOthers("administrators.tsv") }

  static func strangers() throws -> [RecordedReply] { try withOthers("strangers.tsv") }

  static func newcomers() throws -> [RecordedReply] { try withOthers("newcomers.tsv") }

  static func latecomers() throws -> [RecordedReply] { try withOthers("latecomers.tsv") }

  static func visitors() throws -> [RecordedReply] { try withOthers("visitors.tsv") }

  private static func withOthers(_ name: String) throws -> [RecordedReply] {
    try rows(name).compactMap { row in
      guard let place = ReplyContext(rawValue: row[1]) else { return nil }
      let others = row[4].split(separator: ",").compactMap { Cause(rawValue: $0.trimmingCharacters(in: .whitespaces)) }
      return RecordedReply(
        software: row[0], place: place, lines: row[2].components(separatedBy: " | "), cause: known(row[3]),
        others: Set(others))
    }
  }

  private static func known(_ word: String) -> Cause? { Cause(rawValue: word).flatMap { $0 == .other ? nil : $0 } }

  private static func rows(_ name: String) throws -> [[String]] {
    let path = Project.path("Tests/CausesTests/Replies/\(name)")
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
