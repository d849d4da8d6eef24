import Foundation
import SMTP
import TestSupport
import Testing

@testable import Events

@MainActor @Suite("The journal")
struct TranscriptLogTests {
  private let folder: TemporaryFolder
  private let transcriptLog: TranscriptLog
  private let problems = Problems()

  init() throws {
    folder = try TemporaryFolder("smtp-tutor-journal")
    transcriptLog = TranscriptLog { [problems] in problems.said.append($0) }
  }

  private func client(_ line: String) -> Transcript.Entry { .client(Template(octets(line))) }

  @Test("the file is its owner's alone, whatever the umask")
  func mode() throws {
    try transcriptLog.open(folder.file("log"))
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.file("log"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test("a file that is there already is never touched, a link to nowhere neither")
  func exists() throws {
    try folder.write("precious", to: "log")
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("link"), withDestinationPath: folder.file("nowhere"))
    #expect(throws: TranscriptLog.Failure.exists) { try transcriptLog.open(folder.file("log")) }
    #expect(throws: TranscriptLog.Failure.exists) { try transcriptLog.open(folder.file("link")) }
    #expect(folder.read("log") == "precious")
    #expect(transcriptLog.path == nil)
  }

  @Test("a file that cannot be made says why")
  func cannotCreate() {
    #expect(throws: TranscriptLog.Failure.cannotCreate("No such file or directory")) {
      try transcriptLog.open(folder.file("no/log"))
    }
    #expect(throws: TranscriptLog.Failure.cannotCreate("Not a directory")) { try transcriptLog.open("/dev/null/log") }
  }

  @Test("a log that is asked for late holds the whole conversation, and each line at once")
  func late() throws {
    transcriptLog.begin()
    transcriptLog.add(.server(Template(octets("220 x"))))
    transcriptLog.add(client("HELO x"))
    try transcriptLog.open(folder.file("log"))
    #expect(folder.read("log") == "S: 220 x\nC: HELO x\n")
    transcriptLog.add(.close(by: .server))
    #expect(folder.read("log") == "S: 220 x\nC: HELO x\nS! close\n")
    #expect(transcriptLog.isComplete)
  }

  @Test("a second file begins at the start too, and the first one is left as it was")
  func second() throws {
    transcriptLog.add(client("a"))
    try transcriptLog.open(folder.file("one"))
    transcriptLog.add(client("b"))
    try transcriptLog.open(folder.file("two"))
    transcriptLog.add(client("c"))
    #expect(folder.read("one") == "C: a\nC: b\n")
    #expect(folder.read("two") == "C: a\nC: b\nC: c\n")
  }

