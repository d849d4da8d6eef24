import Octets
import Testing

@Suite("Base64")
struct Base64Tests {
  /// RFC 4648, section 10, and what AUTH PLAIN sends (RFC 4954, section 4).
  static let texts: [(String, String)] = [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"), ("\0tim\0tanstaaftanstaaf", "AHRpbQB0YW5zdGFhZnRhbnN0YWFm"),
  ]

  @Test("text goes in and comes out", arguments: texts)
  func both(_ plain: String, _ encoded: String) {
    #expect(Base64.encode(octets(plain)) == encoded)
    #expect(Base64.decode(encoded) == octets(plain))
  }

  @Test(
    "what the encoder does not make is not decoded",
    arguments: [
      "Z", "Zg", "Zg=", "Zg===", "=", "====", "A===", "Zg==Zg==", "Zm=v", " Zg==", "Zg== ", "Zg==\n", "Z g==",
      "Zg==\r\n",
      "Zm9v\0", "Zm-v", "Zm_v", "Zm9v\u{e9}===", "Zh==", "Zm9=", "Zm9v=", "-Zm9", "\0\0\0\0", "....",
    ])
  func strict(_ text: String) {
    #expect(Base64.decode(text) == nil)
  }

  @Test("every octet survives, at every length")
  func everything() {
    for count in 0...300 {
      let plain = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ count) }
      let encoded = Base64.encode(plain)
      #expect(encoded.utf8.count == (count + 2) / 3 * 4)
      #expect(Base64.decode(encoded) == plain)
    }
  }

  @Test("decoding has a bound, encoding has none")
  func bound() {
    let longest = [UInt8](repeating: 0xff, count: Base64.limit / 4 * 3)
    #expect(Base64.encode(longest).utf8.count == Base64.limit)
    #expect(Base64.decode(Base64.encode(longest)) == longest)
    #expect(Base64.decode(Base64.encode(longest + [0])) == nil)
    let long = [UInt8](repeating: 0x41, count: 300_001)
    #expect(Base64.encode(long).utf8.count == 400_004)
    #expect(Base64.encode(long).hasSuffix("QUFBQQ=="))
  }
}
