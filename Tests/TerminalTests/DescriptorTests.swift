import Glibc
import TestSupport
import Testing
import Unix

@testable import Terminal

/// What is opened, read and written by file descriptor.
@Suite("A descriptor") struct DescriptorTests {
  @Test("all octets are written, however few the system takes at once")
  func shortWrites() async throws {
    let ends = Self.pipeWithoutBlocking()
    let (input, output) = (ends[0], ends[1])
    let octets = (0..<300_000).map { UInt8(truncatingIfNeeded: $0) }
    let reader = Task.detached {
      var all: [UInt8] = []
      var piece = [UInt8](repeating: 0, count: 1_000)
      while let count = try? Descriptor.read(input, into: &piece, waits: true), count > 0 { all += piece[..<count] }
      return all
    }
    // A pipe holds less than all of it, so the first write is short.
    try Descriptor.write(output, octets, waits: true)
    close(output)
    #expect(await reader.value == octets)
    close(input)
  }

  @Test("a descriptor without blocking is waited for only where that is asked for")
  func notBlocking() throws {
    let ends = Self.pipeWithoutBlocking()
    defer { for end in ends { close(end) } }
    var piece = [UInt8](repeating: 0, count: 10)
    #expect(throws: Descriptor.Failure(number: EAGAIN)) { try Descriptor.read(ends[0], into: &piece) }
    #expect(throws: Descriptor.Failure(number: EAGAIN)) {
      try Descriptor.write(ends[1], [UInt8](repeating: 0, count: 1 << 20))
    }
    #expect(try Descriptor.read(ends[0], into: &piece, limit: 3) == 3)
  }

  @Test("a failure has the system's number and words")
  func failure() {
    #expect(throws: Descriptor.Failure(number: ENOENT)) { try Descriptor.open("/no/such/file", O_RDONLY) }
    #expect(Descriptor.Failure(number: ENOENT).text == "No such file or directory")
  }

  /// Where to read, where to write.
  private static func pipeWithoutBlocking() -> [Int32] {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    for end in ends { #expect(fcntl(end, F_SETFL, O_NONBLOCK) == 0) }
    return ends
  }
}
