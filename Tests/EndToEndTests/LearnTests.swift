import Lessons
import TestSupport
import Testing

/// The course as a learner meets it, at a terminal.
@Suite("A learner at a terminal", .serialized)
struct LearnTests {
  static func progress(_ learner: Learner) throws -> [String] {
    let path = "\(learner.sitting.state.path)/smtp-tutor/progress"
    return try #require(contents(of: path)).split(separator: "\n").map(String.init)
  }

  @Test("who types the Answers and does the Tasks finishes each lesson", arguments: Learner.course)
  func finishes(lesson: Lesson) async throws {
    let learner = try Learner([lesson.id])
    try await learner.begin()
    var prompt = ""
    for step in lesson.steps { prompt = try await learner.perform(step, of: lesson) }
    #expect(prompt == "lesson done>")
    learner.sitting.terminal.send(":leave\r")
    #expect(await learner.sitting.terminal.wait() == .status(0))
    let output = learner.sitting.terminal.output
    #expect(output.contains("The lesson \"\(lesson.title)\" is done."))
    #expect(!output.contains("Not yet"), "nobody is told that a right answer is wrong")
    let done = try Self.progress(learner).filter { $0.hasPrefix("done") }.map { $0.split(separator: " ")[2] }
    #expect(done.map(String.init) == lesson.steps.map(\.id))
  }

