/// What `--color` says.
package enum ColorChoice: String, Sendable, CaseIterable {
  /// Colour on a terminal, unless NO_COLOR is set and not empty (no-color.org) or TERM is `dumb`.
  case auto
  case always
  case never

  /// Whether to colour, given what the output is and what the environment says.
  func allows(isTerminal: Bool, environment: (String) -> String?) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      isTerminal && (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
    }
  }
}
