import Events
import Lessons

/// What a case has that a lesson has not.
extension LessonRunner {
  func finishCase(skipped: Int) {
    presenter.heading(
      skipped == 0 ? "Solved: \(lesson.title)." : "The case \"\(lesson.title)\" is closed, and not solved.")
    let solved = course.lessons.count { keeper.progress.of($0.id).isDone($0) }
    if course.lessons.count > 1 {
      presenter.say("\(solved) of \(Phrases.count(course.lessons.count, "case")) solved.")
    } else {
      presenter.say("Another one: smtp-tutor learn cases --random")
    }
  }
}
