import Testing

@testable import Terminal

@Suite struct SecretReaderTests {
  @Test(
    "keys put a secret together; editing keys and arrows are no part of it",
    arguments: [
      ("sesame\r", "sesame"), ("sesame\n", "sesame"), ("\r", ""), ("ab\u{7f}c\r", "ac"), ("\u{8}a\r", "a"),
      ("caf\u{e9}\u{7f}e\r", "cafe"), ("wrong\u{15}right\r", "right"), ("a\u{1b}[Ab\r", "ab"),
      ("a\u{1b}[1;5Cb\r", "ab"), ("a\u{1b}OPb\r", "ab"), ("a\u{1}b\r", "ab"), ("a\u{4}b\r", "ab"),
      ("a\u{1b}\r", "a"), ("a b\r", "a b"),
    ])
  func accepts(_ keys: String, _ secret: String) {
    var reader = SecretReader()
    let outcomes = keys.utf8.map { reader.press($0) }
    #expect(outcomes.last == .accepted(Array(secret.utf8)))
    #expect(outcomes.dropLast().allSatisfy { $0 == .more })
  }

  @Test(
    "Ctrl-C, and Ctrl-D with nothing typed, give up", arguments: ["\u{3}", "a\u{3}", "\u{4}", "a\u{7f}\u{4}"])
  func givesUp(_ keys: String) {
    var reader = SecretReader()
    #expect(keys.utf8.map { reader.press($0) }.last == .cancelled)
  }
}
