import Foundation
import SMTP
import TestSupport
import Testing

/// A session of Tests/Transcripts/postfix-3.7.txt.
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

  static func all(_ name: String = "postfix-3.7") throws -> [RecordedSession] {
    try String(contentsOfFile: Project.path("Tests/Transcripts/\(name).txt"), encoding: .utf8)
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
      case "S: " where exchanges.isEmpty: greeting.append(String(content))
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

  /// Queue ids and challenges are new each time.
  private static func constant(_ reply: String) -> String {
    if let place = reply.range(of: "queued as ") { return String(reply[..<place.upperBound]) }
    return reply.hasPrefix("334 P") ? "334 P" : reply
  }

  /// `\xNN` is an octet.
  private static func octets(_ text: Substring) -> [UInt8] {
    var parts = text.components(separatedBy: "\\x")
    var octets = Array(parts.removeFirst().utf8)
    for part in parts { octets += [UInt8(part.prefix(2), radix: 16) ?? 0] + part.dropFirst(2).utf8 }
    return octets
  }
}
