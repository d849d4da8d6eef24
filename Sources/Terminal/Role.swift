/// Whose words a line holds, or how it is meant. Only the colour follows from it, and the colour is never
/// the only sign of anything: the text says the same without it.
package enum Role: Sendable, CaseIterable {
  case server, client, note, heading, success, warning, failure, hint, plain

  /// Whether the words are the program's own.
  var isOwn: Bool {
    switch self {
    case .note, .heading, .success, .warning, .failure, .hint: true
    case .server, .client, .plain: false
    }
  }
}
