import Events
import Lessons
import Octets

/// Questions of earlier steps, asked once more: those that were missed, at the end of a lesson, and on another day some of
/// the lessons before.
extension LessonRunner {
  struct ReviewItem {
    let lesson: Lesson
    let step: Lesson.Step
    var misses = 0
  }

  enum AfterReview {
    case begin, finish
  }

  private static let missedLimit = 2
  private static let olderLimit = 3

  /// The questions that were missed most in this lesson come once more before it ends.
  /// - Returns: whether there are any.
  func reviewsMissed() -> Bool {
    guard presenter.isInteractive, !missedQuestions.isEmpty else { return false }
    let most = missedQuestions.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.missedLimit)
    review = most.map(\.key).sorted().map { ReviewItem(lesson: lesson, step: lesson.steps[$0]) }
    missedQuestions = [:]
    afterReview = .finish
    presenter.blank()
    presenter.heading(
      review.count == 1
        ? "Before the end, here is the question you missed."
        : "Before the end, here are the two questions you missed most.")
    phase = .review
    askAgain()
    return true
  }

  /// On another day, three questions of the lessons before.
  /// - Returns: whether there are any.
  func startsReview() -> Bool {
    let today = String(Timestamp.now.prefix(10))
    guard presenter.isInteractive, !keeper.progress.lastDate.isEmpty, keeper.progress.lastDate.prefix(10) != today
    else { return false }
    review = Self.older(than: lesson, in: course, keeper.progress, day: today)
    guard !review.isEmpty else { return false }
    afterReview = .begin
    presenter.heading("Welcome back. First, \(Phrases.count(review.count, "question")) from earlier lessons.")
    phase = .review
    askAgain()
    return true
  }

  /// Questions with choices from other lessons that were done, those missed most first; among equals, others each day.
  static func older(than lesson: Lesson, in course: Course, _ progress: Progress, day: String) -> [ReviewItem] {
    var items: [(item: ReviewItem, misses: Int)] = []
    for other in course.lessons where other.id != lesson.id {
      let place = progress.of(other.id)
      for step in other.steps where place.done.contains(step.id) {
        guard case .quiz = step.exercise else { continue }
        items.append((ReviewItem(lesson: other, step: step), place.efforts[step.id]?.misses ?? 0))
      }
    }
    guard !items.isEmpty else { return [] }
    let turn = day.utf8.reduce(0) { ($0 * 31 + Int($1)) % 9_973 } % items.count
    let turned = Array(items[turn...] + items[..<turn])
    return turned.enumerated().sorted { ($1.element.misses, $0.offset) < ($0.element.misses, $1.offset) }
      .prefix(olderLimit).map(\.element.item)
  }

  /// The question on top, as its step has it.
  func askAgain() {
    guard let item = review.first else { return }
    var page = LessonPage(width: presenter.width)
    page.addAgain(item.step, of: item.lesson, choices: item.lesson.shownChoices(of: item.step))
    show(page, isBelow: true)
  }

  func answerAgain(_ line: [UInt8]) async -> Interception {
    if line.first == ASCII.colon { return .no }
    if line.trimmingBlanks.isEmpty {
      askAgain()
      return .yes
    }
    let typed = String(decoding: line, as: UTF8.self)
    let item = review[0]
    let isRight: Bool
    switch item.step.exercise {
    case .quiz(let quiz):
      let verdict = quiz.judge(typed, shown: item.lesson.shownChoices(of: item.step))
      isRight = say(verdict, quiz)
      if verdict.isMiss { review[0].misses += 1 }
    case .question(let question):
      isRight = say(question.judge(typed))
      if !isRight { review[0].misses += 1 }
    case .reading, .ask, .task: isRight = true
    }
    if isRight {
      await endReviewItem()
    } else if review[0].misses == 3 {
      showAnswer(to: item.step, of: item.lesson)
      await endReviewItem()
    }
    return .yes
  }

  /// On to the next question, or to what comes after the last.
  func endReviewItem() async {
    review.removeFirst()
    guard review.isEmpty else { return askAgain() }
    switch afterReview {
    case .begin: await beginLesson()
    case .finish: end(of: lesson)
    }
  }
}
