import TestSupport
import Testing

/// The Bugs Bunny session, step by step, in front of a terminal.
@Suite("A replay in front of a terminal", .serialized)
struct ReplayByHandTests {
  static let prompt = "replay: Enter b s c q> "
  static let messagePrompt = "message: Enter b s c q> "

  private static func begun() async throws -> TerminalSession {
    let sitting = try TerminalSession(["replay"])
    try await sitting.terminal.expect(prompt)
    return sitting
  }

  @Test("each step says what goes out and why, and Enter sends it; in the end the delivered message is shown")
  func enter() async throws {
    let sitting = try await Self.begun()
    #expect(sitting.count("HELO names the sending computer.") == 1)
    #expect(sitting.rows.contains("#     helo x"))
    try await sitting.type(["", "", ""], then: Self.prompt)
    #expect(sitting.rows.contains("C: rcpt to:<you@christian.net>"))
    try await sitting.type("", then: Self.messagePrompt)
    #expect(sitting.rows.contains("#     To: Daffy Duck"))
    try await sitting.type("", then: Self.prompt)
    sitting.terminal.send("\r")
    #expect(await sitting.terminal.wait() == .status(0))
    #expect(sitting.rows.contains("# RCPT TO      | Envelope-to: you@christian.net"))
    #expect(sitting.rows.contains("# DATA         | To: Daffy Duck"))
    #expect(
      !sitting.rows.contains {
        $0.contains("To: ") && $0.contains("DATA") && $0.contains("you@christian.net")
      })
    #expect(sitting.rows.last == "# Outcome: replay of bugs-bunny: as in the script; status 0")
  }

  @Test("b shows the last step again, s skips one, and q says QUIT and leaves")
  func keys() async throws {
    let sitting = try await Self.begun()
    try await sitting.type("", then: Self.prompt)
    try await sitting.type("b", then: Self.prompt)
    #expect(sitting.rows.contains("# again C: helo x"))
    #expect(sitting.rows.contains("# again S: 250 mail.christian.net Hello x [127.0.0.1]"))
    try await sitting.type("s", then: Self.prompt)
    #expect(sitting.rows.contains("# Skipped."))
    #expect(sitting.rows.contains("# As the script has it; your session has gone differently:"))
    #expect(!sitting.rows.contains("C: mail from:<you@christian.net>"))
    sitting.terminal.send("q\r")
    #expect(await sitting.terminal.wait() == .status(0))
    #expect(sitting.rows.contains("C: QUIT"))
    #expect(sitting.rows.last == "# Outcome: replay of bugs-bunny: left at step 3; status 0")
  }

  @Test("c plays the rest")
  func rest() async throws {
    let sitting = try await Self.begun()
    try await sitting.type("", then: Self.prompt)
    sitting.terminal.send("c\r")
    #expect(await sitting.terminal.wait() == .status(0))
    #expect(sitting.rows.contains { $0.hasPrefix("250 OK id=") })
    #expect(sitting.rows.contains("# Outcome: replay of bugs-bunny: as in the script; status 0"))
  }

  @Test("the step's command typed by hand counts, another one is sent and the step still waits")
  func typed() async throws {
    let sitting = try await Self.begun()
    try await sitting.type("EHLO my.own.name", then: Self.prompt)
    #expect(sitting.rows.contains("# Step 2 of 6"))
    try await sitting.type("NOOP", then: Self.prompt)
    try await sitting.see("That was not the script's line; the step still waits.")
    #expect(!sitting.rows.contains("# Step 3 of 6"))
    try await sitting.type("MAIL FROM:<ann@b.test>", then: Self.prompt)
    #expect(sitting.rows.contains("250 <ann@b.test> is syntactically correct"))
    #expect(sitting.rows.contains("# Step 3 of 6"))
    #expect(sitting.count("The reply differs") == 0)
  }

  @Test("local commands work in between")
  func localCommands() async throws {
    let sitting = try await Self.begun()
    try await sitting.type(":state", then: Self.prompt)
    #expect(sitting.rows.contains("# Stage: start"))
    try await sitting.type(":help HELO", then: Self.prompt)
    try await sitting.type("", then: Self.prompt)
    #expect(sitting.rows.contains("# Step 2 of 6"))
    sitting.terminal.send(":quit\r")
    #expect(await sitting.terminal.wait() == .status(0))
  }

  @Test(
    "the message is one step with keys of its own: nothing typed there becomes text, and it cannot be skipped"
  )
  func messageStep() async throws {
    let sitting = try await Self.begun()
    try await sitting.type(["", "", ""], then: Self.prompt)
    try await sitting.type("", then: Self.messagePrompt)
    try await sitting.type("QUIT", then: Self.messagePrompt)
    try await sitting.see("Only these keys work here: Enter, b, s, c, q.")
    try await sitting.type("s", then: Self.messagePrompt)
    try await sitting.see("A message cannot be skipped once the server has asked for it")
    try await sitting.type("b", then: Self.messagePrompt)
    #expect(sitting.rows.contains("# again C: data"))
    try await sitting.type("", then: Self.prompt)
    sitting.terminal.send("\r")
    #expect(await sitting.terminal.wait() == .status(0))
    #expect(sitting.rows.contains("# DATA         | Hi there!"))
    #expect(!sitting.rows.contains("# DATA         | QUIT"))
  }

  @Test("skipping DATA leaves the message out")
  func withoutData() async throws {
    let sitting = try await Self.begun()
    try await sitting.type(["", "", ""], then: Self.prompt)
    try await sitting.type("s", then: Self.prompt)
    try await sitting.see("The message is left out: the server did not ask for it with 354.")
    sitting.terminal.send("\r")
    #expect(await sitting.terminal.wait() == .status(0))
    #expect(!sitting.rows.contains("C: From: Bugs Bunny"))
    #expect(sitting.rows.contains("C: quit"))
  }

  @Test("Ctrl-C clears the line and the replay goes on; Ctrl-D leaves")
  func controlKeys() async throws {
    let sitting = try await Self.begun()
    sitting.terminal.send("NOO\(TerminalSession.controlC)")
    try await sitting.terminal.expect(Self.prompt)
    // The prompt may be the one that was drawn again; the next step's heading is not.
    sitting.terminal.send("\r")
    try await sitting.see("Step 2 of 6")
    try await sitting.see(lastRow: String(Self.prompt.dropLast()))
    sitting.terminal.send(TerminalSession.controlD)
    #expect(await sitting.terminal.wait() == .status(0))
    #expect(sitting.rows.contains("C: QUIT"))
    #expect(sitting.terminal.modes?.echoes == true)
  }
}
