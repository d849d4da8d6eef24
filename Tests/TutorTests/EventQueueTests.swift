import Testing

@testable import Sessions

@MainActor @Suite("The queue of events")
struct EventQueueTests {
  private let queue = EventQueue()

  private func nextTimer() async -> Int? {
    if case .timer(let number) = await queue.next() { number } else { nil }
  }

  @Test("events come in the order in which they were posted, however many there are")
  func order() async {
    for number in 0..<5_000 { queue.post(.timer(number)) }
    for number in 0..<2_500 { #expect(await nextTimer() == number) }
    for number in 5_000..<7_500 { queue.post(.timer(number)) }
    for number in 2_500..<7_500 { #expect(await nextTimer() == number) }
  }

  @Test("who waits gets the event as it is posted")
  func waiter() async {
    async let next = nextTimer()
    await Task.yield()
    queue.post(.timer(7))
    #expect(await next == 7)
  }

  @Test("a timer comes with its own number, the shorter one first")
  func timers() async {
    let long = queue.timer(after: 0.3)
    let short = queue.timer(after: 0.01)
    #expect(long.number != short.number)
    #expect(await nextTimer() == short.number)
    #expect(await nextTimer() == long.number)
  }

  @Test("a timer that was cancelled never comes, not even when its time was over already")
  func cancelled() async throws {
    for _ in 0..<50 {
      let timer = queue.timer(after: 0.001)
      // Its time passes while nobody else gets a turn.
      let start = ContinuousClock.now
      while ContinuousClock.now - start < .milliseconds(3) {}
      timer.cancel()
    }
    try await Task.sleep(for: .milliseconds(50))
    queue.post(.timer(-1))
    #expect(await nextTimer() == -1)
  }
}
