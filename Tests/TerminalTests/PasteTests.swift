import Testing

@testable import Terminal

@Suite("A paste") struct PasteTests {
  @Test(
    "is cut at line ends of any kind; what stands behind the last one is unfinished",
    arguments: [
      ("", [], ""), ("one", [], "one"), ("one\r", ["one"], ""), ("one\n", ["one"], ""), ("one\r\n", ["one"], ""),
      ("a\rb\nc\r\nd", ["a", "b", "c"], "d"), ("a\r\rb\r", ["a", "", "b"], ""), ("a\n\nb", ["a", ""], "b"),
      ("\r\n\r\n", ["", ""], ""), ("a\u{0}b\rc\u{0}", ["ab"], "c"),
    ] as [(String, [String], String)])
  func lines(text: String, lines: [String], rest: String) {
    let paste = Paste(Array(text.utf8))
    #expect(paste.lines == lines.map { Array($0.utf8) })
    #expect(paste.rest == Array(rest.utf8))
  }

  @Test("begins behind what was typed before the cursor, and ends before what stood behind it")
  func around() {
    let paste = Paste(Array("b\rc".utf8), before: Array("a".utf8), after: Array("d".utf8))
    #expect(paste.lines == [Array("ab".utf8)])
    #expect(paste.rest == Array("c".utf8))
    #expect(paste.allLines == [Array("ab".utf8), Array("cd".utf8)])
    #expect(Paste(Array("b\r".utf8)).allLines == [Array("b".utf8)])
  }
}
