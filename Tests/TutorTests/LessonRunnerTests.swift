import SMTP
import Terminal
import TestSupport
import Testing

@testable import Events
@testable import Learning
@testable import Lessons
@testable import PracticeServer
@testable import Sessions
@testable import Tutor

/// A lesson played without a terminal.
@MainActor @Suite("A lesson beside the session, in memory")
struct LessonRunnerTests {
  struct Run {
    let harness: SessionHarness
    let prompt: ScriptedPrompt
    let progress: Progress.OfLesson
    let lesson: Lesson
  }

  private static func play(_ steps: String, _ typed: [String], done: [String] = []) async throws -> Run {
    let harness = try SessionHarness(level: .off, isInteractive: true)
    let lesson = try lesson(steps)
    let prompt = ScriptedPrompt(typed + [":leave"], harness.events)
    let keeper = ProgressStore(folder: harness.folder.file("state"))
    for step in done { keeper.note(.done(step: step), lesson: lesson.id) }
    let course = Course(entries: [])
    let runner = LessonRunner(session: harness.session, course: course, lesson: lesson, keeper: keeper)
    let repl = Repl(session: harness.session, editor: prompt, history: .disabled, runner: runner)
    _ = await repl.run(.practice)
    await harness.session.practice?.stop()
    return Run(harness: harness, prompt: prompt, progress: keeper.progress.of(lesson.id), lesson: lesson)
  }

  private static let mail =
    "## mail: Mail\n- Ask: Do.\n- Hint: Try MAIL.\n- Answer: `MAIL FROM:<ann@client.test>`\n- Expect: 250\n\n"
  private static let quiz =
    "## quiz: Quiz\n\nWhich?\n\n- [ ] The first. No. That is wrong.\n- [x] The second. Yes. That is so.\n\n"
  private static let read = "## read: Read\n\nWords.\n\n"

  @Test("a right answer is right, and the next step comes by itself")
  func right() async throws {
    let run = try await Self.play(helloStep + Self.mail, ["helo CLIENT.test", "MAIL FROM:<ann@client.test>"])
    #expect(run.progress.isDone(run.lesson))
    #expect(run.harness.lines.filter { $0 == "# Right." }.count == 2)
  }

  @Test(
    "a wrong answer is not, says why, and the step still waits",
    arguments: [
      ("HELO other.test", "Not yet."), ("MAIL FROM:<>", "This step still waits."), ("HELO", "Not yet."),
    ])
  func wrong(line: String, words: String) async throws {
    let run = try await Self.play(helloStep, [line, "HELO client.test"])
    #expect(run.harness.unwrapped.contains(words))
    #expect(run.progress.isDone(run.lesson))
    let without = try await Self.play(helloStep, [line])
    #expect(!without.progress.isDone(without.lesson))
  }

  @Test("free play between two steps is forgotten: the conversation goes back to where the step begins")
  func freePlay() async throws {
    let typed = ["HELO client.test", "", "RCPT TO:<bob@christian.net>", "RSET", "QUIT", "MAIL FROM:<ann@client.test>"]
    let run = try await Self.play(helloStep + Self.mail, typed)
    #expect(run.progress.isDone(run.lesson))
    #expect(run.harness.unwrapped.contains("You are back at the start of this step."))
  }

  @Test("the choices of a quiz are judged, and nothing of them is sent")
  func quiz() async throws {
    let run = try await Self.play(Self.quiz, ["9", "1", "2"])
    #expect(run.progress.isDone(run.lesson))
    #expect(run.harness.unwrapped.contains("That is not one of the choices."))
    #expect(run.harness.unwrapped.contains("No. That is wrong."))
    #expect(!run.harness.shown.contains("500"))
  }

  @Test("hints come one at a time, and then the answer; a step can be skipped, and counts as that")
  func hints() async throws {
    let run = try await Self.play(
      helloStep + Self.mail, [":hint", ":hint", ":skip", "", "MAIL FROM:<ann@client.test>"])
    #expect(run.harness.shown.contains("# Hint 1 of 1: Try."))
    #expect(run.harness.shown.contains("HELO client.test"))
    #expect(run.progress.skipped.contains("hello"))
  }

  @Test("a lesson goes on where it was left, and what comes before is done again unseen")
  func goesOn() async throws {
    let run = try await Self.play(
      Self.read + helloStep + Self.mail, ["MAIL FROM:<ann@client.test>"], done: ["read", "hello"])
    #expect(run.progress.isDone(run.lesson))
    #expect(run.harness.unwrapped.contains("Picking up where you left off"))
    #expect(!run.harness.shown.contains("250 mail.christian.net Hello"))
  }
}
