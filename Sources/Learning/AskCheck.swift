import Lessons
import Octets
import PracticeServer
import SMTP
import Sessions
import Typing

/// Tries the Answers of an Ask, its Wrongs and its Ifs.
struct AskCheck {
  private let ask: Lesson.Ask
  /// Where the step begins.
  private let start: InMemorySession
  private var faults: [LessonFault] = []

  /// - Parameter session: where the step begins, and where its first Answer leads.
  static func faults(of ask: Lesson.Ask, _ session: inout InMemorySession) -> [LessonFault] {
    var check = AskCheck(ask, session.copy())
    check.run(&session)
    return check.faults
  }

  private init(_ ask: Lesson.Ask, _ start: InMemorySession) {
    self.ask = ask
    self.start = start
  }

  private mutating func fault(_ line: Int, _ words: String) {
    faults.append(LessonFault(line, words))
  }

  private mutating func run(_ session: inout InMemorySession) {
    guard let first = ask.answers.first else { return }
    if first.isLocal {
      for (index, answer) in ask.answers.enumerated() {
        var copy = session.copy()
        if let fault = LocalLineCheck.fault(answer.lines[0], at: answer.line, &copy) { faults.append(fault) }
        // The first one is what leads on.
        if index == 0 { session = copy }
      }
    } else {
      if ask.isMessage != (session.dialogue.stage == .message) {
        return fault(
          first.line,
          ask.isMessage
            ? "The server does not expect a message here: a step with DATA and its 354 has to come before."
            : "The server expects the message here, and this is a command: a step that asks for the message has "
              + "to come before.")
      }
      for answer in ask.answers { check(answer) }
      for line in first.lines { _ = session.send(line) }
    }
    checkWrongs()
    faults += ProhibitionCheck(start: start, places: [start], lines: first.lines).faults(of: ask.prohibitions)
    faults += BranchCheck.faults(of: ask, at: start)
    let store = session.store
    if let (condition, failure) = ask.unmet(mail: { store.messages(in: $0).map(Mail.init) }) {
      fault(
        condition.line,
        "Once the Answer has been given, this is not the case. \(Mismatch.mailbox(condition, failure).words)")
    }
  }

  private mutating func check(_ answer: LessonAnswer) {
    var watch = StepRun(ask.prohibitions, start.copy())
    let answers = answer.lines.flatMap { watch.type($0) }
    if let broken = watch.broken { fault(answer.line, "This Answer does what a Not forbids: \(broken.reproof)") }
    guard let last = answers.last, let expect = ask.expect, !expect.matches(last.reply.code) else { return }
    fault(
      answer.line,
      "The practice server answers this with \(last.reply.code), and Expect says \(expect). It says: "
        + last.reply.firstText)
  }

  private mutating func checkWrongs() {
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
      switch Self.judge(wrong.typed, ask, start.copy()) {
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

  static func judge(_ line: String, _ ask: Lesson.Ask, _ copy: InMemorySession) -> Verdict {
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
}

/// A command of the tutor that is to be typed.
enum LocalLineCheck {
  /// - Parameter session: where it is typed, and where it leads.
  static func fault(_ line: String, at place: Int, _ session: inout InMemorySession) -> LessonFault? {
    let octets = Array(line.utf8)
    if LessonCommand(octets) != nil {
      return LessonFault(place, "`\(line)` is a command of the lesson; it cannot be an Answer.")
    }
    switch try? LocalCommand(parsing: octets) {
    case nil: return LessonFault(place, "The tutor has no command `\(line)`.")
    case .quit: return LessonFault(place, "`\(line)` ends the lesson; it cannot be an Answer.")
    default:
      _ = session.type(line)
      return session.problem.map { LessonFault(place, "`\(line)` cannot be carried out here: \($0).") }
    }
  }
}
