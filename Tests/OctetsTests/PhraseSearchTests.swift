import Octets
import Testing

@Suite("A phrase in a text")
struct PhraseSearchTests {
  static let cases: [(text: String, phrase: String, before: String?)] = [
    ("one two one", "one", ""), ("one two one", "two", "one "), ("one two one", "three", nil), ("", "one", nil),
    ("one", "", nil), ("aab", "ab", "a"), ("ab", "abc", nil), ("a\u{301}b", "a", ""), ("<@\u{301}>", "@", "<"),
    ("é é", " é", "é"),
  ]

  @Test("is found first, octet by octet", arguments: cases)
  func found(text: String, phrase: String, before: String?) {
    #expect(text.range(ofPhrase: phrase).map { String(text[..<$0.lowerBound]) } == before)
    #expect(text.contains(phrase: phrase) == (before != nil))
    let part = "x\(text)".dropFirst()
    #expect(part.range(ofPhrase: phrase).map { String(part[..<$0.lowerBound]) } == before)
  }

  @Test("is replaced wherever it is, from the left, and what takes its place is not looked at again")
  func replaced() {
    #expect("one two one".replacing(phrase: "one", with: "1") == "1 two 1")
    #expect("aaa".replacing(phrase: "aa", with: "ba") == "baa")
    #expect("a a".replacing(phrase: "a", with: "aa") == "aa aa")
    #expect("abc".replacing(phrase: "", with: "x") == "abc")
    #expect("a-b".dropFirst().replacing(phrase: "-", with: "") == "b")
  }
}
