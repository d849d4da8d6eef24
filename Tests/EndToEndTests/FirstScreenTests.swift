import TestSupport
import Testing

/// What somebody sees who types the program's name and nothing else.
@Suite("The first screen", .serialized)
struct FirstScreenTests {
  @Test("is at most thirteen lines, prompt included, and says one thing to do next, and where a newcomer begins")
  func short() async throws {
    let sitting = try TerminalSession()
    try await sitting.terminal.expect("clear mail.christian.net start> ")
    let rows = sitting.rows
    #expect(rows.count <= 13, "\(rows.count) rows")
    #expect(rows.filter { $0.hasPrefix("# Next: ") } == ["# Next: HELO x"])
    #expect(rows.contains { $0.contains(":help") })
    #expect(rows.contains { $0.contains("smtp-tutor learn") })
    #expect(rows.last == "clear mail.christian.net start>")
  }

  @Test("what it says to type next can be typed as it stands, up to a delivered message")
  func nextLines() async throws {
    let sitting = try TerminalSession()
    try await sitting.terminal.expect("start> ")
    for prompt in ["ready> ", "mail> ", "rcpt> ", "message> "] {
      let next = try #require(sitting.rows.last { $0.hasPrefix("# Next: ") })
      try await sitting.type(String(next.dropFirst("# Next: ".count)), then: prompt)
    }
    try await sitting.type(["From: Bugs Bunny", "", "Hi."], then: "message> ")
    try await sitting.type(".", then: "ready> ")
    let next = try #require(sitting.rows.last { $0.hasPrefix("# Next: ") })
    try await sitting.type(String(next.dropFirst("# Next: ".count)), then: "ready> ")
    #expect(sitting.rows.contains("# DATA         | From: Bugs Bunny"))
  }
}
