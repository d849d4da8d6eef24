import Foundation
import Octets
import TestSupport
import Testing

extension WithoutTerminal {
  /// A file of any size goes out as it is, dots apart, in little memory.
  @Suite("A large file as a message", .serialized)
  struct LargeFileTests {
    private static let blocks = 100
    /// What stands in the file, and what goes over the wire for it.
    private typealias Line = (source: [UInt8], wire: [UInt8])
    private static let lines: [Line] = [
      (Array(".one dot\r\n".utf8), Array("..one dot\r\n".utf8)),
      (Array("..two dots\r\n".utf8), Array("...two dots\r\n".utf8)),
      (Array(".\r\n".utf8), Array("..\r\n".utf8)),
      (Array("\r\n".utf8), Array("\r\n".utf8)),
      (Array("a dot inside.\r\n".utf8), Array("a dot inside.\r\n".utf8)),
      ([0x00, 0x80, 0xff, 0xfc, 0x1b, 0x0d, 0x0a], [0x00, 0x80, 0xff, 0xfc, 0x1b, 0x0d, 0x0a]),
      (
        [UInt8](repeating: 0x78, count: 998) + [0x0d, 0x0a],
        [UInt8](repeating: 0x78, count: 998) + [0x0d, 0x0a]
      ),
    ]

    /// About a megabyte, without its first line.
    private static func body(_ line: (Line) -> [UInt8]) -> [UInt8] {
      var unit: [UInt8] = []
      for one in lines { unit += line(one) }
      var body: [UInt8] = []
      for _ in 0..<1_000 { body += unit }
      return body
    }

    /// Each block is another, so that none can stand for one that was lost.
    private static func block(_ number: Int, _ body: [UInt8]) -> [UInt8] {
      Array(".block \(1_000 + number)\r\n".utf8) + body
    }

    @Test("100 MB with dots, eight-bit octets and CRLF arrive identical, with memory below 64 MB")
    func identical() async throws {
      let folder = try TemporaryFolder("large")
      try writeFile(folder.file("message"))
      let wire = Self.body { $0.wire }
      let sink = try MessageSink(expecting: Self.blocks) { [0x2e] + Self.block($0, wire) }
      let run = try await Tutor.run(
        ["127.0.0.1", "\(sink.port)"], input: "HELO x\n:data \(folder.file("message"))\n", limit: .seconds(180))
      #expect(try await sink.verdict() == .identical)
      #expect(run.status == 0)
      #expect(run.peakMemory < 64_000_000)
      #expect(run.words.contains("\(Self.blocks * 3_001) lines that started with a dot got a second one"))
    }

    @Test("the sink finds one octet that differs, and a block that is missing", arguments: [0, 1])
    func control(difference: Int) async throws {
      let sink = try MessageSink(expecting: 2) { Array("block \($0)\r\n".utf8) }
      let input = "DATA\nblock 0\nblock \(1 + difference)\n.\n"
      let run = try await Tutor.run(["127.0.0.1", "\(sink.port)"], input: input)
      #expect(try await sink.verdict() == (difference == 0 ? .identical : .differs(block: 1)))
      // A sink that hangs up at the first difference may do so before or after the dot.
      #expect(difference == 0 ? run.status == 0 : [74, 75].contains(run.status))
    }

    private func writeFile(_ path: String) throws {
      let source = Self.body { $0.source }
      _ = FileManager.default.createFile(atPath: path, contents: nil)
      let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
      for number in 0..<Self.blocks { try file.write(contentsOf: Data(Self.block(number, source))) }
      try file.close()
    }
  }
}
