import SASL
import SMTP
import TLS
import Testing

@testable import Annotations

@Suite("What speaks against logging in")
struct AuthPreconditionsTests {
  private static func words(
    _ mechanism: SASLClient.Mechanism, _ security: Security, _ keywords: [String]?, isLoggedIn: Bool = false,
    isInTransaction: Bool = false
  ) -> [String] {
    let list = keywords.map { ExtensionList($0.compactMap { Extension(Array($0.utf8)) }) }
    let context = AnnotationContext(
      host: "mx.test", banner: nil, isPracticeServer: true, helloName: "x", extensions: list, address: "")
    return AuthPreconditions(
      mechanism, security: security, isLoggedIn: isLoggedIn, isInTransaction: isInTransaction, in: context
    ).words
  }

  @Test("nothing, where it is offered and nobody else can read it")
  func none() { #expect(Self.words(.plain, .verified, ["AUTH PLAIN LOGIN"]) == []) }

  @Test("an order that the server will refuse, with the way out of it")
  func order() {
    #expect(Self.words(.plain, .verified, ["AUTH PLAIN"], isLoggedIn: true)[0].contains(":reconnect"))
    #expect(Self.words(.plain, .verified, ["AUTH PLAIN"], isInTransaction: true)[0].contains("RSET"))
  }

  @Test("a mechanism that is not offered, and no list at all")
  func offer() {
    #expect(Self.words(.cramMD5, .verified, ["AUTH PLAIN"])[0].contains("does not offer CRAM-MD5"))
    #expect(Self.words(.plain, .verified, nil)[0].contains("EHLO x comes first"))
    #expect(Self.words(.plain, .clear, ["STARTTLS"])[0].contains("STARTTLS, then EHLO again"))
  }

  @Test(
    "why there is nothing to choose from",
    arguments: [
      (["AUTH", "X-EXPS GSSAPI NTLM LOGIN"], ["names no mechanism", "X-EXPS is Exchange's own", "port 587"]),
      (["AUTH GSSAPI NTLM"], ["names GSSAPI NTLM"]), (["SIZE"], ["no AUTH on it", "port 587"]),
      (["SIZE", "STARTTLS"], ["no AUTH on it", "STARTTLS, then EHLO again"]), (nil, ["comes first"]),
    ] as [([String]?, [String])])
  func nothing(keywords: [String]?, says: [String]) {
    let list = keywords.map { ExtensionList($0.compactMap { Extension(Array($0.utf8)) }) }
    let words = AuthPreconditions.nothingToChoose(
      in: AnnotationContext(
        host: "mx.test", banner: nil, isPracticeServer: false, helloName: "x", extensions: list, address: ""))
    for phrase in says { #expect(words.contains(phrase), "\(words)") }
  }

  @Test("who else gets what", arguments: SASLClient.Mechanism.allCases)
  func exposure(mechanism: SASLClient.Mechanism) {
    let clear = Self.words(mechanism, .clear, ["AUTH \(mechanism.rawValue)"])
    #expect(clear.count == 1 && clear[0].contains("in the clear") && clear[0].contains("STARTTLS"))
    let unverified = Self.words(mechanism, .unverified, ["AUTH \(mechanism.rawValue)"])
    #expect(unverified.count == 1 && unverified[0].contains("Nobody vouches"))
  }
}
