import Glibc
import TestSupport
import Testing

/// Whatever ends or stops the program, the terminal is afterwards as it was found.
@Suite(.serialized, .timeLimit(.minutes(2))) struct TerminalIsGivenBackTests {
  let folder: TemporaryFolder
  let environment: [String: String]

  init() throws {
    folder = try TemporaryFolder()
    environment = ["XDG_STATE_HOME": folder.path, "NO_COLOR": "1"]
  }

  private func probe() throws -> PseudoTerminal {
    try PseudoTerminal(Program.path("terminal-probe"), environment: environment)
  }

  @Test(
    "TERM and HUP give the terminal back, and are reported", arguments: [SIGTERM, SIGHUP],
    ["", "half a line"])
  func terminated(_ signal: Int32, _ typed: String) async throws {
    let terminal = try probe()
    let before = terminal.foundModes
    try await terminal.expect("probe> ")
    #expect(terminal.modes != before)  // the positive control: there was something to give back
    terminal.send(typed)
    try await terminal.expect(rows: typed.isEmpty ? ["probe>"] : ["probe> \(typed)"])
    terminal.signal(signal)
    try await terminal.expect("got signal \(signal)")
    #expect(await terminal.wait() == .status(0))
    #expect(terminal.modes == before)
  }

  @Test(
    "a crash gives the terminal back and is still a crash, on whatever thread",
    arguments: [
      ("crash\r", SIGILL), ("abort\r", SIGABRT), ("\u{1c}", SIGQUIT),
      ("abort-queue\r", SIGABRT), ("abort-task\r", SIGABRT), ("raise-queue\r", SIGABRT),
      ("raise-task\r", SIGABRT), ("segfault-queue\r", SIGSEGV),
    ])
  func crashed(_ keys: String, _ signal: Int32) async throws {
    let terminal = try probe()
    let before = terminal.foundModes
    try await terminal.expect("probe> ")
    terminal.send(keys)
    #expect([.signal(signal), .signal(SIGTRAP)].contains(await terminal.wait()))
    #expect(terminal.modes == before)
  }

  @Test(
    "a segmentation fault, a bus error and the like give the terminal back",
    arguments: [
      SIGSEGV, SIGBUS, SIGFPE, SIGTRAP, SIGILL, SIGABRT,
    ])
  func crashSignals(_ signal: Int32) async throws {
    let terminal = try probe()
    let before = terminal.foundModes
    try await terminal.expect("probe> ")
    terminal.signal(signal)
    #expect(await terminal.wait() == .signal(signal))
    #expect(terminal.modes == before)
  }

  @Test("Ctrl-Z gives the terminal back; fg brings prompt, typed line and cursor again")
  func stopped() async throws {
    let terminal = try await PseudoTerminal.shell(environment)
    let before = terminal.modes
    terminal.send(Program.path("terminal-probe") + "\n")
    try await terminal.expect("probe> ")
    let during = terminal.modes
    terminal.send("half a line\u{2}\u{2}")
    // Ctrl-Z makes the kernel drop the keys that were not read yet, so these must have been.
    try await terminal.expect("the cursor two to the left") { $0.picture.cursor.column == 16 }
    terminal.send("\u{1a}")
    try await terminal.expect("Stopped")
    try await terminal.expect("shell:")
    #expect(terminal.modes == before)
    terminal.send("fg\n")
    try await terminal.expect("probe> half a line")
    #expect(terminal.modes == during)
    terminal.send("X\r")
    try await terminal.expect("got [half a liXne]")
    terminal.send("\u{1a}")  // a second time, for the handlers must be back too
    try await terminal.expect("Stopped")
    terminal.send("fg\n")
    try await terminal.expect("probe> ")
    terminal.send("quit\r")
    try await terminal.expect("shell:")
    #expect(terminal.modes == before)
  }

  @Test(
    "kill ends a program that was stopped, and one that goes on in the background", arguments: ["", "bg\n"])
  func killedInBackground(_ first: String) async throws {
    let terminal = try await PseudoTerminal.shell(environment)
    let before = terminal.modes
    terminal.send(Program.path("terminal-probe") + "\n")
    try await terminal.expect("probe> ")
    terminal.send("\u{1a}")
    try await terminal.expect("Stopped")
    try await terminal.expect("shell:")
    if !first.isEmpty {
      terminal.send(first)
      try await terminal.expect("shell:")
    }
    // The shell lets a job go on to take its signal only if it knows that it has stopped: here it is told.
    terminal.send("kill %1; while kill -CONT %1; do :; done 2> /dev/null; echo over $((6 * 7))\n")
    try await terminal.expect("over 42")
    #expect(terminal.modes == before)
  }
}
