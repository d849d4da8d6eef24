import Events

/// Says of a check that lasts what it does just now: after a second, then ever more seldom; where a line can be drawn over,
/// each second.
@MainActor final class CheckProgress {
  private let tell: (String?) -> Void
  private let isLive: Bool
  private var ticker: Task<Void, Never>?
  private var isTold = false
  /// What is being done: `looking up good.test`.
  var doing = ""

  /// - Parameter tell: gets a sentence, and nil when it is over.
  init(isLive: Bool, tell: @escaping (String?) -> Void) {
    (self.isLive, self.tell) = (isLive, tell)
  }

  func begin() {
    let start = ContinuousClock.now
    ticker = Task { @MainActor [weak self] in
      var moment = 1
      while true {
        do { try await Task.sleep(until: start + .seconds(moment), clock: .continuous) } catch { return }
        guard let self else { return }
        isTold = true
        tell("\(doing): \(moment) s so far; Ctrl-C ends with what is known")
        moment = next(after: moment)
      }
    }
  }

  func end() {
    ticker?.cancel()
    ticker = nil
    if isTold { tell(nil) }
    isTold = false
  }

  private func next(after moment: Int) -> Int {
    if isLive { return moment + 1 }
    return [5, 15, 30, 60].first { $0 > moment } ?? moment + 60
  }
}
