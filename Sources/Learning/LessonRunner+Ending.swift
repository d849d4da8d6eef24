import Events
import Lessons
import Octets
import PracticeServer
import SMTP
import Sessions

/// The end of a step, and of a lesson.
extension LessonRunner {
  /// The step is done: what it says at the end, and then the next one.
  func done() async {
    for words in step.closing { presenter.say(words.text) }
    if !step.expertLines.isEmpty {
      presenter.say("What an expert would have typed, in \(Phrases.count(step.expertLines.count, "line")):")
      for line in step.expertLines { presenter.preview(Array(line.utf8)) }
    }
    keep(.done(step: step.id, attempt.effort))
    if attempt.misses > 0, !step.isForPrompt { missedQuestions[index] = attempt.misses }
    if attempt.hasChangedWorld { await putWorldRight() }
    forgetLaterWorlds()
    await goToNext()
  }

  /// The steps that follow find the practice world as the lesson has it, whatever was tried in this one.
  private func putWorldRight() async {
    presenter.say("(What you changed with :policy or :later is taken back, so that the lesson can go on.)")
    await replayStep(index)
    hasStrayed = true
  }

  /// How many lines the Task took, beside the shortest way.
  func sayEffort(of task: Lesson.Task) {
    // Of lines that were pasted nobody knows who typed them.
    guard attempt.lines >= attempt.replies, attempt.lines > 0 else { return }
    let shortest = task.neededLines
    let alone = attempt.hintsShown == 0 ? "Without help, in" : "In"
    let other = attempt.lines < shortest ? "the lesson's own way has \(shortest)" : "shortest \(shortest)"
    presenter.say("\(alone) \(Phrases.count(attempt.lines, "line")) (\(other)).")
  }

  /// Comes to the next step; where only skipped steps are made up for, to the next of those.
  func goToNext() async {
    let place = keeper.progress.of(lesson.id)
    let isRead = if case .reading = step.exercise { true } else { false }
    comesFromTask = if case .task = step.exercise { true } else { false }
    var next = index + 1
    if catchesUp {
      next = lesson.steps.indices.first { $0 > index && place.state(of: lesson.steps[$0]) != .done } ?? -1
    }
    guard lesson.steps.indices.contains(next) else { return finish() }
    if next > index + 1 { for between in (index + 1)..<next { await replayStep(between) } }
    await enter(next, isBelow: !isRead)
  }

  func finish() {
    if lesson.isCase || !reviewsMissed() { end(of: lesson) }
  }

  func end(of lesson: Lesson) {
    phase = .finished
    let place = keeper.progress.of(lesson.id)
    let skipped = place.skippedCount(of: lesson)
    presenter.blank()
    if lesson.isCase { return finishCase(skipped: skipped) }
    if place.isDone(lesson) {
      presenter.succeed("The lesson \"\(lesson.title)\" is done.")
    } else {
      presenter.heading("That was the end of the lesson \"\(lesson.title)\".")
      presenter.say(
        "\(Phrases.count(skipped, "step")) skipped, so it does not count as done yet: \(course.command(for: lesson)) goes "
          + "back to \(skipped == 1 ? "it" : "them").")
    }
    let ending = CourseEnding(course: course, progress: keeper.progress, lesson: lesson)
    ending.show(presenter)
    if let next = nextLesson {
      presenter.say(
        "Next: \(next.title) (\(Phrases.count(next.minutes, "minute"))\(next.isOptional ? ", optional" : "")). Press Enter to go on "
          + "with it; :leave leaves.")
    } else {
      presenter.say(":leave leaves.")
    }
  }

  private var nextLesson: Lesson? { course.lesson(after: lesson) }

  /// What is typed when the last step is done.
  func goOn(_ line: [UInt8]) async -> Interception {
    let isEmpty = line.trimmingBlanks.isEmpty
    guard isEmpty || (!session.isConnected && line.first != ASCII.colon) || LessonCommand.withoutColon(line) != nil
    else { return .no }
    guard let next = nextLesson, isEmpty else {
      presenter.say(
        "The lesson is done. \(nextLesson == nil ? "" : "Press Enter to go on with the next one; "):leave leaves.")
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

extension Lesson.Task {
  /// How many lines of its Solution are for the server, without a QUIT that is not asked for.
  fileprivate var neededLines: Int {
    let lines = solution.filter { !$0.hasPrefix(":") }
    let asksForQuit = exchanges.contains { $0.subject == .verb(.quit) }
    return lines.last?.uppercased() == "QUIT" && !asksForQuit ? lines.count - 1 : lines.count
  }
}
