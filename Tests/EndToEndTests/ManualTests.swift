import Foundation
import TestSupport
import Testing

extension WithoutTerminal {
  /// The manual pages, which `make manual` writes from what the program says of its own command line.
  @Suite("The manual pages") struct ManualTests {
    private static let pages = ["smtp-tutor.1", "smtp-tutor-notation.5"]

    private static func text(_ page: String) throws -> String {
      try String(contentsOfFile: Project.path("docs/man/\(page)"), encoding: .utf8)
    }

    @Test("are those that would be written now")
    func present() async throws {
      let folder = try TemporaryFolder("manual")
      let run = try await Run.program(
        Project.path("setup/manual"), [Program.path("smtp-tutor"), folder.path],
        environment: ProcessInfo.processInfo.environment)
      #expect(run.status == 0, "\(run.errorText)")
      for page in Self.pages { #expect(folder.read(page) == (try Self.text(page)), "run make manual") }
    }

    @Test("are without a word from mandoc's lint", arguments: pages)
    func lint(_ page: String) async throws {
      let run = try await Run.program(
        try Peers.require("usr/bin/mandoc"), ["-T", "lint", "-W", "warning", Project.path("docs/man/\(page)")],
        environment: ["LD_LIBRARY_PATH": try Peers.libraries()])
      #expect(run.status == 0 && run.output.isEmpty, "\(run.outputText)")
    }

    @Test("name every option that help names")
    func options() async throws {
      let page = try Self.text("smtp-tutor.1").replacing("\\-", with: "-")
      for command in [[], ["learn"], ["replay"], ["check"], ["explain"], ["send"], ["serve"]] {
        let help = try await Tutor.run(command + ["--help"]).outputText
        let options = help.split(separator: "\n").filter { $0.hasPrefix("  -") }
        #expect(options.count > 1)
        for line in options {
          let option = line.split(separator: " ").first { $0.hasPrefix("-") }.map { $0.filter { $0 != "," } } ?? "?"
          #expect(page.contains(option.dropFirst()), "\(option) of \(command)")
        }
      }
    }
  }
}
