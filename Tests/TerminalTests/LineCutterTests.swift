import Testing

@testable import Terminal

@Suite struct LineCutterTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var input: String
    var lines: [Line]
    var testDescription: String { input.debugDescription }
  }

  static let cases = [
    Case(input: "", lines: []),
    Case(input: "a\n", lines: [Line(bytes: [0x61], terminator: .lf)]),
    Case(input: "a\r\n", lines: [Line(bytes: [0x61], terminator: .crlf)]),
    Case(input: "a", lines: [Line(bytes: [0x61], terminator: .none)]),
    Case(input: "a\r", lines: [Line(bytes: [0x61, 0x0d], terminator: .none)]),
    Case(input: "\n\r\n", lines: [Line(bytes: [], terminator: .lf), Line(bytes: [], terminator: .crlf)]),
    Case(input: "a\rb\n", lines: [Line(bytes: [0x61, 0x0d, 0x62], terminator: .lf)]),
    Case(input: "a\r\r\n", lines: [Line(bytes: [0x61, 0x0d], terminator: .crlf)]),
    Case(
      input: "\0\u{1b}\nb",
      lines: [
        Line(bytes: [0x00, 0x1b], terminator: .lf), Line(bytes: [0x62], terminator: .none),
      ]),
    Case(input: "12345678\n", lines: [Line(bytes: Array("12345678".utf8), terminator: .lf)]),
    Case(input: "123456789\n", lines: [Line(bytes: Array("12345678".utf8), terminator: .lf, overflow: 1)]),
    Case(input: "12345678\r\n", lines: [Line(bytes: Array("12345678".utf8), terminator: .crlf)]),
    Case(
      input: "12345678\rx\r\nz\n",
      lines: [
        Line(bytes: Array("12345678".utf8), terminator: .crlf, overflow: 2),
        Line(bytes: [0x7a], terminator: .lf),
      ]),
  ]

  @Test("lines are the same however the input is cut", arguments: cases, [1, 2, 3, 100])
  func cuts(_ item: Case, _ size: Int) {
    var cutter = LineCutter(limit: 8)
    var lines: [Line] = []
    var rest = Array(item.input.utf8)[...]
    while !rest.isEmpty {
      lines += Array(rest.prefix(size)).withUnsafeBytes { cutter.take($0) }
      rest = rest.dropFirst(size)
    }
    if let last = cutter.finish() { lines.append(last) }
    #expect(lines == item.lines)
  }
}
