import SMTP
import Terminal
import TestSupport
import Testing

@testable import Events
@testable import Learning
@testable import Lessons
@testable import Personas
@testable import PracticeServer
@testable import Sessions
@testable import Tutor

/// Lessons that are played in the practice world.
@MainActor @Suite("A lesson in the practice world", .serialized)
struct WorldLessonTests {
  private static func lesson(_ steps: String) throws -> Lesson {
    let text = lessonHead.replacing("- Time:", with: "- World: yes\n- Time:") + steps
    let (lesson, faults) = LessonReader.read(octets(text))
    guard let lesson else { throw PeerError("this is no lesson: \(faults)") }
    return lesson
  }

  private static func ask(_ id: String, _ line: String, _ more: String = "- Expect: 250\n") -> String {
    "## \(id): Step\n- Ask: Do.\n- Hint: Try.\n- Answer: `\(line)`\n\(line.hasPrefix(":") ? "" : more)\n"
  }

  private struct Run {
    let harness: SessionHarness
    let progress: Progress.OfLesson
    let lesson: Lesson

    var isFinished: Bool { progress.isDone(lesson) }
  }

  private static func play(_ lesson: Lesson, _ typed: [String], done: [String] = []) async throws -> Run {
    let harness = try SessionHarness(level: .off, isInteractive: true)
    let prompt = ScriptedPrompt(typed + [":leave"], harness.events)
    let keeper = ProgressStore(folder: harness.folder.file("state"))
    for step in done { keeper.note(.done(step: step), lesson: lesson.id) }
    let runner = LessonRunner(session: harness.session, course: Course(entries: []), lesson: lesson, keeper: keeper)
    let repl = Repl(session: harness.session, editor: prompt, history: .disabled, runner: runner)
    _ = await repl.run(.practice)
    await harness.session.practice?.stop()
    return Run(harness: harness, progress: keeper.progress.of(lesson.id), lesson: lesson)
  }

  private static let greeted = "EHLO x"
  private static let sender = "MAIL FROM:<you@christian.net>"
  private static let alice = "RCPT TO:<alice@wonderland.example>"
  private static let text = ["DATA", "Subject: x", "", "x", "."]

  /// Deferred, some time, accepted.
  private static let greylisting =
    ask("open", ":open mx.wonderland.example") + ask("hello", greeted) + ask("sender", sender)
    + ask("first", alice, "- Expect: 451\n") + ask("later", ":later 15m") + ask("second", alice)

  @Test("the rehearsal goes where the commands of the tutor lead, and the place remembers it")
  func places() throws {
    let lesson = try Self.lesson(
      Self.greylisting + Self.ask("from", ":from stranger")
        + Self.ask("relay", ":open relay.roadrunner.example") + Self.ask("again", Self.greeted)
        + Self.ask("practice", Self.greeted).replacing("- Ask:", with: "- At: practice\n- From: desk\n- Ask:"))
    var plan = LessonPlan(lesson)
    let places = lesson.steps.indices.map { plan.surroundings(of: $0) }
    let (alice, relay) = ("mx.wonderland.example", "relay.roadrunner.example")
    #expect(places.map(\.scene.host) == [nil, alice, alice, alice, alice, alice, alice, alice, relay, nil])
    #expect(places.map(\.origin) == [nil, nil, nil, nil, nil, nil, nil, "stranger", "stranger", "desk"])
    #expect(places[5].lines == [Self.greeted, Self.sender], "what was deferred leads nowhere")
    #expect(LessonCheck.faults(of: lesson) == [])
    let back = try Self.lesson(
      Self.ask("relay", Self.greeted).replacing("- Ask:", with: "- At: \(relay)\n- From: stranger\n- Ask:")
        + Self.ask("home", Self.greeted).replacing("- Ask:", with: "- At: practice\n- From: desk\n- Ask:"))
    var other = LessonPlan(back)
    #expect(other.place(of: 0)?.scene.host == relay)
    #expect(other.place(of: 1)?.scene.host == nil)
  }

  @Test("a name that is not in the world is a fault, with its line")
  func unknownNames() throws {
    let bullets = [
      ("- At: `mx9.toontown.example`", "has no host"), ("- From: nowhere", "no place and no host"),
      ("- Persona: groupwise", "no persona"), ("- Scenario: rain", "no scenario"),
      ("- Scenario: rate at `mx9.toontown.example`", "has no host"),
      ("- Policy: `mx1.toontown.example` `moonlight` on", "no rule"),
    ]
    for (bullet, words) in bullets {
      let lesson = try Self.lesson(Self.ask("hello", Self.greeted).replacing("- Ask:", with: "\(bullet)\n- Ask:"))
      let faults = LessonCheck.faults(of: lesson)
      #expect(faults.first?.line == 7, "\(bullet)")
      #expect(faults.first?.words.contains(words) == true, "\(bullet): \(faults)")
    }
  }

