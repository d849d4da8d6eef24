import Events
import Lessons
import PracticeServer
import SMTP
import Sessions

/// The lesson's own commands.
extension LessonRunner {
  func perform(_ command: LessonCommand) async -> Interception {
    pages = []
    switch command {
    case .leave: return .leave
    case .steps: list()
    case .hint: phase == .review ? showAnswer(to: review[0].step, of: review[0].lesson) : hint()
    case .repeat: phase == .review ? askAgain() : showAgain()
    case .skip: await skip()
    case .back:
      guard phase != .review, index > 0 else {
        presenter.say("This is the first step.")
        break
      }
      comesFromTask = false
      await enter(phase == .playing ? index - 1 : index)
    case .reset:
      guard phase == .playing else { break }
      await takeBack()
      beginTask()
      showGreeting()
      presenter.say("You are back at the start of this step.")
    }
    return .yes
  }

  func help() {
    for line in LessonCommand.help { presenter.say(line) }
    sayHowMessageEnds()
  }

  /// The conversation and the mailboxes as they were when the step began.
  func takeBack() async {
    session.mailStore.restore(attempt.mail)
    await restorePosition()
  }

  /// Goes on as if the step had been done as the lesson has it, whatever was typed so far.
  private func skip() async {
    switch phase {
    case .finished: return
    case .review: return await endReviewItem()
    case .playing: break
    }
    keep(.skipped(step: step.id))
    presenter.say("Skipped.")
    showAnswer(to: step, of: lesson)
    if !step.solution.isEmpty {
      plan.replaceLines(of: index, by: step.solution)
      await takeBack()
      await replayStep(index)
      // What was refused there, such as a login, is nothing that the learner has seen.
      hasStrayed = true
      forgetLaterWorlds()
    }
    await goToNext()
  }

  private func list() {
    let place = keeper.progress.of(lesson.id)
    for (number, step) in lesson.steps.enumerated() {
      let state = place.state(of: step).rawValue
      let here = number == index && phase == .playing ? ">" : " "
      let place = number + 1 < 10 ? " \(number + 1)" : "\(number + 1)"
      presenter.say("\(here) \(place). \(step.title) (\(state))")
    }
  }

  // MARK: Hints

  /// The next hint, and after the last one the answer.
  func hint() {
    guard phase == .playing else { return presenter.say("This step is done.") }
    let hints = step.hints
    if attempt.hintsShown < hints.count {
      presenter.say("Hint \(attempt.hintsShown + 1) of \(hints.count): \(hints[attempt.hintsShown].text)")
      attempt.hintsShown += 1
    } else if attempt.hintsShown == hints.count, let wrong = wrongChoice {
      presenter.say("It is not \(wrong + 1).")
      attempt.hintsShown += 1
    } else if hasAnswer {
      attempt.hintsShown = hints.count + 2
      showAnswer(to: step, of: lesson)
    } else {
      presenter.say("There is no hint here. Press Enter to continue.")
    }
    sayHowMessageEnds()
  }

  /// A choice of a quiz that can be struck out; with two there is none.
  private var wrongChoice: Int? { shownChoices.count > 2 ? shownChoices.firstIndex { !$0.isRight } : nil }

  private var hasAnswer: Bool { if case .reading = step.exercise { false } else { true } }

  func showAnswer(to step: Lesson.Step, of lesson: Lesson) {
    switch step.exercise {
    case .reading: break
    case .ask(let ask):
      presenter.say("The answer:")
      for line in ask.answers.first?.lines ?? [] { presenter.preview(Array(line.utf8)) }
    case .task(let task):
      presenter.say("One way to do it:")
      for line in task.solution { presenter.preview(Array(line.utf8)) }
    case .quiz:
      for (index, choice) in lesson.shownChoices(of: step).enumerated() where choice.isRight {
        let label = choice.label.hasSuffix(".") ? choice.label : choice.label + "."
        presenter.say("The answer: \(index + 1), \(label)\(choice.reason.isEmpty ? "" : " \(choice.reason)")")
      }
    case .question(let question): presenter.say("The answer: \(question.answers.first?.text ?? "")")
    }
  }

  /// The step as it is, with all that was told about it so far.
  private func showAgain() {
    var page = LessonPage(width: presenter.width)
    page.add(step, number: index + 1, of: lesson.steps.count, choices: shownChoices)
    show(page)
    // Hints come after all of the step, however many windows it fills.
    for (number, hint) in step.hints.prefix(attempt.hintsShown).enumerated() {
      presenter.say("Hint \(number + 1): \(hint.text)")
    }
    if attempt.hintsShown > step.hints.count + 1 { showAnswer(to: step, of: lesson) }
  }
}
