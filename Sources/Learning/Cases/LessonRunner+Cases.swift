import Events
import Lessons

/// What a case has that a lesson has not.
extension LessonRunner {
  /// How short the way to the answer could have been.
  func tellExpertLines() {
    let lines = step.expertLines
    guard !lines.isEmpty else { return }
    presenter.say("What an expert would have typed, in \(Phrases.count(lines.count, "line")):")
    for line in lines { presenter.say("    \(line)") }
  }

  func finishCase(skipped: Int) {
    presenter.heading(
      skipped == 0 ? "Solved: \(lesson.title)." : "The case \"\(lesson.title)\" is closed, and not solved.")
    let solved = course.lessons.count { keeper.progress.of($0.id).isFinished($0) }
    if course.lessons.count > 1 {
      presenter.say("\(solved) of \(Phrases.count(course.lessons.count, "case")) solved.")
    } else {
      presenter.say("Another one: smtp-tutor learn cases --random")
    }
  }
}
