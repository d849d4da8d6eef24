import Octets
import SMTP

/// How the arguments of the commands are read that name files and what is in them.
extension LocalCommandRow {
  static let logFile: Parser = { argument throws(LocalCommand.ParseError) in
    let usage = ":log FILE writes this session to FILE, :log >> FILE adds to it; :log off stops"
    if argument.text == "off" { return .log(nil) }
    let appends = argument.text.hasPrefix(">>")
    let path = appends ? argument.text.dropFirst(2).drop { $0 == " " } : argument.text[...]
    guard !path.isEmpty else { throw .needs(usage) }
    return .log(String(path), appends: appends)
  }

  /// A file, and after it numbers: `mail.smtp 2-5`, `mail.smtp 3`.
  static let saved: Parser = { argument throws(LocalCommand.ParseError) in
    guard !argument.octets.isEmpty else { return .save(nil, nil) }
    let (path, last) = argument.lastWord
    let parts = last.split(separator: "-", omittingEmptySubsequences: false)
    let isNumbers =
      (1...2).contains(parts.count) && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(\.isASCIIDigit) }
    guard let path, isNumbers else { return .save(argument.text, nil) }
    guard let first = Int(parts[0]), let last = Int(parts[parts.count - 1]), 1 <= first, first <= last else {
      throw .needs(":save FILE N-M, with numbers of the list that :save shows")
    }
    return .save(path, first...last)
  }

  /// A script, and after it a verb.
  static let script: Parser = { argument throws(LocalCommand.ParseError) in
    guard !argument.octets.isEmpty else { throw .needs(":play FILE, or :play FILE rcpt to stop after that command") }
    let (path, last) = argument.lastWord
    let verb = Verb(rawValue: last)
    guard let path, Verb.known.contains(verb) else { return .play(argument.text, upTo: nil) }
    return .play(path, upTo: verb)
  }

  static let interval: Parser = { argument throws(LocalCommand.ParseError) in
    guard let seconds = Double(argument.text), (1...86_400).contains(seconds) else {
      throw .needs(":watch SECONDS, from 1 to a day, for example :watch 30")
    }
    return .watch(seconds)
  }

  static let copied: Parser = { argument throws(LocalCommand.ParseError) in
    guard let subject = LocalCommand.CopySubject(rawValue: argument.text) else {
      throw .needs(":copy message, or :copy session")
    }
    return .copy(subject)
  }
}

extension LocalCommandRow.Argument {
  /// What is before the last word, if anything, and that word.
  fileprivate var lastWord: (before: String?, word: String) {
    guard let blank = octets.lastIndex(where: \.isBlank) else { return (nil, text) }
    let before = octets[..<blank].trimmingBlanks
    return (String(decoding: before, as: UTF8.self), String(decoding: octets[(blank + 1)...], as: UTF8.self))
  }
}
