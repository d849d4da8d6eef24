import Foundation
import SMTP
import TestSupport
import Testing

/// A session of a record in Tests/Transcripts: what a real server was asked, and what it said.
struct RecordedSession: Sendable, CustomTestStringConvertible {
  /// What went out in one piece, and what came then.
  struct Exchange: Sendable {
    var commands: [String] = []
    var octets: [UInt8] = []
    /// Without what is new each time.
    var replies: [String] = []
  }

  let name: String
  private(set) var greeting: [String] = []
  private(set) var exchanges: [Exchange] = []

  var testDescription: String { name }

  /// - Parameter file: the name of the record.
  static func all(in file: String) throws -> [RecordedSession] {
    try String(contentsOfFile: Project.path("Tests/Transcripts/\(file)"), encoding: .utf8)
      .components(separatedBy: "\n# session ").dropFirst().map(RecordedSession.init)
  }

  private init(_ text: String) {
    var lines = text.components(separatedBy: "\n")
    name = lines.removeFirst()
    var (joins, ending) = (false, "\r\n")
    for line in lines {
      let content = line.dropFirst(3)
      switch line.prefix(3) {
      case "C: ":
        if !joins || exchanges.last?.replies.isEmpty != true { exchanges.append(Exchange()) }
        exchanges[exchanges.count - 1].commands.append(String(content))
        exchanges[exchanges.count - 1].octets += Self.octets(content) + ending.utf8
        ending = "\r\n"
      case "S: " where exchanges.isEmpty: greeting.append(Self.constant(String(content)))
      case "S: ":
        exchanges[exchanges.count - 1].replies.append(Self.constant(String(content)))
        joins = false
      default:
        if line == "# one segment" { joins = true }
        if line == "# next line ends in LF only" { ending = "\n" }
      }
    }
  }

  static func text(of replies: [Reply]) -> [String] {
    replies.flatMap { String(decoding: $0.bytes, as: UTF8.self).components(separatedBy: "\r\n").dropLast() }
      .map(constant)
  }

  /// Queue ids, challenges, dates and the client's address are others each time.
  private static func constant(_ reply: String) -> String {
    if let place = reply.range(of: "queued as ") { return String(reply[..<place.upperBound]) }
    if reply.hasPrefix("334 P") { return "334 P" }
    return reply.replacing(#/OK id=\S+/#, with: "OK id=ID")
      .replacing(#/2\.0\.0 \w+ Message accepted/#, with: "2.0.0 ID Message accepted")
      .replacing(#/\w{3}, \d\d? \w{3} \d{4} \d\d:\d\d:\d\d (GMT|[+-]\d{4})/#, with: "DATE")
      .replacing("127.0.0.2", with: "127.0.0.1")
  }

  /// `\xNN` is an octet.
  private static func octets(_ text: Substring) -> [UInt8] {
    var parts = text.components(separatedBy: "\\x")
    var octets = Array(parts.removeFirst().utf8)
    for part in parts { octets += [UInt8(part.prefix(2), radix: 16) ?? 0] + part.dropFirst(2).utf8 }
    return octets
  }
}
