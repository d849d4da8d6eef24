import Foundation
import TestSupport
import Testing

/// The recipe of docs/serve.md: what it says is run, and has to print what it says.
@Suite("docs/serve.md")
struct ServeRecipeTests {
  private static func blocks() throws -> [String] {
    let text = try String(contentsOfFile: Project.path("docs/serve.md"), encoding: .utf8)
    return text.matches(of: #/(?ms)^```(?:sh)?\n(.*?)^```$/#).map { String($0.1) }
  }

  private static func run(_ script: String) async throws -> Run {
    let folder = try TemporaryFolder("recipe")
    let programs = URL(fileURLWithPath: Program.path("smtp-tutor")).deletingLastPathComponent().path
    return try await Run.program(
      "/bin/bash", ["-euc", "cd '\(folder.path)'\n\(script)"], environment: ["PATH": "\(programs):/usr/bin:/bin"])
  }

  @Test("the recipe for a test prints what the page says")
  func recipe() async throws {
    let blocks = try Self.blocks()
    try #require(blocks.count == 2)
    let run = try await Self.run(blocks[0])
    #expect(run.status == 0, "\(run.errorText)")
    #expect(run.outputText == blocks[1])
  }

  @Test("a recipe that sends something else prints something else")
  func control() async throws {
    let recipe = try #require(try Self.blocks().first)
    let run = try await Self.run(recipe.replacing("Hello Ann", with: "Hello Bob"))
    #expect(run.outputText.contains("Hello Bob"))
  }
}
