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
    case .review: return "once more, \(answerPrompt(review[0].step) ?? "")"
    case .finished: return "lesson done> "
    case .playing: break
    }
    // Every line is part of a message there, whatever else would be asked.
    if session.conversation.stage.isText { return nil }
    if case .reading = step.exercise { return "Press Enter to continue> " }
    guard let prompt = answerPrompt(step) else { return nil }
    return asksWhere + prompt
  }

  /// In a case one goes from host to host while the question waits: where one is.
  private var asksWhere: String {
    guard lesson.isCase else { return "" }
    return session.isConnected ? presenter.shortened(session.hostName, besides: 16) : "not connected "
  }

  /// Nil where the answer is something for the server, or for the tutor.
  private func answerPrompt(_ step: Lesson.Step) -> String? {
    switch step.exercise {
    case .quiz(let quiz): "\(quiz.rightCount > 1 ? "answers" : "answer") (1-\(quiz.choices.count))> "
    case .question: "answer> "
    case .reading, .ask, .task: nil
    }
  }

  /// Looks at a line before it is sent.
  package func intercept(_ line: [UInt8]) async -> Interception {
    let interception = await route(line)
    let isForServer = line.first != ASCII.colon || session.conversation.stage == .message
    if case .no = interception, isForServer, session.isConnected, !isOnOtherServer { attempt.lines += 1 }
    return interception
  }

  private func route(_ line: [UInt8]) async -> Interception {
    if let command = LessonCommand(line) { return await perform(command) }
    if isOnOtherServer { return .no }
    if LocalCommand.same(":help", line) {
      help()
      return .yes
    }
    if !pages.isEmpty, turnPage(line) { return .yes }
    switch phase {
    case .review: return await answerAgain(line)
    case .finished: return await goOn(line)
    case .playing: break
    }
    // Every octet of a chunk counts, an empty line's as well.
    if session.conversation.stage == .chunk { return .no }
    // From here on every line of a message is text.
    if session.conversation.stage == .message { return inMessage(line) }
    if line.trimmingBlanks.isEmpty { return await enterKey() }
    if tellsOfColon(line) { return .yes }
    switch step.exercise {
    case .reading: return await typedAhead(line)
    case .quiz(let quiz) where line.first != ASCII.colon: return await answer(line, quiz)
    case .question(let question) where line.first != ASCII.colon: return await answer(line, question)
    case .quiz, .question, .task: return .no
    case .ask(let ask): return await answer(line, ask)
    }
  }

  /// Whether a line only turned the page. One that could be the answer counts, and the rest of the step is shown first.
  private func turnPage(_ line: [UInt8]) -> Bool {
    if line.trimmingBlanks.isEmpty {
      showNextPage()
      return true
    }
    while !pages.isEmpty { showNextPage() }
    if phase == .playing, step.isForPrompt || line.first == ASCII.colon { return false }
    presenter.say("(Nothing was sent. Please read this first.)")
    return true
  }

  private func inMessage(_ line: [UInt8]) -> Interception {
    // After the dot the message is said, whatever becomes of the connection.
    attempt.isInMessage = line != [ASCII.dot]
    let isEmpty = line.isEmpty
    defer { attempt.lastLineWasEmpty = isEmpty }
    if isEmpty, attempt.lastLineWasEmpty || !step.isForPrompt { sayHowMessageEnds() }
    return .no
  }

  func sayHowMessageEnds() {
    guard session.conversation.stage == .message else { return }
    presenter.say("(You are inside a message: a dot alone on a line ends it, and :reset takes you out of it.)")
  }

  /// Says so where a command of the lesson was typed without its colon.
  private func tellsOfColon(_ line: [UInt8]) -> Bool {
    guard session.conversation.stage != .auth, let command = LessonCommand.withoutColon(line) else { return false }
    let isCommand = Verb.known.contains(Verb(of: line))
    switch step.exercise {
    case .ask(let ask) where ask.means(line) || ask.wrongs.contains { $0.fits(line) }: return false
    case .task where isCommand: return false
    case .reading where isCommand && nextMeans(line): return false
    default: break
    }
    let isSent = isCommand && session.isConnected && (step.isForPrompt || mayTry(line))
    let other = isSent ? " For the server, type it in capitals." : ""
    presenter.say(
      "\(command == ":leave" ? "`:leave` leaves the lesson." : "With a colon: `\(command)`.") (Nothing was sent.\(other))"
    )
    return true
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

  // MARK: A line where none is asked for

  /// Whether the step after this one asks for such a line.
  private func nextMeans(_ line: [UInt8]) -> Bool {
    guard index + 1 < lesson.steps.count else { return false }
    return switch lesson.steps[index + 1].exercise {
    case .ask(let ask): ask.means(line)
    case .task: Verb.known.contains(Verb(of: line))
    case .reading, .quiz, .question: false
    }
  }

  private func typedAhead(_ line: [UInt8]) async -> Interception {
    if nextMeans(line) {
      await done()
      return await route(line)
    }
    if line.first == ASCII.colon || tries(line) { return .no }
    presenter.say("(Nothing was sent. Press Enter to continue.)")
    return .yes
  }

  /// Whether a line goes to the server though none is asked for, which is said the first time; in a case that is how the
  /// cause is found.
  private func tries(_ line: [UInt8]) -> Bool {
    guard mayTry(line) else { return false }
    showGreeting(isWanted: true)
    if !lesson.isCase, !wasToldOfCommands {
      wasToldOfCommands = true
      presenter.say("(A line that begins with an SMTP command goes to the server, even here.)")
    }
    return true
  }

  private func mayTry(_ line: [UInt8]) -> Bool {
    Verb.known.contains(Verb(of: line)) && session.isConnected && whyWithheld(line) == nil
  }

  /// Why a command stays here while no line for the server is asked for; nil for one that may go there, and for any other
  /// line. In a case all of them may.
  private func whyWithheld(_ line: [UInt8]) -> String? {
    guard !lesson.isCase else { return nil }
    let verb = Verb(of: line)
    switch verb {
    case .data, .bdat: return "after \(verb) your answer would be a line of a message"
    // The goodbye of the Task before may still be said.
    case .quit where !comesFromTask || attempt.replies > 0: return "QUIT would end the connection; :leave leaves"
    default: return nil
    }
  }

  /// Whether one line is awaited that is not for the server: several at once are no answer.
  package var takesOneLine: Bool {
    guard !isOnOtherServer, !lesson.isCase, !session.conversation.stage.isText else { return false }
    return phase != .playing || !step.isForPrompt
  }

  // MARK: Answers

  private func answer(_ line: [UInt8], _ ask: Lesson.Ask) async -> Interception {
    if ask.isLocal, !session.isConnected, line.first != ASCII.colon {
      await judge(local: line, ask)
      return .yes
    }
    if ask.means(line), !session.isHolding, !isInPlace,
      !(Verb(of: line).isHello && session.isConnected)  // a hello begins anew by itself
    {
      await restorePosition()
      presenter.say("(You were first taken back to the start of this step.)")
    }
    return .no
  }

  private func answer(_ line: [UInt8], _ quiz: Lesson.Quiz) async -> Interception {
    let verdict = quiz.judge(String(decoding: line, as: UTF8.self), shown: shownChoices)
    if verdict == .unreadable, tries(line) { return .no }
    if say(verdict, quiz) { await done() } else if verdict.isMiss { missed() }
    return .yes
  }

  private func answer(_ line: [UInt8], _ question: Lesson.Question) async -> Interception {
    let verdict = question.judge(String(decoding: line, as: UTF8.self))
    // A command may be the answer, or be what the lesson has a word for.
    if case .wrong(_, own: nil, _) = verdict {
      if tries(line) { return .no }
      if let why = whyWithheld(line) {
        presenter.say("(Nothing was sent: \(why).)")
        return .yes
      }
    }
    if say(verdict) { await done() } else { missed() }
    return .yes
  }

  /// - Returns: whether it is right.
  func say(_ verdict: QuizVerdict, _ quiz: Lesson.Quiz) -> Bool {
    switch verdict {
    case .right(let choices):
      presenter.succeed("Right.")
      for choice in choices where !choice.reason.isEmpty { presenter.say(choice.reason) }
      return true
    case .wrong(let choice):
      let text = choice.words.text
      presenter.say(text.hasPrefix("No") ? text : "No. \(text)")
    case .incomplete(let found, let count):
      presenter.say("Not yet. That is right, but \(found) of \(count): name all of them in one line, such as 1 3.")
    case .unreadable:
      presenter.say(
        "That is not one of the choices. Type \(quiz.rightCount > 1 ? "numbers" : "a number") from 1 to "
          + "\(quiz.choices.count). (Nothing was sent; :leave leaves.)")
    }
    return false
  }

  /// - Returns: whether it is right.
  func say(_ verdict: Verdict) -> Bool {
    switch verdict {
    case .right:
      presenter.succeed("Right.")
      return true
    case .wrong(let mismatch, let own, _): presenter.say("Not yet. \(own?.text ?? mismatch.words)")
    case .goesOn: break
    }
    return false
  }

  /// After every third miss the next hint comes by itself.
  func missed() {
    attempt.misses += 1
    if attempt.misses.isMultiple(of: 3) {
      hint()
    } else if attempt.misses == 1 {
      presenter.say("(:hint helps, :skip goes on without this step.)")
    }
  }
}

extension Lesson.Choice {
  /// What is said to a right choice, without the "Yes." that most teachers begin it with.
  var reason: String {
    let text = words.text
    return text.hasPrefix("Yes. ") ? String(text.dropFirst(5)) : text == "Yes." ? "" : text
  }
}

extension QuizVerdict {
  /// Whether it shows that somebody did not know the answer.
  var isMiss: Bool {
    switch self {
    case .wrong, .incomplete: true
    case .right, .unreadable: false
    }
  }
}

extension Lesson.Step {
  /// Whether what it asks for is typed at the session's own prompt.
  var isForPrompt: Bool {
    switch exercise {
    case .ask, .task: true
    case .reading, .quiz, .question: false
    }
  }
}
