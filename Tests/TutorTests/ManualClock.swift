import Synchronization

@testable import Tutor

/// A clock that stands until a test moves it.
final class ManualClock: Sendable {
  private struct State {
    var now = ContinuousClock.now
    var sleepers: [(until: ContinuousClock.Instant, wake: CheckedContinuation<Void, Never>)] = []
  }

  private let state = Mutex(State())

  var clock: SessionClock { SessionClock(now: { self.now }, sleep: { await self.sleep(until: $0) }) }

  var now: ContinuousClock.Instant { state.withLock { $0.now } }

  private func sleep(until time: ContinuousClock.Instant) async {
    await withCheckedContinuation { continuation in
      let isOver = state.withLock { state in
        if state.now < time { state.sleepers.append((time, continuation)) }
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

  /// Gives whoever is about to sleep the time to, and moves to the moment at which the first of them wakes.
  func ring() async {
    for _ in 0..<1_000 {
      if let first = state.withLock({ $0.sleepers.map(\.until).min() }) {
        return advance(by: first - now)
      }
      await Task.yield()
    }
  }
}
