/// The script with which bash completes a command line. It shows names only.
enum BashCompletion {
  static func script(_ facts: CompletionFacts) -> String {
    let commands = facts.commands.map(\.name)
    let options = OptionTable.commands.map { command in
      "    \(command.name)) options='\(facts.options(of: command.name).names)' ;;"
    }
    let values = facts.named.map { row in
      "    \(row.words.joined(separator: "|"))) words='\(row.values.joined(separator: " "))' ;;"
    }
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
          \(CompletionFacts.files.joined(separator: "|")))
            compopt -o filenames
            mapfile -t COMPREPLY < <(compgen -f -- "$current")
            return
            ;;
          \(CompletionFacts.others.joined(separator: "|"))) return ;;
          *)
            case $current in
            -*) words=$options ;;
            *)
              case $command in
              \(OptionTable.unnamed))
                words='\(commands.joined(separator: " "))'
                mapfile -t COMPREPLY < <(compgen -A hostname -- "$current")
                ;;
              learn) words='\(facts.lessons.names)' ;;
              replay)
                words='\(facts.scripts.names)'
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
}
