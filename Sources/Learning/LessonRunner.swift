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
    /// A step is done; Enter shows the next one.
    case between
    /// The last step is done, and what comes next is asked.
    case finished
  }

  /// What is known of one try at a step; each has its own.
  struct Attempt {
    var hintsShown = 0
    var misses = 0
    var task: TaskProgress?
    var prohibitions = ProhibitionWatch([])
    /// How many messages were in a mailbox when the step began.
    var mailBefore: [Mailbox: Int] = [:]
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
  var attempt = Attempt()
  var phase = Phase.playing
  /// Where the lesson opened its last connection.
  var scene = Scene()
  /// The practice world when a step began, by the step's index.
  var snapshots: [Int: WorldSnapshot] = [:]
  /// Whether a connection was opened whose greeting was not shown.
  var greetingIsNew = false
  var wasToldToReturn = false

  package init(session: Session, course: Course, lesson: Lesson, keeper: ProgressStore) {
    self.session = session
    self.course = course
    self.lesson = lesson
    self.keeper = keeper
    plan = LessonPlan(lesson)
    session.presenter.subscribe(collector)
    session.guidance = .lesson
    // The lesson knows what comes next.
    session.presenter.proposesNext = false
    // It would give the answers away; :hints on brings it back.
    session.presenter.showsHints = false
  }

  var step: Lesson.Step { lesson.steps[index] }

  var presenter: Reporter { session.presenter }

  // MARK: Beginning

  /// The connection is there and greeted: begins where the learner stopped.
  package func begin() async {
    if let problem = keeper.problem { presenter.say(problem) }
    greetingIsNew = true
    await beginWorld()
    let place = keeper.progress.of(lesson.id)
    let first = place.isFinished(lesson) ? 0 : place.next(in: lesson)
    if place.isFinished(lesson) { presenter.say("This lesson is done already; it starts again.") }
    if first > 0 {
      presenter.say("Picking up where you left off; the earlier steps have been replayed for you.")
    }
    for index in 0..<first { await replayStep(index) }
    await enter(first, withIntroduction: true)
  }

  /// What is done when a program is about to end.
  package func end() {
    guard phase != .finished else { return }
    presenter.say("Your place in the lesson is saved: smtp-tutor learn goes on here.")
  }

  /// Comes to a step: the conversation goes where it begins, and its text is shown.
  /// - Parameter staysPut: the conversation is further on already, and what came of that is still to be looked at.
  func enter(_ index: Int, withIntroduction: Bool = false, staysPut: Bool = false) async {
    self.index = index
    phase = .playing
    attempt = Attempt()
    keep(.at(step: step.id))
    await prepareWorld()
    if !staysPut, !isInPlace { await restorePosition() }
    showGreeting()
    beginTask()
    attempt.isInMessage = session.conversation.stage == .message
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
    let status = place.isFinished(lesson) ? ExitStatus.ok : .differs
    return Outcome(
      status: status, stage: "the lesson",
      sentence: "lesson \(lesson.id): \(place.passed(of: lesson)) of \(Phrases.count(lesson.steps.count, "step")) "
        + "done\(place.skippedWords); status \(status.rawValue)")
  }

  // MARK: Showing

  func show(_ page: LessonPage) {
    pages = page.pages(rows: presenter.medium.pageRows)
    showNextPage()
  }

  func showNextPage() {
    guard !pages.isEmpty else { return }
    presenter.page(pages.removeFirst())
    presenter.flush()
  }
}

extension Session {
  /// Opens the first connection. In a lesson the greeting is shown by the first step that has to do with it.
  package func open(_ target: Target, runner: LessonRunner?) async -> Wait {
    guard runner != nil else { return await open(target) }
    return await presenter.unseen { await open(target) }
  }
}
