import Events
import Lessons

/// The course as a list, with what is done of it.
@MainActor struct CourseList {
  let course: Course
  let progress: Progress

  func show(_ presenter: Reporter) {
    let finished = course.lessons.count { progress.of($0.id).isFinished($0) }
    let isOfCases = course.lessons.first?.isCase == true
    presenter.heading(
      isOfCases
        ? "Cases to solve: \(finished) of \(course.lessons.count) solved."
        : "The course: \(finished) of \(Phrases.count(course.lessons.count, "lesson")) done.")
    for (number, lesson) in course.numbered {
      presenter.lesson(facts(lesson, number), state: state(lesson))
    }
    if isOfCases {
      presenter.say("smtp-tutor learn cases NUMBER plays one, smtp-tutor learn cases --random draws a new one.")
    }
  }

  private func state(_ lesson: Lesson) -> String {
    let place = progress.of(lesson.id)
    let passed = place.passed(of: lesson)
    let steps = Phrases.count(lesson.steps.count, "step")
    if passed == 0 { return "\(steps), about \(Phrases.count(lesson.minutes, "minute"))" }
    return passed == lesson.steps.count
      ? "done\(place.skippedWords)" : "\(passed) of \(steps) done\(place.skippedWords)"
  }

  /// What was done, for a teacher: no word that was typed is in it.
  func report(_ presenter: Reporter) {
    for lesson in course.lessons {
      let place = progress.of(lesson.id)
      let last = place.last.isEmpty ? "" : ", last on \(place.last.prefix(10))"
      presenter.heading("\(lesson.title) (\(lesson.id)): \(state(lesson))\(last)")
      for step in lesson.steps {
        let state = place.state(of: step).rawValue
        presenter.say("  \(step.title): \(state)")
      }
    }
  }

  private func facts(_ lesson: Lesson, _ number: Int) -> LessonFacts {
    let place = progress.of(lesson.id)
    return LessonFacts(
      number: number, id: lesson.id, title: lesson.title, minutes: lesson.minutes, steps: lesson.steps.count,
      done: lesson.steps.count { place.done.contains($0.id) },
      skipped: lesson.steps.count { place.skipped.contains($0.id) })
  }
}

extension Progress.OfLesson {
  /// What follows the number of steps that are done.
  var skippedWords: String { skipped.isEmpty ? "" : ", \(skipped.count) of them skipped" }
}
