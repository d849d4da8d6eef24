import PracticeServer
import SMTP
import Terminal
import TestSupport
import Testing

@testable import Events
@testable import Learning
@testable import Lessons
@testable import Sessions
@testable import Tutor

/// Somebody who goes through a lesson of the course with detours, leaves and comes back, and does each step as the lesson has
/// it in the end. Whatever went before, that has to be right.
@MainActor final class WanderingLearner {
  /// What is typed before a step is done as it has to be; none: it is done at once.
  typealias Detour = @MainActor (Lesson.Step, inout SeededGenerator) -> [String]

  private enum Doing {
    case arriving
    /// Types the lines of a detour.
    case wandering
    /// Types the right lines of the step with this index.
    case answering(Int, shown: Int)
  }

  let lesson: Lesson
  let keeper: ProgressStore
  private let folder: TemporaryFolder
  private var detour: Detour
  private var chance: SeededGenerator
  private var doing = Doing.arriving
  private var lines: [String] = []
  private var runner: LessonRunner?
  private var harness: SessionHarness?
  private var prompt: ScriptedPrompt?
  /// The steps whose right lines did not do them, or were called wrong, and what was on the screen.
  private(set) var refused: [String] = []
  /// Lines that were typed, all in all.
  private(set) var count = 0
  /// Steps at which the learner left, and where the lesson went on then.
  private(set) var misplaced: [String] = []

  private static let limit = 4_000

  init(_ lesson: Lesson, seed: UInt64, detour: @escaping Detour) throws {
    self.lesson = lesson
    self.detour = detour
    chance = SeededGenerator(seed: seed)
    folder = try TemporaryFolder("smtp-tutor-learner")
    keeper = ProgressStore(folder: folder.path)
  }

  var progress: Progress.OfLesson { keeper.progress.of(lesson.id) }
  var isStuck: Bool { count >= Self.limit }

  /// Goes on until the end of the lesson is reached, coming back each time the program was left.
  func run() async throws {
    while !progress.isPassed(lesson), !isStuck, refused.isEmpty { try await sit() }
  }

  /// Does what was skipped, without detours.
  func makeUp() async throws {
    detour = { _, _ in [] }
    while !progress.isDone(lesson), !isStuck, refused.isEmpty { try await sit() }
  }

  /// From the start of the program to its end.
  private func sit() async throws {
    let harness = try SessionHarness(level: .off, isInteractive: true)
    let prompt = ScriptedPrompt([], harness.events)
    prompt.goesOn = { [unowned self] in ScriptedPrompt.event(next()) }
    let runner = LessonRunner(
      session: harness.session, course: RealLessons.course(of: lesson), lesson: lesson, keeper: keeper)
    (self.harness, self.prompt, self.runner, doing, lines, entered) = (harness, prompt, runner, .arriving, [], nil)
    let left = leftAt
    _ = await Repl(session: harness.session, editor: prompt, history: .disabled, runner: runner).run(.practice)
    await harness.session.practice?.stop()
    if let left, let entered, left != entered { misplaced.append("\(left): \(entered)") }
  }

  /// The step at which the program was left, if it is still to be done.
  private var leftAt: String? {
    progress.place.flatMap { place in lesson.steps.first { $0.id == place && progress.state(of: $0) == .open }?.id }
  }
  /// The step at which the program began.
  private var entered: String?

  /// What is typed at the prompt.
  private func next() -> String {
    count += 1
    guard let runner, let prompt, !isStuck else { return "^D" }
    if prompt.prompt.hasSuffix("y/N ") { return "n" }
    if prompt.prompt.hasSuffix("drop (d)? ") { return "d" }
    if runner.phase == .finished { return ":leave" }
    entered = entered ?? runner.step.id
    if case .wandering = doing, !lines.isEmpty {
      let line = lines.removeFirst()
      // At a plain prompt Ctrl-C only clears what is typed.
      return line == "^C" && !runner.session.conversation.stage.isText ? next() : line
    }
    if !runner.pages.isEmpty { return "" }
    if runner.phase == .review { return answerAgain(runner) }
    if case .answering(let index, let shown) = doing {
      if runner.index == index, runner.phase == .playing, !lines.isEmpty { return lines.removeFirst() }
      if lines.first?.uppercased() == "QUIT" { return lines.removeFirst() }
      check(index, shown)
    }
    return goOn(runner)
  }

  private func answerAgain(_ runner: LessonRunner) -> String {
    let item = runner.review[0]
    return item.step.rightLines(in: item.lesson)[0]
  }

  /// At a step, or at the next one: a detour, or its right lines.
  private func goOn(_ runner: LessonRunner) -> String {
    let step = runner.step
    switch doing {
    case .arriving, .answering:
      lines = detour(step, &chance)
      doing = .wandering
      return lines.isEmpty ? goOn(runner) : next()
    case .wandering:
      lines = step.rightLines(in: lesson)
      doing = .answering(runner.index, shown: shown.utf8.count)
      // A Task and a message go on from whatever was done; an answer to anything else is an answer wherever one is.
      if needsReset(step, runner) { return ":reset" }
      return lines.removeFirst()
    }
  }

  private func needsReset(_ step: Lesson.Step, _ runner: LessonRunner) -> Bool {
    let session = runner.session
    if session.conversation.stage.isText || session.isHolding || runner.isOnOtherServer { return true }
    switch step.exercise {
    case .task: return true
    case .ask(let ask): return ask.isMessage || ask.isLocal
    case .reading, .quiz, .question: return false
    }
  }

  private var shown: String { harness?.shown ?? "" }

  /// After the right lines the step is done, and nothing was called wrong.
  private func check(_ index: Int, _ before: Int) {
    lines = []
    let step = lesson.steps[index]
    let said = String(decoding: shown.utf8.dropFirst(before), as: UTF8.self)
    if progress.state(of: step) != .done || said.contains("Not yet.") || said.contains("Type a number") {
      refused.append("\(step.id): \(String(decoding: shown.utf8.suffix(2_500), as: UTF8.self))")
      count = Self.limit
    }
    doing = .arriving
  }
}
