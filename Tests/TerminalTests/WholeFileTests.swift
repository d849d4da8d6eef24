import Foundation
import Glibc
import TestSupport
import Testing
import Unix

@Suite("Reading a file whole")
struct WholeFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder("whole-file") }

  @Test("a pipe to which nobody writes is given up")
  func silentPipe() throws {
    #expect(mkfifo(folder.file("pipe"), 0o600) == 0)
    #expect(throws: WholeFile.Failure.silent(seconds: 0)) {
      try WholeFile.read(folder.file("pipe"), limit: 100, patience: 0)
    }
  }

  @Test(
    "a pipe that somebody writes to is read to its end, and no further than the limit", arguments: [(100, 6), (4, 4)])
  func pipe(limit: Int, count: Int) throws {
    let path = folder.file("pipe")
    #expect(mkfifo(path, 0o600) == 0)
    Thread.detachNewThread {
      let writer = open(path, O_WRONLY)
      _ = write(writer, "abcdef", 6)
      close(writer)
    }
    #expect(try WholeFile.read(path, limit: limit).count == count)
  }

  @Test("a file, and none")
  func file() throws {
    try folder.write("abc", to: "file")
    #expect(try WholeFile.read(folder.file("file"), limit: 10) == Array("abc".utf8))
    #expect(throws: WholeFile.Failure.refused(Descriptor.Failure(number: ENOENT))) {
      try WholeFile.read(folder.file("none"), limit: 10)
    }
  }
}
