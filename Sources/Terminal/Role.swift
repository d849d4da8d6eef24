/// Whose words a line holds, or how it is meant. Only the colour follows from it, and the colour is never
/// the only sign of anything: the text says the same without it.
package enum Role: Sendable, CaseIterable {
  case server, client, note, heading, warning, failure, hint, plain

  /// The SGR parameter: one of the 16 ANSI colours, which follow the user's own palette, or bold. No
  /// blue and no grey: they vanish on some of the common backgrounds. nil: as the terminal likes.
  var attribute: String? {
    switch self {
    case .server: "36"  // cyan
    case .client: "32"  // green
    case .heading: "1"  // bold
    case .warning: "33"  // yellow
    case .failure: "31"  // red
    case .hint: "35"  // magenta
    case .note, .plain: nil
    }
  }
}
