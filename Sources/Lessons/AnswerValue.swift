import Octets
import SMTP

/// What the answer to a Question is, and by that when two of them are the same.
package enum AnswerValue: Equatable, Sendable {
  /// The four numbers of an IP address.
  case address([Int])
  /// A mail address, as the practice server's mailboxes compare them.
  case mailbox(local: String, domain: String)
  /// `<>`
  case nullPath
  case number(Int)
  /// In lower case, without a final dot.
  case host(String)
  /// In lower case, without articles, quotes and signs at their ends.
  case words([String])

  /// What a text is by itself.
  package init(_ text: String) {
    let words = Self.words(text)
    if let word = words.first, words.count == 1 {
      self = Self.value(word) ?? .words(words.map(Self.bare))
    } else {
      self = .words(words.map(Self.bare).filter { !$0.isEmpty })
    }
  }

  /// Whether a typed text gives this answer. Around an address, a number or a name a few words do no harm.
  package func isGiven(by typed: String) -> Bool {
    let given = AnswerValue(typed)
    if given == self { return true }
    guard !isWords, case let words = Self.words(typed).filter({ !Self.fillers.contains(Self.bare($0)) }),
      let first = words.first
    else { return false }
    if case .number = self {
      // A number may have its unit after it.
      return Self.value(first) == self && words.dropFirst().allSatisfy { $0.allSatisfy(\.isLetter) && $0 != "or" }
    }
    return words.count == 1 && Self.value(first) == self
  }

  package var isWords: Bool { if case .words = self { true } else { false } }

  package func isSameKind(as other: AnswerValue) -> Bool {
    switch (self, other) {
    case (.address, .address), (.mailbox, .mailbox), (.nullPath, .nullPath), (.nullPath, .mailbox), (.number, .number),
      (.host, .host), (.words, .words):
      true
    default: false
    }
  }

  /// Words that may come with an answer and say nothing.
  private static let fillers: Set<String> = [
    "it", "is", "it's", "its", "to", "at", "from", "by", "address", "ip", "host", "server", "number", "code",
  ]
  private static let articles: Set<String> = ["the", "a", "an"]
  private static let numerals = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
  ]

  private static func words(_ text: String) -> [String] {
    let parts = text.lowercased().split { $0 == " " || $0 == "\t" }.map(String.init)
    let words = parts.filter { !articles.contains(bare($0)) }
    return words.isEmpty ? parts : words
  }

  /// Nil for what is only a word.
  private static func value(_ word: String) -> AnswerValue? {
    if word == "<>" || word == "`<>`" { return .nullPath }
    var bare = Self.bare(word)
    if bare.hasPrefix("mailto:") { bare = String(bare.dropFirst("mailto:".count)) }
    if let numbers = addressNumbers(bare) { return .address(numbers) }
    if let number = number(bare) { return .number(number) }
    if bare.contains("@") {
      // A quotation mark at the beginning may be the address's own.
      guard let mailbox = [word, bare].lazy.compactMap({ try? Mailbox($0) }).first(where: \.isQualified) else {
        return nil
      }
      return .mailbox(local: mailbox.canonicalLocalPart.lowercased(), domain: mailbox.foldedDomain)
    }
    return bare.contains(".") && bare.utf8.allSatisfy(\.isHostNameOctet) ? .host(bare) : nil
  }

  private static func addressNumbers(_ word: String) -> [Int]? {
    let numbers = word.split(separator: ".", omittingEmptySubsequences: false).map { part in
      part.utf8.count <= 3 && part.utf8.allSatisfy(\.isASCIIDigit) ? Int(part) ?? 256 : 256
    }
    return numbers.count == 4 && numbers.allSatisfy { $0 < 256 } ? numbers : nil
  }

  private static func number(_ word: String) -> Int? {
    if let named = numerals.firstIndex(of: word) { return named }
    let digits = word.filter { $0 != "," }
    return !digits.isEmpty && digits.utf8.allSatisfy(\.isASCIIDigit) ? Int(digits) : nil
  }

  /// Without quotes and brackets round it, and without a final stop.
  private static func bare(_ word: String) -> String {
    var bare = word[...]
    while let last = bare.last, bare.count > 1, ".,;:!?\"'`)>]\u{201d}\u{2019}".contains(last) { bare.removeLast() }
    while let first = bare.first, bare.count > 1, "\"'`(<[\u{201c}\u{2018}".contains(first) { bare.removeFirst() }
    return String(bare)
  }
}

extension Lesson.Question {
  /// Judges what was typed as the answer.
  package func judge(_ typed: String) -> Verdict {
    if answers.contains(where: { AnswerValue($0.text).isGiven(by: typed) }) { return .right }
    let own = wrongs.first { AnswerValue($0.typed).isGiven(by: typed) }?.words
    let expected = AnswerValue(answers.first?.text ?? "")
    return .wrong(.answer(expected: expected, typed: typed), own: own, mark: nil)
  }
}