  @Test(
    "with --plain the course can be finished from the text alone: no escape sequence, every line with its mark",
    arguments: Learner.course)
  func plain(lesson: Lesson) async throws {
    let learner = try Learner([lesson.id, "--plain"])
    var prompt = try await learner.begin()
    for step in lesson.steps {
      // Everything that is asked stands in the text.
      let output = learner.sitting.terminal.output.replacing(#/\r\n# */#, with: " ")
      for words in step.asked { #expect(output.contains(words), "\(step.id)") }
      prompt = try await learner.perform(step, of: lesson)
    }
    #expect(prompt == "lesson done>")
    learner.sitting.terminal.send(":leave\r")
    #expect(await learner.sitting.terminal.wait() == .status(0))
    let output = learner.sitting.terminal.output
    #expect(!output.contains("\u{1b}"))
    let marks = [
      "# ", "#\r", "S: ", "C: ", "mail.christian.net ", "message>", "lesson done>", "not connected>",
      "Press Enter to continue>", "answer (", "answers (", "answer>", "go on (Enter)>",
    ]
    for line in output.split(separator: "\n") where !line.hasPrefix("\r") {
      let isAtHost = line.prefix { $0 != " " }.hasSuffix(".example")  // the prompt names a host of the practice world
      #expect(isAtHost || marks.contains { "\(line)\r".hasPrefix($0) }, "\(line)")
    }
  }

  @Test("who types only wrong answers always gets a reason, and is never stuck", arguments: Learner.course)
  func neverStuck(lesson: Lesson) async throws {
    let learner = try Learner([lesson.id], rows: 60)
    try await learner.begin()
    var prompt = ""
    for step in lesson.steps {
      for line in step.wrong(in: lesson) {
        let before = learner.sitting.terminal.output.utf8.count
        prompt = try await learner.type(line)
        let said = String(decoding: learner.sitting.terminal.output.utf8.dropFirst(before), as: UTF8.self)
          .replacing("\r\n# ", with: " ")
        #expect(!said.contains("Right."), "\(step.id): \(line)")
        if !prompt.hasSuffix("message>") || line == "." {
          let words = [
            "Not yet", "still waits", "not one of the choices", "Still to come", "not connected", "still counts",
            "is not an SMTP command", "as a command it would be sent",
          ]
          let isTold = words.contains(where: said.contains) || step.says(said)
          #expect(isTold, "\(step.id): \(line): \(said)")
        }
      }
      for _ in 0...step.hints.count { prompt = try await learner.type(":hint") }
      prompt = try await learner.readOn(from: try await learner.type(":skip"))
    }
    #expect(prompt == "lesson done>")
    #expect(!learner.sitting.terminal.output.contains("The lesson \"\(lesson.title)\" is done."))
    learner.sitting.terminal.send(":leave\r")
    #expect(await learner.sitting.terminal.wait() == .status(0))
  }

  @Test("a step of each kind goes on where it was left, however that happened", arguments: Way.allCases)
  func goesOn(way: Way) async throws {
    let lesson = Learner.course[1]
    for index in lesson.oneStepOfEachKind {
      let step = lesson.steps[index]
      let state = try TemporaryFolder("state")
      try state.write(lesson.progress(before: index), to: "smtp-tutor/progress")
      let learner = try Learner([lesson.id], state: state)
      let prompt = try await learner.begin()
      #expect(learner.sitting.terminal.output.contains("Step \(index + 1) of \(lesson.steps.count): "), "\(step.id)")
      try await way.leave(learner, prompt)
      // A second time, and then on.
      let again = try Learner([lesson.id], state: state)
      try await again.begin()
      #expect(again.sitting.terminal.output.contains("Step \(index + 1) of \(lesson.steps.count): "), "\(step.id)")
      try await again.perform(step, of: lesson)
      again.sitting.terminal.signal(9)
      _ = await again.sitting.terminal.wait()
    }
  }

  enum Way: CaseIterable {
    case killed, closedWindow, controlC, controlD

    func leave(_ learner: Learner, _ prompt: String) async throws {
      let terminal = learner.sitting.terminal
      switch self {
      case .killed: terminal.signal(9)
      case .closedWindow: terminal.signal(1)
      case .controlC:
        terminal.send(TerminalSession.controlC)
        if prompt.hasSuffix("message>") { try await terminal.expect("drop (d)?") } else { try await learner.prompt() }
        terminal.signal(15)
      case .controlD:
        terminal.send(TerminalSession.controlD)
        if prompt.hasSuffix("message>") {
          try await terminal.expect("drop (d)?")
          terminal.send(TerminalSession.controlD)
        }
      }
      _ = await terminal.wait()
    }
  }

  @Test("two learners of one state lose nothing of each other's")
  func two() async throws {
    let state = try TemporaryFolder("state")
    let (first, second) = (Learner.course[0], Learner.course[1])
    let one = try Learner([first.id], state: state)
    let other = try Learner([second.id], state: state)
    try await one.begin()
    try await other.begin()
    for index in 0..<4 {
      try await one.perform(first.steps[index], of: first)
      try await other.perform(second.steps[index], of: second)
    }
    for learner in [one, other] { learner.sitting.terminal.signal(9) }
    let list = try await Run.program(
      Program.path("smtp-tutor"), ["learn", "--list"], environment: ["XDG_STATE_HOME": state.path])
    #expect(list.outputText.contains("4 of \(first.steps.count) steps done"))
    #expect(list.outputText.contains("4 of \(second.steps.count) steps done"))
  }
}

extension Lesson {
  /// The first step of each kind.
  fileprivate var oneStepOfEachKind: [Int] {
    Dictionary(steps.enumerated().map { ($1.kind, $0) }) { first, _ in first }.values.sorted()
  }

  /// What is kept of somebody who has come to a step.
  fileprivate func progress(before index: Int) -> String {
    steps[..<index].map { Progress.line(.done(step: $0.id), lesson: id, date: "2026-11-23T10:00:00Z") + "\n" }.joined()
  }
}

extension Lesson.Step {
  fileprivate var kind: String {
    switch exercise {
    case .reading: "reading"
    case .ask(let ask): ask.isMessage ? "message" : ask.isLocal ? "the tutor's command" : "command"
    case .task: "task"
    case .quiz: "quiz"
    case .question: "question"
    }
  }

  /// What has to be said before somebody can do the step.
  fileprivate var asked: [String] {
    switch exercise {
    case .reading: prose.flatMap(\.spoken)
    case .ask(let ask): [ask.words.text]
    case .task(let task): [task.words.text]
    case .quiz(let quiz): [title] + quiz.choices.map(\.label)
    case .question(let question): [question.words.text]
    }
  }

  /// What is surely wrong here.
  fileprivate func wrong(in lesson: Lesson) -> [String] {
    switch exercise {
    case .reading: []
    case .quiz(let quiz):
      ["perhaps", "77"] + quiz.numbers(of: self, in: lesson) { !$0.isRight }
    case .question: ["perhaps", "77"]
    case .ask(let ask) where ask.isMessage: ["nonsense", "."]
    case .ask(let ask): ["XYZZY", ask.isLocal ? ":inbox zzz" : "VRFY zzz"]
    case .task: ["XYZZY", "QUIT"]
    }
  }

  /// Whether the program said what the step itself has for somebody who is wrong.
  fileprivate func says(_ output: String) -> Bool {
    switch exercise {
    case .ask(let ask): (ask.wrongs.map(\.words) + ask.branches.map(\.words)).contains { output.contains($0.text) }
    case .task(let task): task.branches.contains { output.contains($0.words.text) }
    case .quiz(let quiz): quiz.choices.contains { !$0.isRight && output.contains($0.words.text) }
    case .question(let question): question.wrongs.contains { output.contains($0.words.text) }
    case .reading: false
    }
  }
}
