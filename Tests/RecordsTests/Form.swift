import Foundation
import Octets
import SMTP
import TestSupport

@testable import Records

/// A text of Tests/Forms, as a program writes it, and the replies that are in it: `12 550 RCPT`, the line in which a reply
/// begins, its code and what it answers. `-`: nothing tells; `~` before the code: the number was made, `local`: no server
/// said it.
struct Form: CustomStringConvertible, Sendable {
  let name: String
  let text: String
  let expected: [String]

  var description: String { name }
  var lines: [[UInt8]] { text.utf8.split(separator: ASCII.lineFeed, omittingEmptySubsequences: false).map(Array.init) }

  /// Every file; after a line `%%` comes what is to be found.
  static let all: [Form] = {
    let folder = Project.path("Tests/Forms")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().compactMap { name in
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else { return nil }
      let parts = String(decoding: data, as: UTF8.self).components(separatedBy: "\n%%\n")
      return Form(
        name: name, text: parts[0],
        expected: parts.count > 1 ? parts[1].split(separator: "\n").map(String.init) : ["no %% in the file"])
    }
  }()

  /// What a reader finds, in those words.
  static func found(_ lines: [[UInt8]]) -> [String] {
    var reader = RecordReader()
    var records: [Record] = []
    for line in lines { records += reader.read(line) }
    return (records + reader.finish()).map(words)
  }

  static func words(_ record: Record) -> String {
    let code = (record.hasCode ? "" : "~") + "\(record.answer.reply.code)"
    return "\(record.line) \(code) \(record.isLocal ? "local" : place(record.answer.request))"
  }

  private static func place(_ request: Request?) -> String {
    switch request?.kind {
    case nil: "unasked"
    case .connection: "connection"
    case .command(let verb): verb.rawValue.isEmpty ? "-" : verb.rawValue
    case .endOfMessage: "."
    case .authResponse: "auth"
    }
  }
}
