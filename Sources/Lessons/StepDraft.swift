import SMTP

/// A step while its bullets are read.
struct StepDraft {
  var step: Lesson.Step
  /// Whether something stood in it that could not be read, and was told of.
  var isIncomplete = false
  private(set) var faults: [LessonFault] = []

  private var ask: Lesson.Ask?
  private var task: Lesson.Task?
  private var question: Lesson.Question?
  private var keepsOrder = false
  private(set) var place = EnvironmentBullets()
  private var choices: [Lesson.Choice] = []
  /// Bullets that may come before the Ask, Task or Question they belong to.
  private var later: [Bullet] = []
  /// Keywords of bullets that were told to be wrong: that they are missing need not be said.
  private var broken: Set<String> = []

  /// The bullets that belong to what is asked for.
  private static let parts = [
    "Answer", "Expect", "Accept", "Wrong", "If", "Solution", "Server", "Mailbox", "Not", "Typed", "Order",
  ]
  /// All that a step's bullet can begin with, the choices of a quiz apart.
  static let keywords =
    ["Ask", "Task", "Question", "Hint", "Say", "At", "From", "Persona", "Scenario", "Policy"] + parts

  init(step: Lesson.Step) {
    self.step = step
  }

  private mutating func fault(_ line: Int, _ words: String) {
    faults.append(LessonFault(line, words))
  }

  mutating func read(_ bullet: Bullet) {
    let text = bullet.inline.plain
    if bullet.block != nil, !["Answer", "Solution"].contains(bullet.keyword) {
      fault(bullet.line, "\(bullet.keyword): cannot have a block of lines.")
    }
    switch bullet.keyword {
    case "Ask", "Task", "Question":
      guard ask == nil, task == nil, question == nil else {
        return fault(bullet.line, "A step asks for one thing. Make two steps.")
      }
      if text.isEmpty { fault(bullet.line, "\(bullet.keyword): says what to do.") }
      let words = Lesson.Words(text, line: bullet.line)
      switch bullet.keyword {
      case "Ask": ask = Lesson.Ask(words: words)
      case "Task": task = Lesson.Task(words: words)
      default: question = Lesson.Question(words: words)
      }
    case "Hint": step.hints.append(Lesson.Words(text, line: bullet.line))
    case "Say": step.closing.append(Lesson.Words(text, line: bullet.line))
    case "[ ]", "[x]": read(choice: bullet)
    default: later.append(bullet)
    }
    if text.isEmpty, ["Hint", "Say"].contains(bullet.keyword) { fault(bullet.line, "\(bullet.keyword): is empty.") }
  }

  /// The step; faults say what is missing.
  mutating func finish() -> Lesson.Step? {
    for bullet in later { belong(bullet) }
    if ask != nil || task != nil || question != nil, let choice = choices.first {
      fault(choice.words.line, "A step is a quiz, or it asks for something. Make two steps.")
    }
    if let ask {
      step.exercise = .ask(ask)
      check(ask)
    } else if let task {
      step.exercise = .task(task)
      check(task)
    } else if let question {
      step.exercise = .question(question)
      check(question)
    } else if !choices.isEmpty {
      step.exercise = .quiz(Lesson.Quiz(choices: choices, keepsOrder: keepsOrder))
      checkChoices()
    } else {
      if step.prose.isEmpty, !isIncomplete, later.isEmpty { fault(step.line, "The step is empty.") }
      for hint in step.hints { fault(hint.line, "Hint: has no meaning in a step that asks for nothing.") }
    }
    return step.id.isEmpty ? nil : step
  }

  private mutating func belong(_ bullet: Bullet) {
    do throws(LessonFault) {
      if try place.read(bullet) { return }
      if ask != nil, try ask?.read(bullet) == true { return }
      if task != nil, try task?.read(bullet) == true { return }
      if question != nil, try question?.read(bullet) == true { return }
      let isQuiz = ask == nil && task == nil && question == nil && !choices.isEmpty
      if isQuiz, bullet.keyword == "Order" { return try readOrder(bullet) }
      if isQuiz || question != nil, bullet.keyword == "Solution" { return try readExpertLines(bullet) }
      guard Self.parts.contains(bullet.keyword) else {
        return fault(bullet.line, "The keyword \(bullet.keyword): means nothing. lessons/README.md lists the keywords.")
      }
      fault(bullet.line, "\(bullet.keyword): has no meaning in \(home).")
    } catch {
      faults.append(error)
      broken.insert(bullet.keyword)
    }
  }

