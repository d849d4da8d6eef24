import Events
import Personas
import Terminal

/// The script with which bash completes a command line. The parser's own knows the commands, but none of the options of a
/// session, since the command that has them is the one without a name.
package enum BashCompletion {
  /// Options whose values have names.
  private static let named: [(options: [String], values: [String])] = [
    (["--notes"], NotesLevel.allCases.map(\.rawValue)),
    (["--color"], ColorChoice.allCases.map(\.rawValue)),
    (["--theme"], Theme.allCases.map(\.rawValue)),
    (["--scenario"], Scenario.allCases.map(\.rawValue)),
    (["--persona"], Persona.all.map(\.name)),
    (["-p", "--port"], ["25", "465", "587"]),
    (["--generate-completion-script"], ["bash", "zsh", "fish"]),
  ]

  /// Options whose value is the name of a file.
  private static let files = ["--ca-file", "--cert", "--key", "--log", "--password-file", "--write-ca"]

  /// - Parameters:
  ///   - lessons: what `learn` may begin with.
  ///   - scripts: what `replay` finds without a path.
  package static func script(lessons: [String], scripts: [String]) -> String {
    let commands = OptionTable.commands.map(\.name).filter { $0 != OptionTable.unnamed }
    let options = OptionTable.commands.map { command in
      "    \(command.name)) options='\(shown(command.options).joined(separator: " "))' ;;"
    }
    let values = named.map { row in
      "    \(row.options.joined(separator: "|"))) words='\(row.values.joined(separator: " "))' ;;"
    }
    let others = Set(OptionTable.commands.flatMap(\.options.valued))
      .subtracting(named.flatMap(\.options)).subtracting(files).sorted()
    return """
      # Completion of smtp-tutor for bash; written by smtp-tutor --generate-completion-script bash
      _smtp_tutor() {
        local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
        local command=\(OptionTable.unnamed) options= words= word
        COMPREPLY=()
        for word in "${COMP_WORDS[@]:1:COMP_CWORD - 1}"; do
          case $word in
          \(commands.joined(separator: "|")))
            command=$word
            break
            ;;
          esac
        done
        case $command in
      \(options.joined(separator: "\n"))
        esac
        case $previous in
      \(values.joined(separator: "\n"))
          \(files.joined(separator: "|")))
            compopt -o filenames
            mapfile -t COMPREPLY < <(compgen -f -- "$current")
            return
            ;;
          \(others.joined(separator: "|"))) return ;;
          *)
            case $current in
            -*) words=$options ;;
            *)
              case $command in
              \(OptionTable.unnamed))
                words='\(commands.joined(separator: " "))'
                mapfile -t COMPREPLY < <(compgen -A hostname -- "$current")
                ;;
              learn) words='\(lessons.joined(separator: " "))' ;;
              replay)
                words='\(scripts.joined(separator: " "))'
                compopt -o filenames
                mapfile -t COMPREPLY < <(compgen -f -- "$current")
                ;;
              help) words='\(commands.joined(separator: " "))' ;;
              esac
              ;;
            esac
            ;;
        esac
        mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "$words" -- "$current")
      }
      complete -F _smtp_tutor smtp-tutor

      """
  }

  /// What the parser's help does not hide, long names before short ones.
  private static func shown(_ options: OptionTable) -> [String] {
    let hidden: Set<String> = ["--help-hidden", "--experimental-dump-help"]
    let names = options.names.subtracting(hidden)
    return names.filter { $0.hasPrefix("--") }.sorted() + names.filter { !$0.hasPrefix("--") }.sorted()
  }
}
