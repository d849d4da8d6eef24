import Lessons
import Octets
import Personas
import PracticeServer
import SMTP
import Sessions
import Typing

/// Holds a well-formed lesson to what only the practice server can tell: that each Answer gets its Expect, each Wrong and
/// If is reached, each session replays, each Task can be done.
struct LessonCheck {
  private let lesson: Lesson
  private var session: InMemorySession
  private(set) var faults: [LessonFault] = []

  static func faults(of lesson: Lesson) -> [LessonFault] {
    var check = LessonCheck(lesson)
    check.run()
    return check.faults
  }

  private init(_ lesson: Lesson) {
    self.lesson = lesson
    session = InMemorySession(isInWorld: lesson.isInWorld)
  }

  private mutating func fault(_ line: Int, _ words: String) {
    faults.append(LessonFault(line, words))
  }

  private mutating func run() {
    faults = SceneCheck.faults(of: lesson)
    for prose in lesson.introduction { check(prose) }
    for (index, step) in lesson.steps.enumerated() {
      session.begin(step, after: index > 0 ? lesson.steps[index - 1] : nil)
      for prose in step.prose { check(prose) }
      if session.dialogue.stage == .message, !step.needsConnection {
        fault(
          step.line,
          "The server expects the message here, and would take this line for a part of it: the message has to "
            + "come first.")
      }
      switch step.exercise {
      case .reading, .quiz, .question: break
      case .ask(let ask): check(ask)
      case .task(let task): check(task)
      }
    }
  }

  private mutating func check(_ prose: Prose) {
    if let fault = SessionCheck.fault(in: prose, after: session) { faults.append(fault) }
  }

  // MARK: An Ask

  private mutating func check(_ ask: Lesson.Ask) {
    let before = session.copy()
    guard let first = ask.answers.first else { return }
    if first.isLocal {
      checkLocal(ask)
    } else {
      if ask.isMessage != (session.dialogue.stage == .message) {
        fault(
          first.line,
          ask.isMessage
            ? "The server does not expect a message here: a step with DATA and its 354 has to come before."
            : "The server expects the message here, and this is a command: a step that asks for the message has "
              + "to come before.")
        return
      }
      for answer in ask.answers { check(answer, ask, before.copy()) }
      for line in first.lines { _ = session.send(line) }
    }
    checkWrongs(ask, before)
    checkBranches(ask.branches, ask, [before])
    if let (condition, failure) = ask.unmet(mail: mail) {
      fault(
        condition.line, "When the Answer has been given, this is not so. \(Mismatch.mailbox(condition, failure).words)")
    }
  }

  private func mail(_ mailbox: Mailbox) -> [Mail] { session.store.messages(in: mailbox).map(Mail.init) }

  private mutating func check(_ answer: LessonAnswer, _ ask: Lesson.Ask, _ copy: InMemorySession) {
    var copy = copy
    guard let last = answer.lines.flatMap({ copy.send($0) }).last, let expect = ask.expect else { return }
    if !expect.matches(last.reply.code) {
      fault(
        answer.line,
        "The practice server answers this with \(last.reply.code), and Expect says \(expect). \(Self.firstText(last.reply))"
      )
    }
  }

  private static func firstText(_ reply: Reply) -> String { "It says: \(reply.firstText)" }

  private mutating func checkLocal(_ ask: Lesson.Ask) {
    for (index, answer) in ask.answers.enumerated().reversed() {
      // The first one is what leads on.
      let done = check(local: answer.lines[0], at: answer.line)
      if index == 0 { session = done }
    }
  }

  /// A command of the tutor that is to be typed.
  /// - Returns: where it leads.
  private mutating func check(local line: String, at place: Int) -> InMemorySession {
    let octets = Array(line.utf8)
    if LessonCommand(octets) != nil {
      fault(place, "`\(line)` is a command of the lesson; it cannot be an Answer.")
      return session
    }
    var after = session.copy()
    switch try? LocalCommand(parsing: octets) {
    case nil: fault(place, "The tutor has no command `\(line)`.")
    case .quit: fault(place, "`\(line)` ends the lesson; it cannot be an Answer.")
    default:
      _ = after.type(line)
      if let problem = after.problem { fault(place, "`\(line)` cannot be carried out here: \(problem).") }
    }
    return after
  }

  // MARK: Wrong and If

  private mutating func checkWrongs(_ ask: Lesson.Ask, _ before: InMemorySession) {
    for wrong in ask.wrongs {
      if ask.isMessage {
        fault(wrong.words.line, "A Wrong is a line, and a message is asked for here.")
        continue
      }
      let octets = Array(wrong.typed.utf8)
      if octets.first == ASCII.colon, !ask.isLocal || LessonCommand(octets) != nil {
        fault(
          wrong.words.line, "This Wrong is never reached: the tutor answers `\(wrong.typed)`, and nobody judges it.")
        continue
      }
      switch Self.judge(wrong.typed, ask, before.copy()) {
      case .right, .goesOn:
        fault(wrong.words.line, "This Wrong is right: it means what the Answer means, and gets its reply.")
      case .wrong(.reply, _, _):
        fault(wrong.words.line, "This Wrong is never reached: it means what the Answer means.")
      case .wrong(_, let own, _):
        if own != wrong.words {
          fault(wrong.words.line, "This Wrong is never reached: another one has the same line.")
        }
      }
    }
  }

