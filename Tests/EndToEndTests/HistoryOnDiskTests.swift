import Foundation
import TestSupport
import Testing

/// What of a session is kept for the next one, and what is not.
@Suite("The history", .serialized)
struct HistoryOnDiskTests {
  @Test("is appended to a file that only its owner reads, in the state folder")
  func file() async throws {
    let state = try TemporaryFolder("state")
    for line in ["NOOP one", "NOOP two"] {
      let sitting = try TerminalSession(state: state)
      try await sitting.terminal.expect("start> ")
      try await sitting.type(line, then: "start> ")
      sitting.terminal.send(TerminalSession.controlD)
      #expect(await sitting.terminal.wait() == .status(0))
    }
    #expect(state.read("smtp-tutor/history") == "NOOP one\nNOOP two\n")
    let facts = try FileManager.default.attributesOfItem(atPath: state.file("smtp-tutor/history"))
    #expect(facts[.posixPermissions] as? Int == 0o600)
  }

  @Test("Up recalls what an earlier session typed")
  func recalled() async throws {
    let state = try TemporaryFolder("state")
    try FileManager.default.createDirectory(
      atPath: state.file("smtp-tutor"), withIntermediateDirectories: false)
    try state.write("NOOP from before\n", to: "smtp-tutor/history")
    let sitting = try TerminalSession(state: state)
    try await sitting.terminal.expect("start> ")
    sitting.terminal.send(TerminalSession.up)
    try await sitting.see(lastRow: "clear mail.christian.net start> NOOP from before")
  }

  @Test("holds no AUTH line, no answer to a challenge, no message text and no line with a blank in front")
  func secretsStayAway() async throws {
    let server = try ScriptedServer([
      .reply("220 mail.test ready"),
      .expectLine, .reply("334 UGFzc3dvcmQ6"), .expectLine, .reply("535 no"),
      .expectLine, .reply("250 blank"),
      .expectLine, .reply("354 go ahead"), .readUntil("\r\n.\r\n"), .reply("250 taken"),
    ])
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    sitting.terminal.send("AUTH PLAIN\r")
    try await sitting.see("334 UGFzc3dvcmQ6")
    try await sitting.terminal.expect("> ")
    try await sitting.type("aHVudGVyMg", then: "start> ")
    try await sitting.type(" NOOP with a blank", then: "start> ")
    try await sitting.type("DATA", then: "message> ")
    try await sitting.type("the text of the message", then: "message> ")
    try await sitting.type(".", then: "> ")
    #expect(sitting.state.read("smtp-tutor/history") == "DATA\n")

    // In this session Up recalls all but the text and the answer.
    for line in ["DATA", " NOOP with a blank", "AUTH PLAIN"] {
      sitting.terminal.send(TerminalSession.up)
      try await sitting.see(
        lastRow: "clear 127.0.0.1 ready> \(line)".replacing("ready", with: Self.stage(of: sitting)))
    }
    sitting.terminal.send(TerminalSession.up)
    sitting.terminal.send(TerminalSession.controlU)
  }

  @Test("shows a recalled AUTH line with its secret hidden")
  func recalledSecret() async throws {
    let server = try ScriptedServer([.reply("220 mail.test ready"), .expectLine, .reply("535 no")])
    let sitting = try TerminalSession(with: server)
    try await sitting.terminal.expect("start> ")
    try await sitting.type("AUTH PLAIN aHVudGVyMg", then: "start> ")
    sitting.terminal.send(TerminalSession.up)
    try await sitting.see(lastRow: "clear 127.0.0.1 start> AUTH PLAIN **********")
    #expect(!sitting.terminal.output.contains("aHVudGVy"))
    #expect(sitting.state.read("smtp-tutor/history") == "")
  }

  @Test("that cannot be kept is said once, and the session works")
  func notWritable() async throws {
    let sitting = try TerminalSession(environment: ["XDG_STATE_HOME": "/dev/null/nowhere"])
    try await sitting.terminal.expect("start> ")
    try await sitting.type(["NOOP", "NOOP again"], then: "start> ")
    #expect(sitting.count("The history is not saved") == 1)
  }

  private static func stage(of sitting: TerminalSession) -> String {
    let row = sitting.rows.last ?? ""
    return String(row.dropFirst("clear 127.0.0.1 ".count).prefix { $0 != ">" })
  }
}
