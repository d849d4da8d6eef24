import Foundation
import SMTP
import TestSupport
import Testing

@testable import Tutor

@MainActor @Suite("The journal")
struct JournalTests {
  private let folder: TemporaryFolder
  private let journal: Journal
  private let problems = Problems()

  init() throws {
    folder = try TemporaryFolder("smtp-tutor-journal")
    journal = Journal { [problems] in problems.said.append($0) }
  }

  private func client(_ line: String) -> Transcript.Entry { .client(Template(octets(line))) }

  @Test("the file is its owner's alone, whatever the umask")
  func mode() throws {
    try journal.open(folder.file("log"))
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.file("log"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test("a file that is there already is never touched, a link to nowhere neither")
  func exists() throws {
    try folder.write("precious", to: "log")
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("link"), withDestinationPath: folder.file("nowhere"))
    #expect(throws: Journal.Failure.exists) { try journal.open(folder.file("log")) }
    #expect(throws: Journal.Failure.exists) { try journal.open(folder.file("link")) }
    #expect(folder.read("log") == "precious")
    #expect(journal.path == nil)
  }

  @Test("a file that cannot be made says why")
  func cannotCreate() {
    #expect(throws: Journal.Failure.cannotCreate("No such file or directory")) {
      try journal.open(folder.file("no/log"))
    }
    #expect(throws: Journal.Failure.cannotCreate("Not a directory")) { try journal.open("/dev/null/log") }
  }

  @Test("a log that is asked for late holds the whole conversation, and each line at once")
  func late() throws {
    journal.begin()
    journal.add(.server(Template(octets("220 x"))))
    journal.add(client("HELO x"))
    try journal.open(folder.file("log"))
    #expect(folder.read("log") == "S: 220 x\nC: HELO x\n")
    journal.add(.close(by: .server))
    #expect(folder.read("log") == "S: 220 x\nC: HELO x\nS! close\n")
    #expect(journal.isComplete)
  }

  @Test("a second file begins at the start too, and the first one is left as it was")
  func second() throws {
    journal.add(client("a"))
    try journal.open(folder.file("one"))
    journal.add(client("b"))
    try journal.open(folder.file("two"))
    journal.add(client("c"))
    #expect(folder.read("one") == "C: a\nC: b\n")
    #expect(folder.read("two") == "C: a\nC: b\nC: c\n")
  }

  @Test("a new connection is kept apart: by a blank line in the file, by forgetting without one")
  func newConnection() throws {
    journal.add(client("old"))
    journal.begin()
    try journal.open(folder.file("log"))
    journal.add(client("a"))
    journal.begin()
    journal.add(client("b"))
    #expect(folder.read("log") == "C: a\n\nC: b\n")
  }

  @Test("a conversation longer than the memory is not kept, and that is known")
  func memory() throws {
    let line = client(String(repeating: "x", count: 1 << 20))
    for _ in 0..<3 { journal.add(line) }
    #expect(journal.isComplete)
    for _ in 0..<3 { journal.add(line) }
    #expect(!journal.isComplete)
    try journal.open(folder.file("log"))
    #expect(folder.read("log").isEmpty)
    journal.add(client("from here"))
    #expect(folder.read("log") == "C: from here\n")
    journal.begin()
    #expect(journal.isComplete)
  }

  @Test("message text is cut into lines wherever its pieces end")
  func text() throws {
    try journal.open(folder.file("log"))
    for piece in ["Subj", "ect: x\r", "\n\r\n", "..dot\r\nla", "st\r\n"] { journal.addText(octets(piece)) }
    #expect(folder.read("log") == "C: Subject: x\nC:\nC: ..dot\nC: last\n")
  }

  @Test("text larger than the memory reaches a file whole, and without a file is dropped")
  func longText() throws {
    let piece = octets(String(repeating: String(repeating: "x", count: 78) + "\r\n", count: 1_000))
    journal.addText(piece)
    for _ in 0..<60 { journal.addText(piece) }
    #expect(!journal.isComplete)
    try journal.open(folder.file("log"))
    for _ in 0..<60 { journal.addText(piece) }
    #expect(folder.read("log").utf8.count == 60 * 1_000 * 82)
  }

  @Test("text that broke off with its connection is not joined to the next one's")
  func brokenText() throws {
    try journal.open(folder.file("log"))
    journal.addText(octets("half a li"))
    journal.begin()
    journal.addText(octets("whole\r\n"))
    #expect(folder.read("log") == "C: whole\n")
  }

  @Test("a line that was too long to keep says so")
  func omitted() throws {
    try journal.open(folder.file("log"))
    journal.add(client("x"), omitted: 3)
    #expect(folder.read("log") == "C: x\n# (3 more octets of the line above were not kept)\n")
  }

  @Test("a full disk is told once, and the session goes on without the file")
  func full() throws {
    journal.begin(writingTo: open("/dev/full", O_WRONLY | O_CLOEXEC), "full.log")
    journal.add(client("a"))
    journal.add(client("b"))
    #expect(journal.path == nil)
    #expect(
      problems.said == [
        "full.log cannot be written any more: No space left on device. The session goes on without it."
      ])
    try journal.open(folder.file("log"))
    #expect(folder.read("log") == "C: a\nC: b\n")
  }

  @Test("what was written is a transcript, whatever octets were said")
  func readsBack() throws {
    let wild: [UInt8] = [0, 7, 0x1B, 0x5C, 0x24, 0x7B, 0x20, 0xFF, 0x0D, 0x20]
    let entries: [Transcript.Entry] = [
      .server(Template(wild)), .client(Template(wild)), .clientRaw(Template(wild + [10])),
      .reset(by: .server),
    ]
    try journal.open(folder.file("log"))
    for entry in entries { journal.add(entry) }
    let bytes = Array(FileManager.default.contents(atPath: folder.file("log")) ?? Data())
    #expect(try Transcript(parsing: bytes).entries == entries)
  }
}

/// What a journal complained about.
@MainActor private final class Problems {
  var said: [String] = []
  nonisolated init() {}
}
