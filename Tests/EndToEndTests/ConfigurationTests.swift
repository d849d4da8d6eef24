import Foundation
import TestSupport
import Testing

extension WithoutTerminal {
  @Suite("The configuration file")
  struct ConfigurationTests {
    /// Runs a session with the practice server in which one line is typed.
    private static func run(_ options: [String], in folder: TemporaryFolder) async throws -> Run {
      try await Run.program(
        Program.path("smtp-tutor"), options, environment: ["XDG_CONFIG_HOME": folder.path], input: Array("NOOP\n".utf8))
    }

    private static func folder(_ text: String) throws -> TemporaryFolder {
      let folder = try TemporaryFolder("config")
      mkdir(folder.file("smtp-tutor"), 0o700)
      try folder.write(text, to: "smtp-tutor/config")
      chmod(folder.file("smtp-tutor/config"), 0o600)
      return folder
    }

    @Test("holds in a session, options win over it, a wrong line is told with its place, and --no-config leaves it out")
    func file() async throws {
      let folder = try Self.folder("# mine\nnotes off\nwire on\nnonsense\n")
      let run = try await Self.run([], in: folder)
      #expect(run.status == 0)
      #expect(run.words.hasPrefix("\(folder.path)/smtp-tutor/config:4: There is no setting nonsense."))
      #expect(run.lines.contains(#"# wire C| NOOP\r\n"#))
      #expect(!run.outputText.contains("the server is alive"))
      let other = try await Self.run(["--notes", "brief"], in: folder)
      #expect(other.lines.contains("# 250: the server is alive"))
      let without = try await Self.run(["--no-config"], in: folder)
      #expect(!without.outputText.contains("nonsense") && !without.outputText.contains("wire C|"))
    }

    @Test("as a pipe to which nobody writes keeps nobody waiting")
    func pipe() async throws {
      let folder = try Self.folder("")
      unlink(folder.file("smtp-tutor/config"))
      mkfifo(folder.file("smtp-tutor/config"), 0o600)
      let run = try await Self.run([], in: folder)
      #expect(run.words.contains("config is left out: it is not a regular file."))
      #expect(run.status == 0 && !run.timedOut)
    }

    @Test("is not looked for by tests: what is in the folder of whoever runs them does not count")
    func tests() throws {
      #expect(try FileManager.default.contentsOfDirectory(atPath: Program.configurationFolder) == [])
    }
  }
}
