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

/// How a lesson goes on: never stuck, nothing untrue, and what was learned is kept.
@MainActor @Suite("How a lesson goes on, in memory")
struct LessonFlowTests {
  private struct Run {
    let harness: SessionHarness
    let prompt: ScriptedPrompt
    let keeper: ProgressStore
    let lesson: Lesson

    @MainActor var progress: Progress.OfLesson { keeper.progress.of(lesson.id) }
    @MainActor var said: String { harness.unwrapped }
    /// What is in a mailbox of the practice server.
    @MainActor func mail(_ name: String) -> Int {
      (try? Mailbox("\(name)@christian.net")).map { harness.session.mailStore.messages(in: $0).count } ?? 0
    }
  }

  private static func play(
    _ steps: String, _ typed: [String], done: [String] = [], skipped: [String] = [], notes: NotesLevel = .off
  ) async throws -> Run {
    let harness = try SessionHarness(level: notes, isInteractive: true)
    let lesson = try lesson(steps)
    let prompt = ScriptedPrompt(typed + [":leave"], harness.events)
    let keeper = ProgressStore(folder: harness.folder.file("state"))
    for step in done { keeper.note(.done(step: step), lesson: lesson.id) }
    for step in skipped { keeper.note(.skipped(step: step), lesson: lesson.id) }
    let runner = LessonRunner(
      session: harness.session, course: Course(entries: []), lesson: lesson, keeper: keeper)
    _ = await Repl(session: harness.session, editor: prompt, history: .disabled, runner: runner).run(.practice)
    await harness.session.practice?.stop()
    return Run(harness: harness, prompt: prompt, keeper: keeper, lesson: lesson)
  }

  private static func course(_ ids: [String], _ steps: String) -> Course {
    Course(
      entries: ids.map { id in
        Course.Entry(path: "\(id).md", bytes: octets(lessonHead.replacing("some-name", with: id) + steps))
      })
  }

  private nonisolated static let read = "## read: Read\n\nWords.\n\n"
  private nonisolated static let quiz =
    "## quiz: Quiz\n\nWhich?\n\n- [ ] One. No. Not so.\n- [x] Two. Yes. That is so.\n- Order: kept\n\n"
  private static let text =
    "## text: Text\n- Ask: Do.\n- Hint: Try.\n- Expect: 250\n- Answer:\n  ```\n  Subject: Hello\n\n  x\n  .\n  ```\n\n"
  private static let hello = "HELO client.test"
  private static let mail = "MAIL FROM:<ann@client.test>"
  private static let rcpt = "RCPT TO:<bob@christian.net>"

  @Test("DATA is not sent where Enter or an answer is waited for", arguments: [read, quiz])
  func noMessage(step: String) async throws {
    let run = try await Self.play(
      dataSteps.replacing("## data", with: "\(step)## data"),
      [Self.hello, Self.mail, Self.rcpt, "DATA", step == Self.read ? "" : "2", "DATA"])
    #expect(run.progress.done.contains(step == Self.read ? "read" : "quiz"))
    #expect(run.progress.done.contains("data"))
  }

  @Test("a line that the next step asks for counts at a step that is only read")
  func typedAhead() async throws {
    let run = try await Self.play(Self.read + helloStep, [Self.hello])
    #expect(run.progress.isDone(run.lesson))
  }

  @Test(
    "after a wrong line that the server accepted, :skip leads to where the lesson has it, its mail too",
    arguments: [
      [":skip"], ["RCPT TO:<daffy@christian.net>", ":skip"], ["RCPT TO:<daffy@christian.net>", "NOOP", ":skip"],
    ])
  func skip(typed: [String]) async throws {
    let run = try await Self.play(
      dataSteps + Self.text, [Self.hello, Self.mail] + typed + ["DATA", "Subject: Hello", "", "x", "."])
    #expect(run.progress.skipped == ["rcpt"])
    #expect(run.progress.done.contains("text"))
    #expect(run.mail("bob") == 1)
    #expect(run.mail("daffy") == 0)
    #expect(run.said.contains("The answer:     \(Self.rcpt)"), "\(run.said)")
    #expect(!run.said.contains("The lesson \"Title\" is done."), "what was skipped is not done")
  }

