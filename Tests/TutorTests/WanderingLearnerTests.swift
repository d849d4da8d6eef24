import TestSupport
import Testing

@testable import Learning
@testable import Lessons

/// Each lesson of the course and each case, with learners who do all but what they are told: none of them is ever stuck, or told
/// that a right answer is wrong, and each can leave and come back to the same place.
@MainActor @Suite("Learners who wander, in memory")
struct WanderingLearnerTests {
  private static func play(
    _ lesson: Lesson, _ detour: @escaping WanderingLearner.Detour
  ) async throws -> WanderingLearner {
    // Each lesson has its own chance, the same in every run.
    let seed = UInt64(RealLessons.all.firstIndex { $0.id == lesson.id } ?? 0)
    let learner = try WanderingLearner(lesson, seed: seed, detour: detour)
    try await learner.run()
    #expect(learner.refused == [], "seed \(seed)")
    #expect(!learner.isStuck, "seed \(seed)")
    #expect(learner.misplaced == [], "seed \(seed)")
    #expect(learner.progress.isPassed(lesson), "seed \(seed)")
    return learner
  }

  @Test(
    "who skips at random, goes back and leaves comes to the end, and can make up for it", arguments: RealLessons.all)
  func skips(lesson: Lesson) async throws {
    let learner = try await Self.play(lesson) { _, chance in
      switch Int.random(in: 0..<10, using: &chance) {
      case 0...3: [":skip"]
      case 4: [":leave"]
      case 5: [":back"]
      case 6: [":back", ":skip", ":leave"]
      default: []
      }
    }
    try await learner.makeUp()
    #expect(learner.refused == [])
    #expect(learner.progress.isDone(lesson))
  }

  @Test("who types every right line at the wrong step", arguments: RealLessons.all)
  func elsewhere(lesson: Lesson) async throws {
    _ = try await Self.play(lesson) { step, chance in
      let others = lesson.steps.filter { $0.id != step.id }.flatMap { $0.rightLines(in: lesson) }
      // The end of a chunk takes the prompt away, and a scripted prompt would have typed its next line already.
      return Set(others).filter { !$0.hasPrefix("BDAT") }.sorted().shuffled(using: &chance).prefix(8) + []
    }
  }

  private static let anything = [
    "", " ", "\t", "\u{1}\u{2}\u{7f}", "\u{1b}[A\u{1b}[31m", "\u{1b}]0;x\u{7}", "\u{202e}abc", "grüße", "^C", "^C",
    "^D", "1", "2",
    "1 2 3", "9", "HELO x", "EHLO x", "EHLO", "MAIL FROM:<you@christian.net>", "MAIL FROM:<>",
    "RCPT TO:<bob@christian.net>",
    "RCPT TO:<nobody@christian.net>", "DATA", "AUTH LOGIN", "AUTH PLAIN", "*", "STARTTLS", "RSET", "NOOP",
    "QUIT", "quit", ".", "..", "Subject: x", "hint", ":hint", ":back", ":repeat", ":steps", ":reset", ":help",
    ":help 550",
    ":inbox", ":inbox you", ":close", ":reconnect", ":open practice", ":open mx.wonderland.example", ":from home",
    ":from desk",
    ":later 1h", ":hold on", ":hold off", ":release", ":raw 'NOOP\\r\\n'", ":raw 'DATA\\r\\n'", ":tls", ":state",
    ":explain", ":wire on",
    ":wire off", ":nonsense", ":", "::", ":skip", ":leave", ":again", ":auth PLAIN", "yes", "none",
    String(repeating: "x", count: 3_000),
  ]

  @Test("who types anything at all", arguments: RealLessons.all)
  func anything(lesson: Lesson) async throws {
    _ = try await Self.play(lesson) { _, chance in
      (0..<Int.random(in: 0...8, using: &chance)).map { _ in Self.anything.randomElement(using: &chance) ?? "" }
    }
  }
}
