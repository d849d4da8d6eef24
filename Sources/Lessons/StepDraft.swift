import SMTP

/// A step while its bullets are read.
struct StepDraft {
  var step: Lesson.Step
  /// Whether something stood in it that could not be read, and was told of.
  var isIncomplete = false
  private(set) var faults: [LessonFault] = []

  private var ask: Lesson.Ask?
  private var task: Lesson.Task?
  private var choices: [Lesson.Choice] = []
  /// Bullets that may stand above the Ask or Task they belong to.
  private var later: [Bullet] = []
  /// Keywords of bullets that were told to be wrong: that they are missing need not be said.
  private var broken: Set<String> = []

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
    case "Ask", "Task":
      guard ask == nil, task == nil else { return fault(bullet.line, "A step asks for one thing. Make two steps.") }
      if text.isEmpty { fault(bullet.line, "\(bullet.keyword): says what to do.") }
      let words = Lesson.Words(text, line: bullet.line)
      if bullet.keyword == "Ask" { ask = Lesson.Ask(words: words) } else { task = Lesson.Task(words: words) }
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
    if ask != nil || task != nil, let choice = choices.first {
      fault(choice.words.line, "A step is a quiz, or it asks for something. Make two steps.")
    }
    if let ask {
      step.exercise = .ask(ask)
      check(ask)
    } else if let task {
      step.exercise = .task(task)
      check(task)
    } else if !choices.isEmpty {
      step.exercise = .quiz(choices)
      checkChoices()
    } else {
      if step.prose.isEmpty, !isIncomplete, later.isEmpty { fault(step.line, "The step is empty.") }
      for hint in step.hints { fault(hint.line, "Hint: has no meaning in a step without Ask: or Task:.") }
    }
    return step.id.isEmpty ? nil : step
  }

  private mutating func belong(_ bullet: Bullet) {
    do throws(LessonFault) {
      if ask != nil, try ask?.read(bullet) == true { return }
      if task != nil, try task?.read(bullet) == true { return }
      let known = ["Answer", "Expect", "Accept", "Wrong", "If", "Solution", "Scenario", "Server", "Mailbox"]
      guard known.contains(bullet.keyword) else {
        return fault(bullet.line, "The keyword \(bullet.keyword): means nothing. lessons/README.md lists the keywords.")
      }
      let home = ask != nil ? "an Ask" : task != nil ? "a Task" : "a step without Ask: or Task:"
      fault(bullet.line, "\(bullet.keyword): has no meaning in \(home).")
    } catch {
      faults.append(error)
      broken.insert(bullet.keyword)
    }
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
    if task.mailboxes.isEmpty, task.exchanges.isEmpty, !broken.contains("Mailbox") {
      missing("Server", line, "Say how to see that the Task is done: Mailbox: or Server:.")
    }
    if task.solution.isEmpty { missing("Solution", line, "The Task has no Solution:, a block of lines that do it.") }
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
    if choices.count(where: \.isRight) != 1 { fault(line, "Exactly one choice of a quiz is right: [x].") }
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
