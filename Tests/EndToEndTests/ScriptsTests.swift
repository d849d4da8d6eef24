import Foundation
import TestSupport
import Testing

extension WithoutTerminal {
  /// Every script of the project plays on the practice server.
  @Suite("Scripts", .serialized)
  struct ScriptsTests {
    private static func scripts(in folder: String) -> [String] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: Project.path(folder))) ?? []
      return names.filter { $0.hasSuffix(".smtp") }.map { String($0.dropLast(5)) }.sorted()
    }

    @Test("the scripts compiled in are those of lessons/")
    func compiledIn() async throws {
      let folder = Self.scripts(in: "lessons")
      #expect(folder.contains("bugs-bunny"))
      let words = try await Tutor.run(["replay", "no-such-script"]).words
      let list = try #require(words.firstMatch(of: /Built in: (.*?)\./)?.1)
      #expect(list.components(separatedBy: ", ").sorted() == folder)
    }

    @Test("a compiled-in script is the file of lessons/", arguments: scripts(in: "lessons"))
    func compiledInContent(name: String) async throws {
      let builtIn = try await Tutor.run(["replay", name, "--no-pause"])
      let file = try await Tutor.run(["replay", Project.path("lessons/\(name).smtp"), "--no-pause"])
      #expect(builtIn.status == 0)
      #expect(file.status == 0)
      #expect(builtIn.withoutNumbers(name) == file.withoutNumbers(Project.path("lessons/\(name).smtp")))
      #expect(builtIn.outcome == "replay of \(name): as in the script; status 0")
    }

    @Test("a compiled-in script plays wherever the program is run from")
    func anywhere() async throws {
      let run = try await Run.program(
        "/bin/sh", ["-c", "cd / && exec \"$0\" replay --no-pause", Program.path("smtp-tutor")])
      #expect(run.status == 0)
      #expect(run.words.contains("In the mailbox of you@christian.net:"))
    }

    @Test(
      "a golden session plays on the practice server, word for word",
      arguments: scripts(in: "Tests/Transcripts"))
    func golden(name: String) async throws {
      let path = Project.path("Tests/Transcripts/\(name).smtp")
      let run = try await Tutor.run(["replay", path, "--no-pause"])
      #expect(run.status == 0)
      let script = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").filter {
        !$0.hasPrefix("#")
      }
      #expect(Self.exchange(run.session) == Self.exchange(script.map(String.init)))
    }

    @Test("a golden session with another code is not met")
    func goldenControl() async throws {
      let folder = try TemporaryFolder("golden")
      let script = try String(contentsOfFile: Project.path("Tests/Transcripts/refusals.smtp"), encoding: .utf8)
      try folder.write(script.replacing("S: 550 Unknown user", with: "S: 250 verified"), to: "planted.smtp")
      #expect(try await Tutor.run(["replay", folder.file("planted.smtp"), "--no-pause"]).status == 1)
    }

    @Test("there are golden sessions")
    func goldens() {
      #expect(Self.scripts(in: "Tests/Transcripts").count >= 6)
    }

    /// What was said, without the message's identification.
    private static func exchange(_ lines: [String]) -> [String] {
      lines.map { $0.replacing(#/ id=[0-9A-Za-z-]+/#, with: " id=").replacing(/^C: ?$/, with: "C:") }
    }
  }
}

extension Run {
  /// The output without what differs from run to run: numbers, identifications, dates, and the script's name.
  fileprivate func withoutNumbers(_ name: String) -> [Substring] {
    outputText.replacing(name, with: "NAME").replacing(
      #/[0-9A-Za-z]{6}-[0-9A-Za-z]{6}-[0-9A-Za-z]{2}/#, with: "ID"
    )
    .replacing(#/[A-Z][a-z]{2}, [0-9]+ [A-Z][a-z]{2} /#, with: "DAY").replacing(#/[0-9]+/#, with: "9")
    .split { $0 == " " || $0 == "\n" || $0 == "#" }
  }
}
