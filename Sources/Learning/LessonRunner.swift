package import Events
package import Lessons
import PracticeServer
import SMTP
package import Sessions
import WorldServers

/// Leads a learner through a lesson, step by step, beside the session in which they type: it shows what a step says,
/// looks at what was sent and what came back, and judges that. Everything that is typed goes where it would go
/// without a lesson, but for Enter alone, the choices of a quiz and the lesson's own commands.
@MainActor package final class LessonRunner {
  /// Whether a typed line was for the guide.
  package enum Interception {
    /// It goes on its way.
    case no
    case yes
    /// The learner leaves.
    case leave
  }

  enum Phase {
    case playing
    /// Questions of earlier steps are asked once more.
    case review
    /// The last step is done, and what comes next is asked.
    case finished
  }

  /// What is known of one try at a step; each has its own.
  struct Attempt {
    var hintsShown = 0
    var misses = 0
    /// Lines that went to the server from the prompt, one by one.
    var lines = 0
    /// Replies that were judged: more than lines where some were pasted.
    var replies = 0
    var messages = 0
    /// Whether the last line of a message was empty.
    var lastLineWasEmpty = false
    /// What was in the mailboxes when the step began.
    let mail: MailStore.Snapshot
    private let start: ContinuousClock.Instant
    private let clock: SessionClock

    @MainActor init(_ session: Session) {
      mail = session.mailStore.snapshot
      clock = session.events.clock
      start = clock.now()
    }

    /// What the step took. A long pause does not count as work.
    var effort: Effort {
      Effort(
        misses: misses, hints: hintsShown, seconds: min(1_800, Int(clock.seconds(since: start))), lines: lines,
        messages: messages)
    }
    var task: TaskProgress?
    var prohibitions = ProhibitionWatch([])
    /// How many messages were in a mailbox when the step began.
    var mailBefore: [Mailbox: Int] = [:]
    /// Whether the practice world is not what the step made of it: its rules were changed, or time has passed.
    var hasChangedWorld = false
    /// Whether a message has been begun and not ended.
    var isInMessage = false
  }

  let session: Session
  let course: Course
  let keeper: ProgressStore
  /// Replies that were not judged yet.
  let collector = AnswerCollector()
  var lesson: Lesson
  var plan: LessonPlan
  /// The step at hand.
  var index = 0
  /// Pieces of text that wait for Enter.
  var pages: [[PageLine]] = []
  var attempt: Attempt
  var phase = Phase.playing
  /// Where the lesson opened its last connection.
  var scene = Scene()
  /// The practice world when a step began, by the step's index.
  var snapshots: [Int: WorldSnapshot] = [:]
  /// Whether a connection was opened whose greeting was not shown.
  var greetingIsNew = false
  var wasToldToReturn = false
  /// Whether it was said that commands go to the server while a question waits.
  var wasToldOfCommands = false
  /// Whether something was said to the server since the conversation was last where a step begins.
  var hasStrayed = false
  /// How often the conversation was taken back.
  var restorations = 0
  /// Whether more was answered than has been judged.
  var hasMoreAnswers = false
  /// What is asked once more, and what comes after that.
  var review: [ReviewItem] = []
  var afterReview = AfterReview.finish
  /// How often a question was answered wrong in this lesson, by the index of its step.
  var missedQuestions: [Int: Int] = [:]
  /// Whether the step before this one, as it was played, is a Task.
  var comesFromTask = false
  /// Whether only what was skipped is played now.
  var catchesUp = false

  package init(session: Session, course: Course, lesson: Lesson, keeper: ProgressStore) {
    self.session = session
    self.course = course
    self.lesson = lesson
    self.keeper = keeper
    plan = LessonPlan(lesson)
    attempt = Attempt(session)
    session.presenter.subscribe(collector)
    session.guidance = .lesson
    // The lesson knows what comes next.
    session.presenter.proposesNext = false
    // It would give the answers away; :hints on brings it back.
    session.presenter.showsHints = false
    session.isAskedFor = { [weak self] in self?.asks(for: $0) ?? false }
  }

  private func asks(for line: [UInt8]) -> Bool {
    guard phase == .playing, !isOnOtherServer, case .ask(let ask) = step.exercise else { return false }
    return ask.means(line)
  }

  var step: Lesson.Step { lesson.steps[index] }

  var presenter: Reporter { session.presenter }

  // MARK: Beginning

  /// The connection is there and greeted: begins where the learner stopped.
  package func begin() async {
    if let problem = keeper.problem { presenter.say(problem) }
    greetingIsNew = true
    await beginWorld()
    missedQuestions = [:]
    if startsReview() { return }
    await beginLesson()
  }

  /// Begins where the learner stopped, or with what was skipped.
  func beginLesson() async {
    let place = keeper.progress.of(lesson.id)
    let first = place.isDone(lesson) ? 0 : place.next(in: lesson)
    catchesUp = place.isPassed(lesson) && !place.isDone(lesson)
    if place.isDone(lesson) {
      presenter.say("This lesson is done already; it starts again.")
    } else if catchesUp {
      presenter.say("What you skipped comes now; the steps before it have been replayed for you.")
    } else if first > 0 {
      presenter.say("Picking up where you left off; the earlier steps have been replayed for you.")
    }
    for index in 0..<first { await replayStep(index) }
    await enter(first, withIntroduction: true)
  }

  /// What is done when a program is about to end.
  package func end() {
    guard phase != .finished else { return }
    let own = course.command(for: lesson)
    if keeper.progress.of(lesson.id).isDone(lesson) {
      return presenter.say("You have done this lesson; \(own) starts it again.")
    }
    // Without a name it goes on where there is something new to do.
    let isNext = course.isBuiltIn && course.next(keeper.progress)?.id == lesson.id
    presenter.say("Your place in the lesson is saved: \(isNext ? "smtp-tutor learn" : own) goes on here.")
  }

  /// Comes to a step: the conversation goes where it begins, and its text is shown.
  /// Where more has been answered already, the conversation is further on, and stays there until that is judged.
  /// - Parameter isBelow: something was said that is still to be read.
  func enter(_ index: Int, withIntroduction: Bool = false, isBelow: Bool = false) async {
    self.index = index
    phase = .playing
    keep(.at(step: step.id))
    await prepareWorld()
    attempt = Attempt(session)
    if !hasMoreAnswers, !isInPlace { await restorePosition() }
    showGreeting()
    beginTask()
    attempt.isInMessage = session.conversation.stage == .message
    var page = LessonPage(width: presenter.width)
    if withIntroduction { page.begin(lesson) }
    page.add(step, number: index + 1, of: lesson.steps.count, choices: shownChoices)
    if isBelow { presenter.blank() }
    show(page, isBelow: isBelow)
  }

  /// The choices of the step at hand as the learner sees them.
  var shownChoices: [Lesson.Choice] { lesson.shownChoices(of: step) }

  /// A greeting that nobody has seen yet, before the first step that has to do with it.
  /// - Parameter isWanted: somebody is about to say something there.
  func showGreeting(isWanted: Bool = false) {
    guard greetingIsNew, isWanted || step.needsConnection, session.isConnected else { return }
    greetingIsNew = false
    if session.conversation.stage == .start { presenter.greeting(session.conversation.banner ?? "") }
  }

  func beginTask() {
    attempt.mailBefore = [:]
    attempt.prohibitions = ProhibitionWatch(step.prohibitions)
    for mailbox in attempt.prohibitions.mailboxes { attempt.mailBefore[mailbox] = messages(in: mailbox).count }
    guard case .task(let task) = step.exercise else {
      attempt.task = nil
      return
    }
    attempt.task = TaskProgress(task)
    for condition in task.mailboxes { attempt.mailBefore[condition.mailbox] = messages(in: condition.mailbox).count }
  }

  func messages(in mailbox: Mailbox) -> [DeliveredMessage] { session.mailStore.messages(in: mailbox) }

  func keep(_ event: Progress.Event) {
    let had = keeper.problem
    keeper.note(event, lesson: lesson.id)
    if had == nil, let problem = keeper.problem { presenter.warn(problem) }
  }

  /// How far the lesson has come, for whoever gives the input from a file.
  package var outcome: Outcome {
    let place = keeper.progress.of(lesson.id)
    let status = place.isDone(lesson) ? ExitStatus.ok : .differs
    let skipped = place.skippedCount(of: lesson)
    return Outcome(
      status: status, stage: "the lesson",
      sentence: "lesson \(lesson.id): \(place.doneCount(of: lesson)) of \(Phrases.count(lesson.steps.count, "step")) "
        + "done\(skipped == 0 ? "" : ", \(skipped) skipped"); status \(status.rawValue)")
  }

  // MARK: Showing

  /// - Parameter isBelow: the first window leaves room for what was just said.
  func show(_ page: LessonPage, isBelow: Bool = false) {
    pages = page.pages(rows: presenter.medium.pageRows, taken: isBelow ? LessonPage.rowsOfReply : 0)
    showNextPage()
  }

  func showNextPage() {
    guard !pages.isEmpty else { return }
    presenter.page(pages.removeFirst())
    presenter.flush()
  }
}

extension Lesson {
  /// The choices of a step in the order in which they are shown; none where it has none.
  func shownChoices(of step: Step) -> [Choice] {
    guard case .quiz(let quiz) = step.exercise else { return [] }
    return quiz.shown(lesson: id, step: step.id)
  }
}

extension Session {
  /// Opens the first connection. In a lesson the greeting is shown by the first step that has to do with it.
  package func open(_ target: Target, runner: LessonRunner?) async -> Wait {
    guard runner != nil else { return await open(target) }
    return await presenter.unseen { await open(target) }
  }
}
