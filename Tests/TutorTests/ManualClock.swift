import Synchronization

@testable import Sessions

/// A clock that stands until a test moves it.
final class ManualClock: Sendable {
  private struct State {
    var now = ContinuousClock.now
    var sleepers: [(until: ContinuousClock.Instant, wake: CheckedContinuation<Void, Never>)] = []
    /// Whether somebody came to sleep whose time was over already.
    var cameLate = false

    mutating func takeLate() -> Bool {
      defer { cameLate = false }
      return cameLate
    }
  }

  private let state = Mutex(State())

  var clock: SessionClock { SessionClock(now: { self.now }, sleep: { await self.sleep(until: $0) }) }

  var now: ContinuousClock.Instant { state.withLock { $0.now } }

  private func sleep(until time: ContinuousClock.Instant) async {
    await withCheckedContinuation { continuation in
      let isOver = state.withLock { state in
        if state.now < time { state.sleepers.append((time, continuation)) } else { state.cameLate = true }
        return state.now >= time
      }
      if isOver { continuation.resume() }
    }
  }

  func advance(by seconds: Double) { advance(by: .seconds(seconds)) }

  private func advance(by duration: Duration) {
    let awake = state.withLock { state in
      state.now += duration
      let awake = state.sleepers.filter { $0.until <= state.now }
      state.sleepers.removeAll { $0.until <= state.now }
      return awake
    }
    for sleeper in awake { sleeper.wake.resume() }
  }

  /// Waits for somebody to sleep, and moves to the moment at which the first of them wakes; stays where it is for
  /// somebody who need not sleep any more. They come from another thread, which a loaded machine may keep waiting.
  func ring() async {
    for _ in 0..<10_000 {
      if state.withLock({ $0.takeLate() }) { return }
      if let first = state.withLock({ $0.sleepers.map(\.until).min() }) { return advance(by: first - now) }
      try? await Task.sleep(for: .milliseconds(1))
    }
  }
}