  @Test("a message that is wrong is taken out of the mailbox, whether it is typed again or skipped")
  func wrongMessage() async throws {
    let wrong = [Self.hello, Self.mail, Self.rcpt, "DATA", "Subject: Other", "", "x", "."]
    let right = try await Self.play(dataSteps + Self.text, wrong + ["Subject: Hello", "", "x", "."])
    #expect(right.progress.isDone(right.lesson) && right.mail("bob") == 1)
    let skipped = try await Self.play(dataSteps + Self.text, wrong + [":skip"])
    #expect(skipped.progress.skipped == ["text"] && skipped.mail("bob") == 1)
  }

  @Test("each miss is answered from where the step begins: no 503 on top of it")
  func noSecondReproof() async throws {
    let run = try await Self.play(dataSteps, [Self.hello, "MAIL FROM:<a@b.test>", "MAIL FROM:<c@d.test>", Self.mail])
    #expect(!run.harness.shown.contains("503"))
    #expect(run.progress.done.contains("mail"))
  }

  @Test(
    "inside a message :hint, :help and two empty lines say how to get out",
    arguments: [[":hint"], [":help"], ["", ""]])
  func inMessage(typed: [String]) async throws {
    let run = try await Self.play(
      dataSteps + Self.text, [Self.hello, Self.mail, Self.rcpt, "DATA", "Subject: Hello"] + typed + ["x", "."])
    #expect(run.said.contains("a dot alone on a line ends it"))
  }

  @Test(
    "a command of the lesson without its colon is not sent",
    arguments: ["hint", "skip", "back", "exit", "help", "quit", "leave"])
  func colon(word: String) async throws {
    let command = ["exit", "quit"].contains(word) ? ":leave" : ":\(word)"
    for steps in [helloStep, Self.read + helloStep, Self.quiz] {
      let run = try await Self.play(steps, [word])
      let words = command == ":leave" ? "`:leave` leaves the lesson." : "With a colon: `\(command)`."
      #expect(run.said.contains(words), "\(run.said)")
      #expect(run.progress.done == [] && run.progress.skipped == [])
    }
  }

  @Test("capitals are proposed only where they would go to the server")
  func capitals() async throws {
    let capitals = "For the server, type it in capitals."
    #expect(try await Self.play(helloStep, ["quit"]).said.contains(capitals))
    #expect(try await Self.play(Self.read + helloStep, ["help"]).said.contains(capitals))
    #expect(try await !Self.play(Self.read + helloStep, ["quit"]).said.contains(capitals))
    #expect(try await !Self.play(Self.read + helloStep, [":close", "help"]).said.contains(capitals))
  }

  private nonisolated static let number = "## number: Number\n- Question: How many?\n- Answer: `7`\n- Hint: Count.\n\n"

  @Test(
    "while a question waits a command goes to the server, which is said once; QUIT and DATA stay here, and are no miss",
    arguments: [read, quiz, number])
  func atQuestion(step: String) async throws {
    let steps = helloStep + step
    let sent = try await Self.play(steps, [Self.hello, "NOOP", "RSET"])
    #expect(sent.harness.lines.filter { $0.hasPrefix("250 ") }.count == 3, "\(sent.said)")
    #expect(sent.said.ranges(of: "goes to the server, even here").count == 1)
    let kept = try await Self.play(steps, [Self.hello, "QUIT", "DATA", "BDAT 3"])
    #expect(!kept.said.contains("Not yet"), "\(kept.said)")
    // The one of :leave.
    #expect(kept.harness.lines.filter { $0.hasPrefix("221 ") }.count == 1)
    #expect(kept.said.ranges(of: "Nothing was sent").count == 3, "\(kept.said)")
  }

