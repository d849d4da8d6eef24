/// Learns everything that happens in a session, and makes something of it: a log, an exit status, a lesson's judgement.
@MainActor package protocol SessionSubscriber: AnyObject {
  func receive(_ event: SessionEvent)
  /// Writes what it may have kept back.
  func flush()
}

/// A subscriber through which the session is seen. What is done unseen does not reach it.
@MainActor package protocol SessionView: SessionSubscriber {
  /// How much is to be shown from now on.
  var display: Display { get set }
}

/// How much is said about what happens.
package enum NotesLevel: String, CaseIterable, Sendable {
  /// The first time all of a note's summary, then one line.
  case full
  /// Always one line.
  case brief
  case off
}

/// How much of a session is shown; `:wire`, `:timing`, `:hints` and `:notes` change it.
package struct Display: Equatable {
  package var level = NotesLevel.full
  /// Each line as it travels, too.
  package var showsWire = false
  /// How long each reply took, too.
  package var showsTiming = false
  /// The syntax of a command after it, while it is typed.
  package var showsHints = true
  /// Whether notes propose what to type next; a script and a lesson know better.
  package var proposesNext = true
  /// Whether more may still be said about the line typed last: what is proposed next waits until all is said.
  package var isWaiting = false
  /// How many lines a person has typed at the prompt: for each, at most one line is proposed.
  package var typedLines = 0

  package init(
    level: NotesLevel = .full, showsWire: Bool = false, showsTiming: Bool = false, showsHints: Bool = true,
    proposesNext: Bool = true
  ) {
    self.level = level
    self.showsWire = showsWire
    self.showsTiming = showsTiming
    self.showsHints = showsHints
    self.proposesNext = proposesNext
  }
}
