import Events
import Lessons
import SMTP

/// The lesson's own commands.
extension LessonRunner {
  func perform(_ command: LessonCommand) async -> Interception {
    pages = []
    switch command {
    case .leave: return .leave
    case .steps: list()
    case .hint: hint()
    case .repeat: showAgain()
    case .skip:
      guard phase == .playing else { break }
      keep(.skipped(step: step.id))
      presenter.say("Skipped.")
      if index + 1 < lesson.steps.count { await enter(index + 1) } else { finish() }
    case .back:
      if index > 0 || phase == .between {
        await enter(phase == .playing ? index - 1 : index)
      } else {
        presenter.say("This is the first step.")
      }
    case .reset:
      await restorePosition()
      beginTask()
      presenter.say("You are back at the start of this step.")
    }
    return .yes
  }

  func help() {
    for line in LessonCommand.help { presenter.say(line) }
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

  private func hint() {
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
      showAnswer()
    } else {
      presenter.say("There is no hint here.")
    }
  }

  /// A choice of a quiz that can be struck out; with two there is none.
  private var wrongChoice: Int? {
    guard case .quiz(let quiz) = step.exercise, quiz.choices.count > 2 else { return nil }
    return quiz.choices.firstIndex { !$0.isRight }
  }

  private var hasAnswer: Bool { if case .reading = step.exercise { false } else { true } }

  private func showAnswer() {
    switch step.exercise {
    case .reading: break
    case .ask(let ask):
      presenter.say("The answer:")
      for line in ask.answers.first?.lines ?? [] { presenter.preview(Array(line.utf8)) }
    case .task(let task):
      presenter.say("One way to do it:")
      for line in task.solution { presenter.preview(Array(line.utf8)) }
    case .quiz(let quiz):
      for (index, choice) in quiz.choices.enumerated() where choice.isRight {
        presenter.say("The answer: \(index + 1), \(choice.label). \(choice.words.text)")
      }
    case .question(let question): presenter.say("The answer: \(question.answers.first?.text ?? "")")
    }
  }

  /// The step as it is, with all that was told about it so far.
  private func showAgain() {
    var page = LessonPage(width: presenter.width)
    page.add(step, number: index + 1, of: lesson.steps.count)
    show(page)
    // Hints come after all of the step, however many windows it fills.
    for (number, hint) in step.hints.prefix(attempt.hintsShown).enumerated() {
      presenter.say("Hint \(number + 1): \(hint.text)")
    }
    if attempt.hintsShown > step.hints.count + 1 { showAnswer() }
  }
}