  /// The kind of step, for a fault about a bullet that does not belong there.
  private var home: String {
    if ask != nil { return "an Ask" }
    if task != nil { return "a Task" }
    if question != nil { return "a Question" }
    return choices.isEmpty ? "a step that asks for nothing" : "a quiz"
  }

  private mutating func readOrder(_ bullet: Bullet) throws(LessonFault) {
    guard bullet.inline.plain == "kept", !keepsOrder else {
      throw LessonFault(bullet.line, "Order: says kept, once, where the choices have an order of their own.")
    }
    keepsOrder = true
  }

  private mutating func readExpertLines(_ bullet: Bullet) throws(LessonFault) {
    guard let block = bullet.block, !block.isEmpty, step.expertLines.isEmpty else {
      throw LessonFault(bullet.line, "Solution: takes one block of lines, fenced and indented below it.")
    }
    step.expertLines = block
  }

  // MARK: What is missing

  private mutating func missing(_ keyword: String, _ line: Int, _ words: String) {
    if !broken.contains(keyword) { fault(line, words) }
  }

  private mutating func check(_ ask: Lesson.Ask) {
    let line = ask.words.line
    if step.hints.isEmpty { fault(line, "An Ask has at least one Hint:.") }
    guard let first = ask.answers.first else { return missing("Answer", line, "The Ask has no Answer:.") }
    if ask.answers.contains(where: { $0.isMessage != first.isMessage || $0.isLocal != first.isLocal }) {
      fault(
        first.line, "The Answers of a step are all lines for the server, all commands of the tutor, or all messages.")
    }
    if first.isLocal, ask.expect != nil {
      fault(line, "A command of the tutor gets no reply from the server: no Expect: here.")
    } else if !first.isLocal, ask.expect == nil {
      missing("Expect", line, "Say which reply the Answer gets: - Expect: 250")
    }
  }

  private mutating func check(_ task: Lesson.Task) {
    let line = task.words.line
    if step.hints.isEmpty { fault(line, "A Task has at least one Hint:.") }
    if task.mailboxes.isEmpty, task.exchanges.isEmpty, task.typed.isEmpty,
      broken.isDisjoint(with: ["Mailbox", "Typed"])
    {
      missing("Server", line, "Say how to see that the Task is done: Mailbox:, Server: or Typed:.")
    }
    if task.solution.isEmpty { missing("Solution", line, "The Task has no Solution:, a block of lines that do it.") }
  }

  private mutating func check(_ question: Lesson.Question) {
    let line = question.words.line
    if step.hints.isEmpty { fault(line, "A Question has at least one Hint:.") }
    if question.answers.isEmpty { missing("Answer", line, "The Question has no Answer:.") }
  }

  // MARK: A quiz

  private mutating func read(choice bullet: Bullet) {
    let label: String
    let words: String
    if let (code, rest) = bullet.inline.leadingCode {
      (label, words) = (code, rest.plain)
    } else {
      let text = bullet.inline.plain
      let end = text.firstIndex(of: ".") ?? text.endIndex
      label = text[..<end].trimmingSpaces
      words = text[end...].dropFirst().trimmingSpaces
    }
    if label.isEmpty { fault(bullet.line, "The choice is empty.") }
    if words.isEmpty { fault(bullet.line, "After the choice, say something to whoever chooses it.") }
    choices.append(
      Lesson.Choice(label: label, isRight: bullet.keyword == "[x]", words: Lesson.Words(words, line: bullet.line)))
  }

  private mutating func checkChoices() {
    let line = choices[0].words.line
    if choices.count < 2 { fault(line, "A quiz has two choices or more.") }
    if choices.count > 9 { return fault(line, "A quiz has nine choices at most.") }
    if !choices.contains(where: \.isRight) { fault(line, "At least one choice of a quiz is right: [x].") }
    if choices.count > 1, choices.allSatisfy(\.isRight) { fault(line, "At least one choice of a quiz is wrong: [ ].") }
    let labels = choices.map { $0.label.lowercased() }
    for (index, choice) in choices.enumerated() where labels[..<index].contains(labels[index]) {
      fault(choice.words.line, "This choice occurs twice.")
    }
    for choice in choices where choices.choice(for: choice.label)?.label.lowercased() != choice.label.lowercased() {
      fault(
        choice.words.line,
        "`\(choice.label)` would be read as the number of a choice, or as its letter. Add a word.")
    }
  }
}
