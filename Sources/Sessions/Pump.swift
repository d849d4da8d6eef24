/// The one place that awaits events. What is going on (a prompt, a wait, a question, a transfer) is a mode: it takes the
/// events it knows, one at a time, until it has what it is for. An event that the mode at hand does not know goes to
/// the mode below, and so on down to the session itself, which knows everything about its connection. What nobody knows
/// yet, such as a line typed early, is kept for the next mode: no event is lost.
@MainActor package final class Pump {
  package typealias Event = EventQueue.Event

  /// What a mode makes of an event.
  package enum Reaction<Result> {
    /// The mode has what it is for.
    case done(Result)
    case goOn
    /// The event is for the mode below.
    case notMine
  }

  /// A mode that stays while others come and go above it; false: the event is for the mode below.
  package typealias Standing = (Event) -> Bool

  private let events: EventQueue
  private var standing: [(id: Int, takes: Standing)] = []
  private var lastID = 0
  /// Events that nobody has known so far, oldest first.
  private var kept: [Event] = []
  /// The signal that told the program to end.
  package var endingSignal: Int32?
  /// Looks whether there is something to be done without any event; whether there was.
  var idle: () -> Bool = { false }
  /// Comes before an event is awaited: what was said until then is shown.
  var beforeAwaiting: () -> Void = {}

  init(_ events: EventQueue) { self.events = events }

  /// Runs a mode until it has a result.
  /// - Parameters:
  ///   - check: looked at before each event; anything but nil is the result.
  ///   - mode: takes an event.
  package func run<Result>(until check: () -> Result? = { nil }, _ mode: (Event) -> Reaction<Result>) async -> Result {
    var offered = kept[...]
    kept = []
    while true {
      if let result = check() {
        kept = offered + kept
        return result
      }
      if idle() { continue }
      beforeAwaiting()
      let event: Event
      if let early = offered.popFirst() { event = early } else { event = await events.next() }
      switch mode(event) {
      case .done(let result):
        kept = offered + kept
        return result
      case .goOn: break
      case .notMine: handDown(event)
      }
    }
  }

  private func handDown(_ event: Event) {
    for mode in standing.reversed() where mode.takes(event) { return }
    kept.append(event)
  }

  /// Puts a mode on top of those that stand; it stays until it is taken away.
  package func stand(_ mode: @escaping Standing) -> Int {
    lastID += 1
    standing.append((lastID, mode))
    return lastID
  }

  package func takeAway(_ id: Int) { standing.removeAll { $0.id == id } }
}
