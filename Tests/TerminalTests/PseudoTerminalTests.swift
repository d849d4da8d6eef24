import TestSupport
import Testing

@Suite("A pseudo-terminal") struct PseudoTerminalTests {
  @Test("does not wait for ever for a program to end: it kills it, and tells what was shown")
  func overdue() async throws {
    let terminal = try PseudoTerminal("/bin/sh", ["-c", "echo still here; exec sleep 1000"])
    try await terminal.expect("still here")
    guard case .overdue(let what) = await terminal.wait(timeout: .milliseconds(50)) else {
      Issue.record("it ended by itself")
      return
    }
    #expect(what.description.contains("did not end within 0.05 seconds"))
    #expect(what.description.contains("|still here"))
  }

  @Test("tells how a program ended by itself")
  func ended() async throws {
    #expect(await (try PseudoTerminal("/bin/sh", ["-c", "exit 3"])).wait() == .status(3))
    #expect(await (try PseudoTerminal("/bin/sh", ["-c", "kill -9 $$"])).wait() == .signal(9))
  }
}
