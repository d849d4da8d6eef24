import TestSupport
import Testing

@testable import Events
@testable import Sessions

@MainActor @Suite("Something that goes on in small steps", .serialized)
struct StallTimerTests {
  /// Seconds of the test's clock until there was no step for too long, when so many come a tenth of a second apart.
  private func end(after steps: Int, _ harness: SessionHarness, limit: Double, what: String = "more") async -> Double {
    let start = harness.clock.now
    var stall = StallTimer(harness.events, harness.presenter, for: "the first", atMost: limit)
    defer { stall.end() }
    for _ in 0..<steps {
      harness.clock.advance(by: 0.1)
      stall.step(for: what)
    }
    while true {
      await harness.clock.ring()
      if case .timer(let number) = await harness.events.next(), stall.isOver(at: number) { break }
    }
    return (harness.clock.now - start) / .seconds(1)
  }

  @Test("has its whole time again after each step, and no more after the last", arguments: [0, 4])
  func deadline(steps: Int) async throws {
    let time = await end(after: steps, try SessionHarness(hasOwnClock: true), limit: 0.3)
    #expect((time * 1_000).rounded() == Double(steps) * 100 + 300)
  }

  @Test("tells of a step that lasts for a second, not of many that together do", arguments: [0, 4])
  func notice(steps: Int) async throws {
    let harness = try SessionHarness(level: .brief, hasOwnClock: true)
    _ = await end(after: steps, harness, limit: 1.3)
    let what = steps == 0 ? "the first" : "more"
    #expect(harness.lines == ["# Waiting for \(what): 1 s so far, at most 1.3 s"])
  }
}
