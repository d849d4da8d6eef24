import Events
import Lessons
import Octets
import PracticeServer
import SMTP
import Sessions

/// The end of a step, and of a lesson.
extension LessonRunner {
  /// The step is done: what it says at the end, and then, after Enter, the next one.
  func done() async {
    tellExpertLines()
    for words in step.closing { presenter.say(words.text) }
    keep(.done(step: step.id))
    forgetLaterWorlds()
    let isRead = if case .reading = step.exercise { true } else { false }
    if index + 1 == lesson.steps.count {
      finish()
    } else if presenter.isPaged, !isRead {
      phase = .between
    } else {
      await enter(index + 1)
    }
  }

  func finish() {
    phase = .finished
    let place = keeper.progress.of(lesson.id)
    let skipped = place.skipped.count
    presenter.blank()
    if lesson.isCase { return finishCase(skipped: skipped) }
    presenter.heading("The lesson \"\(lesson.title)\" is done.")
    if skipped > 0 { presenter.say("\(Phrases.count(skipped, "step")) skipped; :steps shows which.") }
    if let next = nextLesson {
      presenter.say("Next: \(next.title). Enter goes on with it, :leave leaves.")
    } else {
      presenter.say("That was the last lesson: you have finished the course. :leave leaves.")
    }
  }

  private var nextLesson: Lesson? {
    let lessons = course.lessons
    guard let place = lessons.firstIndex(where: { $0.id == lesson.id }), place + 1 < lessons.count else { return nil }
    return lessons[place + 1]
  }

  /// What is typed when the last step is done.
  func goOn(_ line: [UInt8]) async -> Interception {
    let isEmpty = line.trimmingBlanks.isEmpty
    guard isEmpty || (!session.isConnected && line.first != ASCII.colon) else { return .no }
    guard let next = nextLesson, isEmpty else {
      presenter.say("The lesson is done. \(nextLesson == nil ? "" : "Enter goes on with the next one, "):leave leaves.")
      return .yes
    }
    lesson = next
    plan = LessonPlan(next)
    session.mailStore.removeAll()
    session.closeByUser()
    await begin()
    return .yes
  }
}
