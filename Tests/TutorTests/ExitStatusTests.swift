import Foundation
import TestSupport
import Testing

@testable import Events

@Suite("Exit statuses")
struct ExitStatusTests {
  @Test(
    "their numbers are those of sysexits.h",
    arguments: [
      (Events.ExitStatus.ok, "EX_OK"), (.usage, "EX_USAGE"), (.malformedInput, "EX_DATAERR"),
      (.cannotRead, "EX_NOINPUT"),
      (.unknownHost, "EX_NOHOST"), (.refused, "EX_UNAVAILABLE"), (.cannotCreate, "EX_CANTCREAT"),
      (.outcomeUnknown, "EX_IOERR"), (.tryLater, "EX_TEMPFAIL"), (.notSMTP, "EX_PROTOCOL"),
      (.security, "EX_NOPERM"),
    ])
  func numbers(_ status: Events.ExitStatus, _ name: String) throws {
    let header = try String(contentsOfFile: "/usr/include/sysexits.h", encoding: .utf8)
    let line = try #require(
      header.split(separator: "\n").first {
        $0.hasPrefix("#define \(name)\t") || $0.hasPrefix("#define \(name) ")
      })
    #expect(line.split(whereSeparator: \.isWhitespace)[2] == "\(status.rawValue)")
  }

  @Test("each has a class of its own, which the schema lists with its number; a message accepted for some is one more")
  func classes() throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: Project.path("docs/json.schema.json")))
    let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let outcome = try #require((schema["$defs"] as? [String: [String: Any]])?["outcome"])
    let members = try #require(outcome["properties"] as? [String: [String: Any]])
    let all = Events.ExitStatus.allCases
    #expect(Set(members["status"]?["enum"] as? [Int] ?? []) == Set(all.map { Int($0.rawValue) }))
    let classes = members["class"]?["enum"] as? [String] ?? []
    #expect(classes.count == all.count + 1)
    #expect(Set(classes) == Set(all.map(\.className) + ["partial"]))
    #expect(classes.allSatisfy { $0.wholeMatch(of: #/[a-z]+(-[a-z]+)*/#) != nil })
  }

  @Test("a reply that differs from a script is 1, a number sysexits.h leaves alone")
  func differs() {
    #expect(Events.ExitStatus.differs.rawValue == 1)
  }
}
