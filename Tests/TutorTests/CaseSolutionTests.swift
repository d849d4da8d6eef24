import Causes
import Lessons
import SMTP
import Testing
import World

@testable import Learning

/// What an expert would have typed shows what is wrong, in the case as it is set up.
@Suite("What an expert types in a case") struct CaseSolutionTests {
  /// All that the lines came to.
  private struct Outcome {
    var replies: [Reply] = []
    var answers: [Answer] = []
    var problems: [String] = []

    var text: String {
      replies.flatMap { reply in reply.texts.map { "\(reply.code) \($0)" } }.joined(separator: "\n")
    }
  }

  private static func play(_ lesson: Lesson) throws -> Outcome {
    var session = InMemorySession(isInWorld: true)
    var before: Lesson.Step?
    for step in lesson.steps {
      session.begin(step, after: before)
      before = step
      guard step.id == "culprit" else { continue }
      return outcome(of: step.expertLines, in: session)
    }
    return Outcome()
  }

  private static func outcome(of lines: [String], in session: InMemorySession) -> Outcome {
    var session = session
    var outcome = Outcome()
    for line in lines {
      let connections = session.connections
      let answers = session.type(line)
      if session.connections != connections { outcome.replies.append(session.greeting) }
      if let problem = session.problem { outcome.problems.append(problem) }
      outcome.answers += answers
      outcome.replies += answers.map(\.reply)
    }
    return outcome
  }

  /// What the server says, or why nobody is reached.
  nonisolated private static let shown: [(id: String, text: String)] = [
    ("full-mailbox", "452 "), ("gateway", "550 5.1.1 <wizzard@oz.example>"), ("once", "451 Greylisted"),
    ("once", "250 <alice@wonderland.example> verified"), ("branch", "[127.25.93.13] blocked using bl.watchdog.example"),
    ("from-home", "SPF check failed: 127.25.91.77"), ("form", "Rejected by the DMARC policy of acme.example"),
    ("nameless", "does not have a PTR"), ("photo", "SIZE 1000"), ("photo", "message too big"),
    ("stripped", "250 XXXXXXXA"), ("stripped", "250 STARTTLS"), ("backup", "mx1.toontown.example is switched off"),
    ("backup", "220 ESMTP server ready"), ("wrong-door", "250 2.1.5 Ok"), ("wrong-door", "554 5.7.1"),
    ("last-word", "250 2.1.5 OK"), ("last-word", "550"), ("patience", "220 hermit.example"),
    ("firewall", "220 ****"), ("firewall", "XXXXXXXA"),
  ]

  @Test("the lines show it, in so many words", arguments: shown)
  func shows(_ id: String, _ text: String) throws {
    let lesson = try #require(Course.cases.lesson(named: id))
    let outcome = try Self.play(lesson)
    let all = outcome.text + "\n" + outcome.problems.joined(separator: "\n")
    #expect(all.contains(text), "\(all)")
  }

  @Test("what DNS has to say is there, and every case is one of these")
  func names() {
    #expect(MailRoute(to: "silent.example", in: PracticeWorld.standard.dns) == .nullMX)
    #expect(MailRoute(to: "mirage.example", in: PracticeWorld.standard.dns).hosts.allSatisfy { $0.isAlias })
    #expect(Set(Self.shown.map(\.id)).union(["no-answer", "mirage"]) == Set(Course.cases.lessons.map(\.id)))
  }

  @Test("a drawn case shows its cause at the last line, and no refusal before it", arguments: 1...120)
  func drawn(_ seed: Int) throws {
    let drawing = CaseDrawing(seed: seed)
    let lesson = try #require(Course.drawnCase(seed: seed).lessons.first)
    let outcome = try Self.play(lesson)
    let fault = drawing.fault
    guard fault.reach > .greeting else {
      #expect(outcome.replies.last?.code == .serviceNotAvailable)
      return
    }
    let refusals = outcome.answers.filter { $0.reply.code.isFailure }
    #expect(refusals.count == 1, "\(fault.label) at \(drawing.host.name): \(outcome.text)")
    let refusal = try #require(refusals.last)
    #expect(refusal.reply.code == outcome.answers.last?.reply.code)
    #expect((refusal.reply.code.kind == .transientFailure) == fault.isTemporary, "\(drawing.host.name) \(outcome.text)")
    let diagnosis = Diagnosis(ClassifiedReply(refusal), banner: nil, host: drawing.host.name)
    if let diagnosis { #expect(diagnosis.cause == fault.cause, "\(drawing.host.name): \(outcome.text)") }
  }
}
