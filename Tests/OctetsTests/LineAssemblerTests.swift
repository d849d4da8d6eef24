import Octets
import Testing

@Suite struct LineAssemblerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var input: String
    var lines: [WireLine]
    var testDescription: String { input.debugDescription }
  }

  static let cases = [
    Case(input: "", lines: []),
    Case(input: "a\n", lines: [WireLine(bytes: [0x61], ending: .lineFeed)]),
    Case(input: "a\r\n", lines: [WireLine(bytes: [0x61], ending: .crlf)]),
    Case(input: "a", lines: [WireLine(bytes: [0x61], ending: .none)]),
    Case(input: "a\r", lines: [WireLine(bytes: [0x61, 0x0d], ending: .none)]),
    Case(input: "\n\r\n", lines: [WireLine(bytes: [], ending: .lineFeed), WireLine(bytes: [], ending: .crlf)]),
    Case(input: "a\rb\n", lines: [WireLine(bytes: [0x61, 0x0d, 0x62], ending: .lineFeed)]),
    Case(input: "a\r\r\n", lines: [WireLine(bytes: [0x61, 0x0d], ending: .crlf)]),
    Case(
      input: "\0\u{1b}\nb",
      lines: [
        WireLine(bytes: [0x00, 0x1b], ending: .lineFeed), WireLine(bytes: [0x62], ending: .none),
      ]),
    Case(input: "12345678\n", lines: [WireLine(bytes: Array("12345678".utf8), ending: .lineFeed)]),
    Case(input: "123456789\n", lines: [WireLine(bytes: Array("12345678".utf8), ending: .lineFeed, omitted: 1)]),
    Case(input: "12345678\r\n", lines: [WireLine(bytes: Array("12345678".utf8), ending: .crlf)]),
    Case(
      input: "12345678\rx\r\nz\n",
      lines: [
        WireLine(bytes: Array("12345678".utf8), ending: .crlf, omitted: 2),
        WireLine(bytes: [0x7a], ending: .lineFeed),
      ]),
  ]

  @Test("lines are the same however the input is cut", arguments: cases, [1, 2, 3, 100])
  func cuts(_ item: Case, _ size: Int) {
    var assembler = LineAssembler(limit: 8)
    var lines: [WireLine] = []
    var rest = Array(item.input.utf8)[...]
    while !rest.isEmpty {
      lines += Array(rest.prefix(size)).withUnsafeBytes { assembler.feed($0) }
      rest = rest.dropFirst(size)
    }
    if let last = assembler.finish() { lines.append(last) }
    #expect(lines == item.lines)
  }

  @Test("line by line it takes as many octets as the line has, and the same lines as all at once", arguments: cases)
  func lineByLine(_ item: Case) {
    var assembler = LineAssembler(limit: 8)
    var lines: [WireLine] = []
    var rest = Array(item.input.utf8)[...]
    while !rest.isEmpty {
      let (taken, line) = Array(rest).withUnsafeBytes { assembler.feedLine($0) }
      #expect(taken == (rest.firstIndex(of: 0x0A).map { $0 + 1 - rest.startIndex } ?? rest.count))
      #expect(assembler.isInsideLine == (line == nil))
      if let line { lines.append(line) }
      rest = rest.dropFirst(taken)
    }
    if let last = assembler.finish() { lines.append(last) }
    #expect(lines == item.lines)
    #expect(!assembler.isInsideLine)
  }

  @Test("a lone CR is inside a line, and so is what is beyond the bound")
  func insideLine() {
    var assembler = LineAssembler(limit: 0)
    #expect(!assembler.isInsideLine)
    #expect(assembler.feed(0x0D) == nil)
    #expect(assembler.isInsideLine)
    #expect(assembler.feed(0x0A) != nil)
    #expect(!assembler.isInsideLine)
    #expect(assembler.feed(0x61) == nil)
    #expect(assembler.isInsideLine)
  }
}
