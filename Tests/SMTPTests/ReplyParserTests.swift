import Octets
import SMTP
import TestSupport
import Testing

@Suite("The reply parser")
struct ReplyParserTests {
  private static func events(_ pieces: [[UInt8]]) -> [ReplyParser.Event] {
    var parser = ReplyParser()
    var events = pieces.flatMap { parser.feed($0) }
    if let rest = parser.finish() { events.append(.line(rest)) }
    return events
  }

  private static func replies(_ input: [UInt8]) -> [Reply] {
    events([input]).compactMap { if case .reply(let reply) = $0 { reply } else { nil } }
  }

  /// What came; per reply its code, lines and violations, in one line of text.
  static let cases: [(String, [String])] = [
    ("220 hi\r\n", ["220 hi"]),
    ("250-a\r\n250-b\r\n250 c\r\n", ["250 a|b|c"]),
    ("250 a\r\n550 b\r\n", ["250 a", "550 b"]),
    ("250-a\r\n250 b\r\n354 go\r\n", ["250 a|b", "354 go"]),
    ("250-a\r\n550 b\r\n", ["550 a|b codesDiffer([250, 550])"]),
    ("250-a\r\n550-b\r\n250 c\r\n", ["250 a|b|c codesDiffer([250, 550, 250])"]),
    ("250 a\n", ["250 a bareLineFeed(line: 1)"]),
    ("250-a\n250 b\r\n", ["250 a|b bareLineFeed(line: 1)"]),
    ("250 a\r\r\n", ["250 a\r bareCarriageReturn(line: 1)"]),
    ("250 a\rb\r\n", ["250 a\rb bareCarriageReturn(line: 1)"]),
    ("250 a\r250 b\r\n", ["250 a\r250 b bareCarriageReturn(line: 1)"]),
    ("250 \0\r\n", ["250 \0 nul(line: 1)"]),
    ("250 ü\r\n", ["250 ü nonASCII(line: 1)"]),
    ("250\r\n", ["250  bareCode(line: 1)"]),
    ("250-a\r\n250\r\n", ["250 a| bareCode(line: 2)"]),
    ("250 \r\n", ["250 "]),
    ("250-\r\n", []),
    ("250-\r\n250 x\r\n", ["250 |x"]),
    ("250", []),
    ("250 unfinished", []),
    ("hello\r\n220 hi\r\n", ["220 hi"]),
    ("\r\n\n220 hi\r\n", ["220 hi"]),
    ("250-a\r\nhello\r\n250 b\r\n", ["250 a|b strayLine(line: 2)"]),
    ("250-a\r\n\r\n250 b\r\n", ["250 a|b strayLine(line: 2)"]),
    (
      "250-a\r\n\n\n250 b\r\n",
      ["250 a|b bareLineFeed(line: 2) strayLine(line: 2) bareLineFeed(line: 3) strayLine(line: 3)"]
    ),
    ("250 a\r\nhello\r\n", ["250 a"]),
    ("199 a\r\n", ["199 a codeOutOfRange(199)"]),
    ("000 a\r\n", ["000 a codeOutOfRange(000)"]),
    ("260 a\r\n", ["260 a codeOutOfRange(260)"]),
    ("999 a\r\n", ["999 a codeOutOfRange(999)"]),
    ("2500 a\r\n", []),
    ("25 a\r\n", []),
    ("HTTP/1.1 400 Bad Request\r\n\r\n", []),
    ("+OK pop3\r\n", []),
    ("", []),
    ("\r", []),
    ("\n", []),
  ]

  private static func summary(_ reply: Reply) -> String {
    let lines = reply.lines.map { String(decoding: $0.text, as: UTF8.self) }.joined(separator: "|")
    return
      (["\(reply.code) \(lines)"]
      + reply.violations.map { violation in
        if case .codesDiffer(let codes) = violation {
          return "codesDiffer([\(codes.map(\.description).joined(separator: ", "))])"
        }
        if case .codeOutOfRange(let code) = violation { return "codeOutOfRange(\(code))" }
        return "\(violation)"
      }).joined(separator: " ")
  }

