import Events
import Lessons

/// The course as a list, with what is done of it.
@MainActor struct CourseList {
  let course: Course
  let progress: Progress

  func show(_ presenter: Reporter) {
    let isOfCases = course.lessons.first?.isCase == true
    presenter.heading(
      isOfCases ? "Cases to solve: \(finished) of \(course.lessons.count) solved." : "The course: \(words) done.")
    for (number, lesson) in course.numbered {
      presenter.lesson(facts(lesson, number), state: state(lesson))
    }
    if isOfCases {
      presenter.say("smtp-tutor learn cases NUMBER plays one, smtp-tutor learn cases --random draws a new one.")
    }
  }

  /// How much of the course is done, in one line.
  func showBar(_ presenter: Reporter) {
    let (done, count) = (finished, course.lessons.count)
    guard count > 1 else { return }
    // A picture is noise where the text is read aloud.
    let width = 20
    let filled = done * width / count
    let bar = "[\(String(repeating: "=", count: filled))\(String(repeating: "-", count: width - filled))] "
    presenter.say("\(presenter.isPlain || !presenter.isInteractive ? "" : bar)\(words) done.")
  }

  private var finished: Int { course.lessons.count { progress.of($0.id).isDone($0) } }

  private var words: String { "\(finished) of \(Phrases.count(course.lessons.count, "lesson"))" }

  private func state(_ lesson: Lesson) -> String {
    let place = progress.of(lesson.id)
    let (done, skipped) = (place.doneCount(of: lesson), place.skippedCount(of: lesson))
    let steps = Phrases.count(lesson.steps.count, "step")
    if place.isDone(lesson) { return "done" }
    if done + skipped == 0 { return "\(steps), \(lesson.minutes) min\(lesson.isOptional ? ", optional" : "")" }
    return "\(done) of \(steps) done\(skipped == 0 ? "" : ", \(skipped) skipped")"
  }

  /// What was done, for a teacher: no word that was typed is in it.
  func report(_ presenter: Reporter) {
    for lesson in course.lessons {
      let place = progress.of(lesson.id)
      let last = place.last.isEmpty ? "" : ", last on \(place.last.prefix(10))"
      let seconds = lesson.steps.reduce(0) { $0 + (place.efforts[$1.id]?.seconds ?? 0) }
      let time = seconds == 0 ? "" : ", \(Self.time(seconds))"
      presenter.heading("\(lesson.title) (\(lesson.id)): \(state(lesson))\(time)\(last)")
      for step in lesson.steps where !place.last.isEmpty {
        let effort = place.efforts[step.id].map(Self.words) ?? ""
        presenter.say("  \(step.title): \(place.state(of: step).rawValue)\(effort)")
      }
    }
  }

  private static func words(_ effort: Effort) -> String {
    "; \(Phrases.count(effort.misses + 1, "try", "tries")), \(Phrases.count(effort.hints, "hint")), "
      + time(effort.seconds)
  }

  private static func time(_ seconds: Int) -> String {
    seconds < 60 ? "\(seconds) s" : "\(seconds / 60) min \(seconds % 60) s"
  }

  private func facts(_ lesson: Lesson, _ number: Int) -> LessonFacts {
    let place = progress.of(lesson.id)
    return LessonFacts(
      number: number, id: lesson.id, title: lesson.title, minutes: lesson.minutes, steps: lesson.steps.count,
      done: place.doneCount(of: lesson), skipped: place.skippedCount(of: lesson))
  }
}
