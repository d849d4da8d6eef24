import Events
import Lessons
import Octets
import SMTP
import Sessions
import Typing

/// What is typed while a lesson goes on.
extension LessonRunner {
  /// What is before the cursor while a text waits; nil: the session's own prompt.
  package var prompt: String? {
    if isOnOtherServer { return nil }
    if !pages.isEmpty { return "go on (Enter)> " }
    switch phase {
    case .between: return "next step (Enter)> "
    case .finished: return "lesson done> "
    case .playing: break
    }
    return switch step.exercise {
    case .reading: "Enter goes on> "
    case .quiz(let quiz): "answer (1-\(quiz.choices.count))> "
    case .question: "answer> "
    case .ask, .task: nil
    }
  }

  /// Looks at a line before it is sent.
  package func intercept(_ line: [UInt8]) async -> Interception {
    if let command = LessonCommand(line) { return await perform(command) }
    if isOnOtherServer { return .no }
    if LocalCommand.same(":help", line) {
      help()
      return .yes
    }
    let isEmpty = line.trimmingBlanks.isEmpty
    if !pages.isEmpty || phase == .between {
      if line.first == ASCII.colon, session.conversation.stage != .message { return .no }
      if pages.isEmpty { await enter(index + 1) } else { showNextPage() }
      // What has not been read yet cannot be answered.
      if !isEmpty { presenter.say("(That line was not sent. Please read this step first.)") }
      return .yes
    }
    if phase == .finished { return await goOn(line) }
    // Every octet of a chunk counts, an empty line's as well.
    if session.conversation.stage == .chunk { return .no }
    // From here on every line of a message is text.
    if session.conversation.stage == .message {
      // After the dot the message is said, whatever becomes of the connection.
      attempt.isInMessage = line != [ASCII.dot]
      return .no
    }
    if isEmpty { return await enterKey() }
    if case .quiz(let quiz) = step.exercise, line.first != ASCII.colon { return await answer(line, quiz.choices) }
    if case .question(let question) = step.exercise, line.first != ASCII.colon { return await answer(line, question) }
    if case .ask(let ask) = step.exercise, ask.isLocal, !session.isConnected, line.first != ASCII.colon {
      await judge(local: line, ask)
      return .yes
    }
    if case .ask(let ask) = step.exercise, ask.means(line), !session.isHolding, !isInPlace,
      !(Verb(of: line).isHello && session.isConnected)  // a hello begins anew by itself
    {
      await restorePosition()
      presenter.say("(You were first taken back to the start of this step.)")
    }
    return .no
  }

  private func enterKey() async -> Interception {
    switch step.exercise {
    case .reading: await done()
    case .quiz: presenter.say("Type the number of your answer. :hint helps, :skip goes on without it.")
    case .ask, .task, .question:
      var page = LessonPage(width: presenter.width)
      page.addRequest(step)
      show(page)
    }
    return .yes
  }

  private func answer(_ line: [UInt8], _ choices: [Lesson.Choice]) async -> Interception {
    guard let choice = choices.choice(for: String(decoding: line, as: UTF8.self)) else {
      // A question may be answered by trying.
      if Verb.known.contains(Verb(of: line)), session.isConnected { return .no }
      presenter.say("That is not one of the choices. Type a number from 1 to \(choices.count). (:leave leaves.)")
      return .yes
    }
    let text = choice.words.text
    // Most teachers say so themselves.
    let isSaid = text.hasPrefix(choice.isRight ? "Yes" : "No")
    presenter.say(isSaid ? text : "\(choice.isRight ? "Right." : "No.") \(text)")
    if choice.isRight { await done() } else { missed() }
    return .yes
  }

  private func answer(_ line: [UInt8], _ question: Lesson.Question) async -> Interception {
    let verdict = question.judge(String(decoding: line, as: UTF8.self))
    // A command may be the answer, or be what the lesson has a word for.
    if case .wrong(_, own: nil, _) = verdict, Verb.known.contains(Verb(of: line)), session.isConnected { return .no }
    switch verdict {
    case .right:
      presenter.heading("Right.")
      await done()
    case .goesOn: break
    case .wrong(let mismatch, let own, _):
      presenter.say("Not yet. \(own?.text ?? mismatch.words)")
      missed()
    }
    return .yes
  }

  func missed() {
    attempt.misses += 1
    if attempt.misses % 3 == 1, !step.hints.isEmpty { presenter.say("(:hint helps, :skip goes on without this step.)") }
  }
}
