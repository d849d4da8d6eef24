import SMTP
import Testing

@testable import Records

@Suite("When two refusals are the same")
struct RefusalKeyTests {
  private static func key(_ text: String) throws -> RefusalKey {
    RefusalKey(Reply(try #require(ReplyCode(rawValue: 550)), [text]))
  }

  @Test(
    "what stands for a message, an address or a moment does not count",
    arguments: [
      ("5.1.1 <bob@example.org>: no such user 4F2A1C0012", "5.1.1 <al@example.com>: no such user B3"),
      ("See https://mail.example/?p=NoSuchUser x1-20si", "See https://mail.example/?p=NoSuchUser z9-77si"),
      ("visit https://gmx.example/a?ip=192.0.2.1&c=hi&r=1MXq", "visit https://gmx.example/a?ip=192.0.2.77&c=hi&r=2Kzw"),
    ])
  func same(_ one: String, _ other: String) throws { #expect(try Self.key(one) == Self.key(other)) }

  @Test(
    "words, a status, a provider's name for the cause and its letter in a link do",
    arguments: [
      ("5.1.1 no such user", "5.1.1 no such host"), ("5.1.1 refused", "5.7.1 refused"),
      ("[TSS04] wait", "[TSS09] wait"),
      ("See https://mail.example/?p=NoSuchUser", "See https://mail.example/?p=OverQuota"),
      ("visit https://gmx.example/a?ip=192.0.2.1&c=hi", "visit https://gmx.example/a?ip=192.0.2.1&c=bl"),
    ])
  func different(_ one: String, _ other: String) throws { #expect(try Self.key(one) != Self.key(other)) }
}
