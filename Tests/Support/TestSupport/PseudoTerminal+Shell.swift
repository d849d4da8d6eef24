extension PseudoTerminal {
  /// A shell with job control at its prompt, which leaves the terminal there as it wants it: what it leaves is compared,
  /// not what it found.
  package static func shell(_ environment: [String: String] = [:]) async throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      "/bin/bash", ["--norc", "--noprofile", "--noediting", "-i"],
      environment: environment.merging(["PS1": "shell:"]) { $1 })
    try await terminal.expect("shell:")
    return terminal
  }
}
