import Events
import Lessons
import Terminal

/// The words of a lesson, laid out for a window of some width.
struct LessonPage {
  let width: Int
  private(set) var lines: [PageLine] = []

  init(width: Int) {
    self.width = width
  }

  private mutating func add(_ text: String, _ role: Role = .note) {
    lines += wrap(text, width: width, prefix: "# ").map { PageLine(text: $0, role: role) }
  }

  private mutating func addGap() { lines.append(PageLine(text: "#", role: .note)) }

  // MARK: A lesson

  mutating func begin(_ lesson: Lesson) {
    add(
      "\(lesson.isCase ? "Case" : "Lesson"): \(lesson.title) (about \(Phrases.count(lesson.minutes, "minute")))",
      .heading)
    for prose in lesson.introduction { add(prose) }
  }

  /// - Parameters:
  ///   - number: counted from 1.
  ///   - choices: of a quiz, in the order in which they are shown.
  mutating func add(_ step: Lesson.Step, number: Int, of count: Int, choices: [Lesson.Choice]) {
    add(step, "Step \(number) of \(count): \(step.title)", choices)
  }

  /// A question of an earlier step.
  mutating func addAgain(_ step: Lesson.Step, of lesson: Lesson, choices: [Lesson.Choice]) {
    add(step, "Once more: \(step.title) (from \"\(lesson.title)\")", choices)
  }

  private mutating func add(_ step: Lesson.Step, _ heading: String, _ choices: [Lesson.Choice]) {
    if !lines.isEmpty { addGap() }
    add(heading, .heading)
    for prose in step.prose { add(prose) }
    switch step.exercise {
    case .reading: break
    case .ask, .task, .question:
      addGap()
      addRequest(step)
    case .quiz:
      addGap()
      for (index, choice) in choices.enumerated() {
        lines += Self.item("\(index + 1). ", choice.label, width)
      }
    }
    add(Self.instruction(step), .hint)
  }

  private static func instruction(_ step: Lesson.Step) -> String {
    switch step.exercise {
    case .reading: "Press Enter to continue."
    case .quiz(let quiz) where quiz.rightCount > 1:
      "\(quiz.rightCount) answers are right: type their numbers, in one line."
    case .quiz: "Type the number of your answer."
    case .question: "Type your answer. :hint helps."
    case .ask(let ask) where ask.isMessage:
      "Type the message, line by line, and then a dot alone. :hint works here too."
    case .ask: "Type it below. :hint helps."
    case .task: "Type what it takes. :hint helps."
    }
  }

  /// What a step asks for, by itself.
  mutating func addRequest(_ step: Lesson.Step) {
    switch step.exercise {
    case .ask(let ask): add("Your turn: \(ask.words.text)", .heading)
    case .task(let task): add("Your task: \(task.words.text)", .heading)
    case .question(let question): add("Your question: \(question.words.text)", .heading)
    case .quiz, .reading: break
    }
  }

  private mutating func add(_ prose: Prose) {
    addGap()
    switch prose.content {
    case .paragraph(let text): add(text)
    case .list(let items, let first):
      for (index, item) in items.enumerated() { lines += Self.item("\(first + index). ", item, width) }
    case .code(let code):
      for line in code { lines.append(PageLine(text: "#     \(line)", role: .client)) }
    }
  }

  /// Text after a number; what follows its first line is below the text.
  private static func item(_ number: String, _ text: String, _ width: Int) -> [PageLine] {
    let indent = String(repeating: " ", count: number.count)
    return wrap(text, width: width, prefix: "# \(indent)").enumerated().map { index, line in
      PageLine(text: index == 0 ? "# \(number)\(line.dropFirst(2 + number.count))" : line, role: .note)
    }
  }

  /// Rows of a reply, and of what is said about it, that should still be seen with the start of the next step.
  static let rowsOfReply = 8

  /// In pieces that fit into a window of so many rows; nil: in one.
  /// - Parameter taken: rows of the first window that hold something else.
  func pages(rows: Int?, taken: Int = 0) -> [[PageLine]] {
    guard let rows else { return [lines] }
    var pages: [[PageLine]] = []
    var rest = lines[...]
    while !rest.isEmpty {
      let room = max(3, pages.isEmpty && rest.count > rows - taken ? rows - taken : rows)
      var page = rest.prefix(room)
      // Where more follows, a window ends between two paragraphs if it can.
      if page.count < rest.count, let gap = page.lastIndex(where: { $0.text == "#" }), gap - page.startIndex > room / 2
      {
        page = page[..<gap]
      }
      pages.append(Array(page))
      // A gap at the top of a window parts it from nothing.
      rest = rest.dropFirst(page.count).drop { $0.text == "#" }
    }
    return pages
  }
}