  @Test(
    "lines pasted while a question waits are no answer, and nothing of them is sent", arguments: [read, quiz, number])
  func pastedAtQuestion(step: String) async throws {
    let harness = try SessionHarness(level: .off, isInteractive: true)
    let prompt = ScriptedPrompt([Self.hello], harness.events)
    var isPasted = false
    prompt.goesOn = {
      defer { isPasted = true }
      return isPasted
        ? .line(octets(":leave")) : .paste(Paste(octets("NOOP\nQUIT\n")))
    }
    let runner = LessonRunner(
      session: harness.session, course: Course(entries: []), lesson: try lesson(helloStep + step),
      keeper: ProgressStore(folder: harness.folder.file("state")))
    _ = await Repl(session: harness.session, editor: prompt, history: .disabled, runner: runner).run(.practice)
    await harness.session.practice?.stop()
    #expect(harness.unwrapped.contains("Only one line is expected here"))
    #expect(harness.lines.filter { $0.hasPrefix("250 ") }.count == 1)
  }

  @Test("who leaves is told what learn will do: go on here, or start again what was done before")
  func leaving() async throws {
    let saved = "Your place in the lesson is saved"
    #expect(try await Self.play(Self.read + helloStep, [""]).said.contains(saved))
    let again = try await Self.play(Self.read + helloStep, [""], done: ["read", "hello"])
    #expect(!again.said.contains(saved) && again.said.contains("You have done this lesson; "))
  }

  @Test("quit is QUIT where that is asked for")
  func quit() async throws {
    let step = "## quit: Quit\n- Ask: Do.\n- Hint: Try.\n- Answer: `QUIT`\n- Expect: 221\n\n"
    let run = try await Self.play(helloStep + step, [Self.hello, "quit"])
    #expect(run.progress.isDone(run.lesson))
  }

  @Test("nothing is said against a line that the step asks for, and something against any other")
  func asked() async throws {
    let again = "## again: Again\n- Ask: Do.\n- Answer: `HELO mail.example.org`\n- Expect: 250\n- Hint: Try.\n\n"
    let slip = "## slip: Slip\n- Ask: Do.\n- Answer: `HELLO x`\n- Expect: 500\n- Hint: Try.\n\n"
    let first =
      "## first: First\n- Ask: Do.\n- Answer: `HELO client.test`\n- Accept: any name\n- Expect: 250\n- Hint: Try.\n\n"
    let told = "Sent as typed"
    let typed = [Self.hello, "HELO mail.example.org", "HELLO x"]
    #expect(try await !Self.play(first + again + slip, typed, notes: .brief).said.contains(told))
    #expect(try await Self.play(first + again, [Self.hello, Self.hello], notes: .brief).said.contains(told))
    #expect(try await Self.play(first, ["HELLO x"], notes: .brief).said.contains(told))
    let spaced = "## mail: Mail\n- Ask: Do.\n- Answer: `\(Self.mail)`\n- Expect: 250\n- Hint: Try.\n\n"
    let run = try await Self.play(first + spaced, [Self.hello, "MAIL FROM: <ann@client.test>"], notes: .brief)
    #expect(run.said.contains("no space after the colon"), "it is taken for right, and told")
  }

  @Test("after three misses a hint comes by itself, and in the end the answer")
  func hints() async throws {
    let run = try await Self.play(helloStep, Array(repeating: "XYZZY", count: 6))
    #expect(run.said.contains("Hint 1 of 1: Try."))
    #expect(run.said.contains("The answer:     HELO client.test"))
  }

  @Test("what was missed is asked again at the end")
  func review() async throws {
    let run = try await Self.play(Self.quiz + helloStep, ["1", "2", Self.hello, "1", "2"])
    #expect(run.prompt.prompts.contains("once more, answer (1-2)> "))
    #expect(run.said.contains("The lesson \"Title\" is done."))
    let effort = run.progress.efforts["quiz"]
    #expect(effort?.misses == 1 && effort?.hints == 0)
    let perfect = try await Self.play(Self.quiz + helloStep, ["2", Self.hello])
    #expect(!perfect.prompt.prompts.contains("once more, answer (1-2)> "))
  }

