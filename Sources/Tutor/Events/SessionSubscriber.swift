/// Learns everything that happens in a session, and makes something of it: a log, an exit status, a lesson's judgement.
@MainActor protocol SessionSubscriber: AnyObject {
  func receive(_ event: SessionEvent)
  /// Writes what it may have kept back.
  func flush()
}

/// A subscriber through which the session is seen. What is done unseen does not reach it.
@MainActor protocol SessionView: SessionSubscriber {
  /// How much is to be shown from now on.
  var display: Display { get set }
}

/// How much of a session is shown; `:wire`, `:timing`, `:hints` and `:notes` change it.
struct Display: Equatable {
  var level = Settings.NotesLevel.full
  /// Each line as it travels, too.
  var showsWire = false
  /// How long each reply took, too.
  var showsTiming = false
  /// The syntax of a command after it, while it is typed.
  var showsHints = true
  /// Whether notes propose what to type next; a script and a lesson know better.
  var proposesNext = true
}
