import Octets

/// The terms of mail in plain words, under every form in which a person may type them. The one source: the glossary of
/// the course names the step that teaches a term and repeats its text, and a test compares the two.
enum GlossaryTable {
  struct Term: Equatable, Sendable {
    let name: String
    /// Other words for it. Plurals, hyphens, spaces and case need none; see `keys`.
    let also: [String]
    /// For a headline, after the name.
    let short: String
    let text: String
    let reference: String

    init(_ name: String, also: [String] = [], _ short: String, _ text: String, _ reference: String) {
      self.name = name
      self.also = also
      self.short = short
      self.text = text
      self.reference = reference
    }
  }

  static let terms = exchange + addressing + servers + delivery + senderChecks + filtering + encryption + login + format

  /// - Parameter words: whatever somebody typed: `Open-Relays`, `what is greylisting?`, `the MX record`.
  static func term(_ words: String) -> Term? {
    for key in keys(of: words) {
      if let term = byKey[key] { return term }
    }
    return nil
  }

  private static let byKey = Dictionary(
    terms.flatMap { term in ([term.name] + term.also).map { (fold($0), term) } },
    uniquingKeysWith: { first, _ in first })

  /// The forms to look for, the closest first.
  private static func keys(of words: String) -> [String] {
    var words = words.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "-" }
    // As it was typed first: the A of `A record` is no article.
    var keys = forms(of: fold(words.joined()))
    while let first = words.first, articles.contains(String(first)), words.count > 1 { words.removeFirst() }
    while !words.isEmpty {
      keys += forms(of: fold(words.joined()))
      guard let last = words.last, kinds.contains(String(last)) else { break }
      words.removeLast()
    }
    return keys
  }

  /// What may come before a term without a meaning of its own.
  private static let articles: Set<String> = ["what", "is", "s", "are", "a", "an", "the", "explain"]
  /// What may follow it.
  private static let kinds: Set<String> = [
    "record", "records", "header", "headers", "field", "error", "errors", "command", "check", "policy", "address",
    "message", "messages", "server", "servers", "signature", "code", "extension", "mean",
  ]

  /// A word and what it may be the plural, the gerund or the past of.
  private static func forms(of word: String) -> [String] {
    var forms = [word]
    for (ending, replacement) in [
      ("ies", "y"), ("es", ""), ("s", ""), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"),
    ]
    where word.hasSuffix(ending) && word.count > ending.count + 2 {
      forms.append(String(word.dropLast(ending.count)) + replacement)
    }
    return forms
  }

  private static func fold(_ text: String) -> String {
    String(text.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}
