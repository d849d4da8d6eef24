import TestSupport
import Testing

@testable import Tutor

@MainActor @Suite("Something that goes on in small steps", .serialized)
struct ProgressTests {
  /// Seconds until there was no step for too long, when so many come a tenth of a second apart.
  private func end(after steps: Int, _ desk: Desk, limit: Double, what: String = "more") async throws -> Double {
    let start = ContinuousClock.now
    var headway = Headway(desk.events, desk.presenter, for: "the first", atMost: limit)
    defer { headway.end() }
    for _ in 0..<steps {
      try await Task.sleep(for: .milliseconds(100))
      headway.step(for: what)
    }
    while true {
      if case .timer(let number) = await desk.events.next(), headway.isOver(at: number) { break }
    }
    return WaitNotice.seconds(since: start)
  }

  @Test("has its whole time again after each step, and no more after the last", arguments: [0, 4])
  func deadline(steps: Int) async throws {
    let time = try await end(after: steps, try Desk(), limit: 0.3)
    #expect(time >= Double(steps) * 0.1 + 0.3)
    #expect(time < Double(steps) * 0.1 + 3)
  }

  @Test("tells of a step that lasts for a second, not of many that together do", arguments: [0, 4])
  func notice(steps: Int) async throws {
    let desk = try Desk(level: .brief)
    _ = try await end(after: steps, desk, limit: 1.3)
    let what = steps == 0 ? "the first" : "more"
    #expect(desk.lines == ["# Waiting for \(what): 1 s so far, at most 1.3 s"])
  }
}
