import Foundation
import TestSupport
import Testing

/// Long text in a pager, which is a small script here.
@Suite("A pager", .serialized)
struct PagerTests {
  /// A pager of a test's own, in its folder.
  private static func pager(_ body: String, in folder: TemporaryFolder, named name: String = "pager") throws -> String {
    try folder.write("#!/bin/sh\n\(body)\n", to: name)
    chmod(folder.file(name), 0o755)
    return folder.file(name)
  }

  private static func sitting(
    _ pager: String, _ arguments: [String] = [], state: TemporaryFolder, rows: Int = 24,
    environment: [String: String] = [:]
  ) async throws -> TerminalSession {
    let sitting = try TerminalSession(
      arguments + ["--notes", "off"], state: state, environment: ["PAGER": pager].merging(environment) { $1 },
      rows: rows)
    try await sitting.terminal.expect("start> ")
    return sitting
  }

  @Test("has the whole text, the terminal as it was found, and the keys; then the prompt is back")
  func whole() async throws {
    let state = try TemporaryFolder("state")
    let pager = try Self.pager(
      "cat >\"$XDG_STATE_HOME/text\"; stty -g </dev/tty >\"$XDG_STATE_HOME/modes\"; echo \"paging \"; read -r key </dev/tty; echo \"read $key\"",
      in: state)
    let sitting = try await Self.sitting(pager, state: state)
    let modes = sitting.terminal.modes
    sitting.terminal.send(":help\r")
    try await sitting.terminal.expect("paging ")
    #expect(sitting.terminal.modes == sitting.terminal.foundModes)
    #expect(
      sitting.terminal.output.ranges(of: "\u{1b}[?2004h").count
        == sitting.terminal.output.ranges(of: "\u{1b}[?2004l").count)
    sitting.terminal.send("q\n")
    try await sitting.terminal.expect("read q")
    try await sitting.terminal.expect("start> ")
    #expect(sitting.terminal.modes == modes)
    let text = state.read("text")
    #expect(text.contains(":help RCPT, :help 550"))
    #expect(text.hasSuffix("\n") && text.split(separator: "\n").count > 20)
    #expect(!sitting.terminal.output.contains(":help RCPT, :help 550"), "the program itself shows none of it")
    try await sitting.type("NOOP", then: "start> ")
    #expect(sitting.rows.contains("250 OK"))
  }

  @Test("shows what is higher than the window: help, the last reply, a message, TLS, settings, and nothing shorter")
  func which() async throws {
    let state = try TemporaryFolder("state")
    let pager = try Self.pager("echo \"PAGED $(wc -l)\"", in: state)
    let sitting = try await Self.sitting(pager, ["--scenario", "expired"], state: state, rows: 9)
    try await sitting.type("EHLO x", then: "ready> ")
    try await sitting.type("STARTTLS", then: "start> ")
    for line in [":help RCPT", ":help", ":explain", ":tls", ":set"] {
      sitting.terminal.overlook()
      sitting.terminal.send("\(line)\r")
      try await sitting.terminal.expect("PAGED ")
      try await sitting.terminal.expect("start> ")
    }
    let count = sitting.terminal.output.ranges(of: "PAGED ").count
    // Three rows; the certificates, which are to be copied; and what is not asked for at the prompt.
    try await sitting.type([":notes", ":hints", ":tls pem"], then: "start> ")
    try await sitting.type("EHLO x", then: "ready> ")
    #expect(sitting.terminal.output.ranges(of: "PAGED ").count == count)
    // With a window that holds it, it stays.
    sitting.terminal.resize(columns: 80, rows: 100)
    // The prompt is drawn anew in the larger window; it is not the one behind the help.
    sitting.terminal.send(":help RCPT\r")
    try await sitting.see("See RFC 5321")
    #expect(sitting.terminal.output.ranges(of: "PAGED ").count == count)
  }

  @Test(
    "shows nothing where it is off, not wanted, or could not be left",
    arguments: [
      (["--plain"], "", [":help"]), ([], "TERM=dumb", [":help"]), ([], "PAGER= ", [":help"]),
      ([], "", [":set pager off", ":help"]),
    ])
  func off(_ arguments: [String], _ variable: String, _ lines: [String]) async throws {
    let state = try TemporaryFolder("state")
    let pager = try Self.pager("echo PAGED", in: state)
    let pair = variable.split(separator: "=", maxSplits: 1).map(String.init)
    let sitting = try await Self.sitting(
      pager, arguments, state: state, environment: pair.isEmpty ? [:] : [pair[0]: pair.count > 1 ? pair[1] : ""])
    try await sitting.type(lines, then: "start> ")
    #expect(!sitting.terminal.output.contains("PAGED"))
    #expect(sitting.terminal.output.contains(":help RCPT, :help 550"))
  }

  @Test("in a lesson leaves the question in sight, unless it was asked for")
  func lesson() async throws {
    let state = try TemporaryFolder("state")
    let pager = try Self.pager("echo PAGED", in: state)
    let sitting = try TerminalSession(["learn", "conversation"], state: state, environment: ["PAGER": pager], rows: 24)
    try await sitting.terminal.expect("> ")
    try await sitting.type(":help RCPT", then: "See RFC")
    #expect(!sitting.terminal.output.contains("PAGED"))
    try await sitting.type(":set pager on", then: "pager: on.")
    try await sitting.type(":help RCPT", then: "PAGED")
  }

  @Test("may end before it has read all, and Ctrl-C is for it alone")
  func early() async throws {
    let state = try TemporaryFolder("state")
    let pager = try Self.pager(
      "head -n 1; trap 'echo \"got INT\"' INT; echo 'paging '; until read -r key </dev/tty; do :; done; echo \"read $key\"",
      in: state)
    let sitting = try await Self.sitting(pager, state: state)
    sitting.terminal.send(":help\r")
    try await sitting.terminal.expect("paging ")
    try await sitting.interrupt(until: "got INT")
    sitting.terminal.send("y\n")
    try await sitting.terminal.expect("read y")
    try await sitting.terminal.expect("start> ")
    try await sitting.type("NOOP", then: "start> ")
    #expect(sitting.rows.contains("250 OK"))
  }

  @Test("that cannot be started is named once, and the text is shown without it")
  func missing() async throws {
    let state = try TemporaryFolder("state")
    let sitting = try await Self.sitting("no-such-pager -x", state: state, rows: 24)
    try await sitting.type(":help", then: "start> ")
    #expect(sitting.words.contains("The pager \"no-such-pager -x\" cannot be started"))
    #expect(sitting.terminal.output.contains(":help RCPT, :help 550"))
    sitting.terminal.overlook()
    let before = sitting.terminal.output.ranges(of: "cannot be started").count
    try await sitting.type(":help", then: "start> ")
    #expect(sitting.terminal.output.ranges(of: "cannot be started").count == before)
  }

  @Test("keeps what the server says until it has ended")
  func meanwhile() async throws {
    let state = try TemporaryFolder("state")
    let pager = try Self.pager("cat >/dev/null; echo 'paging '; read -r key </dev/tty; echo ended", in: state)
    let server = try ScriptedServer([.reply("220 mail.test ready"), .untilTold, .reply("421 unasked"), .close])
    let sitting = try TerminalSession(with: server, state: state, environment: ["PAGER": pager], rows: 24)
    try await sitting.terminal.expect("start> ")
    sitting.terminal.send(":help\r")
    try await sitting.terminal.expect("paging ")
    server.tell()
    sitting.terminal.send("q\n")
    try await sitting.terminal.expect("ended")
    try await sitting.terminal.expect("421")
    try await sitting.terminal.expect("not connected> ")
    #expect(sitting.terminal.output.ranges(of: "421").count > 0)
  }

  @Test("is less where none is named, with options that fit, unless LESS says otherwise", arguments: [nil, "-M"])
  func less(_ own: String?) async throws {
    let state = try TemporaryFolder("state")
    _ = try Self.pager("cat >\"$XDG_STATE_HOME/text\"; echo \"LESS is $LESS.\"", in: state, named: "less")
    let set = own.map { "LESS='\($0)' " } ?? ""
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "unset PAGER; \(set)exec \"$0\" --notes off", Program.path("smtp-tutor")],
      environment: ["PATH": "\(state.path):/usr/bin:/bin", "XDG_STATE_HOME": state.path], rows: 24)
    try await terminal.expect("start> ")
    terminal.send(":help AUTH\r")
    try await terminal.expect(own.map { "LESS is \($0)." } ?? "LESS is FRXE")
    try await terminal.expect("start> ")
    // Colours where they are let through.
    #expect(state.read("text").contains("\u{1b}") == (own == nil))
  }
}
