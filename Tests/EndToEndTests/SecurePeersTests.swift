import Foundation
import SASL
import TLS
import TestSupport
import Testing

/// TLS and every way to log in with servers that nobody here wrote, typed as a person would.
@Suite("TLS and logins with real servers", .serialized)
struct SecurePeersTests {
  enum Peer: String, CaseIterable { case exim, aiosmtpd }

  /// Two ports of one server, which runs as long as this lives.
  private struct Running {
    let port: UInt16
    let tlsPort: UInt16
    let keep: any Sendable

    init(_ peer: Peer, _ security: PeerSecurity) async throws {
      switch peer {
      case .exim:
        let exim = try await Exim.start(security: security)
        (port, tlsPort, keep) = (exim.port, try #require(exim.tlsPort), exim)
      case .aiosmtpd:
        let server = try await Aiosmtpd.start(security: security)
        (port, tlsPort, keep) = (server.port, try #require(server.tlsPort), server)
      }
    }
  }

  /// Files that the program reads.
  private struct Files {
    let folder: TemporaryFolder

    init(_ security: PeerSecurity) throws {
      folder = try TemporaryFolder("secure")
      try folder.write(security.authority.certificates.joined(), to: "ca.pem")
      try folder.write(security.client.certificates.joined() + security.client.key, to: "client.pem")
    }

    var trusting: [String] { ["--ca-file", folder.file("ca.pem")] }
    var showing: [String] { trusting + ["--cert", folder.file("client.pem")] }
  }

  static let mechanisms: [(Peer, String)] = [
    (.exim, "PLAIN"), (.exim, "LOGIN"), (.exim, "CRAM-MD5"), (.exim, "XOAUTH2"), (.exim, "EXTERNAL"),
    (.aiosmtpd, "PLAIN"), (.aiosmtpd, "LOGIN"), (.aiosmtpd, "XOAUTH2"), (.aiosmtpd, "SCRAM-SHA-256"),
  ]

  @Test("STARTTLS, a login and a message; the secret is on no screen and in no file", arguments: mechanisms)
  func login(_ peer: Peer, _ mechanism: String) async throws {
    let security = try PeerSecurity()
    let files = try Files(security)
    let server = try await Running(peer, security)
    let log = files.folder.file("log")
    let sitting = try TerminalSession(
      ["localhost:\(server.port)", "-4", "--log", log] + (mechanism == "EXTERNAL" ? files.showing : files.trusting))
    try await sitting.terminal.expect("clear localhost start> ")
    try await sitting.type("EHLO client.test", then: "clear localhost ready> ")
    try await sitting.type("STARTTLS", then: "TLS localhost start> ")
    try await sitting.type("EHLO client.test", then: "TLS localhost ready> ")
    try await answer(":auth \(mechanism)", mechanism, PeerSecurity.password, PeerSecurity.token, sitting)
    try await sitting.see("235 ")
    try await sitting.type("MAIL FROM:<you@christian.net>", then: "mail> ")
    try await sitting.type("RCPT TO:<you@christian.net>", then: "rcpt> ")
    try await sitting.type("DATA", then: "message> ")
    try await sitting.type(["Subject: over TLS", "", "Hello"], then: "message> ")
    try await sitting.type(".", then: "ready> ")
    sitting.terminal.send("QUIT\r")
    try await sitting.terminal.expect("not connected> ")
    sitting.terminal.send(":quit\r")
    #expect(await sitting.terminal.wait() == .status(0))
    let kept = sitting.terminal.output + files.folder.read("log") + sitting.state.read("smtp-tutor/history")
    #expect(kept.contains("AUTH \(mechanism)"))
    for secret in [PeerSecurity.password, PeerSecurity.token] {
      #expect(!kept.contains(secret))
      for offset in 0...2 { #expect(!kept.contains(Self.base64(secret, offset))) }
    }
  }

  /// The middle of what base64 makes of the text when so many octets stand before it.
  private static func base64(_ text: String, _ offset: Int) -> String {
    let coded = Data(String(repeating: "x", count: offset).utf8 + Array(text.utf8)).base64EncodedString()
    return String(coded.dropFirst(4).dropLast(4))
  }

  private func answer(
    _ line: String, _ mechanism: String, _ password: String, _ token: String, _ sitting: TerminalSession
  ) async throws {
    if mechanism == "EXTERNAL" {
      try await sitting.type(line, then: "Act for (Enter: the name in your certificate): ")
      sitting.terminal.send("\r")
    } else {
      try await sitting.type(line, then: "User name: ")
      try await sitting.type(PeerSecurity.user, then: "(not shown): ")
      sitting.terminal.send("\(mechanism == "XOAUTH2" ? token : password)\r")
    }
    try await sitting.terminal.expect("TLS localhost ready> ")
  }

  static let wrong: [(Peer, String)] = [
    (.exim, "PLAIN"), (.exim, "CRAM-MD5"), (.aiosmtpd, "LOGIN"), (.aiosmtpd, "XOAUTH2"), (.aiosmtpd, "SCRAM-SHA-256"),
  ]

  @Test("a wrong password is refused by them, and explained", arguments: wrong)
  func wrongPassword(_ peer: Peer, _ mechanism: String) async throws {
    let security = try PeerSecurity()
    let server = try await Running(peer, security)
    let files = try Files(security)
    let sitting = try TerminalSession(["localhost:\(server.tlsPort)", "-4", "--tls"] + files.trusting)
    try await sitting.terminal.expect("TLS localhost start> ")
    try await sitting.type("EHLO client.test", then: "TLS localhost ready> ")
    try await answer(":auth \(mechanism)", mechanism, "wrong", "wrong", sitting)
    try await sitting.see("535 ")
    try await sitting.see("the login failed")
    if (peer, mechanism) == (.aiosmtpd, "XOAUTH2") { try await sitting.see(#""status":"401""#) }
  }

  @Test("--tls and --starttls from a pipe; what is not trusted is 77", arguments: Peer.allCases)
  func options(_ peer: Peer) async throws {
    let security = try PeerSecurity()
    let server = try await Running(peer, security)
    let files = try Files(security)
    for options in [["--tls", "localhost:\(server.tlsPort)"], ["--starttls", "localhost:\(server.port)"]] {
      let good = try await Tutor.run(
        ["-4", "--tls-required"] + options + files.trusting, input: "EHLO client.test\nNOOP\nQUIT\n")
      #expect(good.status == 0, "\(good.outputText)")
      #expect(good.words.contains("TLS 1.3, verified: this is localhost"))
      let foreign = try await Tutor.run(["-4"] + options, input: "EHLO client.test\nQUIT\n")
      #expect(foreign.status == 77)
      #expect(foreign.words.contains("\"CN=Peers' Authority\" is not among the authorities trusted here"))
      #expect(foreign.session.last?.hasPrefix("S: 221") == true)
    }
    let clear = try await Tutor.run(["-4", "--tls", "localhost:\(server.port)"], input: "QUIT\n")
    #expect(clear.status == 77)
    let encrypted = try await Tutor.run(["-4", "--timeout", "5", "localhost:\(server.tlsPort)"], input: "NOOP\nQUIT\n")
    #expect(encrypted.status != 0)
  }
}
