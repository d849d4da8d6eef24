import Terminal
import Testing

@Suite struct SafeTextTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var input: [UInt8]
    var shown: String
    var testDescription: String { name }

    init(_ name: String, _ input: [UInt8], _ shown: String) {
      (self.name, self.input, self.shown) = (name, input, shown)
    }

    init(_ name: String, _ input: String, _ shown: String) {
      self.init(name, Array(input.utf8), shown)
    }
  }

  @Test(
    "what a terminal would obey or nobody could see is spelt out",
    arguments: [
      Case("escape sequence", "\u{1b}[31m250 OK\u{7}", "\\x1b[31m250 OK\\x07"),
      Case("NUL", [0x61, 0x00, 0x62], "a\\x00b"),
      Case("CR and LF", "a\r\nb", "a\\x0d\\x0ab"),
      Case("DEL", "a\u{7f}", "a\\x7f"),
      Case("C1 as a byte", [0x9b, 0x33, 0x31, 0x6d], "\\x9b31m"),
      Case("C1 as UTF-8", "\u{9b}31m", "<U+009B>31m"),
      Case("a byte that is no UTF-8", [0x63, 0xff, 0x64], "c\\xffd"),
      Case("Latin-1", [0x63, 0x61, 0x66, 0xe9], "caf\\xe9"),
      Case("UTF-8 beside Latin-1, all in one form", [0xc3, 0xa9, 0x20, 0xe9, 0x20], "\\xc3\\xa9 \\xe9 "),
      Case("GB18030, two octets of which could be a letter", [0xd3, 0xc3, 0xbb, 0xa7, 0x20], "\\xd3\\xc3\\xbb\\xa7 "),
      Case("UTF-8 cut in its last letter", [0xc3, 0xa9, 0xe2, 0x82], "\u{e9}\\xe2\\x82"),
      Case("an overlong slash", [0xc0, 0xaf], "\\xc0\\xaf"),
      Case("an overlong escape of three bytes", [0xe0, 0x80, 0x9b], "\\xe0\\x80\\x9b"),
      Case("a surrogate", [0xed, 0xa0, 0x80], "\\xed\\xa0\\x80"),
      Case("above U+10FFFF", [0xf4, 0x90, 0x80, 0x80], "\\xf4\\x90\\x80\\x80"),
      Case("a character cut short", [0xe2, 0x82], "\\xe2\\x82"),
      Case("a character cut short by another", [0xe2, 0x82, 0x41], "\\xe2\\x82A"),
      Case("right-to-left override", "a\u{202e}b", "a<U+202E>b"),
      Case("isolate", "\u{2066}x\u{2069}", "<U+2066>x<U+2069>"),
      Case("Arabic letter mark", "\u{61c}", "<U+061C>"),
      Case("zero width space", "pay\u{200b}pal", "pay<U+200B>pal"),
      Case("zero width joiner", "a\u{200d}b", "a<U+200D>b"),
      Case("word joiner", "\u{2060}", "<U+2060>"),
      Case("byte order mark", "\u{feff}a", "<U+FEFF>a"),
      Case("soft hyphen", "a\u{ad}b", "a<U+00AD>b"),
      Case("combining grapheme joiner", "a\u{34f}b", "a<U+034F>b"),
      Case("tag characters", "\u{e0041}", "<U+E0041>"),
      Case("variation selector", "a\u{fe0f}", "a<U+FE0F>"),
      Case("supplementary variation selector", "\u{e0100}", "<U+E0100>"),
      Case("interlinear annotation", "\u{fff9}", "<U+FFF9>"),
      Case("line separator", "a\u{2028}b", "a<U+2028>b"),
      Case("paragraph separator", "a\u{2029}b", "a<U+2029>b"),
      Case("Hangul fillers", "\u{115f}\u{3164}\u{ffa0}", "<U+115F><U+3164><U+FFA0>"),
      Case("musical format", "\u{1d173}", "<U+1D173>"),
      Case(
        "noncharacters", [0xef, 0xbf, 0xbe, 0xf0, 0x9f, 0xbf, 0xbf, 0xef, 0xb7, 0x90],
        "<U+FFFE><U+1FFFF><U+FDD0>"),
      Case("private use", "\u{e000}\u{10fffd}", "<U+E000><U+10FFFD>"),
      Case("blanks of other kinds", "a\u{a0}b\u{3000}\u{2800}", "a<U+00A0>b<U+3000><U+2800>"),
      Case("unassigned", "\u{378}", "<U+0378>"),
    ])
  func spellsOut(_ item: Case) {
    #expect(visible(item.input) == item.shown)
  }

  @Test(
    "what can be seen is unchanged",
    arguments: [
      "", "250-mail.christian.net Hello", "a\tb", "caf\u{e9} \u{65e5}\u{672c}\u{8a9e} \u{1f600}",
      "\u{5e9}\u{5dc}\u{5d5}\u{5dd}", "e\u{301}", "\u{600}", "\\x1b <U+202E>", "\u{fffd}",
    ])
  func leavesAlone(_ text: String) {
    #expect(visible(text) == text)
    #expect(visible(Array(text.utf8)) == text)
  }

  @Test("a newline stays only when asked for; a return never does")
  func newlines() {
    #expect(visible("a\r\nb", keepNewlines: true) == "a\\x0d\nb")
    #expect(visible("a\nb") == "a\\x0ab")
  }

  @Test("no input whatever gives a control byte, and every byte of it leaves a trace", arguments: 0..<200)
  func neverAControlByte(_ seed: Int) {
    var generator = SmallGenerator(state: UInt64(seed) &+ 1)
    // Bytes that matter are likelier than by chance: controls, C1, leaders and continuations.
    let telling: [UInt8] = [0x1b, 0x00, 0x0a, 0x7f, 0x9b, 0xc2, 0xe2, 0x80, 0xae, 0xf0, 0x9f, 0xed, 0xa0]
    let input = (0..<256).map { _ in
      Bool.random(using: &generator)
        ? telling.randomElement(using: &generator)! : UInt8.random(in: 0...255, using: &generator)
    }
    let output = visible(input)
    #expect(!output.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\t" })
    #expect(!output.utf8.contains { $0 < 0x20 && $0 != 0x09 || $0 == 0x7f })
    #expect(visible(output) == output)
    #expect(output.utf8.count >= input.count)
  }

  @Test("every scalar alone is either unchanged or spelt out with its own number")
  func everyScalar() {
    for value in UInt32(0)...0x10ffff {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let shown = visible(String(scalar))
      if shown.unicodeScalars.first == scalar { continue }
      let number = String(value, radix: 16, uppercase: value >= 0x80)
      #expect(shown.hasSuffix(value < 0x80 ? number : number + ">"), "U+\(number) shows as \(shown)")
    }
  }
}

/// A random sequence that is the same in every run (xorshift).
struct SmallGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
