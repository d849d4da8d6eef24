import Testing

@testable import Lessons

@Suite("Progress")
struct ProgressTests {
  private static let date = "2026-11-23T10:00:00Z"

  private static func read(_ lines: String...) -> Progress {
    Progress(parsing: octets(lines.map { $0 + "\n" }.joined()))
  }

  private static func lesson(_ steps: String...) -> Lesson {
    Lesson(
      id: "a", title: "A", minutes: 1, introduction: [],
      steps: steps.map { Lesson.Step(id: $0, title: $0, line: 1) })
  }

  @Test(
    "what is written is read again",
    arguments: [
      Progress.Event.at(step: "s-1"), .done(step: "s-1"),
      .done(step: "s-1", Effort(misses: 2, hints: 1, seconds: 30, lines: 7, messages: 1)), .skipped(step: "s-1"),
      .reset,
    ])
  func lines(_ event: Progress.Event) {
    var noted = Progress()
    noted.note(event, lesson: "a-lesson", date: Self.date)
    #expect(Self.read(Progress.line(event, lesson: "a-lesson", date: Self.date)) == noted)
    #expect(noted.of("a-lesson").last == Self.date)
    #expect(noted != Progress())
  }

  @Test("each event does its own")
  func events() {
    let state = Self.read("at a x D1", "done a x D2", "skipped a y D3", "at a z D4").of("a")
    #expect(state.done == ["x"])
    #expect(state.skipped == ["y"])
    #expect(state.place == "z")
    #expect(state.last == "D4")
    #expect(Self.read("done a x D").of("b") == Progress().of("b"), "of another lesson nothing is known")
  }

  @Test("what two programs wrote is one progress: what was done is not undone by skipping it, nor by coming to it")
  func merging() {
    let one = ["at a x D1", "done a x D2", "at a y D3", "done a y D4"]
    let two = ["at a x D1", "skipped a x D2", "at a y D3", "skipped a y D4"]
    for lines in [one + two, two + one, zip(one, two).flatMap { [$0, $1] }, zip(two, one).flatMap { [$0, $1] }] {
      let state = Progress(parsing: octets(lines.joined(separator: "\n"))).of("a")
      #expect(state.done == ["x", "y"])
      #expect(state.skipped == [])
    }
  }

  @Test("skipped and then done is done")
  func skippedThenDone() {
    let state = Self.read("skipped a x D", "done a x D").of("a")
    #expect(state.done == ["x"] && state.skipped == [])
  }

  @Test("a reset forgets one lesson, and what comes behind it counts again")
  func reset() {
    let progress = Self.read("done a x D1", "done b x D1", "skipped a y D2", "at a y D2", "reset a - D3")
    #expect(progress.of("a").done == [] && progress.of("a").skipped == [] && progress.of("a").place == nil)
    #expect(progress.of("a").last == "D3")
    #expect(progress.of("b").done == ["x"])
    #expect(Self.read("done a x D1", "reset a - D3", "done a y D4").of("a").done == ["y"])
  }

  @Test(
    "a line that is cut off, or says what this program does not know, is passed over",
    arguments: [
      "", " ", "done", "done a", "done a y", "done a y ", "undone a y D", "DONE a y D", "done A y D", "done a Y D",
      "done a y D E", "# done a y D", "done a/b y D", "done a y\u{E9} D", "\u{0}", "at a", "done  a", "done a y D 1",
      "done a y D 1 2 3 4 -5", "done a y D 1 2 3 4 x",
      "done a y D 1 2 3 4 5 6", "skipped a y D 1 2 3 4 5", "done a y D 1 2 3 4 99999999999999999999",
      "done aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa y D",
    ])
  func unknown(_ line: String) {
    let known = Self.read("done a x D1")
    for text in ["done a x D1\n\(line)", "\(line)\ndone a x D1\n"] {
      let progress = Progress(parsing: octets(text))
      #expect(progress.of("a") == known.of("a"))
      #expect(progress.unreadable == (line.isEmpty ? 0 : 1), "and is counted")
    }
  }

  @Test("cut anywhere, a file says nothing that was not in it")
  func torn() {
    let file = octets("at a x D1\ndone a x D1\nskipped a y D1\ndone b z D1\n")
    for end in file.indices {
      let progress = Progress(parsing: Array(file[..<end]))
      #expect(progress.of("a").done.isSubset(of: ["x"]))
      #expect(progress.of("a").skipped.isSubset(of: ["y"]))
      #expect(progress.of("b").done.isSubset(of: ["z"]))
      #expect([nil, "x"].contains(progress.of("a").place))
    }
  }

  /// What was noted, the steps there are now, the step to go on with, and how many are passed.
  static let nexts: [([String], Lesson, Int, Int)] = [
    ([], lesson("x", "y", "z"), 0, 0),
    (["at a x D"], lesson("x", "y", "z"), 0, 0),
    (["done a x D"], lesson("x", "y", "z"), 1, 1),
    (["done a x D", "at a y D"], lesson("x", "y", "z"), 1, 1),
    (["done a x D", "at a x D"], lesson("x", "y", "z"), 1, 1),
    // Where one was, though something before it is open.
    (["at a z D"], lesson("x", "y", "z"), 2, 0),
    (["skipped a x D", "done a y D", "at a z D"], lesson("x", "y", "z"), 2, 2),
    // All behind it is done: back to the first that is open.
    (["done a y D", "done a z D", "at a y D"], lesson("x", "y", "z"), 0, 2),
    (["done a x D", "done a y D", "done a z D", "at a z D"], lesson("x", "y", "z"), 0, 3),
    // The step one was at is gone; steps have another order; a new one came.
    (["done a x D", "at a gone D"], lesson("x", "y", "z"), 1, 1),
    (["done a x D", "done a gone D", "at a gone D"], lesson("x", "y"), 1, 1),
    (["done a x D", "at a y D"], lesson("z", "y", "x"), 1, 1),
    (["done a x D", "done a y D", "at a y D"], lesson("new", "x", "y"), 0, 2),
    (["done a x D", "done a y D", "at a y D"], lesson("x", "y", "new"), 2, 2),
    (["done a x D", "done a y D", "at a y D", "reset a - D"], lesson("x", "y"), 0, 0),
  ]

  @Test("one goes on where one was, or at the first step that is open", arguments: nexts)
  func next(_ lines: [String], _ lesson: Lesson, _ next: Int, _ passed: Int) {
    let state = Progress(parsing: octets(lines.joined(separator: "\n"))).of("a")
    #expect(state.next(in: lesson) == next)
    #expect(state.doneCount(of: lesson) + state.skippedCount(of: lesson) == passed)
    #expect(state.isPassed(lesson) == (passed == lesson.steps.count))
    #expect(state.isDone(lesson) == (state.doneCount(of: lesson) == lesson.steps.count))
  }
}
