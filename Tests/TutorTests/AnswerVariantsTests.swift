import SMTP
import TestSupport
import Testing
import Typing

@testable import Learning
@testable import Lessons

/// Whatever means what an Answer of the course means is right where it is asked for, with the reply that the server gives to it
/// there; what only nearly means it is wrong, and it is said why.
@Suite("Ways to type what the course asks for")
struct AnswerVariantsTests {
  /// Each Ask of a lesson, with the conversation as it is where the step begins.
  private static func asks(of lesson: Lesson) -> [(step: Lesson.Step, ask: Lesson.Ask, start: InMemorySession)] {
    var session = InMemorySession(isInWorld: lesson.isInWorld)
    var asks: [(Lesson.Step, Lesson.Ask, InMemorySession)] = []
    for (index, step) in lesson.steps.enumerated() {
      session.begin(step, after: index > 0 ? lesson.steps[index - 1] : nil)
      switch step.exercise {
      case .ask(let ask):
        asks.append((step, ask, session.copy()))
        for line in ask.answers[0].lines { _ = session.type(line) }
      case .task(let task):
        for line in task.solution { _ = session.type(line) }
        session.hangUp()
      case .reading, .quiz, .question: break
      }
    }
    return asks
  }

  /// Typed as it is judged in a lesson: a login may take two lines.
  private static func judge(_ line: String, _ ask: Lesson.Ask, _ start: InMemorySession) -> Verdict {
    AskCheck.judge(line, ask, start)
  }

  /// What is wrong with a line that has to be wrong; nil where it is for a true reason.
  private static func complaint(_ miss: AnswerVariants.NearMiss, _ verdict: Verdict) -> String? {
    guard case .wrong(let mismatch, _, _) = verdict else { return "`\(miss.line)` is \(verdict)" }
    guard let fault = AnswerVariants.Fault(mismatch), miss.faults.contains(fault) else {
      return "`\(miss.line)` is told \(mismatch), and not \(miss.faults)"
    }
    return mismatch.words.isEmpty ? "`\(miss.line)` is told nothing" : nil
  }

  @Test("lines for the server, and for the tutor", arguments: RealLessons.all)
  func lines(lesson: Lesson) {
    for (step, ask, start) in Self.asks(of: lesson) where !ask.isMessage {
      for answer in ask.answers {
        let line = answer.lines[0]
        let variants = answer.isLocal ? AnswerVariants(local: line) : AnswerVariants(line, ask.accepts)
        #expect(Set(variants.right).count >= 20, "\(lesson.id)/\(step.id): \(line)")
        var chance = SeededGenerator(seed: 20)
        let some = variants.right.shuffled(using: &chance).prefix(30)
        let refused = some.filter { Self.judge($0, ask, start) != .right }
        #expect(refused.isEmpty, "\(lesson.id)/\(step.id): \(refused.prefix(5)) \(refused.count)")
        #expect(variants.wrong.count >= 3)
        // Another Answer of the step is no miss.
        let misses = variants.wrong.filter { miss in !ask.means(octets(miss.line)) }
        let complaints = misses.compactMap { Self.complaint($0, Self.judge($0.line, ask, start)) }
        #expect(complaints.isEmpty, "\(lesson.id)/\(step.id): \(complaints)")
      }
    }
  }

  @Test("what is found out", arguments: RealLessons.all)
  func questions(lesson: Lesson) {
    for step in lesson.steps {
      guard case .question(let question) = step.exercise else { continue }
      for answer in question.answers {
        let variants = AnswerVariants(question: answer.text)
        #expect(Set(variants.right).count >= 20, "\(lesson.id)/\(step.id): \(answer.text)")
        let refused = variants.right.filter { question.judge($0) != .right }
        #expect(refused.isEmpty, "\(lesson.id)/\(step.id): \(refused)")
        let misses = variants.wrong.filter { miss in !question.answers.contains { $0.text == miss.line } }
        let complaints = misses.compactMap { Self.complaint($0, question.judge($0.line)) }
        #expect(complaints.isEmpty, "\(lesson.id)/\(step.id): \(complaints)")
      }
    }
  }

  @Test("messages", arguments: RealLessons.all)
  func messages(lesson: Lesson) {
    for (step, ask, _) in Self.asks(of: lesson) where ask.isMessage {
      let expected = ask.answers[0].lines
      let variants = MessageVariants(expected, hasAnyText: ask.accepts.contains(.anyText))
      let judge = { (lines: [String]) in ask.judge(message: MessageText(lines: lines), code: .ok) }
      #expect(Set(variants.right).count >= 20, "\(lesson.id)/\(step.id)")
      let refused = variants.right.filter { judge($0) != .right }
      #expect(refused.isEmpty, "\(lesson.id)/\(step.id): \(refused.map { ($0, judge($0)) })")
      #expect(variants.wrong.count >= 3)
      let complaints = variants.wrong.compactMap { lines, fault in
        Self.complaint(AnswerVariants.NearMiss(lines.joined(separator: "|"), fault), judge(lines))
      }
      #expect(complaints.isEmpty, "\(lesson.id)/\(step.id): \(complaints)")
    }
  }
}
