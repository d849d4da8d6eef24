import TLS
import TestSupport
import Testing

/// STARTTLS as a person types it: what the prompt says, and what :tls shows.
@Suite("TLS at a terminal", .serialized)
struct TLSAtTerminalTests {
  private static func steps(_ context: TLSContext) -> [ServerStep] {
    .untilGoAhead + [
      .secure(context), .expectLine, .reply("250-test\r\n250 SIZE 1000"), .expectLine, .reply("221 bye"), .endTLS,
      .close,
    ]
  }

  @Test("the prompt goes from clear to TLS; :tls shows the chain, :tls pem prints it")
  func verified() async throws {
    let store = try TLSWorld()
    let server = try ScriptedServer(Self.steps(try store.server()))
    let sitting = try TerminalSession(with: server, store.trusting)
    try await sitting.terminal.expect("clear 127.0.0.1 start> ")
    try await sitting.type(":tls", then: "clear 127.0.0.1 start> ")
    try await sitting.see("This connection is not encrypted")
    try await sitting.type("EHLO x", then: "clear 127.0.0.1 ready> ")
    try await sitting.type("STARTTLS", then: "TLS 127.0.0.1 start> ")
    try await sitting.see("TLS 1.3, verified: this is 127.0.0.1")
    try await sitting.type("EHLO x", then: "TLS 127.0.0.1 ready> ")
    try await sitting.see("- STARTTLS: encryption is on already")
    try await sitting.see("+ SIZE 1000: offered only now")
    try await sitting.type(":tls", then: "TLS 127.0.0.1 ready> ")
    try await sitting.see("CN=Test Authority")
    try await sitting.see("EC P-256")
    try await sitting.type(":tls pem", then: "TLS 127.0.0.1 ready> ")
    #expect(sitting.rows.contains("-----BEGIN CERTIFICATE-----"))
    try await sitting.type(":state", then: "TLS 127.0.0.1 ready> ")
    try await sitting.type("QUIT", then: "not connected> ")
  }

  @Test("a server that is not verified stays so in the prompt; in a small window its name gives way")
  func unverified() async throws {
    let store = try TLSWorld()
    let server = try ScriptedServer(Self.steps(try store.server()))
    let sitting = try TerminalSession(with: server, columns: 40)
    try await sitting.terminal.expect("start> ")
    try await sitting.type("EHLO x", then: "ready> ")
    try await sitting.type("STARTTLS", then: "TLS not verified start> ")
    try await sitting.see("NOT verified")
  }

  @Test("after :close nothing is said about the TLS of a connection that is gone")
  func closed() async throws {
    let store = try TLSWorld()
    let server = try ScriptedServer(.untilGoAhead + [.secure(try store.server()), .readNothing])
    let sitting = try TerminalSession(with: server, store.trusting)
    try await sitting.type("EHLO x", then: "ready> ")
    try await sitting.type("STARTTLS", then: "TLS 127.0.0.1 start> ")
    try await sitting.type(":close", then: "not connected> ")
    try await sitting.type(":tls", then: "not connected> ")
    try await sitting.see("Not connected.")
    #expect(!sitting.words.contains("From here on nobody along the path"))
  }

  @Test("Ctrl-C in a handshake that does not end closes the connection and gives the prompt back")
  func interrupted() async throws {
    let server = try ScriptedServer(.untilGoAhead + [.readNothing])
    let sitting = try TerminalSession(with: server)
    try await sitting.type("EHLO x", then: "ready> ")
    sitting.terminal.send("STARTTLS\r")
    try await sitting.see("go ahead")
    sitting.terminal.send(TerminalSession.controlC)
    try await sitting.terminal.expect("not connected> ")
    try await sitting.see("The TLS handshake was not finished")
  }
}
