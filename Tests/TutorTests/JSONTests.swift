import Terminal
import Testing

@testable import Events

@Suite("Writing JSON")
struct JSONWriterTests {
  @Test(
    "a string is escaped where JSON asks for it, and where nobody could see it",
    arguments: [
      ("", #""""#), ("a\"b\\c/", #""a\"b\\c/""#), ("\r\n\t", #""\r\n\t""#),
      ("\0\u{1b}\u{7f}", #""\u0000\u001b\u007f""#),
      ("\u{85}\u{202e}\u{2028}\u{feff}", #""\u0085\u202e\u2028\ufeff""#), ("\u{e0041}", #""\udb40\udc41""#),
      ("\u{e9}\u{1f600}", "\"\u{e9}\u{1f600}\""),
    ])
  func string(_ text: String, _ json: String) {
    #expect(JSON.string(text).text == json)
    #expect(visible(json) == json)
  }

  @Test("numbers, arrays and objects")
  func values() {
    #expect(JSON.integer(-3).text == "-3")
    #expect(
      [0.0004, 2.5, 1_000.0006, -1, .nan, .infinity, 1e300].map { JSON.milliseconds($0).text }
        == ["0.000", "2.500", "1000.001", "0", "0", "0", "0"])
    #expect(
      JSON.object([("a", .array([.null, .bool(true), .array([])])), ("b\n", .object([]))]).text
        == #"{"a":[null,true,[]],"b\n":{}}"#)
  }

  @Test(
    "a time is RFC 3339's, in UTC, with milliseconds",
    arguments: [
      (0, 0, "1970-01-01T00:00:00.000Z"), (1_021_269_682, 7, "2002-05-13T06:01:22.007Z"),
      (951_782_399, 999, "2000-02-28T23:59:59.999Z"),
    ])
  func time(_ seconds: Int, _ milliseconds: Int, _ text: String) {
    #expect(Timestamp.text(seconds: seconds, milliseconds: milliseconds) == text)
  }
}
