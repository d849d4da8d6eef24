package import Annotations
import SMTP
package import Terminal

/// The one place where it is told what happens in a session: it passes each event on to the views and the other subscribers, and
/// remembers which notes were told. What an event looks like, it does not know. Everything is told through its methods, which
/// `Reporter+Events` and `Reporter+Words` list.
@MainActor @dynamicMemberLookup package final class Reporter {
  package let medium: Medium
  package var display: Display { didSet { for view in views { view.display = display } } }
  /// The note that `:explain` explains.
  package private(set) var lastNote: Note?

  private var views: [any SessionView] = []
  private var subscribers: [any SessionSubscriber] = []
  private var isUnseen = false
  private var attempt: Attempt?
  private var seen: Set<Note.ID> = []

  package init(medium: Medium, display: Display = Display()) {
    self.medium = medium
    self.display = display
  }

  package subscript<Value>(dynamicMember member: WritableKeyPath<Display, Value>) -> Value {
    get { display[keyPath: member] }
    set { display[keyPath: member] = newValue }
  }

  // MARK: Subscribers

  package func show(on view: any SessionView) {
    view.display = display
    views.append(view)
  }

  /// The views learn of everything first.
  package func subscribe(_ subscriber: any SessionSubscriber) { subscribers.append(subscriber) }

  package func unsubscribe(_ subscriber: any SessionSubscriber) { subscribers.removeAll { $0 === subscriber } }

  package func emit(_ event: SessionEvent) {
    if !isUnseen { for view in views { view.receive(event) } }
    guard attempt?.keep(event) == nil else { return }
    for subscriber in subscribers { subscriber.receive(event) }
  }

  package func flush() {
    for view in views { view.flush() }
    for subscriber in subscribers { subscriber.flush() }
  }

  /// Does what was seen before, or is not to be seen: meanwhile every subscriber but the views learns what happens.
  package func unseen<Result>(_ work: @MainActor () async -> Result) async -> Result {
    let wasUnseen = isUnseen
    isUnseen = true
    defer { isUnseen = wasUnseen }
    return await work()
  }

  // MARK: An attempt

  /// What happens on a connection that may not be kept. The views show it at once; for everybody else, the log above all,
  /// it will have happened or not.
  private struct Attempt {
    private static let limit = 1_000
    private var events: [SessionEvent] = []
    private var dropped = 0

    mutating func keep(_ event: SessionEvent) {
      if events.count < Self.limit { events.append(event) } else { dropped += 1 }
    }

    var all: [SessionEvent] {
      let note = "(what the server sent next was too much to keep, and was not recorded)"
      return events + (dropped > 0 ? [.recorded(.note(note), omitted: 0)] : [])
    }
  }

  /// From here on only the views learn what happens, until `endAttempt`.
  package func beginAttempt() { attempt = Attempt() }

  /// - Parameters:
  ///   - counts: whether what happened since `beginAttempt` is told to the other subscribers now, or to nobody.
  ///   - before: what they are to learn first.
  package func endAttempt(counts: Bool, after before: [SessionEvent] = []) {
    let events = attempt?.all ?? []
    attempt = nil
    guard counts else { return }
    for event in before + events { for subscriber in subscribers { subscriber.receive(event) } }
  }

  // MARK: The once-rule

  /// A note as it is told now. While nothing is seen, or with notes off, it does not count as told.
  package func occurrence(of note: Note) -> SessionEvent.NoteOccurrence {
    guard !isUnseen else { return SessionEvent.NoteOccurrence(note: note, isFirst: false) }
    let note = medium.isInteractive ? note : Self.forShell(note)
    lastNote = note
    return SessionEvent.NoteOccurrence(note: note, isFirst: display.level != .off && seen.insert(note.id).inserted)
  }

  /// The note for whoever has no prompt, where a line that begins with a colon cannot be typed.
  static func forShell(_ note: Note) -> Note {
    guard let next = note.next else { return note }
    let possible = NextLine.forShell(next)
    return possible == next ? note : note.proposing(possible)
  }

  /// A note that is told once and never again.
  package func noteOnce(_ note: Note) {
    if !seen.contains(note.id) { self.note(note) }
  }

  /// Everything there is to say. What is looked up is not the last thing that happened.
  package func explain(_ note: Note) {
    emit(.explanation(note))
  }
}

// MARK: Where it is shown

extension Reporter {
  package var isInteractive: Bool { medium.isInteractive }
  package var isPlain: Bool { medium.isPlain }
  /// Whether what is said of a wait is drawn over what was said before.
  package var isLive: Bool { medium.isLive }
  package var canShowHints: Bool { medium.canShowHints }
  package var width: Int { medium.width }

  package func use(_ color: ColorChoice) { medium.use(color) }
  package func use(_ theme: Theme) { medium.use(theme) }

  package func shortened(_ name: String, besides others: Int) -> String { medium.shortened(name, besides: others) }
}
