import Foundation
import TestSupport
import Testing

/// `:edit` with an editor that is a small script, at a terminal.
@Suite("An editor", .serialized)
struct EditorTests {
  private static func editor(_ body: String, in folder: TemporaryFolder) throws -> String {
    try folder.write("#!/bin/sh\n\(body)\n", to: "editor")
    chmod(folder.file("editor"), 0o755)
    return folder.file("editor")
  }

  /// A session that is ready for a message.
  private static func begun(_ editor: String, state: TemporaryFolder, other: String = "false") async throws
    -> TerminalSession
  {
    let sitting = try TerminalSession(
      ["--notes", "off"], state: state, environment: ["VISUAL": editor, "EDITOR": other, "TMPDIR": state.path])
    try await sitting.terminal.expect("start> ")
    try await sitting.type("HELO x", then: "ready> ")
    try await sitting.type("MAIL FROM:<you@christian.net>", then: "mail> ")
    try await sitting.type("RCPT TO:<bob@christian.net>", then: "rcpt> ")
    return sitting
  }

  @Test("has the terminal as it was found, and what it writes is sent; Ctrl-C is for it alone")
  func edits() async throws {
    let state = try TemporaryFolder("state")
    let editor = try Self.editor(
      "trap 'echo \"got INT\"' INT; echo 'editing '; until read -r line; do :; done; echo \"$line\" >>\"$2\"; echo left",
      in: state)
    let sitting = try await Self.begun("\(editor) -w", state: state)
    let modes = sitting.terminal.modes
    sitting.terminal.send(":edit\r")
    try await sitting.terminal.expect("editing ")
    #expect(sitting.terminal.modes == sitting.terminal.foundModes)
    try await sitting.interrupt(until: "got INT")
    sitting.terminal.send("a line of mine\n")
    try await sitting.terminal.expect("left")
    try await sitting.terminal.expect(" OK id=")
    try await sitting.terminal.expect("ready> ")
    #expect(sitting.terminal.modes == modes)
    try await sitting.type(":copy message", then: "ready> ")
    #expect(sitting.rows.contains("From: you@christian.net") && sitting.rows.contains("a line of mine"))
    // The folder of the message is gone with it.
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: state.path).filter { $0.hasPrefix("smtp-tutor-") } == [])
  }

  @Test("that ends badly sends nothing, and the envelope is still there")
  func fails() async throws {
    let state = try TemporaryFolder("state")
    let sitting = try await Self.begun(try Self.editor("echo x >>\"$1\"; exit 3", in: state), state: state)
    try await sitting.type(":edit", then: "rcpt> ")
    #expect(sitting.words.contains("The editor ended with status 3. Nothing was sent."))
    try await sitting.type("DATA", then: "message> ")
  }

  @Test("is stopped with the program by Ctrl-Z, and fg brings it back")
  func stopped() async throws {
    let state = try TemporaryFolder("state")
    let editor = try Self.editor("echo 'editing '; read -r line; echo \"$line\" >>\"$1\"", in: state)
    let terminal = try await PseudoTerminal.shell([
      "NO_COLOR": "1", "XDG_STATE_HOME": state.path, "VISUAL": editor, "TMPDIR": state.path,
    ])
    let before = terminal.modes
    terminal.send("\(Program.path("smtp-tutor")) --notes off\n")
    try await terminal.expect("start> ")
    let lines = [
      ("HELO x", "ready> "), ("MAIL FROM:<you@christian.net>", "mail> "), ("RCPT TO:<bob@christian.net>", "rcpt> "),
    ]
    for (line, prompt) in lines {
      terminal.overlook()
      terminal.send("\(line)\r")
      try await terminal.expect(prompt)
    }
    terminal.send(":edit\r")
    try await terminal.expect("editing ")
    terminal.send("\u{1a}")
    try await terminal.expect("Stopped")
    try await terminal.expect("shell:")
    #expect(terminal.modes == before)
    terminal.send("fg\n")
    try await terminal.expect("fg")
    terminal.send("the line\n")
    try await terminal.expect("250 OK id=")
    try await terminal.expect("ready> ")
    terminal.send(":quit\r")
    try await terminal.expect("shell:")
    #expect(terminal.modes == before)
  }
}
