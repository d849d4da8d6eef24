import TestSupport
import Testing

/// The helper must be right, or the tests that look through it say nothing.
@Suite struct TerminalPictureTests {
  @Test(
    "the picture is what a VT100 of ten columns shows",
    arguments: [
      ("abc\r\nd", ["abc", "d"]),
      ("abc\rX", ["Xbc"]),
      ("0123456789", ["0123456789"]),
      ("0123456789X", ["0123456789", "X"]),
      ("0123456789\r\nX", ["0123456789", "X"]),
      ("ab\u{8}X", ["aX"]),
      ("abc\r\u{1b}[K", []),
      ("a\r\nb\u{1b}[A\rX", ["X", "b"]),
      ("a\r\nb\u{1b}[H\u{1b}[J", []),
      ("abcd\r\u{1b}[2P", ["cd"]),
      ("abcd\r\u{1b}[2@", ["  abcd"]),
      ("abcd\r\u{1b}[CX", ["aXcd"]),
      ("\u{1b}[1ma\u{1b}[0m", ["a"]),
      ("1\r\n2\r\n3\r\n4", ["2", "3", "4"]),
      ("caf\u{e9}", ["caf\u{e9}"]),
      ("\u{90f5}\u{4ef6}X\u{8}\u{8}\u{8}\u{1b}[C\u{1b}[CY", ["\u{90f5}\u{4ef6}Y"]),
      ("012345678\u{90f5}X", ["012345678", "\u{90f5}X"]),
      ("ab\u{1b}[2mcd\u{1b}[0me", ["ab  e"]),
    ])
  func shows(_ bytes: String, _ rows: [String]) {
    var picture = TerminalPicture(columns: 10, rows: 3)
    picture.feed(bytes.utf8)
    #expect(picture.rows == rows)
  }
  @Test("it knows what is dim, until that is written over or cleared")
  func dim() {
    var picture = TerminalPicture(columns: 10, rows: 3)
    picture.feed("ab\u{1b}[2mcd\u{1b}[0m".utf8)
    #expect(picture.hint == "cd")
    #expect(picture.rowsWithHints == ["abcd"])
    picture.feed("\u{8}X".utf8)
    #expect(picture.hint == "c")
    picture.feed("\r\u{1b}[K".utf8)
    #expect(picture.hint == "")
  }
}
