internal import Network
internal import Terminal

/// Everything that can happen to a session, in the order in which it happened, for the one loop that looks at it.
@MainActor final class EventQueue {
  enum Event {
    case editor(LineEditor.Event)
    /// A line from an input that is no terminal; nil at its end.
    case input(Line?)
    case connectStep(attempt: Int, Connector.Step)
    case connected(attempt: Int, Result<Connection, Connector.Failure>)
    case inbound(link: Int, Inbound)
    case sent(link: Int, octets: Int, TransportFailure?)
    case transfer(link: Int, FileTransfer.Event)
    case timer(Int)
  }

  private var events: [Event] = []
  /// How many of `events` were taken already: taking from the front of an array would move all the others.
  private var taken = 0
  private var waiter: CheckedContinuation<Event, Never>?
  private var lastTimer = 0

  nonisolated init() {}

  func post(_ event: Event) {
    if let waiter {
      self.waiter = nil
      waiter.resume(returning: event)
    } else {
      events.append(event)
    }
  }

  /// The next event. There is one reader.
  func next() async -> Event {
    if taken < events.count { return takeFirst() }
    assert(waiter == nil, "two readers: one of them would wait for ever")
    return await withCheckedContinuation { waiter = $0 }
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

  /// A `.timer` event after so many seconds, unless it is cancelled before.
  func timer(after seconds: Double) -> Timer {
    lastTimer += 1
    let number = lastTimer
    let task = Task { @MainActor [weak self] in
      try await Task.sleep(for: .seconds(seconds))
      // It may have been cancelled between its time and its turn.
      try Task.checkCancellation()
      self?.post(.timer(number))
    }
    return Timer(number: number, task: task)
  }

  struct Timer {
    let number: Int
    fileprivate let task: Task<Void, any Error>

    func cancel() { task.cancel() }
  }
}
