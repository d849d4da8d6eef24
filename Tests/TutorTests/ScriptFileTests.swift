import SMTP
import TestSupport
import Testing

@testable import Events
@testable import Files
@testable import Replays

@Suite("A script")
struct ScriptFileTests {
  @Test("every built-in one can be read by its name", arguments: BuiltInFiles.scripts)
  func builtIn(_ file: String) throws {
    let script = try ScriptFile.load(String(file.prefix { $0 != "." }))
    #expect(script.steps.first?.expectedCode == .serviceReady)
  }

  @Test("a file is read as a transcript")
  func file() throws {
    let folder = try TemporaryFolder("smtp-tutor-script")
    try folder.write("S: 220 x\nC: QUIT\n", to: "script")
    #expect(try ScriptFile.load(folder.file("script")).entries.count == 2)
  }

  @Test("a name that is neither built in nor a file lists what is built in, and is 66")
  func notFound() {
    let failure = ScriptFile.Failure.notFound("bugs")
    #expect(throws: failure) { try ScriptFile.load("bugs") }
    #expect(failure.status == .cannotRead)
    #expect(
      failure.words
        == "There is no script \"bugs\", neither built in nor as a file. Built in: bugs-bunny, naughty-list.")
  }

  @Test("a folder cannot be read, and is 66")
  func folder() {
    let failure = ScriptFile.Failure.unreadable("/tmp/", reason: "Is a directory")
    #expect(throws: failure) { try ScriptFile.load("/tmp/") }
    #expect(failure.status == .cannotRead)
    #expect(failure.words == "Cannot read /tmp/: Is a directory.")
  }

  @Test("a malformed file is named with its line, and is 65")
  func malformed() throws {
    let folder = try TemporaryFolder("smtp-tutor-script")
    try folder.write("S: 220 x\n# fine\nHELO x\n", to: "script")
    let path = folder.file("script")
    let failure = ScriptFile.Failure.malformed(path, TranscriptError(line: 3, fact: .unknownMark("HELO x")))
    #expect(throws: failure) { try ScriptFile.load(path) }
    #expect(failure.status == .malformedInput)
    #expect(
      failure.words
        == "\(path):3: this is not a session that can be replayed: a line starts with C:, S:, #, C|, S|, C! or "
        + "S!, this one with `HELO x`.")
  }
}
