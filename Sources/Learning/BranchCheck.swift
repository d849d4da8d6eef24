import Lessons
import SMTP
import Sessions
import Typing

/// Tries what people type by mistake, to see which of a step's Ifs is ever said.
enum BranchCheck {
  /// What people type by mistake; what none of it reaches is reached by nobody.
  static let probes = [
    "HELO x", "EHLO x", "HELO other.test", "EHLO other.test", "HELO", "EHLO", "HELO !", "MAIL FROM:<ann@client.test>",
    "MAIL FROM:<>", "MAIL FROM:ann@client.test", "MAIL ann@client.test", "MAIL FROM:<ann@client.test",
    "MAIL FROM:<ann>", "MAIL FROM:<ann@client.test> SIZE=999999999", "RCPT TO:<bob@\(Session.practiceDomain)>",
    "RCPT TO:<nobody@\(Session.practiceDomain)>", "RCPT TO:<bob@example.org>", "RCPT TO:bob@\(Session.practiceDomain)",
    "RCPT bob@\(Session.practiceDomain)", "DATA", "DATA now", "RSET", "NOOP", "QUIT", "QUIT now", "HELP", "VRFY bob",
    "VRFY", "EXPN list", "AUTH PLAIN", "AUTH PLAIN AHgAeA==", "STARTTLS", "BDAT 1", "ETRN x", "XYZZY",
    "FROM:<ann@client.test>",
    "Subject: Hello", "Hello", ".", "",
  ]

  /// Logins that are refused after several lines.
  private static let logins = [["AUTH LOGIN", "eA==", "eA=="], ["AUTH PLAIN", "AHgAeA=="]]

  static func faults(of ask: Lesson.Ask, at place: InMemorySession) -> [LessonFault] {
    guard place.dialogue.stage != .message, place.isOpen || ask.isLocal else { return dead(ask.branches, []) }
    let lines = ask.wrongs.map(\.typed) + nearMisses(ask.answers.filter { !$0.isMessage }.flatMap(\.lines)) + probes
    return dead(
      ask.branches, said(to: lines.map { [$0] }, ask.branches) { AskCheck.judge($0[0], ask, place.copy()).own })
  }

  /// - Parameter places: where a Task may have come to.
  static func faults(of task: Lesson.Task, at places: [InMemorySession]) -> [LessonFault] {
    let open = places.filter { $0.dialogue.stage != .message && $0.isOpen }
    var reached: [Lesson.Words] = []
    for place in open {
      let rest = task.branches.filter { !reached.contains($0.words) }
      if rest.isEmpty { break }
      let words = said(to: probes.map { [$0] } + logins, rest) { lines in
        var copy = place.copy()
        guard let answer = lines.flatMap({ copy.send($0) }).last, answer.reply.code.isFailure else { return nil }
        return task.branches.words(for: answer.request?.verb, answer.reply.code)
      }
      reached += words.filter { !reached.contains($0) }
    }
    return dead(task.branches, reached)
  }

  /// What is said to one line or to several, as long as something is missing.
  private static func said(
    to attempts: [[String]], _ branches: [Lesson.Branch], _ words: ([String]) -> Lesson.Words?
  ) -> [Lesson.Words] {
    var reached: [Lesson.Words] = []
    for attempt in attempts {
      if branches.allSatisfy({ reached.contains($0.words) }) { break }
      if let words = words(attempt), !reached.contains(words) { reached.append(words) }
    }
    return reached
  }

  private static func dead(_ branches: [Lesson.Branch], _ reached: [Lesson.Words]) -> [LessonFault] {
    branches.filter { !reached.contains($0.words) }.map { branch in
      LessonFault(branch.words.line, "This If is never reached here: no line that is not the Answer gets so far.")
    }
  }

  /// A right line with a letter less, a word more, and its verb alone.
  static func nearMisses(_ lines: [String]) -> [String] {
    lines.flatMap { line in [String(line.dropLast()), "\(line) x", String(line.prefix { $0 != " " })] }
  }
}

extension Verdict {
  /// What the lesson itself says to a wrong line.
  fileprivate var own: Lesson.Words? { if case .wrong(_, let own, _) = self { own } else { nil } }
}
