import Lessons
import TestSupport
import Testing

extension WithoutTerminal {
  /// `learn cases`: the list, a case from a pipe, a case drawn.
  @Suite("learn cases")
  struct LearnCasesTests {
    private static func cases(
      _ arguments: [String], input: [String] = [], state: TemporaryFolder? = nil
    ) async throws -> Run {
      let state = try state ?? TemporaryFolder("state")
      return try await Run.program(
        Program.path("smtp-tutor"), ["learn", "cases"] + arguments, environment: ["XDG_STATE_HOME": state.path],
        input: input.flatMap { Array($0.utf8) + [0x0a] })
    }

    /// What somebody types who knows it all: reads, does as the expert does, and names the right choices.
    private static func typed(_ lesson: Lesson) -> [String] {
      lesson.steps.flatMap { step -> [String] in
        guard case .quiz(let quiz) = step.exercise else { return [""] }
        return step.expertLines + [quiz.choices.first { $0.isRight }?.label ?? ""]
      }
    }

    @Test("each is solved by what an expert types, and then it is in the list", arguments: Learner.cases)
    func solved(_ lesson: Lesson) async throws {
      let state = try TemporaryFolder("state")
      let run = try await Self.cases([lesson.id], input: Self.typed(lesson), state: state)
      #expect(run.status == 0, "\(run.outputText)")
      #expect(run.outputText.contains("# Solved: \(lesson.title)."))
      let list = try await Self.cases([], state: state)
      #expect(list.lines.first == "# Cases to solve: 1 of \(Learner.cases.count) solved.")
      let course = try await Run.program(
        Program.path("smtp-tutor"), ["learn", "--list"], environment: ["XDG_STATE_HOME": state.path])
      #expect(course.outputText.contains("0 of "), "a case is not a lesson of the course")
    }

    @Test("a drawn one names its seed, and the same seed has the same ticket")
    func drawn() async throws {
      let first = try await Self.cases(["--random"])
      let seed = try #require(first.outputText.firstMatch(of: #/--seed\s+(?:#\s+)?(\d+)/#)).output.1
      let again = try await Self.cases(["--random", "--seed", String(seed)])
      #expect(again.outputText == first.outputText)
      #expect(again.outputText.contains("# Case: Number \(seed)"))
    }

    @Test(
      "a wrong use is told",
      arguments: [
        (["nosuch"], "There is no case"), (["1", "2"], "One case at a time"), (["3", "--random"], "name none"),
        (["--seed", "3"], "--random --seed"), (["--from", "x"], "no --from here"),
        (["--random", "--list"], "plays it"),
      ])
    func mistakes(_ arguments: [String], _ words: String) async throws {
      let run = try await Self.cases(arguments)
      #expect(run.status == 64)
      #expect((run.outputText + run.errorText).replacing("\n# ", with: " ").contains(words), "\(run.errorText)")
    }

    @Test("--random and --seed are of the cases alone", arguments: [["--random"], ["3", "--seed", "4"]])
    func elsewhere(_ arguments: [String]) async throws {
      let run = try await Run.program(
        Program.path("smtp-tutor"), ["learn"] + arguments,
        environment: ["XDG_STATE_HOME": try TemporaryFolder("state").path])
      #expect(run.status == 64 && run.errorText.contains("learn cases --random"))
    }
  }
}
