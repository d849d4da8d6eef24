import TLS
import TestSupport
import Testing

extension WithoutTerminal {
  /// Certificates good and bad, as a person meets them: only the good ones are believed, and of each other one the
  /// reason is said, with the name that was asked for and those it has.
  @Suite("Certificates", .serialized)
  struct CertificatesTests {
    struct Case: Sendable, CustomTestStringConvertible {
      let name: String
      /// What the certificate has to be for.
      var asked = "mx.good.test"
      var change: @Sendable (inout CertificateRecipe) -> Void = { $0.names = [.dns("mx.good.test")] }
      var isSelfSigned = false
      var isForeign = false
      var forgetsIntermediate = false
      /// Nil: believed.
      var words: [String]?
      var testDescription: String { name }
    }

    static let cases: [Case] = [
      Case(name: "right name"),
      Case(name: "right name in other letters", asked: "MX.Good.Test"),
      Case(
        name: "wrong name", change: { $0.names = [.dns("mx.other.test"), .dns("www.other.test")] },
        words: ["\"mx.good.test\" was asked for", "the certificate is for mx.other.test, www.other.test"]),
      Case(name: "expired", change: { ($0.validFrom, $0.validUntil) = (-864_000, -432_000) }, words: ["has expired"]),
      Case(name: "not yet valid", change: { $0.validFrom = 432_000 }, words: ["is not valid before"]),
      Case(
        name: "common name only", change: { ($0.commonName, $0.names) = ("mx.good.test", []) },
        words: ["has only a common name, \"mx.good.test\", which no longer counts"]),
      Case(name: "self-signed", isSelfSigned: true, words: ["is signed with its own key"]),
      Case(
        name: "unknown authority", isForeign: true, words: ["\"CN=Foreign Authority\" is not among the authorities"]),
      Case(
        name: "missing intermediate", forgetsIntermediate: true,
        words: ["did not send the intermediate certificate of \"CN=Intermediate\""]),
      Case(name: "wildcard, one label", change: { $0.names = [.dns("*.good.test")] }),
      Case(
        name: "wildcard, two labels", asked: "a.mx.good.test", change: { $0.names = [.dns("*.good.test")] },
        words: ["\"a.mx.good.test\" was asked for, and the certificate is for *.good.test"]),
      Case(
        name: "wildcard inside a label", change: { $0.names = [.dns("m*.good.test")] },
        words: ["\"mx.good.test\" was asked for"]),
      Case(name: "an address", asked: "127.0.0.1", change: { $0.names = [.ip("127.0.0.1")] }),
      Case(
        name: "another address", asked: "127.0.0.1", change: { $0.names = [.ip("127.0.0.2")] },
        words: ["\"127.0.0.1\" was asked for, and the certificate is for 127.0.0.2"]),
      Case(
        name: "an address as a DNS name", asked: "127.0.0.1", change: { $0.names = [.dns("127.0.0.1")] },
        words: ["\"127.0.0.1\" was asked for"]),
      Case(
        name: "NUL in a name", change: { $0.names = [.dns("mx.good.test\u{0}.evil.test")] },
        words: ["a name in the certificate contains a NUL octet"]),
    ]

    @Test("only the good ones verify; each other one is told with its reason and the names", arguments: cases)
    func verified(_ one: Case) async throws {
      let store = try TLSWorld()
      let server = try ScriptedServer(
        .untilGoAhead + [
          .secure(try store.server(showing: try Self.identity(one, store.authority))), .expectLine, .reply("250 test"),
          .expectLine, .reply("221 bye"), .endTLS, .close,
        ])
      let run = try await Tutor.talk(
        to: server.port, store.trusting + (one.asked == "127.0.0.1" ? [] : ["--servername", one.asked]),
        "EHLO x\nSTARTTLS\nEHLO x\nQUIT\n")
      #expect(run.status == (one.words == nil ? 0 : 77), "\(run.outputText)")
      #expect(run.words.contains("verified: this is \(one.asked)") == (one.words == nil))
      #expect(run.words.contains("NOT verified") == (one.words != nil))
      for words in one.words ?? [] { #expect(run.words.contains(words), "\(words) in \(run.words)") }
      // Whatever the certificate is, the session goes on: to look at such a server is what the program is for.
      #expect(run.session.last == "S: 221 bye")
    }

    private static func identity(_ one: Case, _ authority: Identity) throws -> Identity {
      var recipe = CertificateRecipe(commonName: "somebody")
      one.change(&recipe)
      if one.isSelfSigned { return try CertificateMaker.make(recipe) }
      if one.isForeign {
        return try CertificateMaker.make(recipe, signedBy: try CertificateMaker.make(.authority("Foreign Authority")))
      }
      guard one.forgetsIntermediate else { return try CertificateMaker.make(recipe, signedBy: authority) }
      recipe.issuerURL = "http://ca.test/intermediate.crt"
      let intermediate = try CertificateMaker.make(.authority("Intermediate"), signedBy: authority)
      return try CertificateMaker.make(recipe, signedBy: intermediate).alone
    }
  }
}
