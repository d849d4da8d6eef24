import Personas
import PracticeServer
import SMTP
import TLS
import TestSupport
import Testing

@Suite("what goes wrong on purpose")
struct ScenarioTests {
  private static func with(_ names: String, _ body: @Sendable (WireClient) async throws -> Void) async throws {
    let persona = Persona.standard.having(try ScenarioSet(names))
    try await withServer(persona: persona) { server in
      try await WireClient.connect(to: server.port) { try await body($0) }
    }
  }

  private static func failures(_ names: String, for name: String = "mail.christian.net") async throws
    -> [VerificationFailure]
  {
    let found = Found()
    try await with(names) { client in
      _ = try await client.play(["EHLO x", "STARTTLS"])
      if case .failed(let failures) = try await client.secure(for: name).verification { found.failures = failures }
      // The session goes on: who does not look does not see.
      #expect(try await client.answers(to: ["NOOP"]).hasSuffix("S: 250 OK"))
    }
    return found.failures
  }

  /// What the one connection of a test came to.
  private final class Found: @unchecked Sendable {
    // Unchecked: written by one task, and read when that is done.
    var failures: [VerificationFailure] = []
  }

  @Test("without a scenario nothing is wrong")
  func good() async throws {
    #expect(ScenarioSet.none.scenarios.isEmpty)
    try await withServer { server in
      try await WireClient.connect(to: server.port) { client in
        _ = try await client.play(["EHLO x", "STARTTLS"])
        #expect(try await client.secure().verification.isVerified)
      }
    }
  }

  @Test("each fault of a certificate is found, and no other")
  func certificates() async throws {
    let expired = try await Self.failures("expired")
    guard case .expired("CN=mail.christian.net", _) = expired.first, expired.count == 1 else {
      return #expect(expired == [])
    }
    let early = try await Self.failures("not-yet-valid")
    guard case .notYetValid(_, _) = early.first, early.count == 1 else { return #expect(early == []) }
    for name in ["mail.christian.net", "localhost", "127.0.0.1"] {
      #expect(
        try await Self.failures("wrong-name", for: name) == [.wrongName(asked: name, names: [.dns("mail.acme.test")])])
    }
    let own = try await Self.failures("self-signed")
    guard case .selfSigned(_) = own.first, own.count == 1 else { return #expect(own == []) }
    let unknown = try await Self.failures("unknown-authority")
    guard case .unknownAuthority(_) = unknown.first, unknown.count == 1 else { return #expect(unknown == []) }
    let missing = try await Self.failures("missing-intermediate")
    guard case .missingIntermediate(_, url: .some) = missing.first, missing.count == 1 else {
      return #expect(missing == [])
    }
  }

  @Test(
    "what becomes of STARTTLS",
    arguments: [
      ("no-starttls", "HELP", "503 STARTTLS command used when not advertised"),
      ("454", "STARTTLS", "454 TLS currently unavailable"), ("stripped", "XXXXXXXA", "500 unrecognized command"),
    ])
  func startTLS(name: String, listed: String, reply: String) async throws {
    try await Self.with(name) { client in
      let said = try await client.play(["EHLO x", "STARTTLS", "NOOP"])
      #expect(said.contains("\(listed)\n"))
      #expect(said.contains("S: 250-STARTTLS") == (name == "454"))
      #expect(said.contains("S: \(reply)\n"))
      #expect(said.hasSuffix("S: 250 OK"))
    }
  }

  @Test("login after TLS alone: neither listed nor taken before it, both behind it")
  func loginAfterTLS() async throws {
    try await Self.with("login-after-tls") { client in
      let before = try await client.play(["EHLO x", SecureConnectionTests.login, "STARTTLS"])
      #expect(!before.contains("250-AUTH"))
      #expect(before.contains("S: 503 AUTH command used when not advertised"))
      _ = try await client.secure()
      let after = try await client.answers(to: ["EHLO x", SecureConnectionTests.login])
      #expect(after.contains("250-AUTH"))
      #expect(after.hasSuffix("S: 235 Authentication succeeded"))
    }
  }

  @Test("no password is right")
  func wrongPassword() async throws {
    try await Self.with("wrong-password,expired") { client in
      let said = try await client.play(["EHLO x", SecureConnectionTests.login, "AUTH LOGIN", "YnVncw==", "AAAA"])
      #expect(said.split(separator: "\n").filter { $0.hasPrefix("S: 535") }.count == 2)
    }
  }

  @Test("a scenario holds from the next connection on")
  func changed() async throws {
    try await withServer { server in
      try await WireClient.connect(to: server.port) { client in
        _ = try await client.play(["NOOP"])
        server.scenarios = try ScenarioSet("no-starttls")
        #expect(try await client.answers(to: ["EHLO x"]).contains("250-STARTTLS"))
      }
      try await WireClient.connect(to: server.port) { client in
        let said = try await client.play(["EHLO x"])
        #expect(said.contains("250-STARTTLS") == false)
      }
      server.scenarios = .none
      try await WireClient.connect(to: server.port) { client in
        let said = try await client.play(["EHLO x"])
        #expect(said.contains("250-STARTTLS"))
      }
    }
  }

  @Test("its page names every one of them")
  func documented() throws {
    let page = try #require(contents(of: Project.path("docs/serve.md")))
    for scenario in Scenario.allCases { #expect(page.contains("`\(scenario.rawValue)`"), "\(scenario)") }
  }

  @Test("is read in any order and case, and knows what excludes what")
  func reading() throws {
    #expect(try ScenarioSet("Wrong-Password, EXPIRED,expired").scenarios == [.expired, .wrongPassword])
    for (text, mistake) in [
      ("expire", ScenarioSet.Mistake.unknown("expire")), ("", .unknown("")), ("expired,", .unknown("")),
      ("expired,wrong-name", .excluded(.wrongName, by: .expired)),
      ("454,stripped", .excluded(.stripped, by: .tlsUnavailable)),
    ] {
      #expect(throws: mistake) { try ScenarioSet(text) }
    }
    for one in Scenario.allCases {
      for other in Scenario.allCases where one != other {
        #expect((try? ScenarioSet([one, other])) == nil ? one.subject == other.subject : one.subject != other.subject)
      }
    }
  }
}
