import Events
import Octets
import Personas
import Terminal

/// What the scripts have in common with which shells complete a command line. The parser's own know the commands, but none
/// of the options of a session, since the command that has them is the one without a name.
package struct CompletionFacts: Sendable {
  /// A shell for which there is a script.
  package enum Shell: String, CaseIterable, Sendable {
    case bash, zsh, fish
  }

  /// What can be typed in a place, and what it is.
  package struct Candidate: Sendable {
    package let name: String
    package let words: String

    /// - Parameter words: of a sentence, only its first part.
    package init(name: String, words: String) {
      self.name = name
      self.words = CompletionFacts.short(words)
    }
  }

  /// What `learn` may begin with.
  let lessons: [Candidate]
  /// What `learn cases` may go on with.
  let cases: [Candidate]
  /// What `replay` finds without a path.
  let scripts: [Candidate]
  /// The words that the help has for each command, and for each option of it, by its name with dashes.
  let commandWords: [String: String]
  let optionWords: [String: [String: String]]

  /// The word of `learn` that is followed by the name of a case.
  static let casesWord = "cases"

  package init(
    lessons: [Candidate], cases: [Candidate], scripts: [Candidate], commandWords: [String: String],
    optionWords: [String: [String: String]]
  ) {
    self.lessons = lessons
    self.cases = cases
    self.scripts = scripts
    self.commandWords = commandWords
    self.optionWords = optionWords
  }

  package func script(for shell: Shell) -> String {
    switch shell {
    case .bash: BashCompletion.script(self)
    case .zsh: ZshCompletion.script(self)
    case .fish: FishCompletion.script(self)
    }
  }

  /// Words after which names can be typed: options, and the one that begins the cases.
  var named: [(words: [String], values: [String])] {
    Self.named.map { ($0.options, $0.values) } + [([Self.casesWord], cases.map(\.name))]
  }

  /// Options whose values have names.
  static let named: [(options: [String], values: [String])] = [
    (["--notes"], NotesLevel.allCases.map(\.rawValue)),
    (["--color"], ColorChoice.allCases.map(\.rawValue)),
    (["--theme"], Theme.allCases.map(\.rawValue)),
    (["--scenario"], Scenario.allCases.map(\.rawValue)),
    (["--persona"], Persona.all.map(\.name)),
    (["-p", "--port"], ["25", "465", "587"]),
    (["--tls-min"], ["1.0", "1.1", "1.2", "1.3"]),
    (["--generate-completion-script"], Shell.allCases.map(\.rawValue)),
  ]

  /// Options whose value is the name of a file.
  static let files = ["--ca-file", "--cert", "--key", "--log", "--password-file", "--trust-anchor", "--write-ca"]

  /// Options whose value nobody can guess.
  static let others = Set(OptionTable.commands.flatMap(\.options.valued))
    .subtracting(named.flatMap(\.options)).subtracting(files).sorted()

  /// The commands that have a name.
  var commands: [Candidate] {
    OptionTable.commands.map(\.name).filter { $0 != OptionTable.unnamed }
      .map { Candidate(name: $0, words: commandWords[$0] ?? "") }
  }

  /// What the parser's help does not hide, long names before short ones.
  func options(of command: String) -> [Candidate] {
    let hidden: Set<String> = ["--help-hidden", "--experimental-dump-help"]
    let names = OptionTable.options(of: command).names.filter { !hidden.contains($0) }
    let sorted = names.filter { $0.hasPrefix("--") }.sorted() + names.filter { !$0.hasPrefix("--") }.sorted()
    return sorted.map { Candidate(name: $0, words: optionWords[command]?[$0] ?? Self.unlisted[$0] ?? "") }
  }

  /// The one option that the help does not list.
  private static let unlisted = ["--generate-completion-script": "Write a script for a shell like this one."]

  /// One row has room for little more than the first part of a sentence.
  private static func short(_ words: String) -> String {
    let end = [";", ". ", " ("].compactMap { words.range(ofPhrase: $0)?.lowerBound }.min() ?? words.endIndex
    return String(words[..<end].last == "." ? words[..<end].dropLast() : words[..<end])
  }
}

extension [CompletionFacts.Candidate] {
  var names: String { map(\.name).joined(separator: " ") }
}
