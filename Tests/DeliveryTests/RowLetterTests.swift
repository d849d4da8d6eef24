import Delivery
import Testing

@Suite struct RowLetterTests {
  @Test func thereAndBack() {
    #expect([0, 1, 25, 26, 27, 51, 52, 701].map(RowLetter.of) == ["a", "b", "z", "aa", "ab", "az", "ba", "zz"])
    for index in 0...701 { #expect(RowLetter.index(of: RowLetter.of(index)) == index) }
    #expect(RowLetter.index(of: "B") == 1)
    for text in ["", "abc", "1", "a1", "\u{e4}"] { #expect(RowLetter.index(of: text) == nil) }
  }

  @Test func listed() {
    #expect(RowLetter.list([]) == "" && RowLetter.list([0]) == "a")
    #expect(RowLetter.list([0, 1, 4], "or") == "a, b or e")
  }
}
