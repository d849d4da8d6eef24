import ArgumentParser
import Events

/// What `--help` says besides the parser's own words: the options of a session, which is the command without a name, and
/// the exit statuses. It is put together only when it is asked for.
enum FullHelp {
  /// Whether an error of the parser is the wish for help on the program as a whole.
  static func isWanted(by error: any Error) -> Bool {
    !(error is ExitCode) && SMTPTutor.exitCode(for: error).isSuccess
      && SMTPTutor.fullMessage(for: error) == SMTPTutor.helpMessage()
  }

  static var text: String { [SMTPTutor.helpMessage(), options, statuses].joined(separator: "\n\n") }

  /// As the help of `connect` lists them, without those that every command has.
  private static var options: String {
    let lines = SMTPTutor.helpMessage(for: Connect.self).split(separator: "\n", omittingEmptySubsequences: false)
    let own = lines.drop { $0 != "OPTIONS:" }.dropFirst().prefix { !$0.isEmpty && !$0.hasPrefix("  --version") }
    return (["OPTIONS OF A SESSION:"] + own).joined(separator: "\n")
  }

  private static var statuses: String {
    let rows = ExitStatus.allCases.map { status in
      "  \(String(repeating: " ", count: 2 - "\(status.rawValue)".count))\(status.rawValue)  \(status.meaning)"
    }
    return (["EXIT STATUS, when input is not a terminal:"] + rows).joined(separator: "\n")
  }
}
