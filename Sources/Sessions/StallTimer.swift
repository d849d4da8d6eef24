import Events

/// Watches something that goes on in many small steps: says what is awaited when a step takes long, and tells when one
/// has taken too long. A step costs a look at the clock and no timer: those that run find out when they are over.
@MainActor struct StallTimer {
  private let events: EventQueue
  private let limit: Double
  private let notice: WaitNotice
  private var timer: EventQueue.Timer
  private var lastStep: ContinuousClock.Instant

  init(_ events: EventQueue, _ presenter: Reporter, for what: String, atMost limit: Double) {
    self.events = events
    self.limit = limit
    notice = WaitNotice(events, presenter)
    notice.begin(for: what, atMost: limit)
    timer = events.timer(after: limit)
    lastStep = events.clock.now()
  }

  mutating func step(for what: String? = nil) {
    lastStep = events.clock.now()
    notice.moved(for: what)
  }

  func end() {
    timer.cancel()
    notice.end()
  }

  /// Takes a timer that may be its own; whether there was no step for too long.
  mutating func isOver(at number: Int) -> Bool {
    if number == notice.number { notice.tell() }
    guard number == timer.number else { return false }
    let rest = limit - events.clock.seconds(since: lastStep)
    guard rest > 0 else { return true }
    timer = events.timer(after: rest)
    return false
  }
}
