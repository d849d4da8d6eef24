import Foundation
import Glibc
import TestSupport
import Testing

@testable import Serving

/// Lines of a descriptor, however their octets arrive.
@Suite("Lines of a large text")
struct LineBlocksTests {
  /// The lines of octets that arrive in these pieces; each is read before the next one comes.
  private func lines(_ pieces: [[UInt8]], size: Int = 1 << 16) throws -> [[UInt8]] {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    defer { close(ends[0]) }
    var blocks = LineBlocks(descriptor: ends[0], size: size)
    var lines: [[UInt8]] = []
    for piece in pieces where !piece.isEmpty {
      #expect(write(ends[1], piece, piece.count) == piece.count)
      #expect(try blocks.read { lines.append(Array($0)) })
    }
    close(ends[1])
    while try blocks.read({ lines.append(Array($0)) }) {}
    return lines
  }

  private static let forms: [String] = {
    let folder = Project.path("Tests/Forms")
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }()

  @Test("every form is the same octet by octet, and cut anywhere", arguments: forms)
  func cuts(_ name: String) throws {
    let text = try String(contentsOfFile: Project.path("Tests/Forms/\(name)"), encoding: .utf8)
    let octets = Array(text.components(separatedBy: "\n%%\n")[0].utf8)
    let expected = octets.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    #expect(try lines(octets.map { [$0] }) == expected, "octet by octet")
    let differing = try octets.indices.first { cut in
      try lines([Array(octets[..<cut]), Array(octets[cut...])]) != expected
    }
    #expect(differing == nil, "cut after so many octets")
  }

  @Test("a line without its end is one, an empty text has none")
  func ends() throws {
    #expect(try lines([Array("a\n\nb".utf8)]) == [Array("a".utf8), [], Array("b".utf8)])
    #expect(try lines([Array("a\n".utf8)]) == [Array("a".utf8)])
    #expect(try lines([]) == [])
  }

  @Test("of a line that does not fit only the beginning is kept, and the next one is whole", arguments: 1...9)
  func long(_ piece: Int) throws {
    let octets = Array("0123456789abcdef0123456789\nnext\n\nlast".utf8)
    let pieces = stride(from: 0, to: octets.count, by: piece).map { Array(octets[$0..<min($0 + piece, octets.count)]) }
    let found = try lines(pieces, size: 16)
    #expect(found[0] == Array("0123456789abcdef".utf8))
    #expect(found.dropFirst().map { String(decoding: $0, as: UTF8.self) } == ["next", "", "last"])
  }
}
