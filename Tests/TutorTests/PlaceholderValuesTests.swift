import SMTP
import TestSupport
import Testing

@testable import Replays
@testable import Sessions

@MainActor @Suite("What placeholders stand for")
struct PlaceholderValuesTests {
  private func template(_ names: String..., secret: Bool = false) -> Template {
    Template(
      segments: [.octets(octets("<"))]
        + names.compactMap { Placeholder(name: $0, isSecret: secret).map { .placeholder($0) } })
  }

  @Test("the address, the server and our own address follow from the session")
  func known() async throws {
    let harness = try SessionHarness()
    let server = try await harness.open([.reply("220 x")])
    let values = PlaceholderValues(session: harness.session, editor: nil, given: [:])
    #expect(try await values.octets(of: template("SERVER")) == octets("<127.0.0.1"))
    #expect(try await values.octets(of: template("CLIENT_ADDRESS")) == octets("<127.0.0.1"))
    #expect(try await values.octets(of: template("YOUR_ADDRESS")) == octets("<you@your.domain"))
    harness.session.fixedAddress = "ann@example.org"
    #expect(try await values.octets(of: template("YOUR_ADDRESS")) == octets("<ann@example.org"))
    harness.session.close()
    server.stop()
  }

  @Test("a value that was given counts, and never holds a line end")
  func given() async throws {
    let harness = try SessionHarness()
    let values = PlaceholderValues(
      session: harness.session, editor: nil, given: ["X": "a\r\nRSET\n", "SERVER": "s", "bad name": "x"])
    #expect(try await values.octets(of: template("X", "SERVER")) == octets("<aRSETs"))
  }

  @Test("what nobody can be asked for is missing, a secret above all")
  func missing() async throws {
    let harness = try SessionHarness()
    let values = PlaceholderValues(session: harness.session, editor: nil, given: ["response": "hunter2"])
    let x = try #require(Placeholder(name: "X"))
    await #expect(throws: PlaceholderValues.Missing(placeholder: x)) {
      try await values.octets(of: template("X"))
    }
    let secret = try #require(Placeholder(name: "response", isSecret: true))
    await #expect(throws: PlaceholderValues.Missing(placeholder: secret)) {
      try await values.octets(of: template("response", secret: true))
    }
  }

  @Test("a secret is shown as stars, and what is not known yet by its name")
  func shown() throws {
    let harness = try SessionHarness()
    let values = PlaceholderValues(session: harness.session, editor: nil, given: ["Y": "why"])
    #expect(values.shown(template("X", "Y")) == octets("<${X}why"))
    #expect(values.shown(template("response", secret: true)) == octets("<****"))
  }
}