  @Test(
    "a session that is added to a file is set apart from what is there",
    arguments: [
      ("", "C: a\n"), ("C: x\n", "C: x\n\n# Another session, written from T on.\nC: a\n"),
      ("C: x", "C: x\n\n# Another session, written from T on.\nC: a\n"),
    ])
  func appends(_ before: String, _ after: String) throws {
    try folder.write(before, to: "log")
    try transcriptLog.open(folder.file("log"), appends: true)
    transcriptLog.add(client("a"))
    let text = folder.read("log").replacing(#/from \S+ on/#, with: "from T on")
    #expect(text == after)
    #expect(try Transcript(parsing: octets(folder.read("log"))).steps.last?.send == .line(Template(octets("a"))))
    try transcriptLog.open(folder.file("new"), appends: true)
    #expect(folder.read("new") == "C: a\n")
  }

  @Test("what is kept is the conversation, message text in lines")
  func kept() {
    transcriptLog.add(client("DATA"))
    for piece in ["a\r", "\n.\r\n"] { transcriptLog.addText(octets(piece)) }
    #expect(transcriptLog.kept?.entries == [client("DATA"), client("a"), client(".")])
  }

  @Test("a new connection is kept apart: by a blank line in the file, by forgetting without one")
  func newConnection() throws {
    transcriptLog.add(client("old"))
    transcriptLog.begin()
    try transcriptLog.open(folder.file("log"))
    transcriptLog.add(client("a"))
    transcriptLog.begin()
    transcriptLog.add(client("b"))
    #expect(folder.read("log") == "C: a\n\nC: b\n")
  }

  @Test("a conversation longer than the memory is not kept, and that is known")
  func memory() throws {
    let line = client(String(repeating: "x", count: 1 << 20))
    for _ in 0..<3 { transcriptLog.add(line) }
    #expect(transcriptLog.isComplete)
    for _ in 0..<3 { transcriptLog.add(line) }
    #expect(!transcriptLog.isComplete)
    try transcriptLog.open(folder.file("log"))
    #expect(folder.read("log").isEmpty)
    transcriptLog.add(client("from here"))
    #expect(folder.read("log") == "C: from here\n")
    transcriptLog.begin()
    #expect(transcriptLog.isComplete)
  }

  @Test("message text is cut into lines wherever its pieces end")
  func text() throws {
    try transcriptLog.open(folder.file("log"))
    for piece in ["Subj", "ect: x\r", "\n\r\n", "..dot\r\nla", "st\r\n"] { transcriptLog.addText(octets(piece)) }
    #expect(folder.read("log") == "C: Subject: x\nC:\nC: ..dot\nC: last\n")
  }

  @Test("text larger than the memory reaches a file whole, and without a file is dropped")
  func longText() throws {
    let piece = octets(String(repeating: String(repeating: "x", count: 78) + "\r\n", count: 1_000))
    transcriptLog.addText(piece)
    for _ in 0..<60 { transcriptLog.addText(piece) }
    #expect(!transcriptLog.isComplete)
    try transcriptLog.open(folder.file("log"))
    for _ in 0..<60 { transcriptLog.addText(piece) }
    #expect(folder.read("log").utf8.count == 60 * 1_000 * 82)
  }

  @Test("text that broke off with its connection is not joined to the next one's")
  func brokenText() throws {
    try transcriptLog.open(folder.file("log"))
    transcriptLog.addText(octets("half a li"))
    transcriptLog.begin()
    transcriptLog.addText(octets("whole\r\n"))
    #expect(folder.read("log") == "C: whole\n")
  }

  @Test("a line that was too long to keep says so")
  func omitted() throws {
    try transcriptLog.open(folder.file("log"))
    transcriptLog.add(client("x"), omitted: 3)
    #expect(folder.read("log") == "C: x\n# (3 more octets of the line above were not recorded)\n")
  }

  @Test("a full disk is told once, and the session goes on without the file")
  func full() throws {
    transcriptLog.begin(writingTo: open("/dev/full", O_WRONLY | O_CLOEXEC), "full.log")
    transcriptLog.add(client("a"))
    transcriptLog.add(client("b"))
    #expect(transcriptLog.path == nil)
    #expect(
      problems.said == [
        "full.log can no longer be written: No space left on device. The session goes on without it."
      ])
    try transcriptLog.open(folder.file("log"))
    #expect(folder.read("log") == "C: a\nC: b\n")
  }

  @Test("what was written is a transcript, whatever octets were said")
  func readsBack() throws {
    let wild: [UInt8] = [0, 7, 0x1B, 0x5C, 0x24, 0x7B, 0x20, 0xFF, 0x0D, 0x20]
    let entries: [Transcript.Entry] = [
      .server(Template(wild)), .client(Template(wild)), .clientRaw(Template(wild + [10])),
      .reset(by: .server),
    ]
    try transcriptLog.open(folder.file("log"))
    for entry in entries { transcriptLog.add(entry) }
    let bytes = Array(FileManager.default.contents(atPath: folder.file("log")) ?? Data())
    #expect(try Transcript(parsing: bytes).entries == entries)
  }
}

/// What a journal complained about.
@MainActor private final class Problems {
  var said: [String] = []
  nonisolated init() {}
}
