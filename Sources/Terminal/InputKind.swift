/// What kind of line is asked for.
package enum InputKind: Sendable, Equatable {
  /// A command: history and search.
  case command
  /// A line of a message: Tab is a character, and there is no history to recall.
  case message
}
