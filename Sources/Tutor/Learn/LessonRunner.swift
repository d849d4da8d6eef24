internal import Lessons
import Octets
internal import PracticeServer
internal import SMTP

/// Leads a learner through a lesson, step by step, beside the session in which they type: it shows what a step says,
/// looks at what was sent and what came back, and judges that. Everything that is typed goes where it would go
/// without a lesson, but for Enter alone, the choices of a quiz and the lesson's own commands.
@MainActor final class LessonRunner {
  /// Whether a typed line was for the guide.
  enum Taken {
    /// It goes on its way.
    case no
    case yes
    /// The learner leaves.
    case leave
  }

  enum Phase {
    case playing
    /// A step is done; Enter shows the next one.
    case between
    /// The last step is done, and what comes next is asked.
    case finished
  }

  let session: Session
  let course: Course
  let keeper: ProgressStore
  var lesson: Lesson
  var plan: LessonPlan
  /// The step at hand.
  var index = 0
  /// Pieces of text that wait for Enter.
  var pages: [[LessonPage.Line]] = []
  var hintsShown = 0
  var misses = 0
  var task: TaskProgress?
  /// How many messages lay in a mailbox when the step began.
  var mailBefore: [Mailbox: Int] = [:]
  /// Whether a message has been begun in this step and not ended.
  var isInMessage = false
  var phase = Phase.playing
  /// What goes wrong at the server on the connection at hand.
  var scenarios = ScenarioSet.none
  /// Whether a connection was opened whose greeting was not shown.
  var greetingIsNew = false
  var wasToldToReturn = false

  init(session: Session, course: Course, lesson: Lesson, keeper: ProgressStore) {
    self.session = session
    self.course = course
    self.lesson = lesson
    self.keeper = keeper
    plan = LessonPlan(lesson)
    session.answers = []
    session.guidance = .lesson
    // The lesson knows what comes next.
    session.presenter.proposesNext = false
    // It would give the answers away; :hints on brings it back.
    session.presenter.showsHints = false
  }

  var step: Lesson.Step { lesson.steps[index] }

  var presenter: Reporter { session.presenter }

  /// Whether the learner went to another server: what happens there is not the lesson's.
  var isOnOtherServer: Bool { session.isConnected && !session.isPractice }

  /// What stands before the cursor while a text waits; nil: the session's own prompt.
  var prompt: String? {
    if isOnOtherServer { return nil }
    if !pages.isEmpty { return "go on (Enter)> " }
    switch phase {
    case .between: return "next step (Enter)> "
    case .finished: return "lesson done> "
    case .playing: break
    }
    return switch step.exercise {
    case .reading: "Enter goes on> "
    case .quiz(let choices): "answer (1-\(choices.count))> "
    case .ask, .task: nil
    }
  }

  // MARK: Beginning

  /// The connection is there and greeted: begins where the learner stopped.
  func begin() async {
    if let problem = keeper.problem { presenter.say(problem) }
    greetingIsNew = true
    let place = keeper.progress.of(lesson.id)
    let first = place.isFinished(lesson) ? 0 : place.next(in: lesson)
    if place.isFinished(lesson) { presenter.say("This lesson is done already; it begins again.") }
    if first > 0 {
      presenter.say("Going on where you stopped. What comes before is done again, unseen, as the lesson has it.")
    }
    for index in 0..<first { await replayStep(index) }
    await enter(first, withIntroduction: true)
  }

  /// What is done when a program is about to end.
  func end() {
    guard phase != .finished else { return }
    presenter.say("Your place in the lesson is kept: smtp-tutor learn goes on here.")
  }

  /// Comes to a step: the conversation goes where it begins, and its text is shown.
  /// - Parameter staysPut: the conversation is further on already, and what came of that is still to be looked at.
  func enter(_ index: Int, withIntroduction: Bool = false, staysPut: Bool = false) async {
    self.index = index
    phase = .playing
    hintsShown = 0
    misses = 0
    keep(.at(step: step.id))
    if !staysPut, !isInPlace { await restorePosition() }
    showGreeting()
    beginTask()
    isInMessage = session.conversation.stage == .message
    var page = LessonPage(width: presenter.width)
    if withIntroduction { page.begin(lesson) }
    page.add(step, number: index + 1, of: lesson.steps.count)
    show(page)
  }

  /// A greeting that nobody has seen yet, before the first step that has to do with it.
  func showGreeting() {
    guard greetingIsNew, step.needsConnection, session.isConnected else { return }
    greetingIsNew = false
    if session.conversation.stage == .start { presenter.greeting(session.conversation.banner ?? "") }
  }

  func beginTask() {
    mailBefore = [:]
    guard case .task(let task) = step.exercise else {
      self.task = nil
      return
    }
    self.task = TaskProgress(task)
    for condition in task.mailboxes { mailBefore[condition.mailbox] = messages(in: condition.mailbox).count }
  }

  func messages(in mailbox: Mailbox) -> [DeliveredMessage] { session.practice?.store.messages(in: mailbox) ?? [] }

