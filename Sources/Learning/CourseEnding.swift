import Events
import Lessons

/// What is said of the whole course when a lesson ends: how far one has come, and at the end of all what came of it.
@MainActor struct CourseEnding {
  let course: Course
  let progress: Progress
  /// The lesson that ended.
  let lesson: Lesson

  func show(_ presenter: Reporter) {
    guard !course.isOneFile else { return }
    CourseList(course: course, progress: progress).showBar(presenter)
    if course.isDone(progress) {
      showCard(presenter)
    } else if course.lesson(after: lesson) == nil {
      let open = course.lessons.filter { !$0.isOptional && !progress.of($0.id).isDone($0) }
      presenter.say("That was the last lesson. Not done yet: \(open.map(\.title).joined(separator: ", ")).")
    }
  }

  private func showCard(_ presenter: Reporter) {
    presenter.blank()
    presenter.succeed("You have finished the course!")
    let goals = course.lessons.filter { progress.of($0.id).isDone($0) }.compactMap(\.goal)
    if !goals.isEmpty {
      presenter.say("What you can do now:")
      for goal in goals { presenter.say("- \(goal)") }
    }
    presenter.say(totals)
    guard course.isBuiltIn else { return }
    Self.showMore(presenter)
  }

  /// What else there is for somebody who has done all of it.
  static func showMore(_ presenter: Reporter) {
    presenter.say("Three things to try next:")
    presenter.say("- smtp-tutor learn cases: somebody's mail is missing, and you find out why.")
    presenter.say("- smtp-tutor, and there :world: a practice world of mail servers, to do in it what you like.")
    presenter.say("- smtp-tutor serve: a practice server for your own mail program; you watch what it says.")
  }

  private var totals: String {
    var sum = Effort()
    var (questions, atOnce, traced) = (0, 0, 0)
    for lesson in course.lessons {
      let place = progress.of(lesson.id)
      for step in lesson.steps where place.done.contains(step.id) {
        let effort = place.efforts[step.id] ?? Effort()
        sum += effort
        guard !step.isForPrompt, step.isQuestion else { continue }
        questions += 1
        if effort.misses == 0 { atOnce += 1 }
        if step.asksForSource { traced += 1 }
      }
    }
    return
      "So far: \(Phrases.count(sum.lines, "line")) typed, \(Phrases.count(sum.messages, "message")) delivered, "
      + "\(Phrases.count(questions, "question")) answered (\(atOnce) at the first try), "
      + "\(Phrases.count(traced, "forgery", "forgeries")) seen through."
  }
}

extension Lesson.Step {
  fileprivate var isQuestion: Bool { if case .reading = exercise { false } else { true } }

  /// Whether it is the address from which a message really came that is to be found.
  fileprivate var asksForSource: Bool {
    guard case .question(let question) = exercise, let answer = question.answers.first else { return false }
    if case .address = AnswerValue(answer.text) { return true }
    return false
  }
}
