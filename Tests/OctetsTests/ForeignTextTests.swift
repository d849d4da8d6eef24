import Octets
import Testing

@Suite("Text that somebody else wrote")
struct ForeignTextTests {
  @Test(
    "stays on its line",
    arguments: [
      ("a\nb", "a\\nb"), ("a\r\nb", "a\\r\\nb"), ("a\u{2028}b\u{85}c\u{0B}d\u{0C}e\u{2029}", "a\\nb\\nc\\nd\\ne\\n"),
      ("plain", "plain"),
      ("", ""),
    ])
  func line(text: String, shown: String) {
    #expect("\(ForeignText(text))" == shown)
    #expect(ForeignText(text).raw == text)
  }

  @Test("is cut where it is long, and says so")
  func cut() {
    #expect(ForeignText("abcdef").line(limit: 3) == "abc...")
    #expect(ForeignText("abc").line(limit: 3) == "abc")
    #expect(ForeignText("a\nb\nc").line(limit: 2) == "a\\n...")
  }
}
