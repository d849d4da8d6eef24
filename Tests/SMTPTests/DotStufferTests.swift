import SMTP
import TestSupport
import Testing

@Suite("Dot stuffing, and the end of a message")
struct DotStufferTests {
  private static func stuffed(_ pieces: [[UInt8]], doublesDots: Bool = true) -> (text: [UInt8], DotStuffer) {
    var stuffer = DotStuffer(doublesDots: doublesDots)
    let text = pieces.flatMap { stuffer.stuff($0) } + stuffer.finish()
    return (text, stuffer)
  }

  /// Text, the same on the wire, dots doubled, line ends changed.
  static let texts: [(String, String, Int, Int)] = [
    ("", "", 0, 0),
    ("a", "a\r\n", 0, 1),
    ("a\r\n", "a\r\n", 0, 0),
    ("a\n", "a\r\n", 0, 1),
    ("a\r", "a\r\n", 0, 1),
    ("a\rb", "a\r\nb\r\n", 0, 2),
    ("a\n\rb\r\n", "a\r\n\r\nb\r\n", 0, 2),
    ("\r\r\n", "\r\n\r\n", 0, 1),
    ("\n\n", "\r\n\r\n", 0, 2),
    ("\r\n\r\n", "\r\n\r\n", 0, 0),
    (".", "..\r\n", 1, 1),
    (".\r\n", "..\r\n", 1, 0),
    ("..\r\n", "...\r\n", 1, 0),
    (".\n.\r.\r\n", "..\r\n..\r\n..\r\n", 3, 2),
    ("a.\r\n.b\r\n", "a.\r\n..b\r\n", 1, 0),
    ("a\r\n.\r\nb", "a\r\n..\r\nb\r\n", 1, 1),
    ("\r\n.", "\r\n..\r\n", 1, 1),
    (" .\r\n", " .\r\n", 0, 0),
  ]

  @Test("every line ends with CRLF, and one that starts with a dot gets a second", arguments: texts)
  func stuffs(_ text: String, _ wire: String, _ dots: Int, _ ends: Int) {
    for pieces in deliveries(of: octets(text)) {
      let (result, stuffer) = Self.stuffed(pieces)
      #expect(result == octets(wire))
      #expect(stuffer.dotsDoubled == dots)
      #expect(stuffer.lineEndsChanged == ends)
    }
  }

  @Test("without stuffing dots stay as they are, and line ends become CRLF all the same")
  func off() {
    for pieces in deliveries(of: octets(".\n..a\r.b")) {
      let (result, stuffer) = Self.stuffed(pieces, doublesDots: false)
      #expect(result == octets(".\r\n..a\r\n.b\r\n"))
      #expect(stuffer.dotsDoubled == 0)
    }
  }

  @Test("text that lies in no array is stuffed too")
  func generic() {
    var stuffer = DotStuffer()
    #expect(stuffer.stuff(octets(".a\nb").lazy.map { $0 }) == octets("..a\r\nb"))
    #expect(stuffer.stuff(octets("x\n..")[1...]) == octets("\r\n..."))
    #expect(stuffer.finish() == octets("\r\n"))
    #expect(stuffer.finish().isEmpty)
  }

  /// What a server keeps of what came behind DATA, and what it takes for commands again.
  private static func scanned(_ pieces: [[UInt8]]) -> (text: [UInt8], rest: [UInt8]?) {
    var scanner = DataScanner()
    var text: [UInt8] = []
    for (index, piece) in pieces.enumerated() {
      if let end = scanner.scan(piece, into: &text) {
        return (text, Array(piece[end...]) + pieces[(index + 1)...].joined())
      }
    }
    return (text, nil)
  }

  @Test("what was stuffed comes out as it was, however either was cut", arguments: 1...80)
  func inverse(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let text = random.octets(count: Int.random(in: 0...120, using: &random), from: octets("..\r\n\r\na\n\r"))
    let wire = Self.stuffed([text]).text
    #expect(Self.stuffed(random.pieces(of: text, longest: 5)).text == wire)
    // The same text with its line ends as they have to be, made by the simplest means.
    var plain = String(decoding: text.map { $0 < 0x80 ? $0 : 0x78 }, as: UTF8.self).unicodeScalars.split(
      omittingEmptySubsequences: false
    ) { $0 == "\n" }
    .map { String($0) }
    for index in plain.indices.dropLast() where plain[index].unicodeScalars.last == "\r" {
      plain[index].unicodeScalars.removeLast()
    }
    let lines = plain.flatMap {
      $0.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\r" }.map(String.init)
    }
    let joined = octets((lines.last == "" ? lines.dropLast() : lines[...]).map { $0 + "\r\n" }.joined())
    let end = octets(".\r\nQUIT\r\n")
    for pieces in [[wire + end], (wire + end).map { [$0] }, random.pieces(of: wire + end, longest: 7)] {
      let (content, rest) = Self.scanned(pieces)
      #expect(content.map { $0 < 0x80 ? $0 : 0x78 } == joined)
      #expect(rest == octets("QUIT\r\n"))
    }
  }

  @Test(
    "only CRLF . CRLF ends a message",
    arguments: [
      (".\r\n", "", ""), ("a\r\n.\r\nQUIT", "a\r\n", "QUIT"), (".\n", nil, nil), ("\n.\n", nil, nil),
      ("a\n.\r\n", nil, nil), ("a\r.\r\n", nil, nil), ("a\r\n.\n", nil, nil), ("a\r\n.\r", nil, nil),
      ("a\r\n. \r\n", nil, nil), ("a.\r\n", nil, nil), ("..\r\n.\r\nx", ".\r\n", "x"),
      (".\r\n.\r\n", "", ".\r\n"), ("\r\n.\r\n", "\r\n", ""),
    ] as [(String, String?, String?)])
  func end(_ wire: String, _ text: String?, _ rest: String?) {
    for pieces in deliveries(of: octets(wire)) {
      let (content, left) = Self.scanned(pieces)
      #expect(left == rest.map(octets))
      if let text { #expect(content == octets(text)) }
    }
  }
}
