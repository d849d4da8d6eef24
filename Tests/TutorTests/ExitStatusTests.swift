import Foundation
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

  @Test("a reply that differs from a script is 1, a number sysexits.h leaves alone")
  func differs() {
    #expect(Events.ExitStatus.differs.rawValue == 1)
  }
}
