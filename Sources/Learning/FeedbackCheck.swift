import Lessons

/// Holds what a lesson says to wrong answers to a few rules: that it says something, and that a quiz cannot be passed by
/// choosing the same place each time.
struct FeedbackCheck {
  private var faults: [LessonFault] = []

  static func faults(of lesson: Lesson) -> [LessonFault] {
    var check = FeedbackCheck()
    for step in lesson.steps { check.look(at: step) }
    check.lookAtPlaces(of: lesson)
    return check.faults
  }

  private mutating func look(at step: Lesson.Step) {
    switch step.exercise {
    case .reading: break
    case .ask(let ask): for words in ask.wrongs.map(\.words) + ask.branches.map(\.words) { lookFor(reason: words) }
    case .task(let task): for branch in task.branches { lookFor(reason: branch.words) }
    case .question(let question): for wrong in question.wrongs { lookFor(reason: wrong.words) }
    case .quiz(let quiz):
      for choice in quiz.choices { lookFor(reason: choice.words) }
      let sentences = quiz.choices.reduce(0) { $0 + Self.sentences(in: $1.words.text).count }
      if step.hints.isEmpty, sentences < 3 {
        faults.append(
          LessonFault(step.line, "A quiz has a Hint, or three sentences of feedback at least besides Yes and No."))
      }
    }
  }

  private mutating func lookFor(reason words: Lesson.Words) {
    guard Self.sentences(in: words.text).isEmpty else { return }
    faults.append(LessonFault(words.line, "\"\(words.text)\" says whether, and not why."))
  }

  private static let verdicts: Set<String> = [
    "no", "yes", "right", "wrong", "not yet", "not quite", "correct", "almost",
  ]

  /// The sentences that say more than whether it was right.
  private static func sentences(in text: String) -> [String] {
    var sentences = [""]
    var isCode = false
    var before: Character = " "
    for character in text {
      if character == " ", !isCode, ".!?".contains(before) { sentences.append("") }
      if character == "`" { isCode.toggle() }
      sentences[sentences.count - 1].append(character)
      before = character
    }
    return sentences.filter { sentence in
      let bare = sentence.lowercased().filter { $0.isLetter || $0.isNumber || $0 == " " }
      return !bare.allSatisfy { $0 == " " } && !verdicts.contains(bare.split(separator: " ").joined(separator: " "))
    }
  }

  /// Where the one right choice of each quiz is, as it is shown.
  private mutating func lookAtPlaces(of lesson: Lesson) {
    var places: [Int] = []
    var last = 1
    for step in lesson.steps {
      guard case .quiz(let quiz) = step.exercise, quiz.rightCount == 1 else { continue }
      places.append(quiz.shown(lesson: lesson.id, step: step.id).firstIndex(where: \.isRight) ?? 0)
      last = step.line
    }
    guard places.count > 2, Set(places).count == 1 else { return }
    faults.append(
      LessonFault(
        last,
        "As they are shown, the right choice is number \(places[0] + 1) in every quiz. Write these in another order."))
  }
}
