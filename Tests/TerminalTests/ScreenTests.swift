import Glibc
import TestSupport
import Testing

@testable import Terminal

@MainActor
@Suite struct ScreenTests {
  @Test(
    "colour needs a terminal, no NO_COLOR and a TERM that is not dumb, unless it is asked for",
    arguments: [
      (ColorChoice.auto, true, [:], true),
      (.auto, false, [:], false),
      (.auto, true, ["NO_COLOR": "1"], false),
      (.auto, true, ["NO_COLOR": ""], true),
      (.auto, true, ["TERM": "dumb"], false),
      (.always, false, ["NO_COLOR": "1", "TERM": "dumb"], true),
      (.never, true, [:], false),
    ])
  func color(_ choice: ColorChoice, _ isTerminal: Bool, _ environment: [String: String], _ expected: Bool) {
    #expect(choice.allows(isTerminal: isTerminal) { environment[$0] } == expected)
  }

  @Test("a line is made safe first and coloured then, and ends with one LF")
  func safeThenColoured() {
    #expect(
      written(.always) { $0.line("550 \u{1b}[2J", role: .failure) } == "\u{1b}[1m550 \\x1b[2J\u{1b}[0m\n")
    #expect(
      written(.always) { $0.line(Array("250 \u{1b}[2J".utf8), role: .server, bold: 0..<3) }
        == "\u{1b}[1m250\u{1b}[0m \\x1b[2J\n")
    #expect(written(.always) { $0.line(Array("25".utf8), role: .server, bold: 0..<3) } == "25\n")
    #expect(written(.never) { $0.line(Array("250".utf8), role: .server, bold: 0..<3) } == "250\n")
    #expect(written(.never) { $0.line(Array("250 \u{1b}[2J".utf8), role: .server) } == "250 \\x1b[2J\n")
    #expect(written(.always) { $0.line("plain", role: .plain) } == "plain\n")
    #expect(written(.always) { $0.line("", role: .server) } == "\n")
  }

  @Test("what goes into a pipe is written on flush")
  func buffers() {
    let ends = makePipe()
    _ = fcntl(ends.reading, F_SETFL, O_NONBLOCK)
    let screen = Screen(output: ends.writing, color: .auto)
    screen.line("one", role: .plain)
    #expect(readAll(ends.reading) == "")
    screen.flush()
    #expect(readAll(ends.reading) == "one\n")
    #expect(!screen.isTerminal)
  }

  @Test("a reader that goes away breaks the screen and not the program")
  func brokenPipe() {
    ignoreBrokenPipes()
    let ends = makePipe()
    let screen = Screen(output: ends.writing, color: .never)
    screen.line("read", role: .plain)
    screen.flush()
    #expect(!screen.broken)
    close(ends.reading)
    screen.line("not read", role: .plain)
    screen.flush()
    #expect(screen.broken)
    #expect(screen.failure == EPIPE)
    screen.line("nor this", role: .plain)
    screen.flush()
    close(ends.writing)
  }

  @Test("a full disk is remembered as what it is")
  func fullDisk() {
    let full = open("/dev/full", O_WRONLY)
    let screen = Screen(output: full, color: .never)
    screen.line("x", role: .plain)
    screen.flush()
    #expect(screen.failure == ENOSPC)
    close(full)
  }

  @Test(
    "the width is COLUMNS, or 80, where there is no window",
    arguments: [
      ("132", 132), (nil, 80), ("", 80), ("0", 80), ("-3", 80), ("99999999999999999999", 80), ("x", 80),
    ])
  func width(_ columns: String?, _ expected: Int) {
    let ends = makePipe()
    let screen = Screen(output: ends.writing, color: .never) { $0 == "COLUMNS" ? columns : nil }
    #expect(screen.width == expected)
    close(ends.reading)
    close(ends.writing)
  }

  private func written(_ color: ColorChoice, _ body: (Screen) -> Void) -> String {
    let ends = makePipe()
    let screen = Screen(output: ends.writing, color: color)
    body(screen)
    screen.flush()
    close(ends.writing)
    defer { close(ends.reading) }
    return readAll(ends.reading)
  }
}

private func readAll(_ descriptor: Int32) -> String {
  var buffer = [UInt8](repeating: 0, count: 1 << 12)
  let count = read(descriptor, &buffer, buffer.count)
  return String(decoding: buffer[..<max(0, count)], as: UTF8.self)
}
