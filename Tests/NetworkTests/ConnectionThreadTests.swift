import Network
import Testing

@Suite struct ConnectionThreadTests {
  @Test("sleeps until its time, and not at all where that has passed")
  func sleeps() async throws {
    let due = ContinuousClock.now + .milliseconds(30)
    try await ConnectionThread.sleep(until: due)
    #expect(ContinuousClock.now >= due - .milliseconds(1))
    try await ConnectionThread.sleep(until: .now - .seconds(1))
  }

  @Test("a task that is cancelled does not sleep on", .timeLimit(.minutes(1)))
  func cancelled() async {
    let sleeper = Task { try await ConnectionThread.sleep(until: .now + .seconds(100_000)) }
    sleeper.cancel()
    await #expect(throws: (any Error).self) { try await sleeper.value }
  }

  @Test("a time that is further away than its clock can count is far away", .timeLimit(.minutes(1)))
  func distant() async {
    let sleeper = Task { try await ConnectionThread.sleep(until: .now + .seconds(1e12)) }
    await Task.yield()
    sleeper.cancel()
    await #expect(throws: (any Error).self) { try await sleeper.value }
  }
}