  private static func judge(_ line: String, _ ask: Lesson.Ask, _ copy: InMemorySession) -> Verdict {
    let octets = Array(line.utf8)
    // Where no server listens, a line for it is judged as what it is not.
    if line.hasPrefix(":") || ask.isLocal && !copy.isOpen {
      return ask.judge(local: octets) { LocalCommand.same($0, octets) }
    }
    var copy = copy
    guard let answer = copy.send(line).last, let request = answer.request else {
      return ask.judge(line: octets, code: .serviceNotAvailable)
    }
    return ask.judge(request, code: answer.reply.code)
  }

  /// What people type by mistake; an If that none of it reaches is reached by nobody.
  private static let probes = [
    "HELO x", "EHLO x", "HELO other.test", "EHLO other.test", "HELO", "EHLO", "HELO !", "MAIL FROM:<ann@client.test>",
    "MAIL FROM:<>", "MAIL FROM:ann@client.test", "MAIL ann@client.test", "MAIL FROM:<ann@client.test",
    "MAIL FROM:<ann>", "MAIL FROM:<ann@client.test> SIZE=999999999", "RCPT TO:<bob@\(Session.practiceDomain)>",
    "RCPT TO:<nobody@\(Session.practiceDomain)>", "RCPT TO:<bob@example.org>", "RCPT TO:bob@\(Session.practiceDomain)",
    "RCPT bob@\(Session.practiceDomain)", "DATA", "DATA now", "RSET", "NOOP", "QUIT", "QUIT now", "HELP", "VRFY bob",
    "VRFY",
    "EXPN list", "AUTH PLAIN", "AUTH PLAIN AHgAeA==", "STARTTLS", "BDAT 1", "ETRN x", "XYZZY", "FROM:<ann@client.test>",
    "Subject: Hello",
    "Hello", ".", "",
  ]

  private mutating func checkBranches(_ branches: [Lesson.Branch], _ ask: Lesson.Ask?, _ places: [InMemorySession]) {
    guard !branches.isEmpty else { return }
    var reached: [Lesson.Words] = []
    for place in places where place.dialogue.stage != .message && (place.isOpen || ask?.isLocal == true) {
      for probe in Self.probes + (ask?.wrongs.map(\.typed) ?? []) {
        if branches.allSatisfy({ reached.contains($0.words) }) { return }
        if let ask {
          if case .wrong(_, let own?, _) = Self.judge(probe, ask, place.copy()) { reached.append(own) }
        } else {
          var copy = place.copy()
          let answer = copy.send(probe).last
          if let answer, answer.reply.code.isFailure,
            let words = branches.words(for: answer.request?.verb, answer.reply.code)
          {
            reached.append(words)
          }
        }
      }
    }
    for branch in branches where !reached.contains(branch.words) {
      fault(branch.words.line, "This If is never reached here: no line that is not the Answer gets so far.")
    }
  }

  // MARK: A Task

  private mutating func check(_ task: Lesson.Task) {
    var progress = TaskProgress(task)
    var refused: String?
    var places = [session.copy()]
    let before = Dictionary(task.mailboxes.map { ($0.mailbox, session.store.messages(in: $0.mailbox).count) }) {
      first, _ in
      first
    }
    var lineTooLate: String?
    for line in task.solution {
      if Lesson.Task.isLocal(line, at: session.dialogue.stage) {
        session = check(local: line, at: task.solutionLine)
        continue
      }
      if !session.isOpen, !session.isInWorld { lineTooLate = lineTooLate ?? line }
      guard lineTooLate == nil else { continue }
      for answer in session.type(line) {
        progress.note(answer.request, answer.reply.code)
        if answer.reply.code.isFailure, refused == nil {
          refused = " The server answers `\(line)` with \(answer.reply.code)."
        }
      }
      places.append(session.copy())
    }
    if let line = lineTooLate {
      return fault(task.solutionLine, "The Solution goes on when the connection is over, at `\(line)`.")
    }
    if session.dialogue.stage == .message {
      fault(task.solutionLine, "The Solution ends inside a message: its dot is missing.")
      return session.hangUp()
    }
    let missing = progress.missing { mailbox in
      session.store.messages(in: mailbox).dropFirst(before[mailbox] ?? 0).map(Mail.init)
    }
    if let missing {
      fault(task.solutionLine, "The Solution does not do the Task. \(missing.words)\(refused ?? "")")
    }
    checkBranches(task.branches, nil, places)
    session.hangUp()
  }
}
