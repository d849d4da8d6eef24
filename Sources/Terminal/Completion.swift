/// What Tab offers for a word of the line that is being typed.
package struct Completion: Sendable, Equatable {
  /// The index in the line where the word begins; it ends at the cursor.
  package let start: Int
  /// What may stand in its place, best first.
  package let candidates: [String]
  /// What each of them is; nil where nothing need be said.
  package let meanings: [String?]

  /// - Parameter meanings: as many as there are candidates.
  package init(start: Int, candidates: [String], meanings: [String?]) {
    self.start = start
    self.candidates = candidates
    self.meanings = meanings
  }
}

/// What kind of line is asked for.
package enum InputKind: Sendable, Equatable {
  /// A command: history and search.
  case command
  /// A line of a message: Tab is a character, and there is no history to recall.
  case message
}
