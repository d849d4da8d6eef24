package import Network
package import Octets
package import Terminal

/// Everything that can happen to a session, in the order in which it happened, for the one pump that looks at it.
@MainActor package final class EventQueue {
  package enum Event {
    case editor(LineEditor.Event)
    /// A line from an input that is not a terminal; nil at its end.
    case input(WireLine?)
    case connectStep(attempt: Int, Connector.Step)
    case connected(attempt: Int, Result<Connection, Connector.Failure>)
    case inbound(link: Int, Inbound)
    /// A check is done.
    case checked(Int)
    case sent(link: Int, octets: Int, TransportFailure?)
    case transfer(link: Int, FileTransfer.Event)
    case timer(Int)
  }

  private var events: [Event] = []
  /// How many of `events` were taken already: taking from the front of an array would move all the others.
  private var taken = 0
  private var waiter: CheckedContinuation<Event, Never>?
  /// Those that run, never more than a few.
  private var timers: [(number: Int, due: ContinuousClock.Instant)] = []
  private var alarm: (time: ContinuousClock.Instant, task: Task<Void, any Error>)?
  private var lastNumber = 0
  package nonisolated let clock: SessionClock

  package nonisolated init(clock: SessionClock = .system) { self.clock = clock }

  package func post(_ event: Event) {
    if let waiter {
      self.waiter = nil
      waiter.resume(returning: event)
    } else {
      events.append(event)
    }
  }

  /// The next event. There is one reader.
  func next() async -> Event {
    assert(waiter == nil, "two readers: one of them would wait for ever")
    return await withCheckedContinuation { reader in
      if taken < events.count { reader.resume(returning: takeFirst()) } else { waiter = reader }
    }
  }

  private func takeFirst() -> Event {
    let first = events[taken]
    taken += 1
    if taken == events.count || taken >= 1_024 {
      events.removeFirst(taken)
      taken = 0
    }
    return first
  }

  /// A number that no timer, connection or attempt to connect had before.
  func newNumber() -> Int {
    lastNumber += 1
    return lastNumber
  }

  // MARK: Timers

  /// A `.timer` event after so many seconds, unless it is cancelled before.
  package func timer(after seconds: Double) -> Timer {
    let number = newNumber()
    timers.append((number, clock.now() + .seconds(seconds)))
    setAlarm()
    return Timer(number: number, queue: self)
  }

  /// One alarm serves all timers: most are cancelled long before their time, and an alarm that rings too early only
  /// finds nothing due, which costs less than waking the system's clockwork for each of them.
  private func setAlarm() {
    guard let first = timers.map(\.due).min() else { return }
    if let alarm, alarm.time <= first { return }
    alarm?.task.cancel()
    let task = Task { @MainActor [weak self, clock] in
      try await clock.sleep(first)
      // It may have been cancelled between its time and its turn.
      try Task.checkCancellation()
      self?.ring()
    }
    alarm = (first, task)
  }

  private func ring() {
    alarm = nil
    let now = clock.now()
    let due = timers.filter { $0.due <= now }.sorted { $0.due < $1.due }
    timers.removeAll { $0.due <= now }
    for timer in due { post(.timer(timer.number)) }
    setAlarm()
  }

  fileprivate func cancel(_ number: Int) { timers.removeAll { $0.number == number } }

  @MainActor package struct Timer {
    package let number: Int
    fileprivate let queue: EventQueue

    package func cancel() { queue.cancel(number) }
  }
}

/// The time that a session goes by: the system's, or one that a test sets.
package struct SessionClock: Sendable {
  package let now: @Sendable () -> ContinuousClock.Instant
  /// Returns when the time has come. - Throws: `CancellationError`.
  let sleep: @Sendable (_ until: ContinuousClock.Instant) async throws -> Void

  static let system = SessionClock(
    now: { .now }, sleep: { try await Task.sleep(until: $0, clock: .continuous) })

  package func seconds(since start: ContinuousClock.Instant) -> Double { (now() - start) / .seconds(1) }
}