  @Test("a reply ends with its last line, and tells what was wrong with it", arguments: cases)
  func replies(_ input: String, _ expected: [String]) {
    #expect(Self.replies(octets(input)).map(Self.summary) == expected)
  }

  @Test("however a reply is cut, the result is the same", arguments: cases.map(\.0))
  func cuts(_ input: String) {
    let whole = Self.events([octets(input)])
    for pieces in deliveries(of: octets(input)) { #expect(Self.events(pieces) == whole) }
  }

  @Test("however random octets are cut, the result is the same", arguments: 1...60)
  func randomCuts(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let input = random.octets(count: 400, from: octets("2505 -\r\n\r\n x"))
    let whole = Self.events([input])
    #expect(Self.events(input.map { [$0] }) == whole)
    for _ in 0..<5 { #expect(Self.events(random.pieces(of: input, longest: 9)) == whole) }
  }

  @Test("no octet that came is lost, whatever came", arguments: 1...30)
  func lossless(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let input = random.octets(count: 400, from: octets("2505 -\r\n\r\n x"))
    let lines = Self.events([input]).flatMap { event -> [UInt8] in
      if case .line(let line) = event { line.wire.wire } else { [] }
    }
    #expect(lines == input)
  }

  @Test("every line is told at once, before its reply is complete")
  func lines() {
    var parser = ReplyParser()
    #expect(parser.feed(octets("250-a\r\n")).count == 1)
    #expect(parser.isInsideReply)
    #expect(parser.linesOfReply == 1)
    #expect(parser.feed(octets("stray\r\n")).count == 1)
    #expect(parser.linesOfReply == 2)
    #expect(parser.feed(octets("250 b\r\n")).count == 2)
    #expect(!parser.isInsideReply)
    #expect(parser.linesOfReply == 0)
  }

  @Test("what follows a reply in the same segment is kept for the next")
  func segment() {
    var parser = ReplyParser()
    let first = parser.feed(octets("220 a\r\n250-b\r\n2"))
    #expect(first.count == 3)
    #expect(parser.feed(octets("50 c\r\n")).count == 2)
  }

  @Test("an unfinished reply never becomes one, and the next connection starts clean")
  func finish() {
    var parser = ReplyParser()
    _ = parser.feed(octets("250-a\r\n250 b"))
    #expect(parser.finish()?.wire == WireLine(bytes: octets("250 b"), ending: .none))
    #expect(parser.finish() == nil)
    #expect(!parser.isInsideReply)
    #expect(
      Reply(.serviceReady, ["x"])
        == parser.feed(octets("220 x\r\n")).compactMap {
          if case .reply(let reply) = $0 { reply } else { nil }
        }.first)
  }

  @Test("a reply keeps its octets as they came")
  func exact() throws {
    let input = octets("250-a\n stray \r\n250 b\r\r\n")
    #expect(Self.replies(input).first?.bytes == input)
  }

  @Test("of an endless line the beginning is kept, and its length told")
  func endlessLine() throws {
    var parser = ReplyParser()
    let piece = [UInt8](repeating: 0x61, count: 1 << 14)
    _ = parser.feed(octets("250 "))
    for _ in 0..<32 { #expect(parser.feed(piece).isEmpty) }
    let events = parser.feed(ASCII.crlf)
    guard case .reply(let reply) = events.last else {
      Issue.record("no reply")
      return
    }
    #expect(reply.bytes.count == ReplyParser.lineLimit + 2)
    #expect(reply.violations == [.lineTooLong(line: 1, octets: 32 * (1 << 14) + 6)])
  }

  @Test("a line is too long beyond 512 octets, its ending counted", arguments: [("\r\n", 510), ("\n", 511)])
  func lineLength(_ ending: String, _ most: Int) {
    let text = String(repeating: "a", count: most - 4)
    #expect(!Self.tooLong(octets("250 " + text + ending)))
    #expect(Self.tooLong(octets("250 a" + text + ending)))
  }

  private static func tooLong(_ input: [UInt8]) -> Bool {
    replies(input).first?.violations.contains { if case .lineTooLong = $0 { true } else { false } } == true
  }

  @Test("of an endless reply the first lines are kept, and the rest counted")
  func endlessReply() throws {
    var parser = ReplyParser()
    for _ in 0..<5_000 { #expect(parser.feed(octets("250-a\r\n")).count == 1) }
    for _ in 0..<10 { _ = parser.feed(octets("stray\r\n")) }
    #expect(parser.linesOfReply == 5_010)
    guard case .reply(let reply) = parser.feed(octets("550 end\r\n")).last else {
      Issue.record("no reply")
      return
    }
    #expect(reply.code == ReplyCode(rawValue: 550)!)
    #expect(reply.lines.count == ReplyParser.replyLimit + 1)
    #expect(reply.bytes.count == ReplyParser.replyLimit * 7 + 9)
    #expect(reply.violations.first == .tooManyLines(omitted: 4_010))
  }
}

@Suite("The line assembler")
struct LineAssemblerTests {
  private static func lines(_ pieces: [[UInt8]], limit: Int = 8) -> [WireLine] {
    var assembler = LineAssembler(limit: limit)
    let lines = pieces.joined().compactMap { assembler.feed($0) }
    return lines + (assembler.finish().map { [$0] } ?? [])
  }

  @Test(
    "a stream is cut at LF, and each line tells how it ended",
    arguments: [
      ("", []),
      ("\n", [WireLine(bytes: [], ending: .lineFeed)]),
      ("\r\n", [WireLine(bytes: [])]),
      ("\r", [WireLine(bytes: [0x0D], ending: .none)]),
      ("\r\r\n", [WireLine(bytes: [0x0D])]),
      ("\r\r", [WireLine(bytes: [0x0D, 0x0D], ending: .none)]),
      ("a\r\nb", [WireLine(bytes: octets("a")), WireLine(bytes: octets("b"), ending: .none)]),
      ("a\rb\n", [WireLine(bytes: octets("a\rb"), ending: .lineFeed)]),
      ("\n\r\n", [WireLine(bytes: [], ending: .lineFeed), WireLine(bytes: [])]),
      ("\n\r", [WireLine(bytes: [], ending: .lineFeed), WireLine(bytes: [0x0D], ending: .none)]),
      ("12345678\r\n", [WireLine(bytes: octets("12345678"))]),
      (
        "123456789\r\nx\n",
        [
          WireLine(bytes: octets("12345678"), omitted: 1), WireLine(bytes: octets("x"), ending: .lineFeed),
        ]
      ),
      ("1234567890\r", [WireLine(bytes: octets("12345678"), ending: .none, omitted: 3)]),
    ] as [(String, [WireLine])])
  func cut(_ input: String, _ expected: [WireLine]) {
    #expect(Self.lines([octets(input)]) == expected)
  }

  @Test("a line of no octets at all may be kept and is still counted")
  func nothingKept() {
    #expect(Self.lines([octets("abc\r\n")], limit: 0) == [WireLine(bytes: [], omitted: 3)])
    #expect(Self.lines([octets("abc")], limit: 0) == [WireLine(bytes: [], ending: .none, omitted: 3)])
  }

  @Test("a line gives back the octets it came as")
  func wire() {
    #expect(WireLine(bytes: [1]).wire == [1, 0x0D, 0x0A])
    #expect(WireLine(bytes: [1], ending: .lineFeed).wire == [1, 0x0A])
    #expect(WireLine(bytes: [1], ending: .none).wire == [1])
  }
}
