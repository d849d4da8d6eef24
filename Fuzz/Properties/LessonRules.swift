import Octets

@testable import Lessons

/// A file somebody wrote: it is a lesson or has faults, each on one of its lines, and a lesson has all that the runner
/// relies on. The glossary and the progress read whatever it is, too.
enum LessonRules {
  static func check(_ input: [UInt8]) throws {
    let count = input.count { $0 == ASCII.lineFeed } + 1
    let (lesson, faults) = LessonReader.read(input)
    try hold((lesson == nil) == !faults.isEmpty, "a file is a lesson or has faults")
    try check(faults, lines: count)
    if let lesson { try check(lesson, lines: count) }
    let again = LessonReader.read([0xef, 0xbb, 0xbf] + SourceText.withoutMark(input))
    try hold(again.lesson == lesson && again.faults == faults, "the mark of UTF-8 makes no difference")
    let glossary = Glossary.read(input)
    for fault in glossary.faults { try hold((1...count).contains(fault.line), "a fault is on a line of the file") }
    for term in glossary.glossary.terms { try hold(!term.forms.isEmpty, "a term has a form") }
    _ = Progress(parsing: input)
    let text = String(decoding: input, as: UTF8.self)
    try hold(AnswerValue(text).isGiven(by: text), "what is typed as the answer has it is the answer")
  }

  private static func check(_ faults: [LessonFault], lines count: Int) throws(BrokenRule) {
    for fault in faults {
      try hold((1...count).contains(fault.line), "a fault is on a line of the file, not on \(fault.line)")
      try hold(!fault.words.isEmpty, "a fault is told in words")
    }
    let isSorted = zip(faults, faults.dropFirst()).allSatisfy { $0.line <= $1.line }
    try hold(isSorted, "faults are in the order of the lines")
  }

  private static func check(_ lesson: Lesson, lines count: Int) throws(BrokenRule) {
    try hold(Identifier.isWellFormed(lesson.id), "a lesson has a name that progress can keep")
    try hold((1...120).contains(lesson.minutes), "a lesson takes a time")
    try hold((1...Lesson.stepLimit).contains(lesson.steps.count), "a lesson has steps, and no more than the bound")
    try hold(Set(lesson.steps.map(\.id)).count == lesson.steps.count, "no two steps have the same name")
    for prose in lesson.introduction { try check(prose) }
    for step in lesson.steps {
      try hold(Identifier.isWellFormed(step.id), "a step has a name that progress can keep")
      try hold((1...count).contains(step.line), "a step begins on a line of the file")
      for prose in step.prose { try check(prose) }
      try check(step.exercise)
      for words in step.hints + step.closing { try isSeen(words.text) }
    }
  }

  private static func check(_ exercise: Lesson.Exercise) throws(BrokenRule) {
    switch exercise {
    case .reading: break
    case .ask(let ask):
      try hold(!ask.answers.isEmpty, "what is asked for has an answer")
      try isSeen(ask.words.text)
    case .task(let task): try isSeen(task.words.text)
    case .question(let question):
      try hold(!question.answers.isEmpty, "a question has an answer")
      for answer in question.answers {
        try hold(question.judge(answer.text) == .right, "each answer of a question is right")
      }
    case .quiz(let quiz):
      try hold((1..<quiz.choices.count).contains(quiz.rightCount), "some choices of a quiz are right, and not all")
      let shown = quiz.shown(lesson: "lesson", step: "step")
      let right = shown.indices.filter { shown[$0].isRight }.map { String($0 + 1) }.joined(separator: " ")
      if case .right = quiz.judge(right, shown: shown) {
      } else {
        throw BrokenRule(description: "the right choices are right")
      }
      for choice in quiz.choices { try isSeen(choice.label + choice.words.text) }
    }
  }

  private static func check(_ prose: Prose) throws(BrokenRule) {
    for text in prose.written { try isSeen(text) }
  }

  private static func isSeen(_ text: String) throws(BrokenRule) {
    let isSeen = text.unicodeScalars.allSatisfy { $0.isVisible || $0 == "\t" || $0 == "\n" }
    try hold(isSeen, "each character of a lesson can be seen for what it is")
  }
}
