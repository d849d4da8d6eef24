import Foundation
import Octets
import SASL
import TLS
import TestSupport
import Testing

/// Logging in at the terminal, with `:auth` and by hand: it works, and the password stands nowhere.
@Suite("Logging in", .serialized)
struct LoginTests {
  static let password = LoginPeer.password

  private static func sitting(_ server: AnsweringServer, _ arguments: [String] = []) async throws -> TerminalSession {
    let state = try TemporaryFolder("state")
    let sitting = try TerminalSession(
      ["127.0.0.1:\(server.port)", "--log", state.file("log")] + arguments, state: state)
    try await sitting.terminal.expect("start> ")
    return sitting
  }

  /// Everything that is left of a sitting: the screen as it was written, and the files.
  private static func remains(_ sitting: TerminalSession) -> [(String, String)] {
    [
      ("screen", sitting.terminal.output), ("window", sitting.rows.joined()), ("log", sitting.state.read("log")),
      ("history", sitting.state.read("smtp-tutor/history")),
    ]
  }

  private static func expectNoTrace(_ sitting: TerminalSession) {
    for (place, text) in remains(sitting) {
      for trace in LoginPeer.traces(of: password) { #expect(!text.contains(trace), "\(trace) in the \(place)") }
    }
  }

  // MARK: :auth

  @Test(
    ":auth logs in with every mechanism, and keeps the secret from screen, log and history",
    arguments: ["SCRAM-SHA-256", "CRAM-MD5", "PLAIN", "LOGIN", "XOAUTH2"], [[], ["--plain"]])
  func command(_ mechanism: String, _ arguments: [String]) async throws {
    let server = try LoginPeer.server()
    let sitting = try await Self.sitting(server, arguments)
    try await sitting.type([":wire on", "EHLO x"], then: "> ")
    try await sitting.type(":auth \(mechanism.lowercased())", then: "all the same? y/N ")
    try await sitting.type("y", then: "User name: ")
    try await sitting.type(LoginPeer.user, then: "(not shown): ")
    try await sitting.type(Self.password, then: "ready> ")
    try await sitting.see("235: you are logged in")
    #expect(server.received.contains("AUTH \(mechanism)"))
    Self.expectNoTrace(sitting)
    for (place, text) in Self.remains(sitting).dropLast() {
      #expect(text.contains("AUTH \(mechanism)"), "in the \(place)")
    }
    let isOnTheWire = LoginPeer.traces(of: Self.password).contains { server.received.contains($0) }
    #expect(isOnTheWire == ["PLAIN", "LOGIN", "XOAUTH2"].contains(mechanism))
    try await sitting.type(":auth PLAIN", then: "y/N ")
    try await sitting.see("You are logged in already")
  }

  @Test("what each line contains is said, of both sides")
  func contents() async throws {
    let server = try LoginPeer.server()
    let sitting = try await Self.sitting(server)
    try await sitting.type("EHLO x", then: "ready> ")
    try await sitting.type(":auth", then: "y/N ")
    try await sitting.see("Logging in with SCRAM-SHA-256.")
    try await sitting.see("gets a proof, from which a weak password can be guessed")
    try await sitting.type("y", then: "User name: ")
    try await sitting.type(LoginPeer.user, then: "(not shown): ")
    try await sitting.type(Self.password, then: "ready> ")
    try await sitting.see("This line says, in base64: user name ann.marsh; nonce (random letters)")
    try await sitting.see("salt c2FsdA==; rounds 4096.")
    try await sitting.see("proof that the password is known ********.")
    try await sitting.see("The server says, in base64: the server's own proof")
    try await sitting.see("This line is empty.")
    #expect(sitting.count("Answer in base64") == 0, "it is answered")
    #expect(sitting.count("Next: MAIL FROM") == 2)
  }

  @Test("a wrong password is told, and may be tried again")
  func wrong() async throws {
    let server = try LoginPeer.server(offer: "LOGIN")
    let sitting = try await Self.sitting(server)
    try await sitting.type("EHLO x", then: "ready> ")
    for (password, code) in [
      ("wrong", "535 5.7.8 no"), (Self.password, "235: you are logged in"),
    ] {
      try await sitting.type(":auth", then: "y/N ")
      try await sitting.type("yes", then: "User name: ")
      try await sitting.type(LoginPeer.user, then: "(not shown): ")
      try await sitting.type(password, then: "ready> ")
      try await sitting.see(code)
    }
  }

  @Test(
    "LOGIN is answered by the order of the questions, in whatever words, or none, they come",
    arguments: [
      ("334 Username:", "334 Password:"), ("334 ", "334 "), ("334", "334"),
      // Each asks for the other, or for something that nobody has; both are answered in their order.
      ("334 UGFzc3dvcmQ6", "334 VXNlcm5hbWU6"), ("334 QmVudXR6ZXJuYW1l", "334 S2VubndvcnQ="),
      ("334 Nom d'utilisateur ?", "334 Mot de passe ?"), ("334 =", "334 ????"),
    ])
  func byOrder(_ first: String, _ second: String) async throws {
    let secrets = [Base64.encode(Array(LoginPeer.user.utf8)), Base64.encode(Array(Self.password.utf8))]
    let server = try LoginPeer.server(offer: "LOGIN") { line in
      line == "AUTH LOGIN" ? first : line == secrets[0] ? second : line == secrets[1] ? "235 2.7.0 welcome" : nil
    }
    let sitting = try await Self.sitting(server)
    try await sitting.type("EHLO x", then: "ready> ")
    try await sitting.type(":auth LOGIN", then: "y/N ")
    try await sitting.type("y", then: "User name: ")
    try await sitting.type(LoginPeer.user, then: "(not shown): ")
    try await sitting.type(Self.password, then: "ready> ")
    try await sitting.see("235: you are logged in")
    #expect(server.received == "EHLO x\r\nAUTH LOGIN\r\n\(secrets[0])\r\n\(secrets[1])\r\n")
    Self.expectNoTrace(sitting)
  }

  @Test("a refused token is read, and its refusal taken")
  func token() async throws {
    let server = try LoginPeer.server()
    let sitting = try await Self.sitting(server)
    try await sitting.type("EHLO x", then: "ready> ")
    try await sitting.type(":auth XOAUTH2", then: "y/N ")
    try await sitting.see("gets the access token itself")
    try await sitting.type("y", then: "User name: ")
    try await sitting.type(LoginPeer.user, then: "Access token (not shown): ")
    try await sitting.type("old", then: "ready> ")
    try await sitting.see("The server says, in base64: error")
    try await sitting.see(LoginPeer.refusedToken)
    try await sitting.see("535 5.7.8 no")
  }

  @Test("EXTERNAL needs no secret, and sends = for nobody else")
  func external() async throws {
    let server = try LoginPeer.server()
    let sitting = try await Self.sitting(server)
    try await sitting.type("EHLO x", then: "ready> ")
    try await sitting.type(":auth EXTERNAL", then: "y/N ")
    try await sitting.type("y", then: "Act for (Enter: the name in your certificate): ")
    try await sitting.type("", then: "ready> ")
    #expect(server.received == "EHLO x\r\nAUTH EXTERNAL =\r\n")
  }

  @Test("Ctrl-C or Enter at any question gives up, and nothing is sent", arguments: [TerminalSession.controlC, "\r"])
  func givenUp(key: String) async throws {
    let server = try LoginPeer.server()
    let sitting = try await Self.sitting(server)
    try await sitting.type("EHLO x", then: "ready> ")
    for answers in [[], ["y"], ["y", LoginPeer.user]] {
      try await sitting.type(":auth PLAIN", then: "y/N ")
      for (answer, question) in zip(answers, ["User name: ", "(not shown): "]) {
        try await sitting.type(answer, then: question)
      }
      sitting.terminal.send(key)
      try await sitting.terminal.expect("No login: nothing was sent.")
      try await sitting.terminal.expect("ready> ")
    }
    #expect(server.received == "EHLO x\r\n")
  }

  @Test(
    "what speaks against a login is said first, with what to do",
    arguments: [
      ([], LoginPeer.offer, "You have not said EHLO in this session"),
      (["HELO x"], LoginPeer.offer, "You have not said EHLO in this session"),
      (["EHLO x"], nil, "The server's EHLO list has no AUTH"),
      (["EHLO x"], "LOGIN CRAM-MD5", "The server does not offer PLAIN"),
      (["EHLO x", "MAIL FROM:<a@b.test>"], LoginPeer.offer, "A message is under way"),
      (["EHLO x"], LoginPeer.offer, "gets the password itself; base64 hides nothing."),
    ] as [([String], String?, String)])
  func obstacles(_ before: [String], _ offer: String?, _ words: String) async throws {
    let server = try LoginPeer.server(offer: offer)
    let sitting = try await Self.sitting(server)
    try await sitting.type(before, then: "> ")
    try await sitting.type(":auth PLAIN", then: "y/N ")
    try await sitting.see(words)
    try await sitting.type("n", then: "> ")
    #expect(!server.received.contains("AUTH"))
  }

  @Test("without a name, and without a list to choose from, it says what comes first")
  func nothingToChoose() async throws {
    let server = try LoginPeer.server(offer: "GSSAPI")
    let sitting = try await Self.sitting(server)
    try await sitting.type(":auth", then: "start> ")
    try await sitting.see("EHLO your.domain comes first.")
    try await sitting.type("EHLO x", then: "ready> ")
    try await sitting.type(":auth", then: "ready> ")
    try await sitting.see("The EHLO list offers no login that :auth knows. Its AUTH line names GSSAPI.")
    try await sitting.type(":auth NTLM", then: "ready> ")
    try await sitting.see("No login here with \"NTLM\".")
    #expect(server.received == "EHLO x\r\n")
  }

  // MARK: A server that cannot be trusted

  private static func scram(_ answer: @escaping @Sendable (String) -> String?) async throws -> (
    TerminalSession, AnsweringServer
  ) {
    let server = try LoginPeer.server(answer: answer)
    let sitting = try await sitting(server)
    try await sitting.type("EHLO x", then: "ready> ")
    try await sitting.type(":auth SCRAM-SHA-256", then: "y/N ")
    try await sitting.type("y", then: "User name: ")
    try await sitting.type(LoginPeer.user, then: "(not shown): ")
    try await sitting.type(password, then: "ready> ")
    return (sitting, server)
  }

  @Test("a 235 without the server's proof is told")
  func unproven() async throws {
    let (sitting, _) = try await Self.scram { $0.hasPrefix("AUTH") ? "235 2.7.0 come in" : nil }
    try await sitting.see("has not proved that it knows the password")
  }

  @Test("a server that wants few rounds, or has a nonce of its own, gets no proof but a star")
  func rounds() async throws {
    for (nonce, words) in [("", "the server asks for 1 rounds"), ("x", "does not begin with ours")] {
      let (sitting, server) = try await Self.scram { line in
        guard line.hasPrefix("AUTH "), let first = Base64.decode(line.split(separator: " ").last ?? "") else {
          return line == "*" ? "501 5.7.0 cancelled" : nil
        }
        let theirs = String(decoding: first, as: UTF8.self).split(separator: "r=").last ?? ""
        return "334 \(Base64.encode(Array("r=\(nonce)\(theirs)more,s=c2FsdA==,i=1".utf8)))"
      }
      try await sitting.see(words)
      #expect(server.received.hasSuffix("\r\n*\r\n"))
    }
  }

  @Test("a server that asks for the user name a second time does not see the password shown")
  func hostile() async throws {
    let server = try ScriptedServer([
      .reply("220 mail.test ready"), .expectLine, .reply("334 VXNlcm5hbWU6"), .expectLine, .reply("334 VXNlcm5hbWU6"),
      .expectLine, .reply("535 no"),
    ])
    let state = try TemporaryFolder("state")
    let sitting = try TerminalSession(with: server, ["--log", state.file("log")], state: state)
    try await sitting.terminal.expect("start> ")
    try await sitting.type("AUTH LOGIN", then: "auth> ")
    try await sitting.type(Base64.encode(Array(LoginPeer.user.utf8)), then: "auth> ")
    try await sitting.type(Base64.encode(Array(Self.password.utf8)), then: "start> ")
    Self.expectNoTrace(sitting)
    for (place, text) in Self.remains(sitting).prefix(3) {
      #expect(text.contains(Base64.encode(Array(LoginPeer.user.utf8))), "in the \(place)")
    }
  }

  // MARK: By hand

  static let byHand = [
    ("PLAIN", true), ("PLAIN", false), ("LOGIN", true), ("LOGIN", false), ("CRAM-MD5", false), ("SCRAM-SHA-256", true),
    ("SCRAM-SHA-256", false), ("XOAUTH2", true),
  ]

  @Test("a login typed by hand is read along, and keeps its secret from screen, log and history", arguments: byHand)
  func hand(_ mechanism: String, _ withInitialResponse: Bool) async throws {
    let server = try LoginPeer.server()
    let sitting = try await Self.sitting(server)
    try await sitting.type("EHLO x", then: "ready> ")
    for line in try LoginPeer.lines(mechanism, withInitialResponse: withInitialResponse) {
      sitting.terminal.send("\(line)\r")
      try await sitting.terminal.expect("> ")
    }
    try await sitting.see("235: you are logged in")
    try await sitting.see("user name ann.marsh")
    try await sitting.see("A login in the clear, for anyone along the path to read")
    Self.expectNoTrace(sitting)
    for (place, text) in Self.remains(sitting).prefix(3) {
      #expect(text.contains("AUTH \(mechanism)"), "in the \(place)")
      let isShown = LoginPeer.traces(of: LoginPeer.user).dropFirst().contains { text.contains($0) }
      #expect(isShown == (mechanism == "LOGIN"), "in the \(place)")
    }
    #expect(!sitting.state.read("smtp-tutor/history").contains("AUTH"))
  }

  @Test("what is wrong with a line typed by hand is named")
  func mistakes() async throws {
    let server = try LoginPeer.server()
    let sitting = try await Self.sitting(server)
    try await sitting.type("EHLO x", then: "ready> ")
    try await sitting.type("AUTH PLAIN ann \(Self.password)", then: "ready> ")
    try await sitting.see("That is not base64: the server cannot decode it.")
    try await sitting.type("AUTH LOGIN \(Base64.encode(Array("ann\n".utf8)))", then: "auth> ")
    try await sitting.see("The decoded octets end with a line ending, which counts as part of the word")
    try await sitting.type("*", then: "ready> ")
    try await sitting.see("A * cancels the login.")
    Self.expectNoTrace(sitting)
  }
}
