import Events

/// Says of a wait that lasts what is awaited, for how long already, and how long at most: after a second, then ever
/// more seldom, a line each time. Where a line may be drawn over it says so each second: elsewhere that would be noise,
/// to a screen reader and in a log.
///
///     # Waiting for the answer to RCPT: 5 s so far, at most 300 s; Ctrl-C stops waiting
@MainActor final class WaitNotice {
  private let events: EventQueue
  private let presenter: Reporter
  private var what = ""
  private var limit = 0.0
  private var moment = 0.0
  private var begun: ContinuousClock.Instant
  private var timer: EventQueue.Timer?
  private var isTold = false

  init(_ events: EventQueue, _ presenter: Reporter) {
    self.events = events
    self.presenter = presenter
    begun = events.clock.now()
  }

  /// The number of the timer event that belongs to `tell()`; nil when nothing more will be said.
  var number: Int? { timer?.number }

  /// Seconds since the wait began.
  var soFar: Double { events.clock.seconds(since: begun) }

  /// A new wait begins. Its own end is said by whoever ends it, so nothing is said at the limit or after it.
  func begin(for what: String, atMost limit: Double) {
    end()
    self.what = what
    self.limit = limit
    moment = 0
    begun = events.clock.now()
    schedule()
  }

  /// What is waited for goes on, or something else is: the wait begins again. A timer for the first notice stays, and
  /// finds that out.
  func moved(for what: String? = nil) {
    if moment > 1 { return begin(for: what ?? self.what, atMost: limit) }
    if let what { self.what = what }
    begun = events.clock.now()
  }

  func end() {
    timer?.cancel()
    timer = nil
    if isTold { presenter.waiting(nil) }
    isTold = false
  }

  /// Its time has come.
  func tell() {
    let soFar = soFar
    guard soFar >= moment else { return schedule(behind: soFar) }
    isTold = true
    // What is drawn over has one row, and its end would be cut off.
    let stop = presenter.isInteractive ? (presenter.isLive ? "; Ctrl-C stops" : "; Ctrl-C stops waiting") : ""
    presenter.waiting(
      "Waiting for \(what): \(Phrases.seconds(moment)) so far, at most \(Phrases.seconds(limit))\(stop)")
    schedule()
  }

  /// - Parameter soFar: seconds since the wait began; nil: as many as were told last.
  private func schedule(behind soFar: Double? = nil) {
    let next = presenter.isLive ? (soFar ?? moment).rounded(.down) + 1 : Self.moment(after: soFar ?? moment)
    timer = next < limit ? events.timer(after: next - (soFar ?? moment)) : nil
    moment = next
  }

  /// Seconds from the start of the wait: 1, 5, 15, 30, 60, and every minute from there on.
  static func moment(after moment: Double) -> Double {
    [1, 5, 15, 30, 60].first { $0 > moment } ?? moment + 60
  }
}
