import TestSupport
import Testing

/// What cannot be done is told in one or two lines: what was tried, what happened, what to try next.
@Suite("Errors at the prompt", .serialized)
struct ErrorSentencesTests {
  @Test("a refused connection names host, port and reason, and asks the right question")
  func refused() async throws {
    let port = try LoopbackPort.free()
    let sitting = try TerminalSession(["127.0.0.1:\(port)"])
    try await sitting.terminal.expect("not connected> ")
    try await sitting.see(
      "Cannot connect to 127.0.0.1:\(port): connection refused. "
        + "This machine is here, but nothing listens on port \(port)")
    try await sitting.see("What to do: In a shell: ss -ltnp")
  }

  @Test("a host or port that is none is told in words, with the forms that are right")
  func wrongWords() async throws {
    let sitting = try TerminalSession()
    try await sitting.terminal.expect("start> ")
    try await sitting.type(":open 127.0.0.1 imap", then: "> ")
    try await sitting.see("\"imap\" is not a port: give a number from 1 to 65535, usually 25, 587 or 465.")
    try await sitting.type(":open a b c", then: "> ")
    try await sitting.see("Usage: :open [HOST [PORT] [tls|starttls|clear]]")
    try await sitting.type(":open 127.0.0.1:25 587", then: "> ")
    try await sitting.see("Give a host and at most one port: HOST, HOST PORT, HOST:PORT or [IPv6]:PORT")
    try await sitting.type("HELO x", then: "clear mail.christian.net ready> ")
  }

  @Test("a web server and its like are told by what they say")
  func foreignProtocol() async throws {
    let server = try ScriptedServer([.reply("SSH-2.0-OpenSSH_9.6")])
    let sitting = try TerminalSession(with: server)
    try await sitting.see("This is an SSH server: a login shell, not mail")
    #expect(sitting.rows.contains("?| SSH-2.0-OpenSSH_9.6"))
  }

  @Test("no sentence holds a name of the program's own types")
  func noTypeNames() async throws {
    let sitting = try TerminalSession(["replay", "/nowhere/script"])
    #expect(await sitting.terminal.wait() == .status(66))
    try await sitting.see("There is no script \"/nowhere/script\", neither built in nor as a file.")
    for word in ["Error", "Optional", "Failure", "Swift", "errno"] { #expect(!sitting.words.contains(word)) }
  }
}
