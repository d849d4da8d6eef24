import Lessons
import TestSupport
import Testing

extension WithoutTerminal {
  /// `learn` without a terminal: the list, the check, a lesson from a pipe.
  @Suite("learn without a terminal")
  struct LearnCommandTests {
    private static func learn(
      _ arguments: [String], input: [String] = [], state: TemporaryFolder? = nil
    ) async throws -> Run {
      let state = try state ?? TemporaryFolder("state")
      return try await Run.program(
        Program.path("smtp-tutor"), ["learn"] + arguments, environment: ["XDG_STATE_HOME": state.path],
        input: input.flatMap { Array($0.utf8) + [0x0a] })
    }

    @Test(
      "no lesson of the course has a fault, and no case",
      arguments: [
        (["--check"], " and \(Learner.cases.count) cases"), (["--check", "--from", Project.path("lessons")], ""),
      ])
    func check(arguments: [String], cases: String) async throws {
      let run = try await Self.learn(arguments)
      #expect(run.outputText == "# \(Learner.course.count) lessons\(cases), no faults.\n")
      #expect(run.status == 0)
    }

    @Test("a fault is named with its file and line, and is 65")
    func fault() async throws {
      let folder = try TemporaryFolder("lesson")
      let text = try #require(contents(of: Project.path("lessons/01-conversation.md")))
      let planted = text.replacing("- Answer: `NOOP`", with: "- Answer: `NOOPE`", maxReplacements: 1)
      try write(planted, to: "\(folder.path)/x.md")
      let run = try await Self.learn(["--check", "\(folder.path)/x.md"])
      let line =
        1 + (planted.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains("NOOPE") } ?? 0)
      #expect(run.lines.first?.hasPrefix("\(folder.path)/x.md:\(line): ") == true)
      #expect(run.status == 65)
    }

    @Test(
      "a lesson from a pipe is 0 when it was finished, 1 when not, and what was done is kept", arguments: Learner.course
    )
    func pipe(lesson: Lesson) async throws {
      let state = try TemporaryFolder("state")
      let half = lesson.steps.count / 2
      let first = try await Self.learn(
        [lesson.id], input: [":help private"] + lesson.steps[..<half].flatMap { $0.typed(in: lesson) }, state: state)
      #expect(first.status == 1)
      #expect(first.outcome == "lesson \(lesson.id): \(half) of \(lesson.steps.count) steps done; status 1")
      let rest = try await Self.learn(
        [lesson.id], input: lesson.steps[half...].flatMap { $0.typed(in: lesson) }, state: state)
      #expect(
        rest.outcome == "lesson \(lesson.id): \(lesson.steps.count) of \(lesson.steps.count) steps done; status 0")
      #expect(rest.status == 0)
      let report = try await Self.learn(["--report"], state: state)
      #expect(report.outputText.ranges(of: ": done").count == lesson.steps.count + 1)
      #expect(!report.outputText.contains("private"))
      let kept = try #require(contents(of: "\(state.path)/smtp-tutor/progress"))
      #expect(!kept.contains("private"))
      _ = try await Self.learn(["--reset", lesson.id], state: state)
      #expect(!(try await Self.learn(["--report"], state: state)).outputText.contains(": done"))
    }

    @Test(
      "what cannot be played is said",
      arguments: [
        (["nosuch"], 64, "There is no lesson"), (["18"], 64, "0 to 17."),
        (["/nonexistent/x.md"], 66, "There is no file"),
        (["--from", "/nonexistent"], 66, "/nonexistent"), (["--list", "--check"], 64, "cannot be used together"),
        (["--check", "/nonexistent/x.md"], 66, "There is no file"), (["a", "b"], 64, "One lesson"),
      ] as [([String], Int32, String)])
    func mistakes(arguments: [String], status: Int32, words: String) async throws {
      let run = try await Self.learn(arguments)
      #expect(run.status == status)
      #expect((run.outputText + run.errorText).contains(words))
    }
  }
}
