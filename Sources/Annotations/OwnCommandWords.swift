/// What to do about a command of this program's command line that was typed at its prompt.
enum OwnCommandWords {
  static func here(_ name: String) -> String {
    switch name {
    case "check": "Here, :check DOMAIN does the same."
    case "explain": "Here, :help 550 explains a code, and :explain the last reply."
    case "replay": "Here, :play SCRIPT plays a script on this connection."
    case "help": "Here, :help helps."
    default: "Type it there: :quit leaves this program."
    }
  }
}
