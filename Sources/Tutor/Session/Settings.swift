package import Network
package import Terminal

/// What a person chose on the command line, for every kind of session.
package struct Settings: Sendable {
  package enum NotesLevel: String, CaseIterable, Sendable {
    /// The first time all of a note's summary, then one line.
    case full
    /// Always one line.
    case brief
    case off
  }

  package var notes = NotesLevel.full
  package var color = ColorChoice.auto
  package var connect = ConnectOptions()
  package var deadlines = Deadlines()
  /// The exit status tells only how the session ended, not what was refused on the way.
  package var keepGoing = false

  package init() {}
}
