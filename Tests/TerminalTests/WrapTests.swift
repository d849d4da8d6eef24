import Terminal
import Testing

@Suite struct WrapTests {
  @Test(
    "lines break at blanks, each with the prefix and no wider than the window",
    arguments: [
      ("one two three", 9, "", ["one two", "three"]),
      ("one two three", 9, "# ", ["# one two", "# three"]),
      ("exactly ten", 11, "", ["exactly ten"]),
      ("", 10, "# ", ["# "]),
      ("a\nb", 10, "# ", ["# a", "# b"]),
      ("a\n\nb", 10, "", ["a", "", "b"]),
      ("abcdefghij", 4, "", ["abcd", "efgh", "ij"]),
      ("x abcdefghij", 6, "# ", ["# x", "# abcd", "# efgh", "# ij"]),
      ("a  b", 10, "", ["a  b"]),
      ("  indented", 20, "", ["  indented"]),
      ("trailing ", 20, "", ["trailing"]),
      ("abc", 1, "# ", ["# a", "# b", "# c"]),
      ("\u{65e5}\u{672c}\u{8a9e}", 4, "", ["\u{65e5}\u{672c}", "\u{8a9e}"]),
      ("cafe\u{301} au lait", 7, "", ["cafe\u{301} au", "lait"]),
      ("a\u{1b}b c", 6, "", ["a\\x1bb", "c"]),
    ])
  func wraps(_ text: String, _ width: Int, _ prefix: String, _ lines: [String]) {
    #expect(wrap(text, width: width, prefix: prefix) == lines)
  }

  @Test("no line is wider than the window, and no letter is lost", arguments: 3...60)
  func keepsTheWidth(_ width: Int) {
    let text = "The envelope is what the server obeys; \u{65e5}\u{672c} and supercalifragilistic words too."
    let lines = wrap(text, width: width, prefix: "#")
    #expect(lines.allSatisfy { columns($0) <= width && $0.hasPrefix("#") })
    #expect(lines.joined().filter { $0 != " " && $0 != "#" } == text.filter { $0 != " " })
  }
}
