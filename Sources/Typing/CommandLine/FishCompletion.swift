import Octets

/// The script with which fish completes a command line: each candidate with its words beside it.
enum FishCompletion {
  static func script(_ facts: CompletionFacts) -> String {
    let commands = facts.commands.map(\.name).joined(separator: " ")
    let options = OptionTable.commands.flatMap { command in
      facts.options(of: command.name).map { line(for: $0, of: command) }
    }
    let words: [(command: String, candidates: [CompletionFacts.Candidate])] = [
      (OptionTable.unnamed, facts.commands), ("help", facts.commands), ("learn", facts.lessons),
      ("replay", facts.scripts),
    ]
    let cases = facts.cases.map { "\(Self.afterCases) -a \($0.name)\(described($0))" }
    let candidates =
      words.flatMap { command, candidates in
        candidates.map { "\(condition(command)) -a \($0.name)\(described($0))" }
      } + cases
    return """
      # Completion of smtp-tutor for fish; written by smtp-tutor --generate-completion-script fish
      function __smtp_tutor_in
          set -l command \(OptionTable.unnamed)
          for word in (commandline -opc)
              if contains -- $word \(commands)
                  set command $word
                  break
              end
          end
          test $command = $argv[1]
      end
      complete -c smtp-tutor -f
      \(condition(OptionTable.unnamed)) -a '(__fish_print_hostnames)' -d host
      \(condition("replay")) -F
      \((candidates + options).joined(separator: "\n"))

      """
  }

  private static func line(
    for option: CompletionFacts.Candidate, of command: (name: String, options: OptionTable)
  ) -> String {
    let name =
      option.name.hasPrefix("--") ? "-l \(option.name.dropFirst(2))" : "-s \(option.name.dropFirst())"
    return "\(condition(command.name)) \(name)\(value(of: option.name, command.options))\(described(option))"
  }

  private static func value(of name: String, _ options: OptionTable) -> String {
    guard options.valued.contains(name) else { return "" }
    if CompletionFacts.files.contains(name) { return " -r -F" }
    let values = CompletionFacts.named.first { $0.options.contains(name) }?.values ?? []
    return values.isEmpty ? " -x" : " -x -a '\(values.joined(separator: " "))'"
  }

  private static func condition(_ command: String) -> String {
    "complete -c smtp-tutor -n '__smtp_tutor_in \(command)'"
  }

  private static let afterCases =
    "complete -c smtp-tutor -n '__smtp_tutor_in learn; and contains -- \(CompletionFacts.casesWord) (commandline -opc)'"

  private static func described(_ candidate: CompletionFacts.Candidate) -> String {
    let words = candidate.words.replacing(phrase: #"\"#, with: #"\\"#).replacing(phrase: "'", with: #"\'"#)
    return words.isEmpty ? "" : " -d '\(words)'"
  }
}