  func keep(_ event: Progress.Event) {
    let had = keeper.problem
    keeper.note(event, lesson: lesson.id)
    if had == nil, let problem = keeper.problem { presenter.warn(problem) }
  }

  /// How far the lesson has come, for whoever gives the input from a file.
  var outcome: Outcome {
    let place = keeper.progress.of(lesson.id)
    let status = place.isFinished(lesson) ? ExitStatus.ok : .differs
    return Outcome(
      status: status, stage: "the lesson",
      sentence: "lesson \(lesson.id): \(place.passed(of: lesson)) of \(Words.count(lesson.steps.count, "step")) "
        + "done\(place.skippedWords); status \(status.rawValue)")
  }

  // MARK: Showing

  func show(_ page: LessonPage) {
    pages = page.pages(rows: presenter.medium.pageRows)
    showNextPage()
  }

  private func showNextPage() {
    guard !pages.isEmpty else { return }
    presenter.page(pages.removeFirst())
    presenter.flush()
  }

  // MARK: What is typed

  /// Looks at a line before it is sent.
  func take(_ line: [UInt8]) async -> Taken {
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
      if !isEmpty { presenter.say("(Nothing was sent: first comes what stands here.)") }
      return .yes
    }
    if phase == .finished { return await goOn(line) }
    // From here on every line of a message is text.
    if session.conversation.stage == .message {
      isInMessage = true
      return .no
    }
    if isEmpty { return await enterKey() }
    if case .quiz(let choices) = step.exercise, line.first != ASCII.colon { return await answer(line, choices) }
    if case .ask(let ask) = step.exercise, ask.isLocal, !session.isConnected, line.first != ASCII.colon {
      await judge(local: line, ask)
      return .yes
    }
    if case .ask(let ask) = step.exercise, ask.means(line), !session.isHolding, !isInPlace,
      !(Verb(of: line).isHello && session.isConnected)  // a hello begins anew by itself
    {
      await restorePosition()
      presenter.say("(First the conversation went back to where this step begins.)")
    }
    return .no
  }

  private func enterKey() async -> Taken {
    switch step.exercise {
    case .reading: await done()
    case .quiz: presenter.say("Type the number of your answer. :hint helps, :skip goes on without it.")
    case .ask, .task:
      var page = LessonPage(width: presenter.width)
      page.addRequest(step)
      show(page)
    }
    return .yes
  }

  private func answer(_ line: [UInt8], _ choices: [Lesson.Choice]) async -> Taken {
    guard let choice = choices.choice(for: String(decoding: line, as: UTF8.self)) else {
      // A question may be answered by trying.
      if Verb.known.contains(Verb(of: line)), session.isConnected { return .no }
      presenter.say("That is none of the choices. Type a number from 1 to \(choices.count). (:leave leaves.)")
      return .yes
    }
    let text = choice.words.text
    // Most teachers say so themselves.
    let isSaid = text.hasPrefix(choice.isRight ? "Yes" : "No")
    presenter.say(isSaid ? text : "\(choice.isRight ? "Right." : "No.") \(text)")
    if choice.isRight { await done() } else { missed() }
    return .yes
  }

  func missed() {
    misses += 1
    if misses % 3 == 1, !step.hints.isEmpty { presenter.say("(:hint helps, :skip goes on without this step.)") }
  }

  /// The step is done: what it says at the end, and then, after Enter, the next one.
  func done() async {
    for words in step.closing { presenter.say(words.text) }
    keep(.done(step: step.id))
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
    presenter.heading("The lesson \"\(lesson.title)\" is done.")
    if skipped > 0 { presenter.say("\(Words.count(skipped, "step")) skipped on the way; :steps shows which.") }
    if let next = nextLesson {
      presenter.say("Next: \(next.title). Enter goes on with it, :leave leaves.")
    } else {
      presenter.say("That was the last lesson: you have come through the course. :leave leaves.")
    }
  }

  private var nextLesson: Lesson? {
    let lessons = course.lessons
    guard let place = lessons.firstIndex(where: { $0.id == lesson.id }), place + 1 < lessons.count else { return nil }
    return lessons[place + 1]
  }

  /// What is typed when the last step is done.
  private func goOn(_ line: [UInt8]) async -> Taken {
    let isEmpty = line.trimmingBlanks.isEmpty
    guard isEmpty || (!session.isConnected && line.first != ASCII.colon) else { return .no }
    guard let next = nextLesson, isEmpty else {
      presenter.say("The lesson is done. \(nextLesson == nil ? "" : "Enter goes on with the next one, "):leave leaves.")
      return .yes
    }
    lesson = next
    plan = LessonPlan(next)
    session.practice?.store.removeAll()
    session.closeByUser()
    await begin()
    return .yes
  }
}

extension Session {
  /// Opens the first connection. In a lesson the greeting is shown by the first step that has to do with it.
  func open(_ target: Target, runner: LessonRunner?) async -> Wait {
    guard runner != nil else { return await open(target) }
    return await presenter.unseen { await open(target) }
  }
}