  @Test("what is typed at a host of the world is judged there, time included")
  func greylisted() async throws {
    let typed = [
      ":open mx.wonderland.example", "", Self.greeted, "", Self.sender, "", Self.alice, "", ":later 15m", "",
      Self.alice,
    ]
    let run = try await Self.play(try Self.lesson(Self.greylisting), typed)
    #expect(run.isFinished, "\(run.harness.unwrapped)")
    #expect(!run.harness.unwrapped.contains("Not yet"))
  }

  @Test("back at the start of a step the world is what it was then: the clock, and what its servers remember")
  func reset() async throws {
    let task =
      "## task: Task\n- At: mx.wonderland.example\n- Task: Do.\n- Hint: Try.\n- Server: `RCPT` gets 451\n"
      + "- Server: `QUIT` gets 221\n- Solution:\n  ```\n  EHLO x\n  \(Self.sender)\n  \(Self.alice)\n  QUIT\n  ```\n\n"
    let lesson = try Self.lesson(task)
    let once = [Self.greeted, Self.sender, Self.alice]
    let run = try await Self.play(lesson, once + [":later 15m", ":reset"] + once + ["QUIT"])
    #expect(run.isFinished, "\(run.harness.unwrapped)")
    let without = try await Self.play(lesson, once + [":later 15m", "RSET", Self.sender, Self.alice])
    #expect(without.harness.unwrapped.contains("250 <alice@wonderland.example> verified"))
  }

  @Test("who comes back another day finds the mail of the steps before, and the world as they left it")
  func comesBack() async throws {
    let task =
      "## task: Task\n- At: gate.oz.example\n- Task: Do.\n- Hint: Try.\n"
      + "- Mailbox: `you@christian.net` has 1 message; report for `nobody@oz.example`\n- Solution:\n  ```\n  EHLO x\n"
      + "  \(Self.sender)\n  RCPT TO:<nobody@oz.example>\n  DATA\n\n  x\n  .\n  :later 10m\n  ```\n\n"
    let policy = Self.ask("policy", ":policy gate.oz.example down on")
    let lesson = try Self.lesson(task + policy + Self.ask("inbox", ":inbox you"))
    #expect(LessonCheck.faults(of: lesson) == [])
    let run = try await Self.play(lesson, [":policy gate.oz.example", ":inbox you"], done: ["task", "policy"])
    #expect(run.isFinished, "\(run.harness.unwrapped)")
    #expect(run.harness.unwrapped.contains("on  down"))
    #expect(run.harness.unwrapped.contains("Return-path: <>"))
  }

  @Test("a Task may take several connections: one that is over is opened again, and mail that comes later counts")
  func severalConnections() async throws {
    let task =
      "## task: Task\n- At: mx.wonderland.example\n- Task: Do.\n- Hint: Try.\n"
      + "- Mailbox: `alice@wonderland.example` has 1 message\n- Solution:\n  ```\n  \(Self.sender)\n  \(Self.alice)\n"
      + "  QUIT\n  :later 15m\n  \(Self.sender)\n  \(Self.alice)\n  DATA\n\n  x\n  .\n  ```\n\n"
    let lesson = try Self.lesson(task)
    #expect(LessonCheck.faults(of: lesson) == [])
    let first = [Self.sender, Self.alice, "QUIT", ":later 15m", Self.sender, Self.alice]
    let run = try await Self.play(lesson, first + Self.text)
    #expect(run.isFinished, "\(run.harness.unwrapped)")
    #expect(run.harness.unwrapped.contains("What you have done in this step still counts."))
  }

  @Test("a message that goes on to another host is judged as it was typed")
  func relayed() async throws {
    let at = "- At: relay.roadrunner.example\n- From: stranger\n- Ask:"
    let steps =
      Self.ask("hello", Self.greeted).replacing("- Ask:", with: at) + Self.ask("sender", Self.sender)
      + Self.ask("rcpt", "RCPT TO:<daffy@toontown.example>") + Self.ask("data", "DATA", "- Expect: 354\n")
      + "## text: Text\n- Ask: Do.\n- Hint: Try.\n- Expect: 250\n"
      + "- Mailbox: `daffy@toontown.example` has 1 message; from `127.25.3.1`\n"
      + "- Answer:\n  ```\n  Subject: Wabbit\n\n  x\n  .\n  ```\n\n"
    let lesson = try Self.lesson(steps)
    #expect(LessonCheck.faults(of: lesson) == [])
    let lines = [Self.greeted, Self.sender, "RCPT TO:<daffy@toontown.example>", "DATA"]
    let right = try await Self.play(lesson, lines + ["Subject: Wabbit", "", "x", "."])
    #expect(right.isFinished, "\(right.harness.unwrapped)")
    let wrong = try await Self.play(lesson, lines + ["Subject: Duck", "", "x", "."])
    #expect(!wrong.isFinished)
    #expect(wrong.harness.unwrapped.contains("Not yet."))
  }

  @Test("other servers are other servers, and a lesson that is not in the world waits there")
  func elsewhere() async throws {
    let run = try await Self.play(
      try TutorTests.lesson(helloStep),
      [":open mx.wonderland.example", "HELO client.test", ":reset", "HELO client.test"])
    #expect(run.isFinished)
    #expect(run.harness.unwrapped.contains("The lesson waits"))
  }
}
