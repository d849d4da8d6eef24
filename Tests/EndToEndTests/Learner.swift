import Lessons
import TestSupport
import Testing

/// Somebody who sits in a lesson: reads, types, and presses Enter where the program waits for it.
struct Learner {
  let sitting: TerminalSession

  init(_ arguments: [String], state: TemporaryFolder? = nil, columns: Int = 80, rows: Int = 24) throws {
    sitting = try TerminalSession(
      ["learn"] + arguments, state: state, environment: ["NO_COLOR": "1"], columns: columns, rows: rows)
  }

  /// The lessons of the project, in their order.
  static let course = lessons(in: "lessons")
  static let cases = lessons(in: "lessons/cases")

  private static func lessons(in folder: String) -> [Lesson] {
    let names = names(in: Project.path(folder)).filter { $0.hasSuffix(".md") && $0.first?.isNumber == true }
    return names.compactMap { name in
      contents(of: Project.path("\(folder)/\(name)")).flatMap { LessonReader.read(Array($0.utf8)).lesson }
    }
  }

  /// Waits until something was written that ends with a prompt; the prompt's row.
  @discardableResult
  func prompt() async throws -> String {
    try await sitting.terminal.expect("a prompt") { view in
      let asks = ["> ", Self.question].contains { view.output.suffix($0.utf8.count).elementsEqual($0.utf8) }
      guard view.output.count > view.seen, asks else { return false }
      view.seen = view.output.count
      return true
    }
    return sitting.rows.last ?? ""
  }

  @discardableResult
  func type(_ line: String) async throws -> String {
    sitting.terminal.send("\(line)\r")
    let prompt = try await prompt()
    guard prompt.hasSuffix(Self.question.dropLast()) else { return prompt }
    sitting.terminal.send("n\r")
    return try await self.prompt()
  }

  /// Reads on until the program waits for something else than Enter; the prompt it waits at.
  @discardableResult
  func readOn(from prompt: String) async throws -> String {
    var prompt = prompt
    while prompt.hasSuffix("(Enter)>") { prompt = try await type("") }
    return prompt
  }

  /// What is asked before a line leaves that looks like a password.
  private static let question = "y/N "

  /// Comes to the first step.
  @discardableResult
  func begin() async throws -> String { try await readOn(from: try await prompt()) }

  /// Does a step as the lesson has it, and reads on to the next.
  @discardableResult
  func perform(_ step: Lesson.Step, of lesson: Lesson) async throws -> String {
    var prompt = ""
    for line in step.typed(in: lesson) { prompt = try await type(line) }
    return try await readOn(from: prompt)
  }
}

extension Lesson.Step {
  /// What a learner types who does it as the lesson has it.
  func typed(in lesson: Lesson) -> [String] {
    switch exercise {
    case .reading: [""]
    case .quiz(let quiz): [quiz.numbers(of: self, in: lesson, where: \.isRight).joined(separator: " ")]
    case .question(let question): [question.answers[0].text]
    case .ask(let ask): ask.answers[0].lines
    case .task(let task): task.solution
    }
  }
}

extension Lesson.Quiz {
  /// The numbers that such choices have on the screen.
  func numbers(of step: Lesson.Step, in lesson: Lesson, where fits: (Lesson.Choice) -> Bool) -> [String] {
    shown(lesson: lesson.id, step: step.id).enumerated().filter { fits($1) }.map { String($0.offset + 1) }
  }
}

extension Lesson: CustomTestStringConvertible {
  public var testDescription: String { id }
}
