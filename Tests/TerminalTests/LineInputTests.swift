import Glibc
import Octets
import Terminal
import TestSupport
import Testing

@Suite struct LineInputTests {
  @Test("lines from a pipe come one by one, in order, while it is still open")
  func pipe() async {
    let ends = makePipe()
    let input = LineInput(descriptor: ends.reading)
    write(ends.writing, "one\ntwo\r\n", 9)
    #expect(await input.next() == WireLine(bytes: Array("one".utf8), ending: .lineFeed))
    #expect(await input.next() == WireLine(bytes: Array("two".utf8), ending: .crlf))
    write(ends.writing, "thr", 3)
    write(ends.writing, "ee", 2)
    close(ends.writing)
    #expect(await input.next() == WireLine(bytes: Array("three".utf8), ending: .none))
    #expect(await input.next() == nil)
    #expect(await input.next() == nil)
    close(ends.reading)
  }

  @Test("a regular file can be read, and no line is lost or moved")
  func file() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/lines"
    let descriptor = open(path, O_RDWR | O_CREAT, 0o600)
    let text = Array((0..<20_000).map { "line \($0)\n" }.joined().utf8)
    #expect(write(descriptor, text, text.count) == text.count)
    lseek(descriptor, 0, SEEK_SET)
    let input = LineInput(descriptor: descriptor)
    for number in 0..<20_000 {
      guard await input.next()?.bytes == Array("line \(number)".utf8) else {
        Issue.record("line \(number) differs")
        return
      }
    }
    #expect(await input.next() == nil)
    close(descriptor)
  }

  @Test("a line that comes after its waiter was cancelled goes to the next")
  func cancelled() async {
    let ends = makePipe()
    let input = LineInput(descriptor: ends.reading)
    let waiter = Task { await input.next() }
    waiter.cancel()
    #expect(await waiter.value == nil)
    write(ends.writing, "kept\n", 5)
    #expect(await input.next() == WireLine(bytes: Array("kept".utf8), ending: .lineFeed))
    close(ends.writing)
    #expect(await input.next() == nil)
  }

  @Test("a line longer than the bound says how much of it is missing")
  func overlong() async {
    let ends = makePipe()
    let input = LineInput(descriptor: ends.reading)
    let writer = Task.detached {
      let bytes = [UInt8](repeating: 0x61, count: (1 << 20) + 5) + [0x0a, 0x62, 0x0a]
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(ends.writing, $0.baseAddress, $0.count) }
        rest = rest.dropFirst(max(0, count))
      }
      close(ends.writing)
    }
    let line = await input.next()
    #expect(line?.bytes.count == 1 << 20)
    #expect(line?.omitted == 5)
    #expect(await input.next() == WireLine(bytes: [0x62], ending: .lineFeed))
    await writer.value
  }

  @Test("a program that waits for a line can end", .timeLimit(.minutes(1)))
  func abandoned() async throws {
    let terminal = try PseudoTerminal(Program.path("terminal-probe"), ["--abandon"])
    terminal.send("first\n")
    try await terminal.expect("abandoned")
    #expect(await terminal.wait() == .status(0))
  }

  @Test("an input that is not there has ended")
  func closed() async {
    #expect(await LineInput(descriptor: -1).next() == nil)
  }
}

func makePipe() -> (reading: Int32, writing: Int32) {
  var ends: [Int32] = [-1, -1]
  precondition(pipe(&ends) == 0)
  return (ends[0], ends[1])
}
