import ArgumentParser
import Octets
import Terminal
import Tutor
import Typing

/// `--generate-completion-script`: our scripts in place of the parser's, with the words of the help beside what they offer.
enum CompletionScript {
  private static let option = "--generate-completion-script"

  /// The shell that a script is asked for; nil: none is, or none of those there are.
  static func shell(in words: [String]) -> CompletionFacts.Shell? {
    switch (words.first, words.count) {
    case (option, 2): CompletionFacts.Shell(rawValue: words[1])
    case (option, 1):
      (environmentValue("SHELL") ?? "").split(separator: "/").last.flatMap {
        CompletionFacts.Shell(rawValue: String($0))
      }
    case (let word?, 1) where word.hasPrefix("\(option)="):
      CompletionFacts.Shell(rawValue: String(word.dropFirst(option.utf8.count + 1)))
    default: nil
    }
  }

  @MainActor static func lines(for shell: CompletionFacts.Shell) -> [String] {
    var commands = ["help": "The help of a command."]
    var options = ["help": words(in: SMTPTutor.helpMessage(columns: wide))]
    for command in SMTPTutor.configuration.subcommands {
      let name = command.configuration.commandName ?? ""
      commands[name] = command.configuration.abstract
      options[name] = words(in: SMTPTutor.helpMessage(for: command, columns: wide))
    }
    return Program.completion(for: shell, commandWords: commands, optionWords: options)
      .split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// No line of the help is broken.
  private static let wide = 1_000

  /// `  -p, --port <port>       The port: ...`; where the names leave no room, their words are on the next line.
  private static func words(in help: String) -> [String: String] {
    var found: [String: String] = [:]
    var names: [Substring] = []
    for line in help.split(separator: "\n", omittingEmptySubsequences: false) {
      let text = line.drop { $0 == " " }
      guard line.hasPrefix("  ") else {
        names = []
        continue
      }
      var words = text
      if text.hasPrefix("-") {
        let end = text.range(ofPhrase: "  ")?.lowerBound ?? text.endIndex
        names = text[..<end].split { " ,".contains($0) }.filter { $0.hasPrefix("-") }
        words = text[end...].drop { $0 == " " }
      }
      if !words.isEmpty {
        for name in names { found[String(name)] = String(words) }
        names = []
      }
    }
    return found
  }
}