  @Test("skipped steps are made up for, and only those")
  func catchesUp() async throws {
    let run = try await Self.play(
      helloStep + Self.quiz + Self.read, ["2"], done: ["hello", "read"], skipped: ["quiz"])
    #expect(run.progress.isDone(run.lesson))
    #expect(run.said.contains("The lesson \"Title\" is done."))
  }

  @Test(
    "a Task is told with its lines, and help with it",
    arguments: [([], "Without help, in 2 lines (shortest 2)."), ([":hint"], "In 2 lines (shortest 2).")]
      as [([String], String)])
  func effort(before: [String], words: String) async throws {
    let task =
      "## task: Task\n- Task: Do.\n- Hint: Try.\n- Server: `NOOP` gets 250\n- Solution:\n  ```\n  HELO x\n  NOOP\n  QUIT\n  ```\n\n"
    let run = try await Self.play(task, before + ["HELO x", "NOOP"])
    #expect(run.said.contains(words), "\(run.said)")
    // A polite goodbye is no wrong answer to what comes next.
    let next = try await Self.play(task + helloStep, ["HELO x", "NOOP", "QUIT", Self.hello])
    #expect(!next.said.contains("Not yet") && next.progress.isDone(next.lesson), "\(next.said)")
  }

  @Test("who types every right line at every step, or lines at random, is never stuck and can still finish")
  func anything() async throws {
    let steps = dataSteps + Self.text + Self.read + Self.quiz
    let right = [Self.hello, Self.mail, Self.rcpt, "DATA", "Subject: Hello", "", "x", ".", "", "2"]
    var random = SeededGenerator(seed: 15)
    let lines =
      right + [
        "QUIT", "RSET", "NOOP", "STARTTLS", "AUTH LOGIN", ":back", ":repeat", ":hint", ":reset", ":inbox", "1", "\u{1}",
      ]
    for _ in 0..<8 {
      let typed = (0..<30).compactMap { _ in lines.randomElement(using: &random) }
      // Out of whatever was begun, back to the first step, and through.
      let way = [".", ":reset"] + Array(repeating: ":skip", count: 12)
      let run = try await Self.play(steps, typed + way)
      #expect(run.progress.isPassed(run.lesson), "\(typed)")
    }
    for index in 0..<right.count {
      let run = try await Self.play(
        steps, Array(right[index...]) + [".", ":reset"] + Array(repeating: ":skip", count: 9))
      #expect(run.progress.isPassed(run.lesson), "\(index)")
    }
  }

  @Test("on another day three questions of earlier lessons come first, those missed most before the others")
  func older() {
    let quizzes = (1...3).map { Self.quiz.replacing("## quiz", with: "## q\($0)") }.joined()
    let course = Self.course(["a", "b"], quizzes)
    var progress = Progress()
    for step in ["q1", "q2"] { progress.note(.done(step: step), lesson: "a", date: "D") }
    progress.note(.done(step: "q3", Effort(misses: 2)), lesson: "a", date: "D")
    progress.note(.done(step: "q1"), lesson: "b", date: "D")
    for day in ["2026-11-27", "2026-11-28"] {
      let items = LessonRunner.older(than: course.lessons[1], in: course, progress, day: day)
      #expect(items.map(\.lesson.id) == ["a", "a", "a"])
      #expect(items.first?.step.id == "q3")
    }
  }

  @Test("learn goes on with the lesson one was in, then with the next that is not done, and ends when all are")
  func next() {
    let course = Self.course(["a", "b", "c"], Self.read + Self.quiz)
    func next(_ lines: [String]) -> String? {
      course.next(Progress(parsing: octets(lines.joined(separator: "\n"))))?.id
    }
    let done = { (id: String) in ["done \(id) read D", "done \(id) quiz D"] }
    #expect(next([]) == "a")
    #expect(next(["at b read D"]) == "b")
    #expect(next(done("b")) == "c")
    #expect(next(done("b") + done("c")) == "a")
    #expect(
      next(done("a") + ["skipped b read D", "skipped b quiz D"] + done("c")) == "b", "what was skipped is not done")
    #expect(next(done("a") + done("b") + done("c")) == nil)
  }
}
