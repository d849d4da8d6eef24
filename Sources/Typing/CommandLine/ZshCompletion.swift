import Octets

/// The script with which zsh completes a command line: each candidate with its words beside it.
enum ZshCompletion {
  static func script(_ facts: CompletionFacts) -> String {
    let options = OptionTable.commands.map { command in
      "  \(command.name)) options=(\n\(list(facts.options(of: command.name)))\n    ) ;;"
    }
    // The cases have words of their own, below.
    let values = facts.named.filter { !$0.words.contains(CompletionFacts.casesWord) }.map { row in
      "  \(row.words.joined(separator: "|"))) candidates=(\(row.values.joined(separator: " "))) ;;"
    }
    return """
      #compdef smtp-tutor
      # Completion of smtp-tutor for zsh; written by smtp-tutor --generate-completion-script zsh
      _smtp_tutor() {
        local command=\(OptionTable.unnamed) word
        local -a options commands candidates
        commands=(
      \(list(facts.commands))
        )
        for word in ${words[2,CURRENT-1]}; do
          case $word in
          \(facts.commands.map(\.name).joined(separator: "|")))
            command=$word
            break
            ;;
          esac
        done
        case $command in
      \(options.joined(separator: "\n"))
        esac
        case ${words[CURRENT-1]} in
      \(values.joined(separator: "\n"))
        \(CompletionFacts.files.joined(separator: "|")))
          _files
          return
          ;;
        \(CompletionFacts.others.joined(separator: "|"))) return 1 ;;
        esac
        if (( $#candidates )); then
          _describe -t values value candidates
          return
        fi
        if [[ ${words[CURRENT]} == -* ]]; then
          _describe -o -t options option options
          return
        fi
        case $command in
        \(OptionTable.unnamed))
          _describe -t commands command commands
          _hosts
          ;;
        learn)
          if [[ ${words[CURRENT-1]} = \(CompletionFacts.casesWord) ]]; then
            candidates=(
      \(list(facts.cases))
            )
          else
            candidates=(
      \(list(facts.lessons))
            )
          fi
          _describe -t lessons lesson candidates
          ;;
        replay)
          candidates=(
      \(list(facts.scripts))
          )
          _describe -t scripts script candidates
          _files
          ;;
        help) _describe -t commands command commands ;;
        esac
      }
      if [[ $funcstack[1] = _smtp-tutor ]]; then _smtp_tutor "$@"; else compdef _smtp_tutor smtp-tutor; fi

      """
  }

  private static func list(_ candidates: [CompletionFacts.Candidate]) -> String {
    candidates.map { candidate in
      let words = candidate.words.isEmpty ? "" : ":\(candidate.words)"
      return "    '\((candidate.name + words).replacing(phrase: "'", with: #"'\''"#))'"
    }.joined(separator: "\n")
  }
}
