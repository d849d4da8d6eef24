import Octets
import SMTP

/// Reads the words of a command line before the parser does: finds the command wherever it stands, names an option that is
/// not there, with what it is called here, and spells out what other programs shorten.
package enum CommandLineReader {
  package enum Reading: Equatable {
    /// For the parser, the command first.
    case words([String])
    /// What is wrong, a sentence or two; a line each where there are several lines.
    case mistake(String)
  }

  package static func read(_ arguments: [String]) -> Reading {
    let words = split(arguments)
    guard let first = firstPlace(in: words) else { return checked(OptionTable.unnamed, words) }
    let word = words[first]
    if OptionTable.commands.contains(where: { $0.name == word }) {
      var rest = words
      rest.remove(at: first)
      return checked(word, rest, named: true)
    }
    if let command = meant(by: word) {
      return .mistake(
        "There is no command \(ForeignText(word)). Did you mean smtp-tutor \(command)?\n"
          + "  To connect to a host called \(ForeignText(word)): smtp-tutor \(ForeignText(word)):25")
    }
    return checked(OptionTable.unnamed, words)
  }

  /// `-p587` as two words.
  private static func split(_ arguments: [String]) -> [String] {
    var words: [String] = []
    for (index, word) in arguments.enumerated() {
      if word == "--" { return words + arguments[index...] }
      let port = String(word.dropFirst(2))
      words += word.hasPrefix("-p") && isPort(port) ? ["-p", port] : [word]
    }
    return words
  }

  /// The index of the first word that is neither an option nor the value of one. What follows `--` is no command.
  private static func firstPlace(in words: [String]) -> Int? {
    var index = 0
    while index < words.count, words[index] != "--" {
      guard words[index].hasPrefix("-"), words[index] != "-" else { return index }
      index += OptionTable.takesValue(words[index]) ? 2 : 1
    }
    return nil
  }

  /// The command that a word is a slip for. What could only be a host has a dot, a digit or a colon in it.
  private static func meant(by word: String) -> String? {
    guard word.utf8.allSatisfy(\.isASCIILetter) else { return nil }
    return Spelling.nearest(
      to: word.lowercased(), among: OptionTable.commands.map(\.name).filter { $0 != OptionTable.unnamed },
      reach: word.utf8.count / 3)
  }

  private static func checked(_ command: String, _ words: [String], named: Bool = false) -> Reading {
    let known = OptionTable.options(of: command).names
    var index = 0
    while index < words.count, words[index] != "--" {
      let word = words[index]
      let name = String(word.prefix { $0 != "=" })
      if word.hasPrefix("-"), word != "-" {
        guard known.contains(name) || isCluster(word, of: known) else { return .mistake(unknown(name, command)) }
        if name == word, OptionTable.options(of: command).valued.contains(name) { index += 1 }
      }
      index += 1
    }
    let hasPlaces = OptionTable.options(of: command).names.contains("--port") && command != "serve"
    return .words((named ? [command] : []) + (hasPlaces ? places(words) : words))
  }

  /// Several flags of one letter in one word: `-4v`.
  private static func isCluster(_ word: String, of known: [String]) -> Bool {
    !word.hasPrefix("--") && word.count > 2 && word.dropFirst().allSatisfy { known.contains("-\($0)") && $0 != "p" }
  }

  private static func unknown(_ name: String, _ command: String) -> String {
    let shown = "There is no option \(ForeignText(name))"
    if let owner = OptionTable.commands.first(where: { $0.options.names.contains(name) })?.name {
      return owner == OptionTable.unnamed
        ? "\(shown) for smtp-tutor \(command)." : "\(shown) here: it belongs to smtp-tutor \(owner)."
    }
    if let words = ForeignOptions.words(for: name) { return "\(shown). \(words)" }
    let nearest = Spelling.nearest(
      to: name.lowercased(), among: OptionTable.options(of: command).names.filter { $0.count > 2 }.sorted(),
      reach: name.utf8.count / 4)
    return nearest.map { "\(shown). Did you mean \($0)?" } ?? "\(shown)."
  }

  // MARK: Places

  /// A server written as a URL, or after --to as HOST PORT, in the form that the parser knows.
  private static func places(_ words: [String]) -> [String] {
    let end = words.firstIndex(of: "--") ?? words.endIndex
    var read: [String] = []
    var isTLS = false
    for word in words[..<end] {
      if read.suffix(2).first == "--to", let place = read.last, !place.contains(":"), isPort(word) {
        read[read.count - 1] = "\(place):\(word)"
        continue
      }
      let place = place(word)
      read.append(place.host)
      isTLS = isTLS || place.isTLS
    }
    return (isTLS && !read.contains("--tls") ? ["--tls"] : []) + read + words[end...]
  }

  private static func isPort(_ word: String) -> Bool { !word.isEmpty && word.utf8.allSatisfy(\.isASCIIDigit) }

  /// `smtp://HOST:PORT/` without what is around the place. One with a user and a password is left as it is, to be refused.
  private static func place(_ word: String) -> (host: String, isTLS: Bool) {
    guard let start = word.range(ofPhrase: "://"), !word.contains("@") else { return (word, false) }
    let place = String(word[start.upperBound...].prefix { $0 != "/" && $0 != "?" })
    switch word[..<start.lowerBound].lowercased() {
    case "smtp": return (place, false)
    case "smtps", "submissions": return (place, true)
    default: return (word, false)
    }
  }
}
